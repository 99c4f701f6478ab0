"""What PostgreSQL reads otherwise than DuckDB: every SQL file, rendered by sqlglot.

Only who renders imports this: the build of a wheel, and a checkout on the fly. Whoever
has the wheel reads the files it wrote (`engine/render.py`) and needs no sqlglot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import sqlglot
from sqlglot import ErrorLevel, exp
from sqlglot.dialects.postgres import Postgres
from sqlglot.generators.postgres import PostgresGenerator

from costledger.engine.render import RENDERED, SEPARATOR, taken_apart, written

if TYPE_CHECKING:
    from pathlib import Path

PORTABLE = ("engine/sql", "engine/checks", "stores/migrations")
"""The folders of the package whose files every engine runs."""

OWN = ".postgres.sql"
"""How a file ends that is PostgreSQL's own and runs as it stands."""

PERCENT = "\N{NULL}"
"""Stands for the percent sign of a parameter while all others are doubled."""

WHOLE = "DECIMAL(38, 0)"
"""What hugeint is where there is none: the 38 digits that every engine has."""


class PsycopgGenerator(PostgresGenerator):
    """How each piece of a statement is written."""

    TYPE_MAPPING: ClassVar = PostgresGenerator.TYPE_MAPPING | {
        exp.DType.INT128: WHOLE,
        exp.DType.UINT128: WHOLE,
    }

    def generate(self, expression: exp.Expr, copy: bool = True) -> str:  # noqa: FBT001, FBT002 - as sqlglot has it
        """Double every percent sign that does not begin a parameter."""
        text = super().generate(expression, copy)
        return text.replace("%", "%%").replace(PERCENT, "%")

    def placeholder_sql(self, expression: exp.Placeholder) -> str:
        """Write `$name` as `%(name)s`."""
        return f"{PERCENT}({expression.name})s"

    def columndef_sql(self, expression: exp.ColumnDef, sep: str = " ") -> str:
        """Compare codes by their bytes, whatever language the server speaks."""
        kind = expression.args.get("kind")
        if kind and kind.this in exp.DataType.TEXT_TYPES:
            collation = exp.CollateColumnConstraint(this=exp.to_identifier("C", True))
            expression.args["constraints"].insert(
                0, exp.ColumnConstraint(kind=collation)
            )
        return super().columndef_sql(expression, sep)


class Psycopg(Postgres):
    """PostgreSQL through psycopg, with whole numbers and codes as DuckDB has them."""

    generator_class = PsycopgGenerator


def render_text(text: str) -> tuple[str, ...]:
    """Return the statements of a text for PostgreSQL, one after the other.

    `$name` becomes psycopg's `%(name)s` and every other percent sign is doubled: hand
    over a mapping of parameters always, if only an empty one. Comments are left out.
    """
    trees = sqlglot.parse(text, read="duckdb")
    return tuple(_render(tree) for tree in trees if tree is not None)


def portable_files(package: Path) -> list[Path]:
    """Return the files that every engine runs, in order."""
    return [
        place
        for part in PORTABLE
        for place in sorted(package.joinpath(part).rglob("*.sql"))
        if not place.name.endswith(OWN)
    ]


def render_package(package: Path, folder: Path) -> int:
    """Write the rendering of every portable file into a folder; return how many.

    A file lies below the folder as its source lies below the package.
    """
    places = portable_files(package)
    for place in places:
        found = render_text(written(package, place.relative_to(package).as_posix()))
        text = SEPARATOR.join(found)
        assert taken_apart(text) == found, f"a statement of {place} holds a separator"
        target = folder.joinpath(RENDERED, place.relative_to(package))
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return len(places)


def _render(tree: exp.Expr) -> str:
    _refuse_what_engines_disagree_on(tree)
    return tree.sql(
        Psycopg, pretty=True, comments=False, unsupported_level=ErrorLevel.RAISE
    )


def _refuse_what_engines_disagree_on(tree: exp.Expr) -> None:
    """Division and signs give floats, and each engine chooses its own."""
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
