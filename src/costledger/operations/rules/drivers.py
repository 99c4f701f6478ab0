"""What keys measure, as records: statistical key figures and their values.

How the pools of a level see each other (`allocation_levels`) is kept here as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.engine import post
from costledger.errors import UnknownRecordError
from costledger.messages import marked, phrase
from costledger.operations.base import audit
from costledger.operations.base.master_data import MASTERS, Master, Record
from costledger.operations.base.record_fields import read_fields, refuse
from costledger.operations.rules.records import read_decimal
from costledger.sources.catalog import TABLES, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from decimal import Decimal

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.records import Key

NOUNS = {
    "drivers": marked("key figure"),
    "driver_values": marked("value of a key figure"),
    "allocation_levels": "level",
}
"""What one record of a table is called."""

DELETE = {
    "drivers": "rules/drivers/delete_driver",
    "driver_values": "rules/drivers/delete_one_value",
    "allocation_levels": "rules/drivers/delete_level",
}
"""The statement that deletes one record of a table."""


MAY_BE_EMPTY = "version"
"""The part of a key that may be missing: a value of no version is what really is."""


def prepare_driver_value(row: Record) -> Record:
    """Return a row of `driver_values` with the kind and code of its receiver."""
    if "version" in row and (row["version"] or "ACTUAL").upper() == "ACTUAL":
        row = row | {"version": ""}
    if not {"cost_center_code", "cost_object_code"} & set(row):
        return row
    center = row.get("cost_center_code")
    return row | {
        "receiver_kind": "center" if center else "object",
        "receiver_code": center or row.get("cost_object_code", ""),
    }


PREPARED: dict[str, Callable[[Record], Record]] = {
    "driver_values": prepare_driver_value,
}
"""What turns a row of these exchange tables into a record of ours."""


def record_add(
    store: Store,
    context: PostingContext,
    table: str,
    record: Mapping[str, Any],
    confirm: bool | None,  # noqa: ARG001, FBT001 - nothing is asked
) -> Key:
    """Add a record.

    Raises UnknownRecordError, RefusedError: `key_missing`, `already_exists`.
    """
    master = _master(table)
    given = {name: record.get(name) for name in TABLES[table].key} | dict(record)
    with store.transaction():
        post.lock(store)
        made = master.defaults | _ours(master, given)
        key = tuple(made[column] for column in master.key)
        if not _is_whole(master, key):
            problem = phrase(
                "The key of this {noun} is missing.", noun=phrase(NOUNS[table])
            )
            refuse("key_missing", table, "", TABLES[table].key[0], problem)
        if key in _known(store, master):
            problem = phrase(
                "There is a {noun} {shown} already.",
                noun=phrase(NOUNS[table]),
                shown=_formatted(key),
            )
            refuse("already_exists", table, key, TABLES[table].key[0], problem)
        _put(store, master, made)
        audit.record(store, context, f"{table} add", key=_formatted(key))
    return key[0] if len(key) == 1 else key


def record_set(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    entered: Iterable[tuple[str, Any]],
    confirm: bool | None,  # noqa: ARG001, FBT001 - nothing is asked
) -> None:
    """Enter fields of a record that are no part of its key.

    Raises UnknownRecordError, RefusedError.
    """
    master = _master(table)
    with store.transaction():
        post.lock(store)
        own, before = _found(store, master, key)
        fields = dict(entered)
        if set(fields) & set(TABLES[table].key):
            raise UnknownRecordError(
                phrase("field of {table} to change", table=table),
                ", ".join(fields),
                phrase("A key is renamed."),
            )
        _put(store, master, before | _ours(master, fields))
        audit.record(store, context, f"{table} set", key=_formatted(own))


def record_rename(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    new_key: Key,
    confirm: bool | None,  # noqa: ARG001, FBT001 - nothing is asked
) -> None:
    """Give a record another key.

    Raises UnknownRecordError, RefusedError: `key_missing`, `already_exists`.
    """
    master = _master(table)
    with store.transaction():
        post.lock(store)
        own, before = _found(store, master, key)
        new = _parts(master, new_key)
        if not _is_whole(master, new):
            problem = phrase(
                "The key of this {noun} is missing.", noun=phrase(NOUNS[table])
            )
            refuse("key_missing", table, "", TABLES[table].key[0], problem)
        if new in _known(store, master):
            problem = phrase(
                "There is a {noun} {shown} already.",
                noun=phrase(NOUNS[table]),
                shown=_formatted(new),
            )
            refuse("already_exists", table, new, TABLES[table].key[0], problem)
        _take_away(store, master, own)
        _put(store, master, before | dict(zip(master.key, new, strict=True)))
        if table == "drivers":
            store.run("rules/drivers/rename_value", driver_code=own[0], new_code=new[0])
            store.run("rules/drivers/rename_line", driver_code=own[0], new_code=new[0])
        audit.record(
            store,
            context,
            f"{table} rename",
            key=_formatted(own),
            new_key=_formatted(new),
        )


def record_delete(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    confirm: bool | None,  # noqa: ARG001, FBT001 - nothing is asked
) -> None:
    """Delete a record; of a key figure its values as well.

    Raises UnknownRecordError.
    """
    master = _master(table)
    with store.transaction():
        post.lock(store)
        own, _ = _found(store, master, key)
        _take_away(store, master, own)
        if table == "drivers":
            store.run("rules/drivers/delete_value", driver_code=own[0])
        audit.record(store, context, f"{table} delete", key=_formatted(own))


def _master(table: str) -> Master:
    return next(each for each in MASTERS if each.exchange == table)


def _ours(master: Master, record: Mapping[str, Any]) -> Record:
    """Return fields under the ledger's names, read and checked."""
    table = master.exchange
    kinds = {column.name: column.kind for column in TABLES[table].columns}
    numbers = {
        name: _number(name, value)
        for name, value in record.items()
        if kinds.get(name) in (Kind.DECIMAL, Kind.SIGNED)
    }
    others = {name: value for name, value in record.items() if name not in numbers}
    row = read_fields(table, others) | numbers
    row = PREPARED.get(table, dict)(row)
    known = {master.columns.get(name, name): value for name, value in row.items()}
    return {name: value for name, value in known.items() if name in master.defaults}


def _number(name: str, value: object) -> Decimal:
    """Return a decimal, which may be below zero."""
    text = "" if value is None else str(value).strip()
    size = read_decimal(name, text.removeprefix("-"), "")
    return -size if text.startswith("-") else size


def _parts(master: Master, key: Key) -> tuple[Any, ...]:
    """Return a key as we keep it, of a key as the exchange table has it."""
    parts = key if isinstance(key, tuple) else (key,)
    names = TABLES[master.exchange].key
    if names[-1] == MAY_BE_EMPTY and len(parts) == len(names) - 1:
        parts = (*parts, "")
    ours = _ours(master, dict(zip(names, parts, strict=True)))
    return tuple(ours[column] for column in master.key)


def _is_whole(master: Master, key: tuple[Any, ...]) -> bool:
    """Say whether nothing is missing of a key; a value may be of no version."""
    names = (master.columns.get(MAY_BE_EMPTY), *master.key)
    return all(
        part or column == names[0] for column, part in zip(names[1:], key, strict=True)
    )


def _known(store: Store, master: Master) -> dict[tuple[Any, ...], Record]:
    return {
        tuple(each[column] for column in master.key): each
        for each in store.records(f"base/masters/{master.exchange}")
    }


def _found(store: Store, master: Master, key: Key) -> tuple[tuple[Any, ...], Record]:
    own = _parts(master, key)
    found = _known(store, master).get(own)
    if found is None:
        raise UnknownRecordError(NOUNS[master.exchange], _formatted(own))
    return own, found


def _put(store: Store, master: Master, record: Record) -> None:
    columns = tuple(master.defaults)
    row = tuple(record[column] for column in columns)
    store.replace(master.table, master.key, columns, [row])


def _take_away(store: Store, master: Master, key: tuple[Any, ...]) -> None:
    store.run(DELETE[master.exchange], **dict(zip(master.key, key, strict=True)))


def _formatted(key: tuple[Any, ...]) -> str:
    return " ".join(map(str, key))
