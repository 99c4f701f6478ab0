"""`costledger setup`: show the settings, or change some."""

from __future__ import annotations

import datetime
from typing import Annotated

from cyclopts import Parameter

from costledger.cli.answers import exchange as answers
from costledger.cli.ui.ask import Yes, is_asked
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace, read_day
from costledger.cli.ui.output import money
from costledger.cli.ui.present import present
from costledger.errors import Refusal, RefusedError
from costledger.ledger import Ledger
from costledger.messages import phrase
from costledger.operations.base.setup import read_settings

SHOWN = 5
"""How many values are named of those that entries carry."""

From = Annotated[
    datetime.date | None,
    Parameter(
        name="--from",
        converter=read_day,
        help="Let other dimensions hold for entries posted from this day on only.",
    ),
]


def setup(
    *changes: Annotated[str, Parameter(help="Settings to change, NAME=VALUE.")],
    dimensions_from: From = None,
    yes: Yes = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Show the settings, or change those named: `setup allow_posting_to=2026-03-31`.

    An empty value takes a date away: `setup allow_posting_to=`. Another dimension holds
    for all entries that are not transferred; how many those are is shown, and asked.
    """
    requested = read_settings(changes)
    with Ledger.open(ledger, read_only=not requested) as opened:
        if not yes:
            _ask(opened, requested, dimensions_from)
        settings = opened.setup(dimensions_from=dimensions_from, **requested)
    present(answers.settings(settings), json=json)


def _ask(
    opened: Ledger, requested: dict[str, object], start: datetime.date | None
) -> None:
    """Show what is not transferred under a dimension that changes, and ask.

    Raises RefusedError.
    """
    found = opened.setup_untransferred(dimensions_from=start, **requested)
    if not found:
        return
    digits = opened.setup().minor_digits
    entries = sum(each.entries for each in found)
    values = "; ".join(
        f"{each.dimension} {each.code}: {each.entries:,} ({money(each.amount, digits)})"
        for each in found[:SHOWN]
    )
    more = (
        phrase(" and {found:,} more values", found=len(found) - SHOWN)
        if len(found) > SHOWN
        else ""
    )
    question = phrase(
        "{entries:,} entries are not transferred yet and would be read by "
        "the other dimension: {values}{more}. Go on?",
        entries=entries,
        values=values,
        more=more,
    )
    if not is_asked(question):
        raise RefusedError(
            phrase("The change"),
            [
                Refusal(
                    "confirmation_declined",
                    "",
                    "",
                    "",
                    question,
                    phrase("Answer with `--yes`, or run `costledger transfer` first."),
                )
            ],
        )
