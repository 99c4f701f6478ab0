"""`costledger allocate`: share what stands on senders among receivers, level by level."""

from __future__ import annotations

import re

from costledger.cli.answers import allocation as answers
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    Day,
    DryRun,
    LedgerPlace,
    Request,
    Today,
)
from costledger.cli.ui.output import progress
from costledger.cli.ui.present import present
from costledger.errors import SetupError
from costledger.ledger import Ledger
from costledger.messages import phrase
from costledger.operations.allocation.run import Allocation


def allocate(
    *,
    date: Day = None,
    levels: str = "1..99",
    label: str = "",
    version: str = "ACTUAL",
    policy: str = "delta",
    key_date: Day = None,
    order: str = "",
    keys_of: int | None = None,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    dry_run: DryRun = False,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Share what stands on senders among receivers, level by level, exactly.

    Parameters
    ----------
    date
        Allocate what is open up to this day, and post on it, YYYY-MM-DD.
    levels
        The levels to run: 1..99, or one.
    label
        The rules to run: empty those without a label, * all.
    version
        The version to allocate: ACTUAL, or a budget.
    policy
        What a second run of a period does: delta posts the difference, refuse posts
        nothing, replace reverses the first and runs anew.
    key_date
        The day that the windows of keys are seen from; without it the date of the run.
    order
        Rules or senders whose turn comes first on step-down levels: PM,IS.
    keys_of
        The number of a run whose keys are used again.
    """
    first, last = _levels(levels)
    with Ledger.open(ledger) as opened, progress(phrase("allocating …")):
        result = opened.allocate(
            Allocation(
                date=date,
                from_level=first,
                to_level=last,
                label=label,
                version=version,
                policy=policy,
                key_date=key_date,
                order=[each for each in order.split(",") if each.strip()],
                keys_of=keys_of,
            ),
            dry_run=dry_run,
            today=today,
            request=request,
        )
    present(answers.allocated(result), json=json, ledger=ledger)


def _levels(text: str) -> tuple[int, int]:
    """Read 1..99, or one level.

    Raises SetupError.
    """
    found = re.fullmatch(r"\s*(\d+)\s*(?:\.\.\s*(\d+)\s*)?", text)
    if not found:
        raise SetupError("levels", text, phrase("write them as 1..99, or one as 3."))
    first, last = found.groups()
    return int(first), int(last or first)
