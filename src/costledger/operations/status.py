"""`status`: where the ledger stands, what waits for what, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.disposition import NOT_A_COST, WAITING
from costledger.operations.disposition import NOTHING, Tally, disposition_totals
from costledger.operations.setup import read_setup

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costledger.engine.store import Store
    from costledger.operations.disposition import DispositionTotal


@frozen
class Wait:
    """What waits for one thing: how much, and on which accounts most."""

    reason: str
    tally: Tally
    accounts: tuple[tuple[str, Tally], ...]
    """The accounts that it is about, the one with most entries first."""


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
    accounts: int
    cost_types: int
    cost_centers: int
    cost_objects: int
    registers: int
    next_steps: tuple[str, ...]

    @property
    def difference(self) -> Tally:
        """The ledger less transferred, not a cost and waiting: nothing, always."""
        told = self.transferred
        for tally in self.not_a_cost.values():
            told += tally
        for wait in self.waiting:
            told += wait.tally
        return Tally(
            self.ledger.entries - told.entries,
            self.ledger.amount - told.amount,
            self.ledger.additional_amount - told.additional_amount,
        )


def status(store: Store) -> Status:
    """Return where the ledger stands, as of now."""
    setup = read_setup(store)
    totals = disposition_totals(store)
    ((entries, amount, additional),) = store.rows("status_ledger")
    ((accounts, cost_types, centers, objects, registers),) = store.rows("status_counts")
    waiting = tuple(
        wait for reason in WAITING if (wait := _wait(totals, reason)).tally.entries
    )
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
        accounts=accounts,
        cost_types=cost_types,
        cost_centers=centers,
        cost_objects=objects,
        registers=registers,
        next_steps=_next_steps(
            entries, cost_types, centers + objects, {wait.reason for wait in waiting}
        ),
    )


def _sum(totals: list[DispositionTotal], disposition: str, reason: str) -> Tally:
    found = NOTHING
    for total in totals:
        if (total.disposition, total.reason) == (disposition, reason):
            found += total.tally
    return found


def _wait(totals: list[DispositionTotal], reason: str) -> Wait:
    accounts: dict[str, Tally] = {}
    for total in totals:
        if (total.disposition, total.reason) == ("waiting", reason):
            number = total.gl_account_no
            accounts[number] = accounts.get(number, NOTHING) + total.tally
    ordered = sorted(accounts.items(), key=lambda item: (-item[1].entries, item[0]))
    return Wait(reason, _sum(totals, "waiting", reason), tuple(ordered))


def _next_steps(
    entries: int, cost_types: int, receivers: int, waiting: set[str]
) -> tuple[str, ...]:
    """Return the commands that help most, in the order in which to run them."""
    if not entries:
        return ("costledger import BOOKS",)
    steps = []
    if not cost_types or "no_cost_type" in waiting:
        steps.append("costledger charts from-accounts")
    if not receivers or "unknown_receiver" in waiting:
        steps.append("costledger charts from-dimensions")
    if "next_transfer" in waiting or steps:
        steps.append("costledger transfer")
    steps.append("costledger report balances --by center")
    return tuple(steps)
