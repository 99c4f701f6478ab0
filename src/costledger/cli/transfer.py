"""`costledger transfer`: move general-ledger entries into cost entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    Day,
    DryRun,
    LedgerPlace,
    Request,
    Today,
)
from costledger.cli.ui.output import decimal, print_json, progress, say
from costledger.cli.ui.show import counted, say_next, show
from costledger.domain.money import show_amount
from costledger.ledger import Ledger
from costledger.messages import phrase
from costledger.reports.tie_out import Money, reason_table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costledger.operations.base.setup import Setup
    from costledger.operations.transfer.disposition import Tally
    from costledger.operations.transfer.transfer import TransferResult


def transfer(
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    until: Day = None,
    dry_run: DryRun = False,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Transfer every general-ledger entry that may go; say what stays, and why.

    Parameters
    ----------
    until
        Leave entries posted after this day for a later run, YYYY-MM-DD.
    """
    with Ledger.open(ledger) as opened:
        with progress(phrase("transferring …")):
            result = opened.transfer(
                until=until, dry_run=dry_run, today=today, request=request
            )
        settings = opened.setup()
    if json:
        print_json(as_json(result, settings))
        return
    show_transfer(result, settings)
    say()
    say_next(_next_steps(result), ledger)


def as_json(result: TransferResult, settings: Setup) -> dict[str, Any]:
    """Return the answer for programs; amounts are decimals as text."""
    digits, more = settings.minor_digits, settings.additional_minor_digits

    def tallies(found: Mapping[str, Tally]) -> dict[str, Any]:
        return {
            reason: {
                "entries": tally.entries,
                "amount": decimal(tally.amount, digits),
                "additional_amount": decimal(tally.additional_amount, more),
            }
            for reason, tally in found.items()
        }

    return {
        "transferred": result.transferred,
        "created": result.created,
        "amount": decimal(result.amount, digits),
        "additional_amount": decimal(result.additional_amount, more),
        "currency": settings.currency,
        "register": result.register,
        "first_entry": result.first_entry,
        "last_entry": result.last_entry,
        "not_a_cost": tallies(result.not_a_cost),
        "waiting": tallies(result.waiting),
        "dry_run": result.dry_run,
    }


def show_transfer(result: TransferResult, settings: Setup) -> None:
    """Print what was transferred, then what is no cost and what waits, and why."""
    say(first_line(result, settings))
    groups = {
        phrase("not a cost"): result.not_a_cost,
        phrase("waiting"): result.waiting,
    }
    found = {label: reasons for label, reasons in groups.items() if reasons}
    if found:
        say()
        money = Money(
            settings.currency,
            settings.minor_digits,
            settings.additional_currency,
            settings.additional_minor_digits,
        )
        show(reason_table(phrase("Not transferred"), money, found))


def first_line(result: TransferResult, settings: Setup) -> str:
    """Say in one line what was transferred and how much waits."""
    waiting = sum(tally.entries for tally in result.waiting.values())
    waits = (
        phrase("{waiting:,} waiting", waiting=waiting)
        if waiting
        else phrase("none waiting")
    )
    if not result.transferred:
        return phrase("Nothing to transfer; {waits}.", waits=waits)
    verb = phrase("would become") if result.dry_run else phrase("became")
    amount = show_amount(result.amount, settings.minor_digits)
    return phrase(
        "{entries} {verb} {entries_2}, {currency} {amount}, register "
        "{register}; {waits}.",
        entries=counted(result.transferred, "G/L entry", "G/L entries"),
        verb=verb,
        entries_2=counted(result.created, "cost entry", "cost entries"),
        currency=settings.currency,
        amount=amount,
        register=result.register,
        waits=waits,
    )


def _next_steps(result: TransferResult) -> list[str]:
    if not (result.transferred or result.waiting or result.not_a_cost):
        return ["import BOOKS"]
    if result.dry_run and result.transferred:
        return ["transfer"]
    return ["status"] if result.waiting else ["report balances --by center"]
