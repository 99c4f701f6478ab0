"""`costledger period`: which months are open, closed or locked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from attrs import asdict
from cyclopts import App, Parameter

from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace, Today
from costledger.cli.ui.output import decimal, money, print_json, say, show_table
from costledger.cli.ui.show import counted
from costledger.domain.calendar import parse_period
from costledger.errors import PeriodSyntaxError
from costledger.ledger import Ledger
from costledger.messages import phrase

if TYPE_CHECKING:
    from costledger.operations.registers.periods import Period

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
    digits = settings.minor_digits
    if json:
        rows = [
            asdict(each) | {"amount": decimal(each.amount, digits)} for each in found
        ]
        print_json({"periods": rows})
    elif not found:
        say(phrase("There are no periods. Next: costledger period from-year YEAR"))
    else:
        amount = phrase("amount {currency}", currency=settings.currency)
        show_table(
            ("from", "to", "state", "entries", amount),
            [_row(each, digits) for each in found],
            right=("entries", amount),
        )


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
    if json:
        print_json(asdict(change))
        return
    sealed = ""
    if change.seal:
        sealed = phrase(
            ", {entries} sealed", entries=counted(change.entries, "entry", "entries")
        )
    if change.waiting:
        noun = counted(change.waiting, "G/L entry", "G/L entries")
        sealed += phrase(", {noun} left waiting", noun=noun)
    say(
        phrase(
            "The period of {starting_date} is {state}{sealed}.",
            starting_date=change.starting_date,
            state=phrase(change.state),
            sealed=sealed,
        )
    )


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
    if json:
        print_json({"made": [str(day) for day in made]})
    else:
        say(
            phrase(
                "{made} made.", made=counted(len(made), "period was", "periods were")
            )
        )


def _row(each: Period, digits: int) -> tuple[str, ...]:
    state = phrase(each.state) + (phrase(", sealed") if each.is_sealed else "")
    return (
        str(each.starting_date),
        str(each.ending_date or ""),
        state + (phrase(", new fiscal year") if each.new_fiscal_year else ""),
        f"{each.entries:,}",
        money(each.amount, digits),
    )
