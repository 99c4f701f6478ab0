"""Budgets where a cut, a closing date, a retired code or a second currency decides."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger import BudgetCell, BudgetCopy
from costledger.errors import RefusedError
from tests.contract.budget.test_budget import CHARTS, entries, line
from tests.contract.budget.test_budget_sheet import typed

if TYPE_CHECKING:
    from pathlib import Path

    from costledger import Ledger
    from tests.contract.conftest import NewLedger

CUT = datetime.date(2026, 1, 31)


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    """Return a budget with an entry on each side of the end of January."""
    made = new_ledger(CHARTS, additional_currency="EUR")
    made.versions.new("B26")
    made.budget.enter(
        [
            line(date="2026-01-01", amount="1.00", additional_amount="0.10"),
            line(date="2026-01-31", amount="2.00", additional_amount="0.20"),
            line(date="C2026-01-31", amount="4.00", additional_amount="0.40"),
            line(date="2026-02-01", amount="8.00", additional_amount="0.80"),
        ],
        "B26",
    )
    return made


def total(ledger: Ledger, version: str, **asked: str) -> int:
    return ledger.reports.balances(by="type", version=version, **asked).total.balance


def compared(ledger: Ledger, version: str, period: str) -> int:
    return ledger.budget.compare(version, period=period).budget


def shown(ledger: Ledger, version: str, folder: Path) -> str:
    """Return what the one line of a sheet of the year shows."""
    sheet = folder / f"{version}.csv"
    ledger.budget.export(version, str(sheet), period="2026", columns="year")
    return sheet.read_text("utf-8").splitlines()[-1].split(",")[3]


def test_a_cut_shows_its_own_day_and_the_closing_date_of_it(
    ledger: Ledger, tmp_path: Path
) -> None:
    ledger.versions.new("F26", kind="forecast", base="B26", cut=CUT)

    assert total(ledger, "F26") == 7_00
    assert compared(ledger, "F26", "2026") == 7_00
    ledger.versions.new("C26")
    assert ledger.budget.copy("F26", "C26").amount == 7_00
    assert shown(ledger, "F26", tmp_path) == "7.00"
    for period, amount in (("2026-01", "3.00"), ("2026", "7.00")):
        posted = ledger.budget.set(
            "F26", BudgetCell("6000", "ADM", period=period), amount, dry_run=True
        )
        assert posted.amount == 0


def test_of_two_cuts_the_narrower_holds(ledger: Ledger) -> None:
    wide, narrow = datetime.date(2026, 2, 1), datetime.date(2026, 1, 30)
    ledger.versions.new("F1", kind="forecast", base="B26", cut=wide)
    ledger.versions.new("F2", kind="forecast", base="F1", cut=narrow)
    ledger.versions.new("G1", kind="forecast", base="B26", cut=narrow)
    ledger.versions.new("G2", kind="forecast", base="G1", cut=wide)
    ledger.versions.new("G3", kind="forecast", base="G1")
    ledger.versions.new("H1", kind="forecast", base="B26")
    ledger.versions.new("H2", kind="forecast", base="H1", cut=narrow)

    versions = ("F1", "F2", "G1", "G2", "G3", "H1", "H2")
    found = {each: total(ledger, each) for each in versions}

    assert found == dict.fromkeys(versions, 1_00) | {"F1": 15_00, "H1": 15_00}


def test_what_is_frozen_shows_nothing_that_comes_later(
    ledger: Ledger, tmp_path: Path
) -> None:
    ledger.versions.new("S1", kind="scenario", base="B26", frozen=True)
    ledger.versions.new("S2", kind="scenario", base="S1")
    ledger.versions.new("T1", kind="scenario", base="B26")
    ledger.versions.new("T2", kind="scenario", base="T1", frozen=True)
    ledger.budget.enter([line(date="2026-01-01", amount="16.00")], "B26")
    ledger.versions.new("S3", kind="scenario", base="S2", frozen=True)
    ledger.versions.new("S4", kind="scenario", base="B26", frozen=True)

    old, new = ("S1", "S2", "S3", "T2"), ("B26", "S4", "T1")
    found = {each: total(ledger, each) for each in (*old, *new)}

    assert found == dict.fromkeys(old, 15_00) | dict.fromkeys(new, 31_00)
    assert compared(ledger, "S2", "2026") == 15_00
    assert shown(ledger, "S2", tmp_path) == "15.00"
    posted = ledger.budget.set(
        "S2", BudgetCell("6000", "ADM", period="2026"), "15.00", dry_run=True
    )
    assert posted.amount == 0
    ledger.versions.new("C26")
    assert ledger.budget.copy("S2", "C26").amount == 15_00


@pytest.mark.parametrize(
    ("period", "shows", "months"),
    [
        ("2026-01", 3_00, "3.00"),
        ("2026-02", 8_00, "8.00"),
        ("2026-01..2026-02", 15_00, "3.00,8.00"),
    ],
)
def test_a_closing_date_is_in_no_month_alone(
    ledger: Ledger, tmp_path: Path, period: str, shows: int, months: str
) -> None:
    report = ledger.reports.balances(by="type", version="B26", period=period)
    sheet = tmp_path / "b26.csv"
    ledger.budget.export("B26", str(sheet), period=period, columns="month")

    assert report.total.net_change == shows
    assert compared(ledger, "B26", period) == shows
    assert sheet.read_text("utf-8").splitlines()[-1].startswith(f"6000,ADM,,{months},")
    # A cell that shows it already takes no entry of a difference.
    posted = ledger.budget.set(
        "B26", BudgetCell("6000", "ADM", period=period), shows, dry_run=True
    )
    assert posted.amount == 0


def test_a_limit_counts_what_a_forecast_shows_up_to_its_cut(ledger: Ledger) -> None:
    ledger.versions.new("F26", kind="forecast", base="B26", cut=CUT)
    ledger.budget.control("F26", span="year")
    cost = {"posting_date": "2026-05-01", "document_no": "J1", "amount": "7.00"}
    cost |= {"cost_type_no": "6000", "cost_center_code": "ADM"}
    cost |= {"bal_cost_type_no": "6100", "bal_cost_center_code": "IT"}
    ledger.journal.import_rows([cost], "DEFAULT")
    assert ledger.budget.check("DEFAULT") == []
    ledger.journal.set("DEFAULT", 10_000, [("amount", "7.01")])

    assert [each.kind for each in ledger.budget.check("DEFAULT")] == ["budget_exceeded"]


def test_a_copy_keeps_closing_dates_unless_it_sums_months(ledger: Ledger) -> None:
    ledger.versions.new("C26")
    ledger.budget.copy("B26", "C26")

    assert [entry.split(" | ")[2] for entry in entries(ledger, "C26")] == [
        "2026-01-01",
        "2026-01-31",
        "C2026-01-31",
        "2026-02-01",
    ]


@pytest.mark.parametrize(
    ("table", "code", "kind"),
    [
        ("cost_type", "6000", "cost_type_missing"),
        ("receiver", "ADM", "cost_center_not_defined"),
    ],
)
def test_nothing_is_copied_or_released_to_what_has_retired(
    ledger: Ledger, table: str, code: str, kind: str
) -> None:
    ledger.versions.new("C26")
    ledger.store.query(f"update {table} set is_retired = true where code = '{code}'")

    for copied in (
        lambda: ledger.budget.copy("B26", "C26"),
        lambda: ledger.budget.to_actual("B26", period="2026"),
    ):
        with pytest.raises(RefusedError) as caught:
            copied()
        assert [each.kind for each in caught.value.refusals] == [kind]


def test_a_copy_carries_the_second_currency_by_the_same_factor(ledger: Ledger) -> None:
    ledger.versions.new("C26")
    credit = line(date="2026-03-01", amount="-3.00", additional_amount="-0.30")
    ledger.budget.enter([credit], "B26")

    ledger.budget.copy(
        "B26", "C26", BudgetCopy(factor="-1.25", rounding="0.5", monthly=True)
    )

    # 7.00 x 1.25 = 8.75 is rounded to halves, 9.00, away from zero; 0.70 x 1.25 = 0.875.
    # The credit becomes 3.75, which is 4.00, and 0.375.
    rows = ledger.store.query(
        "select amount, additional_amount from cost_entry where version = 'C26'"
        " order by entry_no"
    )
    assert [f"{amount} {additional}" for amount, additional in rows] == [
        "-9.00 -0.88",
        "-10.00 -1.00",
        "4.00 0.38",
    ]


def test_entries_of_one_day_are_merged_in_both_currencies(ledger: Ledger) -> None:
    allow_duplicate = line(date="2026-01-01", amount="0.50", additional_amount="0.05")
    ledger.budget.enter([allow_duplicate], "B26")

    assert ledger.budget.compress("B26") == 1

    rows = ledger.store.query(
        "select amount, additional_amount from cost_entry_row where posting_date ="
        " '2026-01-01'"
    )
    assert rows == [(1_50, 15)]
    # The closing date of a day is another day.
    assert total(ledger, "B26") == 15_50
    assert len(entries(ledger)) == 4
    assert ledger.check().holds


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"cost_center_code": "OLD"}, "cost_center_not_defined"),
        (
            {"cost_center_code": "", "cost_object_code": "P100"},
            "cost_object_not_defined",
        ),
        ({"cost_type_no": "6900"}, "cost_type_missing"),
    ],
)
def test_nothing_is_planned_on_what_has_retired(
    ledger: Ledger, change: dict[str, str], kind: str
) -> None:
    for table, code in (
        ("receiver", "OLD"),
        ("receiver", "P100"),
        ("cost_type", "6900"),
    ):
        ledger.store.query(
            f"update {table} set is_retired = true, is_blocked = false"
            f" where code = '{code}'"
        )

    with pytest.raises(RefusedError) as caught:
        ledger.budget.enter([line(**change)], "B26")

    assert [each.kind for each in caught.value.refusals] == [kind]


def test_two_who_typed_the_same_are_no_conflict(ledger: Ledger, tmp_path: Path) -> None:
    book = tmp_path / "b26.xlsx"
    ledger.budget.export("B26", str(book))
    typed(book, {"F5": 90, "G5": 5})
    ledger.budget.set("B26", BudgetCell("6000", "ADM", period="2026-01"), "90")

    shown = ledger.budget.import_(str(book), dry_run=True)
    found = ledger.budget.import_(str(book))

    assert (shown.conflicts, found.conflicts) == (0, 0)
    assert found.entries == 1
    assert entries(ledger)[-1].endswith("2026-02-01 | ADM | -3.00")


@pytest.mark.parametrize(
    ("day", "is_refused"),
    [("2026-01-28", False), ("2026-01-29", True), ("2026-02-25", True)],
)
def test_a_release_stops_at_the_edges_of_what_is_locked(
    ledger: Ledger, day: str, is_refused: object
) -> None:
    ledger.versions.new("R26")
    ledger.budget.enter([line(date=day, amount="5.00", additional_amount="0.5")], "R26")
    ledger.periods.set(datetime.date(2026, 1, 29), "locked")

    if is_refused:
        with pytest.raises(RefusedError):
            ledger.budget.to_actual("R26", period="2026")
        return
    ledger.budget.to_actual("R26", period="2026")
    rows = ledger.store.query(
        "select amount, additional_amount from cost_entry_row where version_id = 1"
    )
    assert rows == [(5_00, 50)]
