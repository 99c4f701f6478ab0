"""An existing cost ledger is imported: history as it is, under numbers of ours."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from costledger.errors import RowsRefusedError

if TYPE_CHECKING:
    from tests.contract.conftest import AddBooks, NewLedger

CHARTS = """
gl_accounts
no   | name | income_balance
6000 | Rent | income_statement

gl_entries
entry_no | posting_date | gl_account_no | amount | DEPARTMENT
7        | 2025-01-10   | 6000          | 100.00 | ADM
8        | 2025-01-11   | 6000          |  50.00 | ADM

cost_centers
code | name
ADM  | Administration
IT   | Computing

cost_objects
code | name
P1   | Project

cost_types
no   | name  | gl_account_range
6000 | Rent  | 6000

budgets
name  | description
B2025 | The year's budget
"""

HISTORY = """
cost_registers
no | source           | from_cost_entry_no | to_cost_entry_no
3  | transfer_from_gl | 10                 | 10
5  | cost_journal     | 12                 | 13

cost_entries
entry_no | posting_date | cost_type_no | amount | cost_center_code | cost_object_code | document_no | gl_entry_no
10       | 2025-01-10   | 6000         | 100.00 | ADM              |                  | R1          | 7
11       | 2025-01-12   | 6000         |   9.00 | ADM              |                  |             |
12       | C2025-01-31  | 6000         | -30.00 | ADM              |                  | J1          |
13       | C2025-01-31  | 6000         |  30.00 |                  | P1               | J1          |

budget_registers
no | source | from_cost_budget_entry_no | to_cost_budget_entry_no
1  | manual | 1                         | 2

budget_entries
entry_no | budget_name | date       | cost_type_no | amount | cost_center_code
1        | B2025       | 2025-01-01 | 6000         |  80.00 | ADM
2        | B2025       | 2025-02-01 | 6000         |   0.00 | IT
"""


def test_history_keeps_amounts_dates_and_registers(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS)
    add_books(ledger, HISTORY)

    registers = ledger.exchange.table("cost_registers")
    entries = ledger.exchange.table("cost_entries")

    assert [
        (each["no"], each["source"], each["version"], each["no_of_entries"])
        for each in registers
    ] == [
        (1, "import", "ACTUAL", 1),
        (2, "transfer_from_gl", "ACTUAL", 1),
        (3, "cost_journal", "ACTUAL", 2),
        (4, "budget_entry", "B2025", 2),
    ]
    assert [
        (
            each["entry_no"],
            each["register_no"],
            each["version"],
            each["posting_date"],
            each["amount"],
            each["cost_center_code"] or each["cost_object_code"],
            each["gl_entry_no"],
        )
        for each in entries
    ] == [
        (1, 2, "ACTUAL", "2025-01-10", Decimal("100.00"), "ADM", 7),
        (2, 1, "ACTUAL", "2025-01-12", Decimal("9.00"), "ADM", None),
        (3, 3, "ACTUAL", "C2025-01-31", Decimal("-30.00"), "ADM", None),
        (4, 3, "ACTUAL", "C2025-01-31", Decimal("30.00"), "P1", None),
        (5, 4, "B2025", "2025-01-01", Decimal("80.00"), "ADM", None),
        (6, 4, "B2025", "2025-02-01", Decimal("0.00"), "IT", None),
    ]
    assert ledger.check().holds


def test_what_was_transferred_there_is_not_transferred_again(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS)
    add_books(ledger, HISTORY)

    assert ledger.transfer().transferred == 1
    assert ledger.exchange.table("cost_entries")[-1]["gl_entry_no"] == 8
    assert ledger.check().holds


def test_the_same_history_again_brings_nothing(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS)
    add_books(ledger, HISTORY)
    before = ledger.digest()
    add_books(ledger, HISTORY)

    assert ledger.digest() == before


def test_entries_that_cannot_be_are_refused_with_every_reason(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS)

    with pytest.raises(RowsRefusedError) as refused:
        add_books(
            ledger,
            """
            cost_entries
            entry_no | posting_date | cost_type_no | amount | cost_center_code | cost_object_code
            1        | 2025-01-01   | 9999         | 1.00   | ADM              |
            2        | 2025-01-01   | 6000         | 1.00   | ADM              | P1
            3        | 2025-01-01   | 6000         | 1.00   |                  |
            4        | 2025-01-01   | 6000         | 1.00   | XX               |

            budgets
            name   | description
            ACTUAL | no budget
            """,
        )

    assert [(each.row, each.column, each.value) for each in refused.value.problems] == [
        (2, "name", "ACTUAL"),
    ]

    with pytest.raises(RowsRefusedError) as refused:
        add_books(
            ledger,
            """
            cost_entries
            entry_no | posting_date | cost_type_no | amount | cost_center_code | cost_object_code
            1        | 2025-01-01   | 9999         | 1.00   | ADM              |
            2        | 2025-01-01   | 6000         | 1.00   | ADM              | P1
            3        | 2025-01-01   | 6000         | 1.00   |                  |
            4        | 2025-01-01   | 6000         | 1.00   | XX               |
            """,
        )

    assert [(each.row, each.column, each.value) for each in refused.value.problems] == [
        (2, "cost_type_no", "9999"),
        (3, "cost_center_code", "ADM"),
        (4, "cost_center_code", ""),
        (5, "cost_center_code", "XX"),
    ]
    assert ledger.exchange.table("cost_entries") == []


def test_a_budget_with_entries_takes_a_new_description(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS)
    add_books(ledger, HISTORY)
    add_books(
        ledger,
        """
        budgets
        name  | description
        B2025 | Another word for it
        """,
    )

    assert [
        (each["code"], each["name"])
        for each in ledger.exchange.table("versions")
        if each["code"] != "ACTUAL"
    ] == [("B2025", "Another word for it")]
    assert ledger.check().holds
