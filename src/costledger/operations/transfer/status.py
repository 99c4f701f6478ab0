"""`status`: where the ledger stands, what waits for what, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.disposition import NOT_A_COST, WAITING
from costledger.operations.base.setup import read_setup
from costledger.operations.base.snapshot import in_snapshot
from costledger.operations.registers.registers import list_registers
from costledger.operations.transfer.attention import AttentionItem, attention
from costledger.operations.transfer.disposition import (
    NOTHING,
    Tally,
    disposition_totals,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.setup import Setup
    from costledger.operations.registers.registers import Register
    from costledger.operations.transfer.disposition import DispositionTotal

REGISTERS_SHOWN = 3
"""How many of the last registers a status names."""


@frozen
class WaitingAccount:
    """An account of which entries wait."""

    gl_account_no: str
    name: str
    """Empty where the ledger does not know the account."""
    tally: Tally


@frozen
class Wait:
    """What waits for one thing: how much, on which accounts, and for what by name."""

    reason: str
    tally: Tally
    accounts: tuple[WaitingAccount, ...]
    """The one with the biggest amount first."""
    obstacles: tuple[str, ...]
    """The codes that are blocked or unknown, where the reason is about codes."""


@frozen
class Status:
    """Where the ledger stands. Amounts in minor units of the ledger's currency."""

    company_name: str
    currency: str
    minor_digits: int
    additional_currency: str
    additional_minor_digits: int
    ledger: Tally
    """All entries of the general ledger."""
    transferred: Tally
    not_a_cost: Mapping[str, Tally]
    waiting: tuple[Wait, ...]
    cost_types: int
    """How many can be posted on; so for centers and objects."""
    cost_centers: int
    cost_objects: int
    registers: int
    last_registers: tuple[Register, ...]
    """The newest first."""
    attention: tuple[AttentionItem, ...]
    """What is left to mend or to finish beside the transfer."""
    next_steps: tuple[str, ...]
    """Commands, in the order in which to run them; without `--ledger`."""

    @property
    def difference(self) -> Tally:
        """The ledger less transferred, not a cost and waiting: nothing, always."""
        reported = self.transferred
        for tally in self.not_a_cost.values():
            reported += tally
        for wait in self.waiting:
            reported += wait.tally
        return Tally(
            self.ledger.entries - reported.entries,
            self.ledger.amount - reported.amount,
            self.ledger.additional_amount - reported.additional_amount,
        )


@in_snapshot
def status(store: Store) -> Status:
    """Return where the ledger stands, as of now."""
    setup = read_setup(store)
    totals = disposition_totals(store)
    ((entries, amount, additional),) = store.rows("transfer/status/ledger")
    ((cost_types, centers, objects, registers),) = store.rows("transfer/status/counts")
    waiting = _waiting(store, totals)
    return Status(
        company_name=setup.company_name,
        currency=setup.currency,
        minor_digits=setup.minor_digits,
        additional_currency=setup.additional_currency,
        additional_minor_digits=setup.additional_minor_digits,
        ledger=Tally(entries, amount, additional),
        transferred=_sum(totals, "transferred", ""),
        not_a_cost={
            reason: tally
            for reason in NOT_A_COST
            if (tally := _sum(totals, "not_a_cost", reason)).entries
        },
        waiting=waiting,
        cost_types=cost_types,
        cost_centers=centers,
        cost_objects=objects,
        registers=registers,
        last_registers=list_registers(store).registers[: -REGISTERS_SHOWN - 1 : -1],
        attention=attention(store),
        next_steps=_next_steps(
            store, setup, entries, {wait.reason for wait in waiting}
        ),
    )


def _sum(totals: list[DispositionTotal], disposition: str, reason: str) -> Tally:
    found = NOTHING
    for total in totals:
        if (total.disposition, total.reason) == (disposition, reason):
            found += total.tally
    return found


# Waiting


def _waiting(store: Store, totals: list[DispositionTotal]) -> tuple[Wait, ...]:
    found: dict[str, dict[str, Tally]] = {}
    for total in totals:
        if total.disposition == "waiting":
            accounts = found.setdefault(total.reason, {})
            number = total.gl_account_no
            accounts[number] = accounts.get(number, NOTHING) + total.tally
    if not found:
        return ()
    names: dict[str, str] = dict(store.rows("transfer/status/account"))
    obstacles: dict[str, list[str]] = {}
    for reason, code in store.rows("transfer/status/obstacle"):
        obstacles.setdefault(reason, []).append(code)
    return tuple(
        Wait(
            reason=reason,
            tally=_sum(totals, "waiting", reason),
            accounts=_biggest_first(found[reason], names),
            obstacles=tuple(obstacles.get(reason, ())),
        )
        for reason in WAITING
        if any(tally.entries for tally in found.get(reason, {}).values())
    )


def _biggest_first(
    tallies: Mapping[str, Tally], names: Mapping[str, str]
) -> tuple[WaitingAccount, ...]:
    accounts = [
        WaitingAccount(number, names.get(number, ""), tally)
        for number, tally in tallies.items()
        if tally.entries
    ]
    accounts.sort(key=lambda each: (-abs(each.tally.amount), each.gl_account_no))
    return tuple(accounts)


# What to do next


def _next_steps(
    store: Store, setup: Setup, entries: int, waiting: set[str]
) -> tuple[str, ...]:
    """Return the commands that help, in the order in which to run them."""
    if not entries:
        return ("import BOOKS",)
    steps = []
    if "no_cost_type" in waiting:
        steps.append("charts from-accounts")
    if waiting & {"unknown_receiver", "no_cost_type"} and _has_new_values(store, setup):
        steps.append("charts from-dimensions")
    if "next_transfer" in waiting or steps:
        steps.append("transfer")
    return (*steps, "report balances --by center")


def _has_new_values(store: Store, setup: Setup) -> bool:
    """Say whether `charts from-dimensions` would make something."""
    for kind, dimension in (
        ("center", setup.cost_center_dimension),
        ("object", setup.cost_object_dimension),
    ):
        known = {row[1] for row in store.rows(f"charts/{kind}_line")}
        values = store.rows("charts/dimension_value", dimension=dimension)
        if dimension and any(value[0] not in known for value in values):
            return True
    return False
