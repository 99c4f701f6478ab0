"""What a person is told of a SAF-T file beside its rows, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.messages import marked, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costledger.sources.saft_spool import Noted

SENTENCES = {
    "version": marked(
        "It says that it is of version {examples}; 1.10 to 1.30 are known."
    ),
    "own number": (
        marked(
            "{count} accounts have no standard account or grouping; the first "
            "digit of their own number decided whether they are income "
            "statement: {examples}."
        )
    ),
    "nothing": (
        marked(
            "Nothing tells whether {count} accounts are income statement, so "
            "they count as such; a mapping can say it (income_statement): "
            "{examples}."
        )
    ),
    "closed": (
        marked(
            "{count} analysis values are closed in the source. They are not "
            "blocked here, since past entries go to them: {examples}."
        )
    ),
    "unlisted": (
        marked(
            "{count} analysis values stand on lines and not in the "
            "AnalysisTypeTable: {examples}."
        )
    ),
    "outside period": (
        marked(
            "{count} transactions are dated outside the month of their period; "
            "they stand on the voucher's day: {examples}."
        )
    ),
    "repeated": (
        marked(
            "{count} transactions repeat the number of another one in their "
            "journal and period; they are told apart by their order: "
            "{examples}."
        )
    ),
    "left over": (
        marked(
            "Analyses name less than the amount of {count} lines; the rest "
            "stands without a value: {examples}."
        )
    ),
    "too much": (
        marked(
            "Analyses name more than the amount of {count} lines; the "
            "difference stands without a value: {examples}."
        )
    ),
    "unpriced": (
        marked(
            "{count} lines name several values of a type and not who carries "
            "what; what is not named stands without a value: {examples}."
        )
    ),
    "no total": marked(
        "The file has no control total {examples}, so nothing proves it whole."
    ),
}
"""By kind of note, in the order in which they are told."""


def notes(noted: Mapping[str, Noted]) -> tuple[str, ...]:
    """Return the sentences for what was noted."""
    return tuple(
        phrase(sentence, count=noted[kind].count, examples=noted[kind])
        for kind, sentence in SENTENCES.items()
        if kind in noted
    )
