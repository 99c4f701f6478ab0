"""docs/reference/views.md: columns, kinds and examples are those of the views."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from costledger import Allocation
from tests.allocations import add_rules

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "views.md"
DAY = datetime.date(2026, 1, 31)

TYPES = {
    "number": {"integer", "bigint", "numeric"},
    "count": {"bigint"},
    "code": {"text"},
    "text": {"text"},
    "posting date": {"text"},
    "amount": {"numeric"},
    "additional amount": {"numeric"},
    "decimal": {"numeric"},
    "date": {"date"},
    "boolean": {"boolean"},
}
"""What a kind of the page is in the database; words are text."""

BOOKS = """
    gl_accounts
    no   | name  | income_balance
    6000 | Wages | income_statement
    6200 | Paper | income_statement

    cost_types
    no   | name        | gl_account_range | combine_entries
    6000 | Wages       | 6000             | month
    6200 | Paper       | 6200             | none
    9901 | Allocations |                  | none

    cost_centers
    code | name
    ADM  | Administration
    IT   | Computers
    PROD | Production

    gl_entries
    entry_no | posting_date | gl_account_no | amount | document_no | DEPARTMENT
    1        | 2026-01-05   | 6000          | 100.00 | V1          | ADM
    2        | 2026-01-15   | 6000          | 200.00 | V2          | ADM
    3        | 2026-01-20   | 6200          | 50.00  | V3          | IT
    4        | 2026-01-21   | 6200          | 7.00   | V4          | GHOST

    item_entries
    entry_no | entry_type | posting_date | item_no | invoiced_quantity | sales_amount
    1        | sale       | 2026-01-10   | A       | -5.5              | 500.00

    gl_budget_entries
    entry_no | budget_name | gl_account_no | date       | amount | description
    1        | GB26        | 6000          | 2026-01-01 | 100.00 | Wages
"""

RULES = """
    rules
    rule_id | level | cost_center_code | credit_to_cost_type
    ADM     | 1     | ADM              | 9901
    IT      | 1     | IT               | 9901

    lines
    rule_id | target_cost_type | target_cost_center | share
    ADM     | 9901             | IT                 | 1
    ADM     | 9901             | PROD               | 3
    IT      | 9901             | ADM                | 1
    IT      | 9901             | PROD               | 1
"""


@pytest.fixture
def ledger(new_ledger: NewLedger, add_books: AddBooks) -> Ledger:
    """Return a small ledger with something in every view that people read."""
    made = new_ledger(BOOKS)
    made.transfer(today=DAY)
    add_books(made, "allocation_levels\nlevel | method\n1 | reciprocal")
    add_rules(made, RULES)
    made.allocate(Allocation(date=DAY), today=DAY)
    made.journal.batch_add({"name": "JAN"})
    made.journal.add("JAN", [("cost_type_no", "6200"), ("amount", "5.00")], today=DAY)
    made.versions.new("B26", "Budget 2026")
    made.budget.enter(
        [
            {
                "cost_type_no": "6000",
                "date": "2026-01-01",
                "amount": "90.00",
                "cost_center_code": "ADM",
            }
        ],
        "B26",
    )
    (entry,) = made.store.query("select max(entry_no) from cost_entry")
    made.records.set("budget_entries", entry[0], [("amount", "95.00")])
    made.budget.control("B26", span="month")
    return made


def sections() -> dict[str, str]:
    """Return what the page says of every view that people read."""
    _, *parts = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    return {
        name: text
        for name, _, text in (part.partition("\n") for part in parts)
        if name != "Internal views"
    }


def columns_of(section: str) -> list[tuple[str, str]]:
    """Return (column, kind) as the page shows them, in order."""
    return re.findall(r"^\| `(\w+)` \| ([^|]+) \|", section, re.MULTILINE)


def examples() -> list[tuple[str, str]]:
    """Return (view, statement) of every example."""
    return [
        (name, statement)
        for name, text in sections().items()
        for statement in re.findall(
            r"^```sql\n(.*?)^```", text, re.DOTALL | re.MULTILINE
        )
    ]


def test_every_view_is_on_the_page_or_listed_as_internal(new_ledger: NewLedger) -> None:
    internal = PAGE.read_text("utf-8").partition("## Internal views")[2]
    listed = [*sections(), *re.findall(r"^\| `(\w+)` \|", internal, re.MULTILINE)]

    views = new_ledger().store.query(
        "select table_name from information_schema.views"
        " where table_catalog = current_database() and table_schema = current_schema()"
    )
    assert sorted(listed) == sorted(name for (name,) in views)


def test_columns_and_kinds_are_those_of_the_views(new_ledger: NewLedger) -> None:
    rows = new_ledger().store.query(
        "select table_name, column_name, data_type from information_schema.columns"
        " where table_schema = current_schema()"
        " order by table_name, ordinal_position"
    )
    for name, section in sections().items():
        there = {column: kind for view, column, kind in rows if view == name}
        shown = columns_of(section)
        assert [column for column, _ in shown] == list(there), name
        wrong = [
            (name, column, kind, there[column])
            for column, kind in shown
            if word(there[column]) not in TYPES.get(kind, {"text"})
        ]
        assert wrong == []


def word(type_: str) -> str:
    """Return one word for a type, whatever a store calls it."""
    plain = type_.lower().partition("(")[0]
    return {"varchar": "text", "decimal": "numeric"}.get(plain, plain)


def test_every_kind_is_explained() -> None:
    head = PAGE.read_text("utf-8").partition("\n## ")[0]
    used = {
        "one of …" if kind.startswith("one of ") else kind
        for section in sections().values()
        for _, kind in columns_of(section)
    }

    explained = set(re.findall(r"^\| ([\w …]+?) \|", head, re.MULTILINE)) - {"kind"}
    assert used == explained


def test_every_example_finds_something(ledger: Ledger) -> None:
    empty = [name for name, text in examples() if not ledger.store.query(text)]

    assert empty == []
    assert {name for name, _ in examples()} == set(sections())
