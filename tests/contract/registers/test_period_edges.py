"""Periods, archives and registers on their first and their last day."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger.errors import RefusedError
from tests.books import cost_entries
from tests.contract.registers.test_reverse import BOOKS, LINE, TODAY, post

if TYPE_CHECKING:
    from pathlib import Path

    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

JANUARY, FEBRUARY = datetime.date(2026, 1, 1), datetime.date(2026, 2, 1)


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    """Return a ledger with periods, and nothing that waits."""
    made = new_ledger(BOOKS, additional_currency="EUR")
    made.periods.from_year(2026)
    made.transfer(today=TODAY)
    return made


@pytest.mark.parametrize(
    ("day", "waits_in"),
    [
        ("2025-12-31", []),
        ("2026-01-01", [JANUARY]),
        ("2026-01-31", [JANUARY]),
        ("C2026-01-31", []),
        ("2026-02-01", [FEBRUARY]),
        ("2026-02-28", [FEBRUARY]),
    ],
)
def test_an_entry_waits_in_the_period_of_its_day(
    ledger: Ledger, add_books: AddBooks, day: str, waits_in: list[datetime.date]
) -> None:
    head = "gl_entries\nentry_no | posting_date | gl_account_no | amount | DEPARTMENT"
    add_books(ledger, f"{head}\n9 | {day} | 6300 | 1.00 | GHOST")

    for start in (JANUARY, FEBRUARY):
        if start in waits_in:
            with pytest.raises(RefusedError) as caught:
                ledger.periods.set(start, "closed")
            assert caught.value.kind == "entries_waiting"
        else:
            assert ledger.periods.set(start, "closed").waiting == 0


@pytest.mark.parametrize(
    ("day", "sealed"),
    [
        ("2026-01-01", True),
        ("2026-01-31", True),
        ("C2026-01-31", True),
        ("2026-02-01", False),
    ],
)
def test_a_closed_period_keeps_its_first_and_last_day(
    ledger: Ledger, day: str, sealed: object
) -> None:
    register = post(ledger, posting_date=day)
    before = ledger.periods.set(JANUARY, "closed").entries

    assert before == 2 + (2 if sealed else 0)
    if sealed:
        with pytest.raises(RefusedError) as caught:
            ledger.registers.delete(register)
        assert caught.value.kind == "period_closed"
        ledger.store.query(
            "update cost_entry_row set additional_amount = 1"
            f" where register_no = {register}"
        )
        assert ledger.registers.check_seals().broken != ()
        return
    assert ledger.registers.delete(register).entries == 2
    assert ledger.registers.check_seals().holds


def test_what_came_after_a_period_was_closed_may_be_deleted(ledger: Ledger) -> None:
    ledger.periods.set(JANUARY, "closed")
    register = post(ledger, posting_date="2026-01-31")

    assert ledger.registers.delete(register).entries == 2
    assert ledger.registers.check_seals().holds


def test_an_archive_takes_the_last_day_and_its_closing_date_and_no_more(
    ledger: Ledger, tmp_path: Path
) -> None:
    for day in ("2025-12-31", "C2025-12-31"):
        post(ledger, posting_date=day, additional_amount="8.55")
    post(ledger, posting_date="2026-01-01", additional_amount="1.00")
    two_years_on = datetime.date(2028, 1, 1)

    made = ledger.archive.year(
        datetime.date(2025, 12, 31), folder=str(tmp_path), today=two_years_on
    ).archive

    assert (made.entries, str(made.first_date)) == (4, "2025-12-31")
    assert "2026-01-01" in {row.split(" | ")[2] for row in cost_entries(ledger)}
    kept = ledger.store.query(
        "select is_closing, amount, additional_amount from archive_balance"
        " order by is_closing, amount"
    )
    assert kept == [
        (False, -100_00, -8_55),
        (False, 100_00, 8_55),
        (True, -100_00, -8_55),
        (True, 100_00, 8_55),
    ]
    assert ledger.check().holds


@pytest.mark.parametrize(("days_after", "kind"), [(364, "year_too_recent"), (365, "")])
def test_a_year_may_be_archived_when_another_has_passed(
    ledger: Ledger, tmp_path: Path, days_after: int, kind: str
) -> None:
    end = datetime.date(2026, 12, 31)
    today = end + datetime.timedelta(days=days_after)

    if kind:
        with pytest.raises(RefusedError) as caught:
            ledger.archive.year(end, folder=str(tmp_path), today=today)
        assert caught.value.kind == kind
        return
    assert (
        ledger.archive.year(end, folder=str(tmp_path), today=today).archive.entries == 2
    )


def test_versions_stay_out_of_archives_and_of_closed_periods(
    ledger: Ledger, tmp_path: Path
) -> None:
    ledger.versions.new("B26")
    post(ledger, posting_date="2026-01-05", budget_name="B26")
    assert ledger.periods.set(JANUARY, "closed").entries == 2

    ledger.archive.year(
        datetime.date(2026, 12, 31),
        folder=str(tmp_path),
        today=datetime.date(2028, 1, 1),
    )

    kept = ledger.store.query("select count(*) from cost_entry where version = 'B26'")
    assert kept == [(2,)]
    assert ledger.check().holds


def test_a_reversal_takes_back_both_currencies_on_its_closing_date(
    ledger: Ledger,
) -> None:
    register = post(ledger, posting_date="C2026-01-31", additional_amount="8.55")

    ledger.registers.reverse(register, today=TODAY)

    rows = ledger.store.query(
        "select cast(posting_date as text), is_closing, amount, additional_amount"
        " from cost_entry_row where register_no > 2 order by entry_no"
    )
    assert rows == [
        ("2026-01-31", True, -100_00, -8_55),
        ("2026-01-31", True, 100_00, 8_55),
    ]
    assert ledger.check().holds


def test_a_reversal_out_of_a_locked_period_is_on_no_closing_date(
    ledger: Ledger,
) -> None:
    register = post(ledger, posting_date="C2026-01-31")
    ledger.periods.set(JANUARY, "locked")

    result = ledger.registers.reverse(register, today=TODAY)

    rows = ledger.store.query(
        "select cast(posting_date as text), is_closing from cost_entry_row"
        " where register_no > 2"
    )
    assert rows == [("2026-02-01", False), ("2026-02-01", False)]
    assert result.reversed[0].moved == 2


def test_a_cost_type_retires_when_its_years_are_closed_to_the_last_day(
    ledger: Ledger,
) -> None:
    given = {"cost_type_no": "6200", "bal_cost_type_no": "6200"}
    ledger.journal.import_rows(
        [LINE | given | {"posting_date": "2026-01-31"}], "DEFAULT"
    )
    ledger.journal.post("DEFAULT", today=TODAY)
    with pytest.raises(RefusedError) as caught:
        ledger.records.delete("cost_types", "6200")
    assert caught.value.kind == "entries_in_open_fiscal_year"

    ledger.periods.set(JANUARY, "closed")
    post(ledger, posting_date="2026-02-01")
    with pytest.raises(RefusedError):
        ledger.records.delete("cost_types", "6200")

    ledger.periods.set(FEBRUARY, "closed")
    ledger.records.delete("cost_types", "6200")
    assert "6200" not in {each["no"] for each in ledger.charts.show("cost_types")}
