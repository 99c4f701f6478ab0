"""`costledger status`: where the ledger stands, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.cli.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.output import decimal, money, print_json, say, show_table
from costledger.domain.disposition import REMEDIES
from costledger.ledger import Ledger

if TYPE_CHECKING:
    from costledger.operations.disposition import Tally
    from costledger.operations.status import Status, Wait

ACCOUNTS_SHOWN = 3


def status(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """Show what was transferred, what waits for what, and what to do next."""
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.status()
    if json:
        print_json(_as_json(found))
        return
    waiting = sum(wait.tally.entries for wait in found.waiting)
    say(
        f"{found.transferred.entries:,} of {found.ledger.entries:,} G/L entries are "
        f"transferred; {waiting:,} are waiting."
    )
    show_tie_out(found)
    show_waiting(found)
    say("Next: " + "\n      ".join(found.next_steps))


def show_tie_out(found: Status) -> None:
    """Print that the general ledger is transferred + not a cost + waiting."""
    rows: list[tuple[str, Tally]] = [("General ledger", found.ledger)]
    rows.append(("transferred", found.transferred))
    rows += [(f"not a cost: {name}", tally) for name, tally in found.not_a_cost.items()]
    rows += [(f"waiting: {wait.reason}", wait.tally) for wait in found.waiting]
    rows.append(("Difference", found.difference))
    columns = ["", "entries", found.currency]
    if found.additional_currency:
        columns.append(found.additional_currency)
    show_table(
        columns,
        [
            (
                name if name[0].isupper() else f"  {name}",
                f"{tally.entries:,}",
                money(tally.amount, found.minor_digits),
                money(tally.additional_amount, found.additional_minor_digits),
            )[: len(columns)]
            for name, tally in rows
        ],
        title="Tie-out",
        right=columns[1:],
        bold=(0, len(rows) - 1),
    )


def show_waiting(found: Status) -> None:
    """Print what waits, on which accounts, and what helps."""
    if not found.waiting:
        return
    show_table(
        ("reason", "entries", found.currency, "accounts", "what helps"),
        [
            (
                wait.reason,
                f"{wait.tally.entries:,}",
                money(wait.tally.amount, found.minor_digits),
                _accounts(wait),
                REMEDIES[wait.reason],
            )
            for wait in found.waiting
        ],
        title="Waiting",
        right=("entries", found.currency),
    )


def _accounts(wait: Wait) -> str:
    shown = [number for number, _ in wait.accounts[:ACCOUNTS_SHOWN]]
    left = len(wait.accounts) - len(shown)
    return ", ".join(shown) + (f" and {left} more" if left else "")


def _as_json(found: Status) -> dict[str, Any]:
    digits, more = found.minor_digits, found.additional_minor_digits

    def tally(each: Tally) -> dict[str, Any]:
        return {
            "entries": each.entries,
            "amount": decimal(each.amount, digits),
            "additional_amount": decimal(each.additional_amount, more),
        }

    return {
        "company_name": found.company_name,
        "currency": found.currency,
        "ledger": tally(found.ledger),
        "transferred": tally(found.transferred),
        "not_a_cost": {name: tally(each) for name, each in found.not_a_cost.items()},
        "waiting": {wait.reason: tally(wait.tally) for wait in found.waiting},
        "difference": tally(found.difference),
        "cost_types": found.cost_types,
        "cost_centers": found.cost_centers,
        "cost_objects": found.cost_objects,
        "registers": found.registers,
        "next_steps": list(found.next_steps),
    }
