"""Budget control: actual against budget, limits of journals, and spreading a year."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger import BudgetCell, BudgetCopy, BudgetSpread
from costledger.errors import RefusedError
from tests.contract.budget.test_budget import CHARTS, entries, line

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import NewLedger


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    made = new_ledger(CHARTS)
    made.versions.new("B26")
    made.budget.enter(
        [
            line(amount="100.00"),
            line(date="2026-02-01", amount="100.00"),
            line(cost_type_no="6100", cost_center_code="IT", amount="-40.00"),
        ],
        "B26",
    )
    return made


def charge(ledger: Ledger, amount: str, day: str = "2026-01-15") -> None:
    ledger.journal.import_rows(
        [
            {
                "posting_date": day,
                "document_no": "J1",
                "amount": amount,
                "cost_type_no": "6000",
                "cost_center_code": "ADM",
                "bal_cost_type_no": "6100",
                "bal_cost_center_code": "IT",
            }
        ],
        "DEFAULT",
    )


def test_actual_is_compared_with_budget_cell_by_cell(ledger: Ledger) -> None:
    charge(ledger, "106.00")
    ledger.journal.post("DEFAULT")

    found = ledger.budget.compare("B26", period="2026-01", tolerance_percent="5%")

    assert [
        (each.code, each.actual, each.budget, each.difference, each.percent)
        for each in found.rows
    ] == [
        ("ADM", 106_00, 100_00, 6_00, "6.0"),
        ("IT", -106_00, -40_00, -66_00, "-165.0"),
    ]
    assert [each.is_exceeded for each in found.rows] == [True, False]
    wider = ledger.budget.compare("B26", period="2026-01", tolerance_amount="6.00")
    assert (wider.exceeded, wider.actual, wider.budget) == (0, 0, 60_00)
    year = ledger.budget.compare("B26", filters={"cost_center_code": "ADM"})
    assert [(each.actual, each.budget) for each in year.rows] == [(106_00, 200_00)]


def test_a_journal_beyond_a_checked_budget_is_refused(ledger: Ledger) -> None:
    ledger.budget.control("B26", span="month", tolerance_percent="5")
    charge(ledger, "105.00")
    assert ledger.budget.check("DEFAULT") == []
    ledger.journal.post("DEFAULT")
    charge(ledger, "0.01")

    (found,) = ledger.budget.check("DEFAULT")
    with pytest.raises(RefusedError) as error:
        ledger.journal.post("DEFAULT")

    assert error.value.kind == found.kind == "budget_exceeded"
    assert found.where == "6000 ADM, month from 2026-01-01"
    assert "105.01" in found.problem
    ledger.budget.control("B26", span="year", tolerance_amount="0")
    assert ledger.journal.post("DEFAULT").entries == 2
    charge(ledger, "1000.00")
    ledger.budget.control("B26", checked=False)
    assert ledger.journal.post("DEFAULT").entries == 2


def test_a_limit_that_cannot_be_is_refused(ledger: Ledger) -> None:
    with pytest.raises(RefusedError) as error:
        ledger.budget.control("B26", span="decade")
    assert error.value.kind == "span_unknown"
    with pytest.raises(RefusedError) as error:
        ledger.budget.control("B26", tolerance_percent="-5")
    assert error.value.kind == "tolerance_invalid"


def test_a_year_is_spread_exact_to_the_cent(ledger: Ledger) -> None:
    posted = ledger.budget.spread(
        "B26",
        BudgetCell("6100", "ADM", period="2026"),
        "100.00",
        BudgetSpread(by="even"),
    )

    amounts = [each.rpartition("| ")[2] for each in entries(ledger)[3:]]
    assert (posted.entries, posted.amount) == (12, 100_00)
    assert amounts[:4] == ["8.33", "8.34", "8.33", "8.33"]
    allow_duplicate = ledger.budget.spread(
        "B26",
        BudgetCell("6100", "ADM", period="2026-01..2026-03"),
        "130.00",
        BudgetSpread(by="4-4-5"),
    )
    assert allow_duplicate.amount == 130_00 - 25_00
    assert [each.rpartition("| ")[2] for each in entries(ledger)[15:]] == [
        "31.67",
        "31.66",
        "41.67",
    ]


def test_the_months_may_be_named_by_their_first_and_last_day(ledger: Ledger) -> None:
    days = (datetime.date(2026, 4, 1), datetime.date(2026, 5, 31))

    ledger.budget.spread("B26", BudgetCell("6100", "ADM", period=days), "100.01")

    assert entries(ledger)[3:] == [
        "4 | 6100 | 2026-04-01 | ADM | 50.01",
        "5 | 6100 | 2026-05-01 | ADM | 50.00",
    ]


def test_a_year_is_spread_as_the_year_before(ledger: Ledger) -> None:
    ledger.versions.new("B27")

    ledger.budget.spread(
        "B27",
        BudgetCell("6000", "ADM", period="2027"),
        "300.00",
        BudgetSpread(by="profile", profile_version="B26"),
    )

    assert entries(ledger, "B27") == [
        "4 | 6000 | 2027-01-01 | ADM | 150.00",
        "5 | 6000 | 2027-02-01 | ADM | 150.00",
    ]
    with pytest.raises(RefusedError) as error:
        ledger.budget.spread(
            "B27",
            BudgetCell("6000", "IT", period="2027"),
            "1",
            BudgetSpread(by="profile"),
        )
    assert error.value.kind == "nothing_to_allocate"


def test_a_rolling_forecast_is_actual_up_to_a_day_and_budget_after(
    ledger: Ledger,
) -> None:
    charge(ledger, "90.00")
    charge(ledger, "70.00", "2026-02-10")
    ledger.journal.post("DEFAULT")
    made = ledger.versions.new(
        "F26", kind="forecast", base="ACTUAL", cut=day("2026-01-31")
    )
    ledger.budget.copy(
        "B26", "F26", BudgetCopy(filters={"date": "2026-02-01..2026-12-31"})
    )

    found = ledger.budget.compare(
        "B26", actual="F26", filters={"cost_center_code": "ADM"}
    )

    assert made.kind == "forecast"
    assert [(each.actual, each.budget) for each in found.rows] == [(190_00, 200_00)]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
