"""The SQL that can be read off the description of a table, the same for both engines.

`exchange/export/<table>`, `exchange/restore/<table>`, `exchange/restore/counts` and
`base/masters/<table>` are written here where there is no file of that name. Nothing in
them reads otherwise on another engine, and no percent sign is in them: every store takes
them as they stand. A restore is several statements where it takes the place of rows.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from costledger.engine.render import SEPARATOR
from costledger.engine.tables import TABLES
from costledger.engine.tables.description import (
    Column,
    Kind,
    Receiver,
    Reference,
    Table,
    Use,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

RECEIVER_CODE = ("receiver_kind", "receiver_code")
"""Where a ledger keeps the pair of codes of which one is empty."""

STAGED = "staged"
"""What the rows of a file are called while they are restored."""


@cache
def generated(name: str) -> str:
    """Return the statement of a name: `exchange/export/drivers`.

    Raises FileNotFoundError for a name that stands for no table.
    """
    if name == "exchange/restore/counts":
        return counts()
    folder, _, stem = name.rpartition("/")
    table = TABLES.get(stem)
    if table and folder == "exchange/export" and Use.EXPORT in table.use:
        return export(table)
    if table and folder == "exchange/restore" and Use.RESTORE in table.use:
        return restore(table)
    if table and folder == "base/masters" and table.is_master:
        return masters(table)
    raise FileNotFoundError(name)


def export(table: Table) -> str:
    """Return the query of an exported table: decimals and codes, in order of the key."""
    columns = table.columns_for(Use.EXPORT)
    relation = table.view or table.table
    joined = () if table.view else tuple(filter(_reference, columns))
    prefix = f"{relation}." if joined else ""
    shown = [_named(_exported(table, each, prefix), each.name) for each in columns]
    names = key_of(table) if not table.view else table.key
    order = [f"{prefix}{name}" for name in names]
    joins = [_join(each, f"{prefix}{each.kept}") for each in joined]
    return _query(shown, relation, joins, _conditions(table), order)


def restore(table: Table) -> str:
    """Return what puts the rows of `stage_<table>` into the ledger's table."""
    columns = table.columns_for(Use.RESTORE)
    values = {name: f"'{value}'" for name, value in table.fixed.items()}
    for each in columns:
        values |= _restored(each)
    names = list(values)
    key = (table.identity,) if table.identity else key_of(table)
    order = [str(names.index(name) + 1) for name in key]
    joins = _unique(_join_of_staged(each) for each in columns if _join_of_staged(each))
    into = "\n".join(("(", _listed(names), ")"))
    query = _query(
        list(values.values()), f"stage_{table.name} as {STAGED}", joins, [], order
    )
    insert = f"insert into {table.table} {into}"
    before = f"delete from {table.table}{SEPARATOR}" if table.is_replaced else ""
    return f"{before}{insert}\n{query}"


def masters(table: Table) -> str:
    """Return the query of every column of a master, to merge with what a file brings."""
    identity = [table.identity] if table.identity else []
    columns = [*identity, *defaults(table)]
    return _query(columns, table.table, [], _conditions(table), [])


def counts() -> str:
    """Return how many rows a ledger holds of each table that is restored."""
    parts = [
        _query(
            [_named(f"'{table.name}'", "name"), _named("count(*)", "rows")],
            table.table,
            [],
            _conditions(table),
            [],
        )
        for table in TABLES.values()
        if Use.RESTORE in table.use
    ]
    return "\nunion all\n".join(parts)


def defaults(table: Table) -> dict[str, str | int | bool | None]:
    """Return every column of a master in the ledger, with its value where none is given.

    Its identity is not among them, which is given by the merge.
    """
    found: dict[str, str | int | bool | None] = dict.fromkeys(table.fixed, "")
    for column in table.columns:
        is_elsewhere = column.kind is Kind.DIMENSIONS or column.use in (
            Use.IMPORT,
            Use.EXPORT,
        )
        if column.refers is Receiver.CODE:
            found |= dict.fromkeys(RECEIVER_CODE, "")
        elif not is_elsewhere and column.kept != table.identity:
            found[column.kept] = column.default
    return found


def key_of(table: Table) -> tuple[str, ...]:
    """Return the ledger's columns that tell one row from another."""
    names: list[str] = []
    for column in map(table.column, table.key):
        is_pair = column.refers is Receiver.CODE
        names += RECEIVER_CODE if is_pair else (column.kept,)
    return tuple(_unique(names))


# How one column is read and written


def _reference(column: Column) -> Reference | None:
    return column.refers if isinstance(column.refers, Reference) else None


def _exported(table: Table, column: Column, prefix: str) -> str:
    """Return what an export selects for a column."""
    if column.shown:
        return column.shown
    source = prefix + (column.name if table.view else column.kept)
    if column.refers is Receiver.CODE:
        kind = column.name.split("_")[1]
        return f"case when receiver_kind = '{kind}' then receiver_code else '' end"
    if (reference := _reference(column)) and not table.view:
        code = f"{reference.name}.{reference.code}"
        return f"coalesce({code}, '')" if reference.is_optional else code
    if column.kind in (Kind.DECIMAL, Kind.SIGNED):
        return f"rtrim(rtrim(cast({source} as text), '0'), '.')"
    if column.words:
        return _in_their_words(column, source)
    return source


def _in_their_words(column: Column, source: str) -> str:
    """Return their word for ours; of several that mean one thing, the first."""
    theirs = {ours: word for word, ours in reversed([*column.words.items()])}
    if True in theirs:
        return f"case when {source} then '{theirs[True]}' else '{theirs[False]}' end"
    reported = " ".join(f"when '{ours}' then '{word}'" for ours, word in theirs.items())
    return f"case {source} {reported} else {source} end"


def _restored(column: Column) -> dict[str, str]:
    """Return the ledger's columns that a column of a file fills, and with what."""
    cell = f"{STAGED}.{column.name}"
    if isinstance(column.refers, Receiver):
        return _restored_receiver(column.refers)
    if reference := _reference(column):
        return {column.kept: f"{reference.name}.{reference.key}"}
    filled = f"nullif({cell}, '')"
    match column.kind:
        case Kind.POSTING_DATE:
            day = f"nullif(replace({cell}, 'C', ''), '')"
            return {
                column.kept: f"cast({day} as date)",
                "is_closing": f"coalesce(left({cell}, 1) = 'C', false)",
            }
        case Kind.AMOUNT | Kind.ADDITIONAL_AMOUNT:
            value = f"cast(replace({filled}, '.', '') as bigint)"
        case Kind.CODE | Kind.TEXT | Kind.CHOICE | Kind.DIMENSIONS:
            value = _restored_text(column, cell)
        case kind:
            value = f"cast({filled} as {TYPES[kind]})"
    return {column.kept: value}


TYPES = {
    Kind.BOOLEAN: "boolean",
    Kind.WHOLE: "bigint",
    Kind.MINOR_UNITS: "bigint",
    Kind.DATE: "date",
    Kind.TIMESTAMP: "timestamp",
    Kind.DECIMAL: "decimal(38, 10)",
    Kind.SIGNED: "decimal(38, 10)",
    Kind.SHARE: "decimal(38, 10)",
    Kind.WEIGHT: "decimal(38, 0)",
}


def _restored_text(column: Column, cell: str) -> str:
    """Return a text; an empty cell is an empty text, where it may be one."""
    if column.words:
        return _in_our_words(column, cell)
    if column.is_nullable:
        return f"nullif({cell}, '')"
    is_filled = column.kind is Kind.CHOICE and "" not in column.choices
    return cell if column.is_required or is_filled else f"coalesce({cell}, '')"


def _in_our_words(column: Column, cell: str) -> str:
    """Return our word for theirs; where ours is yes or no, one of theirs is yes."""
    yes = next((word for word, ours in column.words.items() if ours is True), None)
    if yes is not None:
        return f"{cell} = '{yes}'"
    reported = " ".join(
        f"when '{word}' then '{our}'" for word, our in column.words.items()
    )
    return f"case {cell} {reported} else {cell} end"


def _restored_receiver(refers: Receiver) -> dict[str, str]:
    if refers is not Receiver.CODE:
        kept = "sender_id" if refers is Receiver.SENDER_KEY else "receiver_id"
        return {kept: "receiver.receiver_id"}
    return dict(zip(RECEIVER_CODE, (KIND_OF_STAGED, CODE_OF_STAGED), strict=True))


KIND_OF_STAGED = (
    f"case when coalesce({STAGED}.cost_center_code, '') = ''"
    " then 'object' else 'center' end"
)
CODE_OF_STAGED = (
    f"coalesce(nullif({STAGED}.cost_center_code, ''), {STAGED}.cost_object_code, '')"
)


def _join_of_staged(column: Column) -> str:
    """Return how the key of a code is found, where the column is one."""
    if reference := _reference(column):
        cell = f"{STAGED}.{column.name}"
        return _joined(reference, f"{reference.name}.{reference.code} = {cell}")
    if column.refers is Receiver.KEY or column.refers is Receiver.SENDER_KEY:
        join = "left join" if column.refers is Receiver.SENDER_KEY else "inner join"
        return (
            f"{join} receiver\n"
            f"    on receiver.kind = {KIND_OF_STAGED}\n"
            f"    and receiver.code = {CODE_OF_STAGED}"
        )
    return ""


def _join(column: Column, source: str) -> str:
    """Return how the code of a key is found."""
    reference = _reference(column)
    assert reference, column.name
    return _joined(reference, f"{reference.name}.{reference.key} = {source}", "")


def _joined(reference: Reference, on: str, condition: str | None = None) -> str:
    """Return a join; a key says by itself which record it is, and a code may not."""
    more = reference.condition if condition is None else condition
    alias = f" as {reference.alias}" if reference.alias else ""
    join = "left join" if reference.is_optional else "inner join"
    found = f"{join} {reference.table}{alias}\n    on {on}"
    return f"{found}\n    and {reference.name}.{more}" if more else found


# How a statement is put together


def _conditions(table: Table) -> list[str]:
    fixed = [f"{name} = '{value}'" for name, value in table.fixed.items()]
    return fixed + ([table.condition] if table.condition else [])


def _named(expression: str, name: str) -> str:
    is_called_so = expression.rpartition(".")[2] == name
    return expression if is_called_so else f"{expression} as {name}"


def _query(
    columns: list[str],
    relation: str,
    joins: list[str],
    conditions: list[str],
    order: list[str],
) -> str:
    lines = ["select", _listed(columns), f"from {relation}", *joins]
    if conditions:
        lines.append("where " + " and ".join(conditions))
    if order:
        lines.append("order by " + ", ".join(order))
    return "\n".join(lines)


def _listed(names: list[str]) -> str:
    return ",\n".join(f"    {name}" for name in names)


def _unique(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(texts))
