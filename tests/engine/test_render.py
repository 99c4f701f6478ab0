"""One SQL text for all engines: what PostgreSQL gets, and what no engine may get."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from costledger.engine import render
from costledger.stores.base import migrations, views_text

ENGINE = Path(render.__file__).parent
NAMES = sorted(
    place.relative_to(ENGINE).with_suffix("").as_posix().removeprefix("sql/")
    for place in ENGINE.rglob("*.sql")
)


def in_one_line(text: str) -> str:
    return " ".join(render.render_text(text, "postgres").split())


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
        render.render_text(written, "postgres")


def test_duckdb_gets_the_text_as_written() -> None:
    assert render.render("posting/entry", "duckdb") == render.sql("posting/entry")


def test_duckdb_is_served_without_sqlglot() -> None:
    program = (
        "import sys; from costledger.engine.render import render; "
        "render('posting/entry', 'duckdb'); sys.exit('sqlglot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False)
    assert done.returncode == 0


def test_a_migration_is_taken_apart_into_its_statements() -> None:
    two = "-- two of them; a semicolon in a comment\nselect ';' as a;\n\nselect 2;\n"
    found = [" ".join(each.split()) for each in render.statements(two, "postgres")]
    assert found == ["SELECT ';' AS a", "SELECT 2"]


def test_two_statements_are_not_taken_for_one() -> None:
    with pytest.raises(AssertionError, match="2 statements"):
        render.render_text("select 1; select 2", "postgres")


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_can_be_rendered(name: str) -> None:
    assert all(render.statements(render.sql(name), "postgres"))


def test_the_schema_can_be_rendered() -> None:
    for text in (*(step.text for step in migrations()), views_text(2, 0)):
        for statement in render.statements(text, "postgres"):
            assert statement.startswith(("CREATE ", "ALTER TABLE "))
