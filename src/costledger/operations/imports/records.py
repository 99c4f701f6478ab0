"""Records of the mirror of the general ledger, one at a time: accounts, values, periods.

They are what the source says; charts that are aligned with them follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from costledger.engine import derived, post
from costledger.errors import UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.master_data import MASTERS, Master, Record
from costledger.operations.base.record_fields import (
    SINGULAR,
    read_dimensions,
    read_fields,
    refuse,
)
from costledger.operations.charts import rename
from costledger.operations.charts.records import CHART_OF, lines, link_where_possible
from costledger.operations.imports import align

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.records import Key

DEFAULTS = "default_dimensions"
"""The field of an account that lies in a table of its own."""


def record_add(
    store: Store,
    context: PostingContext,
    table: str,
    record: Mapping[str, Any],
    confirm: bool | None,  # noqa: FBT001
) -> Key:
    """Add a record, and let the charts follow.

    Raises RefusedError: `key_missing`, `already_exists`.
    """
    master = _master(table)
    with store.transaction():
        post.lock(store)
        fields = _ours(master, record)
        key = tuple(fields.get(column) or "" for column in master.key)
        _check_new_key(store, master, key)
        made = master.defaults | fields
        if table == "dimension_values":
            _refuse_existing_receiver(store, made)
            _know_dimension(store, made["dimension"])
        _put(store, master, made)
        _align(store, table, align.Change(None, _with_defaults(made)), confirm)
        audit.record(store, context, f"{table} add", key=_formatted(key))
    return key[0] if len(key) == 1 else key


def record_set(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    fields: Iterable[tuple[str, Any]],
    confirm: bool | None,  # noqa: FBT001
) -> None:
    """Enter fields of a record, and let the charts follow.

    Raises UnknownRecordError, RefusedError.
    """
    master = _master(table)
    with store.transaction():
        post.lock(store)
        before = _found(store, master, key)
        entered = dict(fields)
        changed = _ours(master, entered)
        if any(column in changed for column in master.key):
            raise UnknownRecordError(
                phrase("field of {table}", table=table),
                master.key[-1],
                phrase("Another key is a rename."),
            )
        after = before | changed
        _put(store, master, after)
        _align(store, table, align.Change(before, after), confirm)
        audit.record(
            store, context, f"{table} set", key=_formatted(key), fields=entered
        )


def record_rename(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    new_key: Key,
    confirm: bool | None,  # noqa: FBT001
) -> None:
    """Give a record another key; entries, filters and aligned charts follow.

    Raises UnknownRecordError, RefusedError: `key_missing`, `already_exists`.
    """
    master = _master(table)
    with store.transaction():
        post.lock(store)
        before = _found(store, master, key)
        old = tuple(before[column] for column in master.key)
        new = (*old[:-1], _ours(master, _last_of(master, new_key))[master.key[-1]])
        if new == old:
            return
        _check_new_key(store, master, new)
        _refuse_carried(store, table, new)
        store.run(f"imports/records/delete_{master.table}", **_parameters(master, old))
        # Default dimensions stand in a table of their own, where they follow.
        moved = {name: value for name, value in before.items() if name != DEFAULTS}
        _put(store, master, moved | dict(zip(master.key, new, strict=True)))
        if table == "gl_accounts":
            rename.follow(store, "gl_account", old[0], new[0])
            align.align_renamed_account(store, old[0], new[0], confirm)
        elif table == "dimension_values":
            _rename_value(store, new[0], old[1], new[1])
            names = (old[1], new[1])
            align.align_renamed_value(store, new[0], names, confirm)
        audit.record(
            store,
            context,
            f"{table} rename",
            key=_formatted(old),
            new_key=_formatted(new),
        )


def record_delete(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    confirm: bool | None,  # noqa: ARG001, FBT001
) -> None:
    """Delete a record of the mirror; charts stay as they are.

    Entries of an account that is gone wait for it. Raises UnknownRecordError.
    """
    master = _master(table)
    with store.transaction():
        post.lock(store)
        before = _found(store, master, key)
        own = tuple(before[column] for column in master.key)
        store.run(f"imports/records/delete_{master.table}", **_parameters(master, own))
        if table == "gl_accounts":
            store.run("imports/records/delete_account_dimension", gl_account_no=own[0])
            link_where_possible(store)
        audit.record(store, context, f"{table} delete", key=_formatted(own))


# Reading and writing


def accounts(store: Store) -> dict[str, Record]:
    """Return every account by its number, with its default dimensions."""
    found = {
        each["gl_account_no"]: each | {DEFAULTS: {}}
        for each in store.records("base/masters/gl_accounts")
    }
    for number, dimension, code in store.rows("imports/records/account_dimension"):
        if number in found:
            found[number][DEFAULTS][dimension] = code
    return found


def values(store: Store) -> dict[tuple[str, str], Record]:
    """Return every dimension value by dimension and code."""
    return {
        (each["dimension"], each["code"]): each
        for each in store.records("base/masters/dimension_values")
    }


def _master(table: str) -> Master:
    return next(each for each in MASTERS if each.exchange == table)


def _ours(master: Master, record: Mapping[str, Any]) -> Record:
    """Return fields under the ledger's names, read and checked."""
    table = master.exchange
    # The link of an account follows from the ranges of cost types.
    read = read_fields(
        table, {name: each for name, each in record.items() if name != "cost_type_no"}
    )
    if table == "accounting_periods" and "closed" in read:
        is_closed = read.pop("closed")
        read.setdefault("state", "closed" if is_closed else "open")
    if table == "employees" and "status" in read:
        read["is_active"] = read.pop("status") == "active"
    return {master.columns.get(name, name): value for name, value in read.items()}


def _last_of(master: Master, key: Key) -> dict[str, Any]:
    """Return a key, of which the last field is meant where several are given."""
    field = master.key[-1]
    theirs = {ours: name for name, ours in master.columns.items()}
    value = key[-1] if isinstance(key, tuple | list) else key
    return {theirs.get(field, field): value}


def _parts(master: Master, key: Key) -> tuple[Any, ...]:
    parts = tuple(key) if isinstance(key, tuple | list) else (key,)
    return tuple(
        _ours(master, {_name(master, column): part})[column]
        for column, part in zip(master.key, parts, strict=False)
    )


def _name(master: Master, column: str) -> str:
    return next((name for name, own in master.columns.items() if own == column), column)


def _found(store: Store, master: Master, key: Key) -> Record:
    """Return the record with a key.

    Raises UnknownRecordError.
    """
    requested = _parts(master, key)
    if master.exchange == "gl_accounts":
        found = accounts(store).get(requested[0])
    else:
        found = next(
            (
                each
                for each in store.records(f"base/masters/{master.exchange}")
                if tuple(each[column] for column in master.key) == requested
            ),
            None,
        )
    if found is None:
        raise UnknownRecordError(SINGULAR[master.exchange], _formatted(requested))
    return found


def _put(store: Store, master: Master, record: Record) -> None:
    columns = tuple(master.defaults)
    row = tuple(record[column] for column in columns)
    store.replace(master.table, master.key, columns, [row])
    if master.exchange == "gl_accounts" and DEFAULTS in record:
        number = record["gl_account_no"]
        store.run("imports/records/delete_account_dimension", gl_account_no=number)
        store.insert(
            "gl_account_dimension",
            ("gl_account_no", "dimension", "code"),
            [(number, name, code) for name, code in record[DEFAULTS].items()],
        )


def _parameters(master: Master, key: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip(master.key, key, strict=True))


def _with_defaults(record: Record) -> Record:
    return {DEFAULTS: read_dimensions(DEFAULTS, record.get(DEFAULTS))} | record


def _formatted(key: object) -> str:
    return " ".join(map(str, key)) if isinstance(key, tuple | list) else str(key)


# Rules


def _check_new_key(store: Store, master: Master, key: tuple[Any, ...]) -> None:
    """Refuse a key that is empty, or that a record has.

    Raises RefusedError: `key_missing`, `already_exists`.
    """
    table, field = master.exchange, _name(master, master.key[-1])
    noun = SINGULAR[table]
    if not all(key):
        refuse(
            "key_missing",
            table,
            "",
            field,
            phrase("The key of this {noun} is missing.", noun=phrase(noun)),
        )
    known = {
        tuple(each[column] for column in master.key)
        for each in store.records(f"base/masters/{table}")
    }
    if key in known:
        _refuse_duplicate(table, key, field, noun)


def _refuse_carried(store: Store, table: str, key: tuple[Any, ...]) -> None:
    """Refuse a new key that entries carry already, of a record that is not there.

    Raises RefusedError of the kind `already_exists`.
    """
    if table == "gl_accounts":
        carried = store.rows("imports/records/carried_account", gl_account_no=key[0])
    elif table == "dimension_values":
        carried = store.rows(
            "imports/records/carried_value", dimension=key[0], code=key[1]
        )
    else:
        return
    if carried:
        _refuse_duplicate(table, key, "", SINGULAR[table])


def _refuse_duplicate(table: str, key: object, field: str, noun: str) -> NoReturn:
    refuse(
        "already_exists",
        table,
        key,
        field,
        phrase(
            "There is a {noun} {shown} already.",
            noun=phrase(noun),
            shown=_formatted(key),
        ),
        phrase("A code is given once: choose another."),
    )


def _refuse_existing_receiver(store: Store, value: Record) -> None:
    """Refuse a new value whose center or object is there, where they are aligned.

    Raises RefusedError of the kind `already_exists`.
    """
    if value["dimension_value_type"] in align.STRUCTURE:
        return
    for kind in align.kinds_of(store, value["dimension"]):
        chart = CHART_OF[kind]
        if any(each["code"] == value["code"] for each in lines(store, chart)):
            _refuse_duplicate(
                chart.table, value["code"], chart.key, SINGULAR[chart.table]
            )


def _know_dimension(store: Store, dimension: str) -> None:
    if all(
        row["dimension"] != dimension
        for row in store.records("base/masters/dimensions")
    ):
        store.insert("dimension", ("dimension", "name"), [(dimension, "")])


def _align(
    store: Store,
    table: str,
    change: align.Change,
    confirm: bool | None,  # noqa: FBT001
) -> None:
    if table == "gl_accounts":
        align.align_accounts(store, [change], confirm)
    elif table == "dimension_values":
        align.align_values(store, [change], confirm)


def _rename_value(store: Store, dimension: str, old: str, new: str) -> None:
    """Let entries and defaults of accounts carry the new code of a dimension value."""
    named = {"dimension": dimension, "old": old, "new": new}
    store.run("imports/records/rename_account_dimension", **named)
    if store.run("imports/records/rename_set_member", **named):
        store.run("imports/records/rename_set", dimension=dimension, code=new)
    derived.values_anew(store)
