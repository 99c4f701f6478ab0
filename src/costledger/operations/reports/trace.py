"""`trace`: from a cost entry to the vouchers behind it, and from a voucher onwards."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import frozen

from costledger.errors import UnknownRecordError
from costledger.operations.allocation.trace import (
    AllocationTrace,
    Destination,
    allocation_of,
    destinations_of,
)
from costledger.operations.base.setup import read_setup
from costledger.operations.base.snapshot import in_snapshot

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from costledger.engine.store import Store

LEAVES_SHOWN = 100
"""How many G/L entries a trace shows; what all come to is always told."""


@frozen
class GLEntry:
    """A general-ledger entry as its source has it. Amounts in minor units."""

    gl_entry_no: int
    posting_date: datetime.date
    is_closing: bool
    gl_account_no: str
    gl_account_name: str
    document_no: str
    description: str
    amount: int
    additional_amount: int
    dimensions: Mapping[str, str]
    source: str
    file: str
    row: int


@frozen
class CostEntry:
    """A posted cost entry with its codes. Amounts in minor units."""

    entry_no: int
    version: str
    register_no: int
    posting_date: datetime.date
    is_closing: bool
    cost_type_no: str
    cost_type_name: str
    receiver_kind: str
    receiver_code: str
    receiver_name: str
    amount: int
    additional_amount: int
    document_no: str
    description: str
    combined: str
    """`day` or `month` where it stands for several G/L entries, else empty."""
    corrects_entry_no: int | None
    register_kind: str
    posted_on: datetime.date
    posted_by: str
    reversed_by_register_no: int | None


@frozen
class CopySource:
    """What an entry of a copy or release was made from. The amount is in minor units."""

    kind: str
    """version or gl_budget."""
    source: str
    """The version or G/L budget; empty where the entry is gone since."""
    entry_no: int
    posting_date: datetime.date | None
    """None where the entry is gone since; and so are those below."""
    is_closing: bool
    account: str
    """Its cost type, or G/L account."""
    receiver_code: str
    amount: int | None
    register_no: int | None


@frozen
class EntryTrace:
    """Where a cost entry comes from: the general-ledger entries that it stands for."""

    entry: CostEntry
    gl_entries: int
    """How many G/L entries there are."""
    gl_amount: int
    """What they come to, in minor units."""
    first_gl_entries: tuple[GLEntry, ...]
    sources: int
    """How many entries of versions or G/L budgets it was copied or released from."""
    first_sources: tuple[CopySource, ...]
    allocation: AllocationTrace | None
    """How an allocation posted it, back to where its costs arose."""
    first_destinations: tuple[Destination, ...]
    """The first of the entries that hold a part of it by now."""
    currency: str
    minor_digits: int


@frozen
class Passage:
    """A register that took a G/L entry, and the cost entry that it became there."""

    register_no: int
    entry_no: int | None
    """None where its combined group came to zero."""
    reversed_by_register_no: int | None


@frozen
class GLTrace:
    """Where a general-ledger entry went, or why it did not."""

    entry: GLEntry
    disposition: str
    reason: str
    passages: tuple[Passage, ...]
    """Every register that took it, in order; reversed ones too."""
    cost_entry: CostEntry | None
    """The cost entry that stands for it now; none where that went into an archive."""
    first_destinations: tuple[Destination, ...]
    """The first of the entries to which allocations passed it on."""
    currency: str
    minor_digits: int


@in_snapshot
def trace_entry(store: Store, entry_no: int) -> EntryTrace:
    """Return a cost entry and the general-ledger entries behind it.

    Raises UnknownRecordError.
    """
    setup = read_setup(store)
    rows = store.records("reports/trace/sources", entry_no=entry_no, limit=LEAVES_SHOWN)
    copied = store.rows("reports/trace/copied", entry_no=entry_no, limit=LEAVES_SHOWN)
    entry = _cost_entry(store, entry_no)
    if entry is None:
        raise UnknownRecordError("cost entry", str(entry_no))
    return EntryTrace(
        entry=entry,
        gl_entries=rows[0]["total_entries"] if rows else 0,
        gl_amount=rows[0]["total_amount"] if rows else 0,
        first_gl_entries=tuple(_gl_entry(row) for row in rows),
        sources=copied[0][-1] if copied else 0,
        first_sources=tuple(CopySource(*row[:-1]) for row in copied),
        allocation=allocation_of(store, entry_no, LEAVES_SHOWN),
        first_destinations=tuple(destinations_of(store, entry_no, LEAVES_SHOWN)),
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )


@in_snapshot
def trace_gl(store: Store, gl_entry_no: int) -> GLTrace:
    """Return a general-ledger entry and what has become of it.

    Raises UnknownRecordError.
    """
    setup = read_setup(store)
    rows = store.records("reports/trace/gl", gl_entry_no=gl_entry_no)
    if not rows:
        raise UnknownRecordError("G/L entry", str(gl_entry_no))
    found = store.rows("reports/trace/gl_disposition", gl_entry_no=gl_entry_no)
    disposition, reason, cost_entry_no, _ = found[0]
    history = store.rows("reports/trace/gl_history", gl_entry_no=gl_entry_no)
    return GLTrace(
        entry=_gl_entry(rows[0]),
        disposition=disposition,
        reason=reason,
        passages=tuple(Passage(*row) for row in history),
        cost_entry=_cost_entry(store, cost_entry_no) if cost_entry_no else None,
        first_destinations=tuple(
            destinations_of(store, cost_entry_no, LEAVES_SHOWN) if cost_entry_no else ()
        ),
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )


def _cost_entry(store: Store, entry_no: int) -> CostEntry | None:
    rows = store.records("reports/trace/entry", entry_no=entry_no)
    return CostEntry(**rows[0]) if rows else None


def _gl_entry(row: Mapping[str, Any]) -> GLEntry:
    return GLEntry(
        gl_entry_no=row["gl_entry_no"],
        posting_date=row["posting_date"],
        is_closing=row["is_closing"],
        gl_account_no=row["gl_account_no"],
        gl_account_name=row["gl_account_name"],
        document_no=row["document_no"],
        description=row["description"],
        amount=row["amount"],
        additional_amount=row["additional_amount"],
        dimensions=json.loads(row["dimensions"]),
        source=row["source"],
        file=row["file"],
        row=row["row_no"],
    )
