"""Answers about transfers: what was moved, what waits, and where the ledger stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.cli.ui.output import decimal
from costledger.cli.ui.present import Answer, chosen, phrase_of, plain, table
from costledger.cli.ui.show import command, counted
from costledger.domain.disposition import REMEDIES
from costledger.domain.money import show_amount
from costledger.messages import phrase
from costledger.operations.transfer.disposition import NOTHING
from costledger.reports.tie_out import (
    Line,
    Money,
    figures_table,
    reason_table,
    reason_words,
    tie_out_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from costledger.cli.ui.present import Part
    from costledger.operations.base.setup import Setup
    from costledger.operations.registers.registers import Register
    from costledger.operations.transfer.disposition import Tally
    from costledger.operations.transfer.status import Status, Wait
    from costledger.operations.transfer.transfer import TransferResult
    from costledger.reports.table import Table

ACCOUNTS_SHOWN = 3
OBSTACLES_SHOWN = 8


def _money(found: Setup | Status) -> Money:
    return Money(
        found.currency,
        found.minor_digits,
        found.additional_currency,
        found.additional_minor_digits,
    )


def _tally(tally: Tally, money: Money) -> dict[str, Any]:
    more = decimal(tally.additional_amount, money.additional_digits)
    return {**plain(tally, money.digits), "additional_amount": more}


def _tallies(found: Mapping[str, Tally], money: Money) -> dict[str, Any]:
    return {name: _tally(each, money) for name, each in found.items()}


def transferred(found: TransferResult, settings: Setup) -> Answer:
    """Answer what was transferred, what is no cost and what waits."""
    money = _money(settings)
    more = settings.additional_minor_digits
    facts = chosen(found, "transferred created amount", money.digits) | {
        "additional_amount": decimal(found.additional_amount, more),
        "currency": settings.currency,
        **chosen(found, "register first_entry last_entry"),
        "not_a_cost": _tallies(found.not_a_cost, money),
        "waiting": _tallies(found.waiting, money),
        "dry_run": found.dry_run,
    }
    parts = (*transferred_parts(found, settings), "")
    return Answer(facts, parts, _next_steps(found))


def transferred_parts(found: TransferResult, settings: Setup) -> Iterator[Part]:
    """Say what was transferred, then what is no cost and what waits, and why."""
    yield _transferred(found, settings)
    groups = {
        phrase("not a cost"): found.not_a_cost,
        phrase("waiting"): found.waiting,
    }
    reasons = {label: each for label, each in groups.items() if each}
    if reasons:
        yield ""
        yield reason_table(phrase("Not transferred"), _money(settings), reasons)


def _transferred(found: TransferResult, settings: Setup) -> str:
    """Say in one line what was transferred and how much waits."""
    waiting = sum(tally.entries for tally in found.waiting.values())
    waits = (
        phrase("{waiting:,} waiting", waiting=waiting)
        if waiting
        else phrase("none waiting")
    )
    if not found.transferred:
        return phrase("Nothing to transfer; {waits}.", waits=waits)
    return phrase(
        "{entries} {verb} {entries_2}, {currency} {amount}, register {register}; "
        "{waits}.",
        entries=counted(found.transferred, "G/L entry", "G/L entries"),
        verb=phrase("would become") if found.dry_run else phrase("became"),
        entries_2=counted(found.created, "cost entry", "cost entries"),
        currency=settings.currency,
        amount=show_amount(found.amount, settings.minor_digits),
        register=found.register,
        waits=waits,
    )


def _next_steps(found: TransferResult) -> list[str]:
    if not (found.transferred or found.waiting or found.not_a_cost):
        return ["import BOOKS"]
    if found.dry_run and found.transferred:
        return ["transfer"]
    return ["status"] if found.waiting else ["report balances --by center"]


def status(found: Status, ledger: str) -> Answer:
    """Answer where the ledger stands, and what to do next."""
    money = _money(found)
    facts = {
        **chosen(found, "company_name currency additional_currency"),
        "ledger": _tally(found.ledger, money),
        "transferred": _tally(found.transferred, money),
        "not_a_cost": _tallies(found.not_a_cost, money),
        "waiting": {each.reason: _wait(each, money) for each in found.waiting},
        "difference": _tally(found.difference, money),
        **chosen(found, "cost_types cost_centers cost_objects registers"),
        "last_registers": [each.register_no for each in found.last_registers],
        "attention": plain(found.attention),
        "next_steps": [f"costledger {words}" for words in found.next_steps],
    }
    return Answer(facts, _status(found, ledger), found.next_steps)


def _wait(wait: Wait, money: Money) -> dict[str, Any]:
    accounts = {each.gl_account_no: _tally(each.tally, money) for each in wait.accounts}
    return _tally(wait.tally, money) | {
        "remedy": REMEDIES[wait.reason],
        "obstacles": list(wait.obstacles),
        "accounts": accounts,
    }


def _status(found: Status, ledger: str) -> Iterator[Part]:
    yield _first_line(found)
    yield phrase_of(
        "Open to postings: cost types {cost_types:,}, cost centers {cost_centers:,}, "
        "cost objects {cost_objects:,}.",
        found,
    )
    if found.ledger.entries:
        yield ""
        yield tie_out(found)
    if found.difference != NOTHING:
        yield phrase("Some entries are unaccounted for: run costledger check.")
    if found.waiting:
        yield ""
        yield _waiting(found)
    if found.last_registers:
        yield ""
        yield _registers(found)
    if found.attention:
        yield ""
    for each in found.attention:
        yield phrase(
            "{what} See `{command}`.",
            what=each.what,
            command=command(each.command, ledger),
        )
    yield ""


def _first_line(found: Status) -> str:
    if not found.ledger.entries:
        return phrase("There are no G/L entries yet.")
    return phrase(
        "{entries:,} of {entries_2:,} G/L entries are transferred, {waiting:,} are "
        "waiting.",
        entries=found.transferred.entries,
        entries_2=found.ledger.entries,
        waiting=sum(wait.tally.entries for wait in found.waiting),
    )


def tie_out(found: Status) -> Table:
    """Show that the general ledger is transferred + not a cost + waiting."""
    return tie_out_table(
        _money(found),
        ledger=found.ledger,
        transferred=found.transferred,
        not_a_cost=found.not_a_cost,
        waiting={wait.reason: wait.tally for wait in found.waiting},
    )


def _waiting(found: Status) -> Table:
    """Show what waits for what, on which accounts, and what helps."""
    lines = [
        Line(reason_words(wait.reason), wait.tally, notes=(_note(wait),))
        for wait in found.waiting
    ]
    return figures_table(phrase("Waiting"), _money(found), lines)


def _note(wait: Wait) -> str:
    first, *others = wait.accounts
    accounts = [f"{first.gl_account_no} {first.name}".rstrip()]
    accounts += [each.gl_account_no for each in others]
    noun = (
        phrase("account")
        if len(accounts) == 1
        else phrase("{accounts} accounts:", accounts=len(accounts))
    )
    named = _some(accounts, ACCOUNTS_SHOWN)
    reported = [phrase("On {noun} {accounts}.", noun=noun, accounts=named)]
    if wait.obstacles:
        is_blocked = wait.reason.startswith("blocked")
        found = phrase("Blocked") if is_blocked else phrase("Unknown")
        reported.append(f"{found}: {_some(wait.obstacles, OBSTACLES_SHOWN)}.")
    return " ".join((*reported, phrase(REMEDIES[wait.reason])))


def _some(codes: Sequence[str], count: int) -> str:
    left = len(codes) - count
    return ", ".join(codes[:count]) + (
        phrase(" and {left} more", left=left) if left > 0 else ""
    )


def _registers(found: Status) -> Table:
    return table(
        found.last_registers,
        "register: register_no, kind, posted: posted_on, entries>, "
        "G/L entries> gl_entries, {currency}> amount",
        digits=found.minor_digits,
        currency=found.currency,
        kind=_kind,
        amount=lambda each: each.debit - each.credit,
    )


def _kind(register: Register) -> str:
    kind = phrase(register.kind)
    if not register.reversed_by_register_no:
        return kind
    return phrase_of(
        "{kind}, reversed by {reversed_by_register_no}", register, kind=kind
    )
