"""Keys at the edges of their windows: the last day counts, its closing date does not."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.contract.rules.test_keys import rule

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import NewLedger

TODAY = datetime.date(2025, 6, 30)

BOOKS = """
    accounting_periods
    starting_date | new_fiscal_year
    2025-05-01    | true
    2025-06-01    | false
    2025-07-01    | false

    gl_accounts
    no   | income_balance
    6000 | income_statement

    cost_types
    no   | gl_account_range
    6000 | 6000

    cost_centers
    code
    ADM
    IT

    gl_entries
    entry_no | posting_date | gl_account_no | amount | DEPARTMENT
    1        | 2025-05-31   | 6000          | 1.00   | ADM
    2        | C2025-05-31  | 6000          | 2.00   | ADM
    3        | 2025-06-01   | 6000          | 4.00   | ADM
    4        | 2025-06-30   | 6000          | 8.00   | ADM
    5        | C2025-06-30  | 6000          | 16.00  | ADM
    6        | 2025-07-01   | 6000          | 32.00  | ADM

    drivers
    code | kind
    S    | stock
    F    | flow

    driver_values
    driver | cost_center_code | date       | value
    S      | ADM              | 2025-05-31 | 1
    S      | ADM              | 2025-06-30 | 2
    S      | ADM              | 2025-07-01 | 4
    F      | ADM              | 2025-05-31 | 1
    F      | ADM              | 2025-06-01 | 2
    F      | ADM              | 2025-06-30 | 4
    F      | ADM              | 2025-07-01 | 8
"""
"""Each amount is a power of two: a sum tells what is in it."""


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    """Return a ledger whose actual costs and budget are dated as its books are."""
    made = new_ledger(BOOKS)
    made.versions.new("B25")
    days = (
        ("2025-05-31", "1"),
        ("C2025-05-31", "2"),
        ("2025-06-01", "4"),
        ("2025-06-30", "8"),
        ("C2025-06-30", "16"),
        ("2025-07-01", "32"),
    )
    cost = {"cost_type_no": "6000", "cost_center_code": "ADM"}
    made.budget.enter(
        [cost | {"date": day, "amount": amount} for day, amount in days], "B25"
    )
    made.budget.to_actual("B25", period="2025")
    return made


def calculated(ledger: Ledger, **line: Any) -> str:
    rule(ledger, {"cost_center_filter": "ADM"} | line)
    ledger.keys.calculate(today=TODAY)
    (found,) = ledger.rules.lines("R")
    return str(found["share"])


BASES = ("gl_entries", "cost_type_entries", "cost_budget_entries")


@pytest.mark.parametrize("base", BASES)
@pytest.mark.parametrize(
    ("code", "share"),
    [
        ("month", "12"),
        ("period", "12"),
        ("last_month", "1"),
        # The closing date of a day within is part of the year.
        ("year", "63"),
        ("", "63"),
    ],
)
def test_entries_are_measured_to_the_last_day_and_not_its_closing_date(
    ledger: Ledger, base: str, code: str, share: str
) -> None:
    assert calculated(ledger, base=base, date_filter_code=code) == share


@pytest.mark.parametrize(
    ("driver", "code", "share"),
    [
        ("S", "month", "2"),
        ("S", "last_month", "1"),
        ("F", "month", "6"),
        ("F", "last_month", "1"),
    ],
)
def test_values_are_measured_from_the_first_to_the_last_day(
    ledger: Ledger, driver: str, code: str, share: str
) -> None:
    found = calculated(ledger, base="driver", driver_code=driver, date_filter_code=code)

    assert found == share
