"""`costledger period`: which months are open, closed or locked."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter

from costledger.cli.answers import registers as answers
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace, Today
from costledger.cli.ui.present import present
from costledger.domain.calendar import parse_period
from costledger.errors import PeriodSyntaxError
from costledger.ledger import Ledger

app = App(
    name="period",
    help="List, make, open, close and lock accounting periods.",
    help_format="plaintext",
)


@app.command(name="list")
def list_(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """List the periods, with what ACTUAL holds in each."""
    with Ledger.open(ledger, read_only=True) as opened:
        found, settings = opened.periods.list(), opened.setup()
    present(answers.periods(found, settings), json=json)


@app.command(name="set")
def set_(
    period: str,
    state: str,
    *,
    accept_waiting: Annotated[bool, Parameter(negative="")] = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
) -> None:
    """Open, close or lock a period; closing and locking seal what it holds.

    Parameters
    ----------
    period
        The period by its first day or month: 2026-03-01, 2026-03.
    state
        open, closed (informs), or locked (takes no postings).
    accept_waiting
        Close it although G/L entries of it wait; that is recorded.
    """
    first = parse_period(period).first
    if first is None:
        raise PeriodSyntaxError(period)
    with Ledger.open(ledger) as opened:
        change = opened.periods.set(
            first, state, accept_waiting=accept_waiting, today=today
        )
    present(answers.period_changed(change), json=json)


@app.command(name="from-year")
def from_year(
    year: int,
    *,
    first_month: int = 1,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Make the twelve months of a fiscal year that are not there yet.

    Parameters
    ----------
    year
        The year in which it begins.
    first_month
        The month with which it begins.
    """
    with Ledger.open(ledger) as opened:
        made = opened.periods.from_year(year, first_month=first_month)
    present(answers.periods_made(made), json=json)
