"""What has become of every general-ledger entry, by account and month: the tie-out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.disposition import NOT_A_COST, WAITING
from costledger.engine.classify import classify_now

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from costledger.engine.store import Store


@frozen
class Tally:
    """A count of entries and what they are worth, in minor units."""

    entries: int
    amount: int
    additional_amount: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.entries + other.entries,
            self.amount + other.amount,
            self.additional_amount + other.additional_amount,
        )


NOTHING = Tally(0, 0, 0)


@frozen
class DispositionTotal:
    """The entries of one account and month that share a disposition and reason."""

    gl_account_no: str
    month_start: datetime.date
    disposition: str
    reason: str
    tally: Tally


def disposition_totals(store: Store) -> list[DispositionTotal]:
    """Return the whole ledger's dispositions by account and month, as of now.

    Costs what is new or changed since the last transfer, and writes nothing. Entries
    that nothing stands in the way of wait for the `next_transfer`.
    """
    classify_now(store)
    rows = store.rows("transfer/disposition_total")
    return [
        DispositionTotal(account, month, disposition, reason, Tally(*figures))
        for account, month, disposition, reason, *figures in rows
    ]


@frozen
class KeptTallies:
    """What has become of the whole ledger's entries, as it is remembered."""

    taken: int
    """How many entries one register transfers."""
    not_a_cost: Mapping[str, Tally]
    waiting: Mapping[str, Tally]


def kept_tallies(store: Store, register_no: int) -> KeptTallies:
    """Return tallies by reason, in the order of precedence, and what a register takes.

    They are those that the last transfer left, or the one that keeps them now.
    """
    taken = 0
    found = {}
    for disposition, reason, *figures, of_register in store.rows(
        "transfer/disposition_by_reason", register_no=register_no
    ):
        taken += of_register
        found[disposition, reason] = Tally(*figures)
    not_a_cost, waiting = (
        {
            reason: found[disposition, reason]
            for reason in reasons
            if (disposition, reason) in found
        }
        for disposition, reasons in (("not_a_cost", NOT_A_COST), ("waiting", WAITING))
    )
    return KeptTallies(taken, not_a_cost, waiting)


def tally_by_reason(
    totals: Iterable[DispositionTotal], disposition: str
) -> Mapping[str, Tally]:
    """Return the tallies of one disposition by reason, in the order of precedence."""
    found: dict[str, Tally] = {}
    for total in totals:
        if total.disposition == disposition:
            found[total.reason] = found.get(total.reason, NOTHING) + total.tally
    order = NOT_A_COST + WAITING
    return {reason: found[reason] for reason in order if reason in found}
