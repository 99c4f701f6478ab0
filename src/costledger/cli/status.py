"""`costledger status`: where the ledger stands, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.output import decimal, print_json, say
from costledger.cli.ui.show import command, say_next, show
from costledger.domain.disposition import REMEDIES
from costledger.ledger import Ledger
from costledger.messages import phrase
from costledger.operations.transfer.disposition import NOTHING
from costledger.reports.table import Column, Kind, Row, Table
from costledger.reports.tie_out import (
    Line,
    Money,
    figures_table,
    reason_words,
    tie_out_table,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costledger.operations.registers.registers import Register
    from costledger.operations.transfer.disposition import Tally
    from costledger.operations.transfer.status import Status, Wait

ACCOUNTS_SHOWN = 3
OBSTACLES_SHOWN = 8


def status(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """Show what was transferred, what waits for what, and what to do next."""
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.status()
    if json:
        print_json(_as_json(found))
        return
    say(_first_line(found))
    say(
        phrase(
            "Open to postings: cost types {cost_types:,}, cost centers "
            "{cost_centers:,}, cost objects {cost_objects:,}.",
            cost_types=found.cost_types,
            cost_centers=found.cost_centers,
            cost_objects=found.cost_objects,
        )
    )
    if found.ledger.entries:
        say()
        show_tie_out(found)
    if found.difference != NOTHING:
        say(phrase("Some entries are unaccounted for: run costledger check."))
    if found.waiting:
        say()
        show_waiting(found)
    if found.last_registers:
        say()
        _show_registers(found)
    if found.unfinished:
        say()
        for each in found.unfinished:
            say(
                phrase(
                    "{what} See `{command}`.",
                    what=each.what,
                    command=command(each.command, ledger),
                )
            )
    say()
    say_next(found.next_steps, ledger)


def _first_line(found: Status) -> str:
    if not found.ledger.entries:
        return phrase("There are no G/L entries yet.")
    waiting = sum(wait.tally.entries for wait in found.waiting)
    return phrase(
        "{entries:,} of {entries_2:,} G/L entries are transferred, "
        "{waiting:,} are waiting.",
        entries=found.transferred.entries,
        entries_2=found.ledger.entries,
        waiting=waiting,
    )


def show_tie_out(found: Status) -> None:
    """Print that the general ledger is transferred + not a cost + waiting."""
    show(
        tie_out_table(
            _money(found),
            ledger=found.ledger,
            transferred=found.transferred,
            not_a_cost=found.not_a_cost,
            waiting={wait.reason: wait.tally for wait in found.waiting},
        )
    )


def show_waiting(found: Status) -> None:
    """Print what waits for what, on which accounts, and what helps."""
    lines = [
        Line(reason_words(wait.reason), wait.tally, notes=(_note(wait),))
        for wait in found.waiting
    ]
    show(figures_table(phrase("Waiting"), _money(found), lines))


def _note(wait: Wait) -> str:
    first, *others = wait.accounts
    accounts = [f"{first.gl_account_no} {first.name}".rstrip()]
    accounts += [each.gl_account_no for each in others]
    noun = (
        phrase("account")
        if len(accounts) == 1
        else phrase("{accounts} accounts:", accounts=len(accounts))
    )
    told = [
        phrase(
            "On {noun} {accounts}.", noun=noun, accounts=_some(accounts, ACCOUNTS_SHOWN)
        )
    ]
    if wait.obstacles:
        is_blocked = wait.reason.startswith("blocked")
        found = phrase("Blocked") if is_blocked else phrase("Unknown")
        told.append(f"{found}: {_some(wait.obstacles, OBSTACLES_SHOWN)}.")
    return " ".join((*told, phrase(REMEDIES[wait.reason])))


def _some(codes: Sequence[str], count: int) -> str:
    left = len(codes) - count
    return ", ".join(codes[:count]) + (
        phrase(" and {left} more", left=left) if left > 0 else ""
    )


def _show_registers(found: Status) -> None:
    digits = found.minor_digits
    columns = (
        Column(phrase("register")),
        Column(phrase("kind")),
        Column(phrase("posted")),
        Column(phrase("entries"), Kind.COUNT),
        Column(phrase("G/L entries"), Kind.COUNT),
        Column(found.currency, Kind.AMOUNT, digits),
    )
    rows = [
        Row(
            (
                str(each.register_no),
                _kind(each),
                str(each.posted_on),
                each.entries,
                each.gl_entries,
                each.debit - each.credit,
            )
        )
        for each in found.last_registers
    ]
    show(Table(columns, tuple(rows)))


def _kind(register: Register) -> str:
    if register.reversed_by_register_no:
        return phrase(
            "{kind}, reversed by {reversed_by_register_no}",
            kind=phrase(register.kind),
            reversed_by_register_no=register.reversed_by_register_no,
        )
    return phrase(register.kind)


def _money(found: Status) -> Money:
    return Money(
        found.currency,
        found.minor_digits,
        found.additional_currency,
        found.additional_minor_digits,
    )


def _as_json(found: Status) -> dict[str, Any]:
    digits, more = found.minor_digits, found.additional_minor_digits

    def tally(each: Tally) -> dict[str, Any]:
        return {
            "entries": each.entries,
            "amount": decimal(each.amount, digits),
            "additional_amount": decimal(each.additional_amount, more),
        }

    def wait(each: Wait) -> dict[str, Any]:
        return tally(each.tally) | {
            "remedy": REMEDIES[each.reason],
            "obstacles": list(each.obstacles),
            "accounts": {
                account.gl_account_no: tally(account.tally) for account in each.accounts
            },
        }

    return {
        "company_name": found.company_name,
        "currency": found.currency,
        "additional_currency": found.additional_currency,
        "ledger": tally(found.ledger),
        "transferred": tally(found.transferred),
        "not_a_cost": {name: tally(each) for name, each in found.not_a_cost.items()},
        "waiting": {each.reason: wait(each) for each in found.waiting},
        "difference": tally(found.difference),
        "cost_types": found.cost_types,
        "cost_centers": found.cost_centers,
        "cost_objects": found.cost_objects,
        "registers": found.registers,
        "last_registers": [each.register_no for each in found.last_registers],
        "unfinished": [
            {"kind": each.kind, "what": each.what, "command": each.command}
            for each in found.unfinished
        ],
        "next_steps": [f"costledger {words}" for words in found.next_steps],
    }
