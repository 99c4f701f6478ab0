"""`costledger budget spread`, `compare`, `control` and `check`: plans and their limits."""

from __future__ import annotations

from costledger.cli.answers import budget as answers
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    Filters,
    LedgerPlace,
    read_fields,
)
from costledger.cli.ui.present import present
from costledger.ledger import Ledger


def compare(
    version: str,
    *,
    period: str = "",
    actual: str = "ACTUAL",
    filters: Filters = (),
    tolerance: str = "",
    tolerance_amount: str = "",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Compare a budget with what happened, by cost type and receiver.

    Parameters
    ----------
    version
        The budget.
    period
        2026, 2026-Q1, 2026-03, 2026-01..2026-06; everything without it.
    actual
        What to hold against it: ACTUAL, or another version such as a forecast.
    tolerance
        How many percent beyond the budget are no excess.
    tolerance_amount
        What amount beyond the budget is no excess.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.budget.compare(
            version,
            period=period,
            actual=actual,
            filters=dict(read_fields(filters)),
            tolerance_percent=tolerance,
            tolerance_amount=tolerance_amount,
        )
    present(answers.compared(found), json=json)


def control(
    version: str,
    *,
    span: str = "year",
    tolerance: str = "",
    tolerance_amount: str = "",
    off: bool = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Refuse journals that go beyond a budget and its tolerance.

    Parameters
    ----------
    version
        The budget.
    span
        What a cell is held against: its month, quarter or year.
    tolerance
        How many percent beyond the budget are allowed.
    tolerance_amount
        What amount beyond the budget is allowed.
    off
        Keep the tolerance for comparisons, and refuse nothing.
    """
    with Ledger.open(ledger) as opened:
        found = opened.budget.control(
            version,
            span=span,
            tolerance_percent=tolerance,
            tolerance_amount=tolerance_amount,
            checked=not off,
        )
        digits = opened.setup().minor_digits
    present(answers.controlled(found, digits), json=json)


def check(
    batch: str = "DEFAULT",
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> int:
    """List what posting a journal batch would exceed; the exit status is then 1.

    Parameters
    ----------
    batch
        The batch.
    """
    with Ledger.open(ledger) as opened:
        found = opened.budget.check(batch)
    present(answers.checked(batch, found), json=json)
    return 1 if found else 0
