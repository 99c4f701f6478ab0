"""`costledger budget copy`, `from-gl`, `to-gl`, `to-actual`: what is there, elsewhere."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from costledger.cli.answers import budget as answers
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    DryRun,
    Filters,
    LedgerPlace,
    Request,
    Today,
    read_fields,
)
from costledger.cli.ui.present import present
from costledger.ledger import Ledger
from costledger.operations.budget.copy import BudgetCopy
from costledger.operations.budget.gl_budget import GLBudgetCopy

To = Annotated[
    tuple[str, ...],
    Parameter(
        name="--to",
        negative="",
        help="A code for all copies, as NAME=CODE: cost_center_code=ADM. Repeat it.",
    ),
]
Shift = Annotated[
    str, Parameter(help="How dates move: 1Y, 1M, -1W, CM; each copy from the last.")
]
KeepEnd = Annotated[
    bool, Parameter(negative="", help="Keep the last day of a month one.")
]
Again = Annotated[
    bool,
    Parameter(negative="", help="Copy even what the target has copies of already."),
]


def copy(
    source: str,
    target: str,
    *,
    filters: Filters = (),
    to: To = (),
    factor: str = "1",
    copies: int = 1,
    shift: Shift = "",
    keep_month_end: KeepEnd = False,
    rounding: str = "",
    monthly: bool = False,
    primary_only: bool = False,
    allow_duplicate: Again = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Copy what a version shows into another; ACTUAL may be the source.

    Parameters
    ----------
    source
        The version to copy.
    target
        The version that takes the copies.
    factor
        What amounts are multiplied by.
    copies
        How many copies of each entry.
    rounding
        The unit that amounts are rounded to, such as 100.
    monthly
        Sum a cost type and receiver of a month into one entry.
    primary_only
        Leave out what allocations wrote.
    """
    with Ledger.open(ledger) as opened:
        copied = opened.budget.copy(
            source,
            target,
            BudgetCopy(
                filters=dict(read_fields(filters)),
                to=dict(read_fields(to)),
                factor=factor,
                copies=copies,
                shift=shift,
                keep_month_end=keep_month_end,
                rounding=rounding,
                monthly=monthly,
                primary_only=primary_only,
                allow_duplicate=allow_duplicate,
            ),
            dry_run=dry_run,
            today=today,
            request=request,
        )
    present(answers.copied(copied), json=json, ledger=ledger)


def from_gl(
    source: str,
    target: str,
    *,
    filters: Filters = (),
    to: To = (),
    shift: Shift = "",
    keep_month_end: KeepEnd = False,
    allow_duplicate: Again = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Copy a G/L budget into a version, and list what cannot go.

    Parameters
    ----------
    source
        The G/L budget; filters are over gl_account_no, date, and dimensions.
    target
        The version that takes the copies.
    """
    with Ledger.open(ledger) as opened:
        copied = opened.budget.from_gl(
            source,
            target,
            GLBudgetCopy(
                filters=dict(read_fields(filters)),
                to=dict(read_fields(to)),
                shift=shift,
                keep_month_end=keep_month_end,
                allow_duplicate=allow_duplicate,
            ),
            dry_run=dry_run,
            today=today,
            request=request,
        )
    present(answers.copied_gl(copied), json=json, ledger=ledger)


def to_gl(
    source: str,
    target: str,
    *,
    filters: Filters = (),
    factor: str = "1",
    copies: int = 1,
    shift: Shift = "",
    keep_month_end: KeepEnd = False,
    rounding: str = "",
    allow_duplicate: Again = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Copy what a version shows into a G/L budget, and list what cannot go.

    Parameters
    ----------
    source
        The version to copy.
    target
        The G/L budget that takes the copies.
    factor
        What amounts are multiplied by; above zero.
    copies
        How many copies of each entry.
    rounding
        The unit that amounts are rounded to, such as 100.
    """
    with Ledger.open(ledger) as opened:
        copied = opened.budget.to_gl(
            source,
            target,
            BudgetCopy(
                filters=dict(read_fields(filters)),
                factor=factor,
                copies=copies,
                shift=shift,
                keep_month_end=keep_month_end,
                rounding=rounding,
                allow_duplicate=allow_duplicate,
            ),
            dry_run=dry_run,
            today=today,
            request=request,
        )
    present(answers.copied_gl(copied), json=json, ledger=ledger)


def to_actual(
    source: str,
    *,
    period: str = "",
    filters: Filters = (),
    primary_only: bool = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Post entries of a version as actual costs, each once.

    Parameters
    ----------
    source
        The version.
    period
        What to release: 2026-01, 2026-Q1, 2026-01-01..2026-01-31.
    primary_only
        Leave out what allocations wrote.
    """
    with Ledger.open(ledger) as opened:
        released = opened.budget.to_actual(
            source,
            filters=dict(read_fields(filters)),
            period=period or None,
            primary_only=primary_only,
            dry_run=dry_run,
            today=today,
            request=request,
        )
    present(answers.released(released), json=json, ledger=ledger)


def remaining(
    source: str,
    *,
    period: str = "",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Show what of a version became actual, by month, and what remains.

    Parameters
    ----------
    source
        The version.
    period
        The months to show.
    """
    with Ledger.open(ledger) as opened:
        found = opened.budget.remaining(source, period=period or None)
        settings = opened.setup()
    present(answers.remaining(found, settings), json=json)
