"""What an allocated cost entry is made of, level by level, and where an entry went."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store


@frozen
class PoolTrace:
    """The pool that posted an entry, and the key of its line. Amounts in minor units."""

    pool_no: int
    run_no: int
    register_no: int
    level: int | None
    rule_id: str
    rule_version: int
    sender_kind: str
    sender: str
    document_no: str
    balance: int
    relieved: int
    allocated: int
    line_no: int | None
    """The line of the rule; None for the sender's credit."""
    weight: str | None
    weights: str | None
    """The key of the line, and the sum of all keys of the pool."""
    fixed_amount: int | None
    source: str
    """Where the key comes from: the base of the line."""


@frozen
class RelievedEntry:
    """An entry that a pool took, and the part of it that one receiver got."""

    entry_no: int
    posting_date: datetime.date
    cost_type_no: str
    receiver_kind: str
    receiver_code: str
    relieved: int
    part: int
    gl_entry_no: int | None
    pool_no: int | None
    """The pool that posted it; None where the cost arose."""


@frozen
class Step:
    """A pool behind an entry: how far back, and what it took from where."""

    distance: int
    pool_no: int
    register_no: int
    level: int | None
    rule_id: str
    sender: str
    relieved: int
    allocated: int
    primary_entries: int
    """How many entries it took that no allocation posted."""
    primary_amount: int
    received: int
    """What it took of entries that other pools posted."""


@frozen
class Destination:
    """An entry that holds a part of another one, which a pool took."""

    rule_id: str
    level: int | None
    register_no: int
    relieved: int
    entry_no: int
    cost_type_no: str
    receiver_kind: str
    receiver_code: str
    part: int


@frozen
class AllocationTrace:
    """How an entry came about by allocations, back to where its costs arose."""

    pool: PoolTrace
    entries: int
    """How many entries the pool took."""
    amount: int
    """What their parts come to: the entry's amount, as far as the pool held it."""
    first_entries: tuple[RelievedEntry, ...]
    steps: tuple[Step, ...]
    """The pools behind it, the nearest first."""


def allocation_of(store: Store, entry_no: int, limit: int) -> AllocationTrace | None:
    """Return how an allocation posted an entry; None when none did."""
    rows = store.records("reports/trace/pool", entry_no=entry_no)
    if not rows:
        return None
    relieved = store.records("reports/trace/taken", entry_no=entry_no, limit=limit)
    entries = relieved[0]["total_entries"] if relieved else 0
    amount = relieved[0]["total_part"] if relieved else 0
    for row in relieved:
        del row["total_entries"], row["total_part"]
    steps = store.records("reports/trace/steps", entry_no=entry_no)
    return AllocationTrace(
        pool=PoolTrace(**rows[0]),
        entries=entries,
        amount=amount,
        first_entries=tuple(RelievedEntry(**row) for row in relieved),
        steps=tuple(Step(**row) for row in steps),
    )


def destinations_of(store: Store, entry_no: int, limit: int) -> list[Destination]:
    """Return the entries that hold a part of an entry, in order; the first of them."""
    rows = store.records("reports/trace/destination", entry_no=entry_no, limit=limit)
    return [Destination(**row) for row in rows]
