"""What follows from the description of a table, and what is written by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb
import pytest
import sqlglot

from costledger.engine import render
from costledger.engine.tables import TABLES, Use
from costledger.engine.tables.statements import generated, masters
from costledger.stores.base import migrations, views_text

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = Path(render.__file__).parent / "sql"

BY_HAND = {
    "export": {
        "allocation_targets": "percent is rounded so that lines come to 100",
        "cost_entries": "texts and origins are in tables of their own",
        "cost_registers": "a copy's entries and a seal are in tables of their own",
        "gl_accounts": "default dimensions become one JSON object",
        "item_entries": "the view has the key of a dimension set",
    },
    "restore": {
        "allocation_flows": "the amount has decimals of a minor unit",
        "cost_entries": "texts and origins go to tables of their own",
        "cost_registers": "kinds of ours have one word each, and no closing date",
        "counters": "one that an export does not have stays",
        "dimension_set_assignments": "rows are there already, and get their era",
        "dimension_sets": "JSON becomes members, a row each",
        "gl_accounts": "default dimensions go to a table of their own",
        "gl_budget_entries": "files bring plain dates, and exports closing dates",
        "gl_entries": "a coding is found by account and set",
        "occupied": "no table",
        "sums": "no table",
        "versions": "the base of a version is one of the same file",
    },
}
"""The statements of exchange that are files, and what the description cannot say."""

NAMES = [
    *(f"exchange/export/{name}" for name, t in TABLES.items() if Use.EXPORT in t.use),
    *(f"exchange/restore/{name}" for name, t in TABLES.items() if Use.RESTORE in t.use),
    *(f"base/masters/{name}" for name, table in TABLES.items() if table.is_master),
    "exchange/restore/counts",
]
GENERATED = [name for name in NAMES if not (FOLDER / f"{name}.sql").exists()]


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    """Return an empty ledger in memory."""
    with duckdb.connect() as connection:
        connection.execute(render.sql("base/schema/migration"))
        for step in migrations():
            connection.execute(step.text)
        connection.execute(views_text(2, 2))
        yield connection


@pytest.mark.parametrize("folder", BY_HAND)
def test_what_is_written_by_hand_says_why(folder: str) -> None:
    found = {file.stem for file in (FOLDER / "exchange" / folder).glob("*.sql")}
    assert found == set(BY_HAND[folder])


@pytest.mark.parametrize(
    "name", [name for name in NAMES if name.startswith("exchange/export/")]
)
def test_an_export_has_the_columns_of_the_description(
    name: str, empty: duckdb.DuckDBPyConnection
) -> None:
    found = empty.execute(render.sql(name)).description
    table = TABLES[name.rpartition("/")[2]]
    wanted = [column.name for column in table.columns_for(Use.EXPORT)]
    assert [column[0] for column in found or ()] == wanted


@pytest.mark.parametrize(
    "name", [name for name in GENERATED if name.startswith("exchange/restore/")]
)
def test_a_restore_is_one_the_ledger_can_take(
    name: str, empty: duckdb.DuckDBPyConnection
) -> None:
    if name != "exchange/restore/counts":
        table = TABLES[name.rpartition("/")[2]]
        columns = ", ".join(f"{each} text" for each in table.column_names)
        empty.execute(f"create or replace temp table stage_{table.name} ({columns})")
    assert len(empty.execute(generated(name)).fetchall()) > 0


@pytest.mark.parametrize("name", GENERATED)
def test_both_engines_read_what_is_generated_as_the_same(name: str) -> None:
    for text in generated(name).split(render.SEPARATOR):
        as_one, as_other = (
            sqlglot.parse_one(text, read=engine).sql("postgres")
            for engine in ("duckdb", "postgres")
        )
        assert as_one == as_other
    assert not set("%$?") & set(generated(name))
    assert render.SEPARATOR.join(render.rendered(name)) == render.sql(name)


def test_a_statement_of_no_table_is_not_there() -> None:
    for name in ("exchange/export/budgets", "base/masters/setup", "journal/nothing"):
        with pytest.raises(FileNotFoundError, match=name):
            render.sql(name)


# What is generated, to be read


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "exchange/export/driver_values",
            """
select
    driver_code as driver,
    case when receiver_kind = 'center' then receiver_code else '' end as cost_center_code,
    case when receiver_kind = 'object' then receiver_code else '' end as cost_object_code,
    value_date as date,
    rtrim(rtrim(cast(value as text), '0'), '.') as value,
    version_code as version
from driver_value
order by driver_code, receiver_kind, receiver_code, value_date, version_code
""",
        ),
        (
            "exchange/export/cost_type_accounts",
            """
select
    cost_type_account.gl_account_no,
    cost_type.code as cost_type_no
from cost_type_account
inner join cost_type
    on cost_type.cost_type_id = cost_type_account.cost_type_id
order by cost_type_account.gl_account_no
""",
        ),
        (
            "exchange/restore/budget_controls",
            """
insert into budget_control (
    version_id,
    span,
    tolerance_percent,
    tolerance_amount,
    is_checked
)
select
    version.version_id,
    staged.span,
    coalesce(staged.tolerance_percent, ''),
    cast(replace(nullif(staged.tolerance_amount, ''), '.', '') as bigint),
    cast(nullif(staged.is_checked, '') as boolean)
from stage_budget_controls as staged
inner join version
    on version.code = staged.version
order by 1
""",
        ),
        (
            "exchange/restore/dimensions",
            """
delete from dimension;

insert into dimension (
    dimension,
    name
)
select
    staged.code,
    coalesce(staged.name, '')
from stage_dimensions as staged
order by 1
""",
        ),
    ],
)
def test_a_statement_follows_from_the_description(name: str, expected: str) -> None:
    assert generated(name) == expected.strip()


def test_a_master_is_read_with_every_column_that_a_merge_may_change() -> None:
    text = masters(TABLES["cost_centers"])
    assert text.startswith("select\n    receiver_id,\n    kind,\n    code,\n")
    assert text.endswith("\nfrom receiver\nwhere kind = 'center'")
