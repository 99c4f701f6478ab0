"""Merging master data: what a file brings of a chart or mirror, into what is there.

Masters are small, so they are merged as rows in Python; entries never are. A file may
bring some columns only, and the others stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from costledger.engine.tables import TABLES, Table, Use
from costledger.engine.tables.statements import defaults, key_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from costledger.engine.store import Store

Record = dict[str, Any]


@frozen
class Master:
    """How an exchange table is kept."""

    exchange: str
    """The exchange table's name."""
    table: str
    """The ledger's table."""
    columns: Mapping[str, str]
    """Theirs = ours, for the columns that are kept under another name."""
    key: tuple[str, ...]
    """The ledger's columns that tell one record from another."""
    defaults: Record
    """Every column of ours, with its value where nobody says otherwise."""
    identity: str = ""
    """The column of keys that are given once, in code order."""
    fixed: Record = field(factory=dict)
    """Columns that are the same in all rows of this exchange table."""
    words: Mapping[str, Mapping[str, str | bool]] = field(factory=dict)
    """Ours = their word to our word."""


@frozen
class Merged:
    """What became of the rows of one exchange table."""

    table: str
    rows: int
    new: int
    changed: int
    unchanged: int


def merge(
    store: Store,
    master: Master,
    staged: list[Record],
    prepare: Callable[[Record], Record] = dict,
) -> Merged:
    """Merge staged rows into a master table and say what changed."""
    existing = {
        tuple(record[column] for column in master.key): record
        for record in store.records(f"base/masters/{master.exchange}")
    }
    fresh: list[Record] = []
    changed: list[Record] = []
    for row in staged:
        record = _renamed(master, prepare(row)) | master.fixed
        # A part of the key that the file does not have, as the version of a value of a
        # key figure, is as it is in a new record.
        key = tuple(
            record.get(column, master.defaults.get(column)) for column in master.key
        )
        before = existing.get(key)
        if before is None:
            fresh.append(master.defaults | record)
        elif any(before[column] != value for column, value in record.items()):
            changed.append(before | record)
    if master.identity and fresh:
        last = max((each[master.identity] for each in _all(store, master)), default=0)
        fresh.sort(key=lambda record: tuple(record[column] for column in master.key))
        for place, record in enumerate(fresh, start=1):
            record[master.identity] = last + place
    columns = tuple(master.defaults) + ((master.identity,) if master.identity else ())
    rows = [tuple(record[column] for column in columns) for record in fresh + changed]
    store.replace(master.table, master.key, columns, rows)
    return Merged(
        master.exchange,
        len(staged),
        len(fresh),
        len(changed),
        len(staged) - len(fresh) - len(changed),
    )


def _all(store: Store, master: Master) -> list[Record]:
    return store.records(f"base/masters/last_{master.identity}")


def _renamed(master: Master, row: Record) -> Record:
    record = {}
    for theirs, value in row.items():
        ours = master.columns.get(theirs, theirs)
        if ours in master.defaults:
            words = master.words.get(ours, {})
            record[ours] = words.get(value, value)
    return _without_derived(record)


def _without_derived(record: Record) -> Record:
    """Leave out what the tree of a chart decides: indentation, and what end-totals sum."""
    derived = {"indentation"}
    if record.get("line_type") == "end_total":
        derived.add("totaling")
    return {column: value for column, value in record.items() if column not in derived}


def _master(table: Table) -> Master:
    """Return how a table is kept, as its description says."""
    imported = table.columns_for(Use.IMPORT)
    kept = defaults(table)
    return Master(
        exchange=table.name,
        table=table.table,
        columns={
            each.name: each.kept
            for each in imported
            if each.kept in kept and each.kept != each.name
        },
        key=(*table.fixed, *key_of(table)),
        defaults=kept,
        identity=table.identity,
        fixed=dict(table.fixed),
        words={each.kept: each.words for each in imported if each.words},
    )


MASTERS = tuple(_master(table) for table in TABLES.values() if table.is_master)
"""The masters, in the order in which they are merged."""
