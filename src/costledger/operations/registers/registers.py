"""`register`: one row a posting, and what each of them posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from costledger.errors import UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base.setup import read_setup
from costledger.operations.base.snapshot import in_snapshot

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store

ENTRIES_SHOWN = 100
"""How many entries `register show` shows unless asked for more."""


@frozen
class Register:
    """A posting as it was recorded. Amounts in minor units; dates inclusive."""

    register_no: int
    kind: str
    version: str
    level: int | None
    journal_batch: str
    first_entry_no: int | None
    last_entry_no: int | None
    first_gl_entry_no: int | None
    last_gl_entry_no: int | None
    entries: int
    gl_entries: int
    debit: int
    credit: int
    additional_amount: int
    posting_date: datetime.date | None
    posted_on: datetime.date
    posted_at: datetime.datetime
    posted_by: str
    reverses_register_no: int | None
    reversed_by_register_no: int | None
    is_closed: bool
    is_archived: bool
    """Whether entries of it went to an archive."""


@frozen
class Deletion:
    """Registers that follow each other and were deleted together."""

    first: int
    last: int
    version: str
    entries: int
    deleted_on: datetime.date
    deleted_by: str

    def __str__(self) -> str:
        numbers = f"{self.first}-{self.last}" if self.last > self.first else self.first
        return phrase(
            "{numbers} deleted by {deleted_by} on {deleted_on}",
            numbers=numbers,
            deleted_by=self.deleted_by,
            deleted_on=self.deleted_on,
        )


@frozen
class RegisterList:
    """The registers in order, and those whose numbers are gone."""

    registers: tuple[Register, ...]
    deleted: tuple[Deletion, ...]
    currency: str
    minor_digits: int


@frozen
class Share:
    """What a register posted on one cost type or receiver; amount in minor units."""

    kind: str
    """`cost_type`, `center` or `object`."""
    code: str
    name: str
    entries: int
    amount: int


@frozen
class RegisterEntry:
    """A cost entry as a register lists it; amount in minor units."""

    entry_no: int
    posting_date: datetime.date
    is_closing: bool
    cost_type_no: str
    receiver_kind: str
    receiver_code: str
    document_no: str
    description: str
    amount: int


@frozen
class RegisterShow:
    """One register: what it posted by cost type and receiver, and its first entries."""

    register: Register
    by_cost_type: tuple[Share, ...]
    by_receiver: tuple[Share, ...]
    first_entries: tuple[RegisterEntry, ...]
    currency: str
    minor_digits: int


@in_snapshot
def list_registers(store: Store, *, version: str | None = None) -> RegisterList:
    """Return the registers of a version, or of all, and the gaps in their numbers."""
    setup = read_setup(store)
    code = version.strip().upper() if version else None
    rows = store.records("registers/list", register_no=None, version=code)
    registers = tuple(Register(**row) for row in rows)
    gaps = tuple(each for each in deletions(store) if code in (None, each.version))
    return RegisterList(registers, gaps, setup.currency, setup.minor_digits)


def deletions(store: Store) -> list[Deletion]:
    """Return the registers that were deleted, neighbours of one day as one."""
    found: list[Deletion] = []
    for number, version, _, entries, _, _, day, who in store.rows(
        "registers/deletion_list"
    ):
        one = Deletion(number, number, version, entries, day, who)
        before = found[-1] if found else None
        if (
            before
            and evolve(before, first=number, last=number, entries=entries) == one
            and before.last == number - 1
        ):
            found[-1] = evolve(before, last=number, entries=before.entries + entries)
        else:
            found.append(one)
    return found


@in_snapshot
def show_register(
    store: Store, register_no: int, *, entries_max: int = ENTRIES_SHOWN
) -> RegisterShow:
    """Return one register with what it posted and its first entries.

    Raises UnknownRecordError.
    """
    setup = read_setup(store)
    rows = store.records("registers/list", register_no=register_no, version=None)
    if not rows:
        raise UnknownRecordError(
            "register", str(register_no), phrase("See `costledger register list`.")
        )
    by_type = store.rows("registers/by_type", register_no=register_no)
    by_receiver = store.rows("registers/by_receiver", register_no=register_no)
    entries = store.records(
        "registers/entries", register_no=register_no, limit=entries_max
    )
    return RegisterShow(
        register=Register(**rows[0]),
        by_cost_type=tuple(Share("cost_type", *row) for row in by_type),
        by_receiver=tuple(Share(*row) for row in by_receiver),
        first_entries=tuple(RegisterEntry(**entry) for entry in entries),
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )
