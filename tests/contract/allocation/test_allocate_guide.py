"""The figures of docs/guides/allocate.md: what a pool relieves, and over-relief."""

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

GUIDE = Path(__file__).parents[3] / "docs" / "guides" / "allocate.md"
DAY = datetime.date(2026, 2, 28)

CHARTS = """
    gl_accounts
    no   | name  | income_balance
    6000 | Wages | income_statement

    cost_types
    no   | name        | gl_account_range
    6000 | Wages       | 6000
    9901 | Allocations |

    cost_centers
    code  | name
    ADM   | Administration
    PROD  | Production
    SALES | Sales
"""

RATES = """
    rules
    rule_id | level | cost_center_code | credit_to_cost_type
    S1      | 1     | ADM              | 9901

    lines
    rule_id | target_cost_type | target_cost_center | share | percent_per_share | amount_per_share
    S1      | 9901             | PROD               | 3     |                   | 25.50
    S1      | 9901             | SALES              | 33.33 | 10                |
"""
"""3 hours at 25.50, and 10 % of 33.33."""


def rows_of(first_column: str) -> list[dict[str, str]]:
    """Return the rows of the guide's table that begins with a column."""
    table = re.search(
        rf"^(\| {first_column} \|.*?)\n\n",
        GUIDE.read_text("utf-8"),
        re.DOTALL | re.MULTILINE,
    )
    assert table
    header, _, *rows = [
        [
            cell.strip().replace("\N{MINUS SIGN}", "-")
            for cell in line.strip("|").split("|")
        ]
        for line in table[1].splitlines()
    ]
    return [dict(zip(header, row, strict=True)) for row in rows]


def shared(
    new_ledger: NewLedger, add_books: AddBooks, entries: list[tuple[str, str]]
) -> Ledger:
    """Return a ledger whose ADM had entries (day, amount), allocated."""
    ledger = new_ledger(CHARTS)
    header = "entry_no | posting_date | gl_account_no | amount | DEPARTMENT"
    rows = [
        f"{number} | {day} | 6000 | {amount} | ADM"
        for number, (day, amount) in enumerate(entries, 1)
    ]
    add_books(ledger, "\n".join(["gl_entries", header, *rows]))
    ledger.transfer()
    add_rules(ledger, RATES)
    ledger.allocate(Allocation(date=DAY))
    return ledger


def day_of(text: str) -> str:
    number, month = text.split()
    return f"2026-{('January', 'February').index(month) + 1:02}-{int(number):02}"


def test_entries_are_relieved_by_date_and_the_last_in_part(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    *shown, _ = rows_of("posted on")
    entries = [(day_of(row["posted on"]), row["balance"]) for row in shown]

    ledger = shared(new_ledger, add_books, entries)

    found = ledger.store.query(
        "select cost_entry.amount, coalesce(taken.amount, 0),"
        " cost_entry.amount - coalesce(taken.amount, 0)"
        " from cost_entry left join allocation_relief as taken"
        " on taken.entry_no = cost_entry.entry_no"
        " where cost_entry.gl_entry_no is not null order by cost_entry.entry_no"
    )
    assert [(row["balance"], row["relieved"], row["stays open"]) for row in shown] == [
        tuple(f"{figure:.2f}" for figure in row) for row in found
    ]


@pytest.mark.parametrize("row", rows_of("balance"), ids=lambda row: row["balance"])
def test_what_is_allocated_beyond_the_balance_is_over_relief(
    row: dict[str, str], new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = shared(new_ledger, add_books, [("2026-01-15", row["balance"])])

    ((balance, relieved, allocated),) = ledger.store.query(
        "select balance, relieved, allocated from allocation_pool"
    )
    figures = (balance, allocated, relieved, balance - relieved, allocated - relieved)
    assert [*row.values()] == [f"{figure:.2f}" for figure in figures]
    assert ledger.check().holds


def test_the_first_table_adds_up_to_the_second() -> None:
    *_, all_ = rows_of("posted on")
    first, _ = rows_of("balance")

    for column in ("balance", "relieved", "stays open"):
        assert all_[column] == first[column]
