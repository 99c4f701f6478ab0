"""`costledger transfer`: move general-ledger entries into cost entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.cli.options import (
    DEFAULT_LEDGER,
    AsJson,
    Day,
    DryRun,
    LedgerPlace,
    Today,
)
from costledger.cli.output import decimal, money, print_json, say, show_table
from costledger.domain.disposition import REMEDIES
from costledger.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costledger.operations.disposition import Tally
    from costledger.operations.transfer import TransferResult


def transfer(
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    until: Day = None,
    dry_run: DryRun = False,
    json: AsJson = False,
    today: Today = None,
) -> None:
    """Transfer every general-ledger entry that may go; say what stays, and why.

    Parameters
    ----------
    until
        Leave entries posted after this day for a later run, YYYY-MM-DD.
    """
    with Ledger.open(ledger) as opened:
        result = opened.transfer(until=until, dry_run=dry_run, today=today)
    if json:
        print_json(as_json(result))
        return
    show_transfer(result)


def as_json(result: TransferResult) -> dict[str, Any]:
    """Return the answer for programs; amounts are decimals as text."""
    digits = result.minor_digits

    def tallies(found: Mapping[str, Tally]) -> dict[str, Any]:
        return {
            reason: {"entries": tally.entries, "amount": decimal(tally.amount, digits)}
            for reason, tally in found.items()
        }

    return {
        "transferred": result.transferred,
        "created": result.created,
        "amount": decimal(result.amount, digits),
        "additional_amount": decimal(result.additional_amount, digits),
        "currency": result.currency,
        "register": result.register,
        "first_entry": result.first_entry,
        "last_entry": result.last_entry,
        "not_a_cost": tallies(result.not_a_cost),
        "waiting": tallies(result.waiting),
        "dry_run": result.dry_run,
    }


def show_transfer(result: TransferResult) -> None:
    """Print what was transferred, what waits and what is no cost."""
    waiting = sum(tally.entries for tally in result.waiting.values())
    say(_first_line(result, waiting))
    digits = result.minor_digits
    for title, tallies in (
        ("Waiting", result.waiting),
        ("Not a cost", result.not_a_cost),
    ):
        if not tallies:
            continue
        rows = [
            (
                reason,
                f"{tally.entries:,}",
                money(tally.amount, digits),
                REMEDIES[reason],
            )
            for reason, tally in tallies.items()
        ]
        show_table(
            ("reason", "entries", result.currency, "what it means"),
            rows,
            title=title,
            right=("entries", result.currency),
        )


def _first_line(result: TransferResult, waiting: int) -> str:
    would = "would be " if result.dry_run else ""
    waits = f"{waiting:,} waiting" if waiting else "none waiting"
    if not result.transferred:
        return f"Nothing to transfer; {waits}."
    amount = money(result.amount, result.minor_digits)
    return (
        f"{result.transferred:,} G/L entries {would}transferred into "
        f"{result.created:,} cost entries, {result.currency} {amount}, "
        f"register {result.register}; {waits}."
    )
