"""Budget control: actual against budget, limits of journals, and spreading a year."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger.errors import RefusedError
from tests.contract.budget.test_budget import CHARTS, entries, line

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import NewLedger


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    made = new_ledger(CHARTS)
    made.version_add("B26")
    made.budget_enter(
        [
            line(amount="100.00"),
            line(date="2026-02-01", amount="100.00"),
            line(cost_type_no="6100", cost_center_code="IT", amount="-40.00"),
        ],
        "B26",
    )
    return made


def charge(ledger: Ledger, amount: str, day: str = "2026-01-15") -> None:
    ledger.journal_import(
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
    ledger.journal_post("DEFAULT")

    found = ledger.budget_comparison("B26", period="2026-01", tolerance_percent="5%")

    assert [
        (each.code, each.actual, each.budget, each.difference, each.percent)
        for each in found.rows
    ] == [
        ("ADM", 106_00, 100_00, 6_00, "6.0"),
        ("IT", -106_00, -40_00, -66_00, "-165.0"),
    ]
    assert [each.is_exceeded for each in found.rows] == [True, False]
    wider = ledger.budget_comparison("B26", period="2026-01", tolerance_amount="6.00")
    assert (wider.exceeded, wider.actual, wider.budget) == (0, 0, 60_00)
    year = ledger.budget_comparison("B26", filters={"cost_center_code": "ADM"})
    assert [(each.actual, each.budget) for each in year.rows] == [(106_00, 200_00)]


def test_a_journal_beyond_a_checked_budget_is_refused(ledger: Ledger) -> None:
    ledger.budget_control("B26", span="month", tolerance_percent="5")
    charge(ledger, "105.00")
    assert ledger.budget_check("DEFAULT") == []
    ledger.journal_post("DEFAULT")
    charge(ledger, "0.01")

    (found,) = ledger.budget_check("DEFAULT")
    with pytest.raises(RefusedError) as error:
        ledger.journal_post("DEFAULT")

    assert error.value.kind == found.kind == "budget_exceeded"
    assert found.where == "6000 ADM, month from 2026-01-01"
    assert "105.01" in found.problem
    ledger.budget_control("B26", span="year", tolerance_amount="0")
    assert ledger.journal_post("DEFAULT").entries == 2
    charge(ledger, "1000.00")
    ledger.budget_control("B26", checked=False)
    assert ledger.journal_post("DEFAULT").entries == 2


def test_a_limit_that_cannot_be_is_refused(ledger: Ledger) -> None:
    with pytest.raises(RefusedError) as error:
        ledger.budget_control("B26", span="decade")
    assert error.value.kind == "span_unknown"
    with pytest.raises(RefusedError) as error:
        ledger.budget_control("B26", tolerance_percent="-5")
    assert error.value.kind == "tolerance_invalid"


def test_a_year_is_spread_exact_to_the_cent(ledger: Ledger) -> None:
    posted = ledger.budget_spread(
        "B26", "6100", "ADM", period="2026", amount="100.00", by="even"
    )

    amounts = [each.rpartition("| ")[2] for each in entries(ledger)[3:]]
    assert (posted.entries, posted.amount) == (12, 100_00)
    assert amounts[:4] == ["8.33", "8.34", "8.33", "8.33"]
    again = ledger.budget_spread(
        "B26", "6100", "ADM", period="2026-01..2026-03", amount="130.00", by="4-4-5"
    )
    assert again.amount == 130_00 - 25_00
    assert [each.rpartition("| ")[2] for each in entries(ledger)[15:]] == [
        "31.67",
        "31.66",
        "41.67",
    ]


def test_a_year_is_spread_as_the_year_before(ledger: Ledger) -> None:
    ledger.version_add("B27")

    ledger.budget_spread(
        "B27",
        "6000",
        "ADM",
        period="2027",
        amount="300.00",
        by="profile",
        profile_version="B26",
    )

    assert entries(ledger, "B27") == [
        "4 | 6000 | 2027-01-01 | ADM | 150.00",
        "5 | 6000 | 2027-02-01 | ADM | 150.00",
    ]
    with pytest.raises(RefusedError) as error:
        ledger.budget_spread(
            "B27", "6000", "IT", period="2027", amount="1", by="profile"
        )
    assert error.value.kind == "nothing_to_allocate"


def test_a_rolling_forecast_is_actual_up_to_a_day_and_budget_after(
    ledger: Ledger,
) -> None:
    charge(ledger, "90.00")
    charge(ledger, "70.00", "2026-02-10")
    ledger.journal_post("DEFAULT")
    made = ledger.version_add(
        "F26", kind="forecast", base="ACTUAL", cut=day("2026-01-31")
    )
    ledger.budget_copy("B26", "F26", filters={"date": "2026-02-01..2026-12-31"})

    found = ledger.budget_comparison(
        "B26", actual="F26", filters={"cost_center_code": "ADM"}
    )

    assert made.kind == "forecast"
    assert [(each.actual, each.budget) for each in found.rows] == [(190_00, 200_00)]


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)
