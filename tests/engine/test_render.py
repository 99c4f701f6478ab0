"""One SQL text for all engines: what PostgreSQL gets, and what no engine may get."""

from __future__ import annotations

import re

import pytest

from costledger.engine.dialect import render_text
from costledger.engine.render import rendered_file
from costledger.stores.base import VIEWS, migrations
from tests.engine.statements import PLACES


def in_one_line(text: str) -> str:
    (statement,) = render_text(text)
    return " ".join(statement.split())


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # DuckDB                          PostgreSQL through psycopg
        ("select $today", "SELECT %(today)s"),
        ("select '5%' as a", "SELECT '5%%' AS a"),
        ("select a % 2 from t", "SELECT a %% 2 FROM t"),
        ("select '$today'", "SELECT '$today'"),
        ("select a like '%' || $part from t", "SELECT a LIKE '%%' || %(part)s FROM t"),
        ("select (a + 2) // 3 from t", "SELECT DIV(( a + 2 ), 3) FROM t"),
        ("select a * b // c from t", "SELECT DIV(a * b, c) FROM t"),
        ("select cast(a as hugeint) from t", "SELECT CAST(a AS DECIMAL(38, 0)) FROM t"),
        (
            "select a from t order by a desc",
            "SELECT a FROM t ORDER BY a DESC NULLS LAST",
        ),
        ("select a -- 100 % $sure\nfrom t", "SELECT a FROM t"),
        (
            "create table t (a text not null, b varchar, c tinyint, d hugeint)",
            (
                'CREATE TABLE t ( a TEXT COLLATE "C" NOT NULL, b TEXT COLLATE "C", '
                "c SMALLINT, d DECIMAL(38, 0) )"
            ),
        ),
        (
            "create temp table t as select 1 as a",
            "CREATE TEMPORARY TABLE t AS SELECT 1 AS a",
        ),
    ],
)
def test_postgres_reads_the_same_thing(written: str, expected: str) -> None:
    assert in_one_line(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "select a / b from t",
        "select avg(a) from t",
        "select sign(a) from t",
        "select arg_max(a, b) from t",
        "select cast(a as double) from t",
        "select cast(a as float) from t",
        "create table t (a real)",
        "select a, count(*) from t group by all",
        "select a from t qualify row_number() over (order by a) = 1",
        "select cast(a as decimal(38, 0)) // 2 from t",
    ],
)
def test_what_engines_disagree_on_is_refused(written: str) -> None:
    with pytest.raises(AssertionError, match="engines disagree"):
        render_text(written)


def test_a_migration_is_taken_apart_into_its_statements() -> None:
    two = "-- two of them; a semicolon in a comment\nselect ';' as a;\n\nselect 2;\n"
    found = [" ".join(each.split()) for each in render_text(two)]
    assert found == ["SELECT ';' AS a", "SELECT 2"]


@pytest.mark.parametrize("place", PLACES)
def test_every_file_can_be_rendered(place: str) -> None:
    assert all(rendered_file(place))


SCHEMA = [
    statement
    for place in (*(step.location for step in migrations()), VIEWS)
    for statement in rendered_file(place)
]


def test_the_schema_makes_tables_and_views_and_changes_them() -> None:
    begins = ("CREATE ", "ALTER TABLE ")
    assert [text for text in SCHEMA if not text.startswith(begins)] == []


def test_every_text_column_of_the_schema_is_ordered_by_its_bytes() -> None:
    """Else the order of codes, and who gets the odd cent, would follow the server."""
    of_text = re.compile(r"^ +(\w+ (?:TEXT|VARCHAR)\b.*)$", re.MULTILINE)
    columns = [
        column
        for text in SCHEMA
        if text.startswith("CREATE TABLE")
        for column in of_text.findall(text)
    ]
    assert len(columns) > 100
    assert [each for each in columns if 'COLLATE "C"' not in each] == []
