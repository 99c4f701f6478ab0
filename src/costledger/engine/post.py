"""The one door: every source hands its lines here, and here they become entries.

A source names its lines as the relation `posting_line` (see `posting/entry.sql`); this
numbers them, writes entries and register, and proves the laws that a posting can break
before anything is committed. It opens no transaction: the verb's own is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.errors import LawBrokenError

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store

ACTUAL = 1
"""The version_id of what really happened."""


@frozen
class Posted:
    """A register as it was written. Money in minor units of the ledger's currency."""

    register_no: int
    first_entry_no: int | None
    last_entry_no: int | None
    entries: int
    gl_entries: int
    debit: int
    credit: int
    additional_amount: int


@frozen
class NewRegister:
    """What a source says of the register that it posts."""

    kind: str
    version_id: int = ACTUAL
    journal_batch: str = ""
    reverses_register_no: int | None = None
    run_no: int | None = None
    level: int | None = None


def lock(store: Store) -> None:
    """Take the ledger's lock until the transaction ends."""
    store.run("posting/posting_lock")


def last_number(store: Store, series: str) -> int:
    """Return the last number given of a series: entry, register, import and so on."""
    return int(store.rows("posting/counter_read", name=series)[0][0])


def set_last_number(store: Store, series: str, last: int) -> None:
    """Record the last number given of a series."""
    store.run("posting/counter_set", name=series, last_no=last)


def next_number(store: Store, series: str) -> int:
    """Take the next number of a series."""
    return int(store.rows("posting/counter_take", name=series)[0][0])


def begin_series(store: Store, series: str) -> None:
    """Make sure that a series that came later has a counter."""
    if not store.rows("posting/counter_read", name=series):
        store.insert("counter", ("name", "last_no"), [(series, 0)])


def write_entries(
    store: Store,
    register_no: int,
    *,
    version_id: int = ACTUAL,
    has_texts: bool = False,
) -> None:
    """Number the relation `posting_line` and write it as cost entries of a register.

    Entries that stand for no G/L entry have texts of their own: `posting_line` then
    brings document_no, description, reason_code and corrects_entry_no as well. The
    numbers count as given once the register is written.
    """
    last_entry_no = last_number(store, "entry")
    store.run(
        "posting/entry",
        register_no=register_no,
        version_id=version_id,
        last_entry_no=last_entry_no,
    )
    if has_texts:
        store.run("posting/text", last_entry_no=last_entry_no)
        store.run("posting/origin", last_entry_no=last_entry_no)


def write_register(
    store: Store,
    register_no: int,
    register: NewRegister,
    *,
    today: datetime.date,
    now: datetime.datetime,
    user: str,
) -> Posted:
    """Write the register over entries and links that exist, and prove the posting.

    Raises LawBrokenError, which undoes the transaction.
    """
    (written,) = store.rows(
        "posting/register",
        register_no=register_no,
        first_entry_no=last_number(store, "entry") + 1,
        kind=register.kind,
        version_id=register.version_id,
        journal_batch=register.journal_batch,
        reverses_register_no=register.reverses_register_no,
        run_no=register.run_no,
        level=register.level,
        posted_on=today,
        posted_at=now,
        posted_by=user,
    )
    posted = Posted(*written)
    store.run(
        "posting/counter",
        register_no=register_no,
        last_entry_no=posted.last_entry_no or 0,
    )
    broken = store.rows("posting/proof", register_no=register_no)
    if broken:
        raise LawBrokenError(broken[0][0], [str(found) for _, found in broken])
    return posted
