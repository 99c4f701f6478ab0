"""One small ledger that has everything, made by every verb that makes something.

A second currency (EUR beside NOK), fiscal years from July, an old year in an archive, a
closing entry, a combined group that nets to zero, a center, an object and a cost type
that have retired, a credit pool, two levels, a fixed rate, a key that follows a driver,
a reversed run, and a forecast on a forecast on a budget, each with a cut.

What each step must come to is worked by hand where it is tested
(`contract/test_rich_ledger.py`); the laws are broken on it in
`contract/test_laws_broken.py`.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from attrs import define, field

from costledger import Allocation, BudgetCopy, Charge, Ledger
from tests.books import write

if TYPE_CHECKING:
    from pathlib import Path

TODAY = datetime.date(2026, 3, 1)
JULY = datetime.date(2025, 7, 31)
AUGUST = datetime.date(2025, 8, 31)

CHARTS = """
    accounting_periods
    starting_date | new_fiscal_year
    2023-07-01    | true
    2024-07-01    | true
    2025-07-01    | true
    2025-08-01    | false
    2025-09-01    | false
    2026-07-01    | true

    gl_accounts
    no   | name          | income_balance
    1500 | Bank          | balance_sheet
    3000 | Cars let out  | income_statement
    6000 | Wages         | income_statement
    6200 | Supplies      | income_statement
    6340 | Power         | income_statement

    cost_types
    no   | name        | gl_account_range | combine_entries
    3000 | Car income  | 3000             | none
    6000 | Wages       | 6000             | none
    6200 | Supplies    | 6200             | month
    6340 | Power       | 6340             | day
    6800 | Former      |                  | none
    9901 | Allocations |                  | none

    cost_centers
    code | name
    ADM  | Administration
    CAR  | Car pool
    IT   | Computers
    OLD  | Former department
    PROD | Production
    SAL  | Sales

    cost_objects
    code | name
    P100 | Chairs
    P200 | Former product

    drivers
    code | name        | unit | kind
    M2   | Floor space | m²   | stock

    driver_values
    driver | cost_center_code | date       | value
    M2     | PROD             | 2025-07-01 | 30
    M2     | SAL              | 2025-07-01 | 10
"""

OLD_YEAR = """
    gl_entries
    entry_no | posting_date | gl_account_no | amount  | additional_amount | DEPARTMENT
    1        | 2023-08-15   | 6000          | 100.00  | 10.00             | OLD
    2        | 2024-06-30   | 6200          | 20.00   | 2.00              | PROD
    3        | C2024-06-30  | 6000          | -120.00 | -12.00            | OLD
"""
"""Entry 3 is dated on a closing date: the general ledger's own closing is no cost."""

NEW_YEAR = """
    gl_entries
    entry_no | posting_date | gl_account_no | amount  | additional_amount | DEPARTMENT
    4        | 2025-07-10   | 6000          | 1000.00 | 90.00             | ADM
    5        | 2025-07-12   | 6200          | 60.00   | 5.40              | IT
    6        | 2025-07-20   | 6200          | -60.00  | -5.40             | IT
    7        | 2025-07-15   | 6340          | 30.00   | 2.71              | IT
    8        | 2025-07-15   | 6340          | 12.34   | 1.11              | IT
    9        | 2025-07-31   | 3000          | -300.00 | -27.01            | CAR
    10       | 2025-07-31   | 6000          | 5.00    | 0.45              | OLD
    11       | 2025-07-31   | 1500          | -500.00 | -45.00            |
    12       | 2025-07-31   | 6000          | 7.00    | 0.63              |
    13       | 2025-08-31   | 6200          | 80.00   | 7.20              | PROD
"""
"""5 and 6 net to zero in July, 7 and 8 are one entry of the day, and OLD has retired."""

LATE = """
    gl_entries
    entry_no | posting_date | gl_account_no | amount | additional_amount | DEPARTMENT
    14       | 2025-08-05   | 6000          | 40.00  | 3.60              | ADM
"""

RULES = """
[rule.R1]
level = 1
cost_center_code = "ADM"
credit_to_cost_type = "9901"
targets = [
  {line_no = 10000, target_cost_type = "9901", target_cost_center = "IT", share = 1},
  {line_no = 20000, target_cost_type = "9901", target_cost_center = "PROD", share = 1},
  {line_no = 30000, target_cost_type = "9901", target_cost_center = "SAL", share = 2},
]

[rule.R2]
level = 1
cost_center_code = "CAR"
credit_to_cost_type = "9901"
allocation_source_type = "actual"
targets = [
  {line_no = 10000, target_cost_type = "9901", target_cost_center = "PROD", share = 2, amount_per_share = 50},
  {line_no = 20000, target_cost_type = "9901", target_cost_center = "IT", share = 1},
  {line_no = 30000, target_cost_type = "9901", target_cost_center = "SAL", share = 3},
]

[rule.R3]
level = 2
cost_center_code = "IT"
credit_to_cost_type = "9901"
targets = [
  {line_no = 10000, target_cost_type = "9901", target_cost_center = "PROD", base = "driver", driver_code = "M2"},
  {line_no = 20000, target_cost_type = "9901", target_cost_center = "SAL", base = "driver", driver_code = "M2"},
]

[rule.R4]
level = 2
cost_center_code = "PROD"
credit_to_cost_type = "9901"
allocation_source_type = "actual"
targets = [
  {line_no = 10000, target_cost_type = "9901", target_cost_object = "P100", share = 2, amount_per_share = 75},
]
"""
"""R2 gives a credit away, the first 100.00 of it to PROD; R4 charges a rate of 150.00."""

PLAN = {"cost_type_no": "6000", "cost_center_code": "ADM"}


def plan(
    date: str, amount: str, additional: str = "0", **changes: str
) -> dict[str, Any]:
    """Return a budget line of wages of the administration, or of what is told."""
    given = {"date": date, "amount": amount, "additional_amount": additional}
    return PLAN | given | changes


@define
class Rich:
    """The ledger, the folder that it wrote into, and what each verb answered."""

    ledger: Ledger
    folder: Path
    said: dict[str, Any] = field(factory=dict)
    books: int = 0

    def bring(self, text: str) -> None:
        """Import books given as text."""
        self.books += 1
        self.ledger.import_books(str(write(self.folder / f"in{self.books}", text)))

    def journal(self, *lines: dict[str, str]) -> int | None:
        """Post journal lines, and return their register."""
        self.ledger.journal.import_rows(lines, "DEFAULT")
        return self.ledger.journal.post("DEFAULT", today=TODAY).register


def make(place: str, folder: Path) -> Rich:
    """Make the ledger at a place, by its verbs only."""
    ledger = Ledger.create(
        place,
        currency="NOK",
        additional_currency="EUR",
        center_dimension="DEPARTMENT",
        object_dimension="PROJECT",
    )
    rich = Rich(ledger, folder)
    rich.bring(CHARTS)
    _post_the_old_year(rich)
    _post_the_new_year(rich)
    _allocate(rich)
    _plan(rich)
    _finish(rich)
    return rich


def _post_the_old_year(rich: Rich) -> None:
    """Registers 1 and 2; then OLD, P200 and 6800 retire."""
    rich.bring(OLD_YEAR)
    rich.ledger.transfer(today=TODAY)
    close = {"posting_date": "C2024-06-30", "document_no": "CLOSE"}
    rich.journal(
        close
        | {
            "amount": "-100.00",
            "additional_amount": "-10.00",
            "cost_type_no": "6000",
            "cost_center_code": "OLD",
            "bal_cost_type_no": "6800",
            "bal_cost_object_code": "P200",
        },
        close
        | {
            "amount": "100.00",
            "additional_amount": "10.00",
            "cost_type_no": "6000",
            "cost_object_code": "P200",
            "bal_cost_type_no": "6800",
            "bal_cost_object_code": "P200",
        },
    )
    rich.ledger.periods.set(datetime.date(2023, 7, 1), "closed", today=TODAY)
    for table, code in (
        ("cost_centers", "OLD"),
        ("cost_objects", "P200"),
        ("cost_types", "6800"),
    ):
        rich.ledger.records.delete(table, code, confirm=True)


def _post_the_new_year(rich: Rich) -> None:
    """Registers 3 to 6: a transfer, a charge, a correction, and on a closing date."""
    ledger = rich.ledger
    rich.bring(NEW_YEAR)
    rich.said["transfer"] = ledger.transfer(today=TODAY)
    ledger.journal.charge(
        Charge("IT", "PROD", "6340", "10.00", document_no="C1", posting_date=JULY)
    )
    rich.said["charge"] = ledger.journal.post("DEFAULT", today=TODAY)
    ledger.journal.correct(7, receiver="SAL", amount="100.00", today=TODAY)
    rich.said["correct"] = ledger.journal.post("DEFAULT", today=TODAY)
    rich.journal(
        {
            "posting_date": "C2025-07-31",
            "document_no": "CLOSE",
            "amount": "50.00",
            "additional_amount": "4.50",
            "cost_type_no": "6000",
            "cost_center_code": "ADM",
            "bal_cost_type_no": "6000",
            "bal_cost_center_code": "SAL",
        }
    )


def _allocate(rich: Rich) -> None:
    """Registers 7 and 8 for July, and 10 and 11 for August, reversed by 12 and 13."""
    ledger = rich.ledger
    ledger.rules.import_(RULES, today=TODAY)
    rich.said["keys"] = ledger.keys.calculate(today=TODAY)
    rich.said["allocate"] = ledger.allocate(Allocation(date=JULY), today=TODAY)
    rich.bring(LATE)
    ledger.transfer(today=TODAY)
    rich.said["august"] = ledger.allocate(Allocation(date=AUGUST), today=TODAY)
    rich.said["reverse"] = ledger.registers.reverse(10, cascade=True, today=TODAY)


def _plan(rich: Rich) -> None:
    """A budget, a forecast on it up to August, and one on that up to July."""
    ledger = rich.ledger
    ledger.versions.new("B26", "Budget")
    rich.said["budget"] = ledger.budget.enter(
        [
            plan("2025-07-01", "900.00", "81.00"),
            plan("2025-08-01", "800.00", "72.00"),
            plan("2025-08-31", "1.00"),
            plan("2025-09-01", "700.00", "63.00"),
            plan("2025-07-01", "30.00", cost_center_code="IT", cost_type_no="6340"),
        ],
        "B26",
        today=TODAY,
    )
    ledger.versions.new("F26", "Forecast", "forecast", base="B26", cut=AUGUST)
    ledger.budget.enter([plan("2025-09-01", "650.00", "58.50")], "F26", today=TODAY)
    ledger.versions.new("G26", "Narrower", "forecast", base="F26", cut=JULY)
    ledger.budget.enter([plan("2025-08-01", "7.00")], "G26", today=TODAY)
    ledger.versions.new("B27", "Next budget")
    rich.said["copy"] = ledger.budget.copy(
        "F26", "B27", BudgetCopy(factor="1.1", shift="1Y", monthly=True), today=TODAY
    )
    rich.said["released"] = ledger.budget.to_actual(
        "B26", filters={"cost_center_code": "IT"}, period="2025-07", today=TODAY
    )
    rich.said["allocate F26"] = ledger.allocate(
        Allocation(date=JULY, version="F26", to_level=1), today=TODAY
    )
    ledger.versions.lock("B27")


def _finish(rich: Rich) -> None:
    """Close July and its register, and move the old year into an archive."""
    ledger = rich.ledger
    rich.said["register close"] = ledger.registers.close(4, today=TODAY)
    rich.said["period close"] = ledger.periods.set(
        datetime.date(2025, 7, 1), "closed", accept_waiting=True, today=TODAY
    )
    rich.said["archive"] = ledger.archive.year(
        datetime.date(2024, 6, 30), folder=str(rich.folder), today=TODAY
    )
