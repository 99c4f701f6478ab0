"""The SQL files, as text for the engine that runs them.

They are written once, for DuckDB, and DuckDB gets them as written. What PostgreSQL
would read otherwise is corrected here and nowhere else.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlglot import exp

PERCENT = "\N{NULL}"
"""Stands for the percent sign of a parameter while all others are doubled."""


@cache
def sql(name: str) -> str:
    """Return a statement as it is written: `sql/<name>.sql`, or `checks/<law>`.

    What is not written follows from the description of a table (`engine/tables`).
    """
    place = f"{name}.sql" if name.startswith("checks/") else f"sql/{name}.sql"
    try:
        return files("costledger.engine").joinpath(place).read_text("utf-8")
    except FileNotFoundError:
        from costledger.engine.tables.statements import generated  # noqa: PLC0415

        return generated(name)


def relation_of(name: str) -> str:
    """Return what the rows of a statement are called: as its file, without folders."""
    return name.rpartition("/")[2]


@cache
def check_names() -> tuple[str, ...]:
    """Return the names of the laws' queries, in order."""
    folder = files("costledger.engine").joinpath("checks")
    return tuple(
        sorted(
            item.name.removesuffix(".sql")
            for item in folder.iterdir()
            if item.name.endswith(".sql")
        )
    )


def render(name: str, dialect: str) -> str:
    """Return the statement of a file for an engine: "duckdb" or "postgres"."""
    return render_text(sql(name), dialect)


def render_text(text: str, dialect: str) -> str:
    """Return one statement, written for DuckDB, as an engine reads it.

    For PostgreSQL `$name` becomes psycopg's `%(name)s` and every other percent sign is
    doubled: hand over a mapping of parameters always, if only an empty one.
    """
    found = statements(text, dialect)
    assert len(found) == 1, f"{len(found)} statements where one belongs:\n{text}"
    return found[0]


@cache
def statements(text: str, dialect: str) -> tuple[str, ...]:
    """Return the statements of a text, such as a migration, one after the other.

    DuckDB takes several at once: its text stays whole.
    """
    if dialect == "duckdb":
        return (text,)
    assert dialect == "postgres", dialect
    import sqlglot  # noqa: PLC0415

    trees = sqlglot.parse(text, read="duckdb")
    return tuple(_as_postgres(tree) for tree in trees if tree is not None)


def _as_postgres(tree: exp.Expr) -> str:
    """Return a statement as psycopg takes it, without its comments."""
    from sqlglot import ErrorLevel  # noqa: PLC0415

    _refuse_what_engines_disagree_on(tree)
    _keep_whole_numbers_whole(tree)
    _order_text_bytewise(tree)
    _name_parameters(tree)
    text = tree.sql(
        "postgres", pretty=True, comments=False, unsupported_level=ErrorLevel.RAISE
    )
    return text.replace("%", "%%").replace(PERCENT, "%")


def _refuse_what_engines_disagree_on(tree: exp.Expr) -> None:
    """Division and signs give floats, and each engine chooses its own."""
    from sqlglot import exp  # noqa: PLC0415

    banned = (exp.Div, exp.Sign, exp.Avg, exp.ArgMax, exp.ArgMin, exp.Qualify)
    found = [node.sql("duckdb") for node in tree.find_all(*banned)]
    found += [
        kind.sql("duckdb")
        for kind in tree.find_all(exp.DataType)
        if kind.this in exp.DataType.FLOAT_TYPES
    ]
    # DuckDB divides whole numbers by `//` exactly, and decimals into a double.
    found += [
        node.sql("duckdb")
        for node in tree.find_all(exp.IntDiv)
        if any(
            cast.to.this == exp.DataType.Type.DECIMAL
            for cast in node.find_all(exp.Cast)
        )
    ]
    found += [
        "GROUP BY ALL" for group in tree.find_all(exp.Group) if group.args.get("all")
    ]
    assert not found, f"engines disagree on {found} in\n{tree.sql('duckdb')}"


def _keep_whole_numbers_whole(tree: exp.Expr) -> None:
    """Give hugeint, which PostgreSQL has not, the 38 digits that every engine has."""
    from sqlglot import exp  # noqa: PLC0415

    huge = (exp.DataType.Type.INT128, exp.DataType.Type.UINT128)
    for kind in list(tree.find_all(exp.DataType)):
        if kind.this in huge:
            kind.replace(exp.DataType.build("decimal(38, 0)"))


def _order_text_bytewise(tree: exp.Expr) -> None:
    """Compare codes by their bytes, or the order would follow the server's language."""
    from sqlglot import exp  # noqa: PLC0415

    for column in tree.find_all(exp.ColumnDef):
        kind = column.args.get("kind")
        if kind and kind.this in exp.DataType.TEXT_TYPES:
            collation = exp.CollateColumnConstraint(this=exp.to_identifier("C", True))
            column.args["constraints"].insert(0, exp.ColumnConstraint(kind=collation))


def _name_parameters(tree: exp.Expr) -> None:
    from sqlglot import exp  # noqa: PLC0415

    for parameter in list(tree.find_all(exp.Placeholder)):
        parameter.replace(exp.var(f"{PERCENT}({parameter.name})s"))
