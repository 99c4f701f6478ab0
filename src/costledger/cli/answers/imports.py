"""Answers about imports: what became of the rows, and which charts follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.cli.ui.present import Answer, phrase_of, plain, table
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costledger.cli.ui.present import Part
    from costledger.operations.imports.align import Aligned
    from costledger.operations.imports.books import ImportResult

SHOWN = 5
"""How many codes are named of those that follow."""


def imported(found: ImportResult) -> Answer:
    """Answer what became of the rows of each table, and what was left alone."""
    return Answer(plain(found, found.minor_digits), _imported(found))


def _imported(found: ImportResult) -> Iterator[Part]:
    would = phrase(" (a dry run: nothing was kept)") if found.dry_run else ""
    if found.entries:
        yield phrase_of(
            "{entries:,} G/L entries imported as import {import_no}, debit {currency} "
            "{debit}, credit {credit}{would}.",
            found,
            found.minor_digits,
            would=would,
        )
    else:
        yield phrase("No new G/L entries{would}.", would=would)
    yield table(found.tables, "table, rows>, new>, changed>, as before> unchanged")
    followed = tuple(each for each in found.aligned if each.is_done)
    left = tuple(each for each in found.aligned if not each.is_done)
    if followed:
        yield phrase("The charts follow: {followers}.", followers=followers(followed))
    if left:
        yield phrase(
            "The charts stay as they are, without {followers}.",
            followers=followers(left),
        )
    for note in found.notes:
        yield phrase("note: {note}", note=note)
    if found.left_alone:
        yield phrase(
            "Left alone, no table of ours yet: {left_alone}.",
            left_alone=", ".join(found.left_alone),
        )


def followers(aligned: Sequence[Aligned]) -> str:
    """Return the lines that follow, a few by name: cost types created: 6300, 6400."""
    reported: dict[tuple[str, str], list[str]] = {}
    for each in aligned:
        what = phrase(each.table.replace("_", " ")), phrase(each.what)
        reported.setdefault(what, []).append(each.code)
    return "; ".join(
        f"{chart} {what}: {', '.join(codes[:SHOWN])}"
        + (
            phrase(" and {codes:,} more", codes=len(codes) - SHOWN)
            if len(codes) > SHOWN
            else ""
        )
        for (chart, what), codes in reported.items()
    )
