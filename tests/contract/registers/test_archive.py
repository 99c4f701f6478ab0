"""Old years go to a file that can be read back, and no balance changes by it."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from costledger.errors import ExportError, RefusedError
from tests.books import cost_entries, dispositions
from tests.contract.registers.test_reverse import BOOKS, post

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

OLD = """
    gl_entries
    entry_no | posting_date | gl_account_no | amount | document_no | description | DEPARTMENT
    11       | 2023-11-05   | 6300          | 100.00 | V1          | November    | ADM
    12       | 2023-11-06   | 6340          | 30.00  | V2          | Kilowatts   | IT
    13       | 2023-11-07   | 6340          | -12.50 | V3          | Back        | IT
    14       | 2023-12-31   | 6300          | 7.00   | V4          | December    | ADM
"""

YEAR = datetime.date(2023, 12, 31)
TODAY = datetime.date(2026, 3, 1)


@pytest.fixture
def ledger(new_ledger: NewLedger, add_books: AddBooks) -> Ledger:
    """Return a ledger with one register of two years and a journal of an old one."""
    made = new_ledger(BOOKS)
    add_books(made, OLD)
    made.transfer()
    post(made, posting_date="C2023-12-31", amount="3.00")
    return made


def balances(ledger: Ledger) -> list[object]:
    found = []
    for period in (None, "2023", "2023-11", "2024..", "2026"):
        for by in ("type", "center"):
            report = ledger.reports.balances(by=by, period=period, columns="quarter")
            found.append([(row.code, row.balance) for row in report.rows])
    return found


def test_balances_stay_and_entries_go_to_a_file(ledger: Ledger, tmp_path: Path) -> None:
    before = balances(ledger)
    ledger.registers.close(1)

    made = ledger.archive.year(YEAR, today=TODAY, folder=tmp_path).archive

    assert (made.entries, made.first_date) == (5, datetime.date(2023, 11, 5))
    assert balances(ledger) == before
    assert [row.split(" | ")[2] for row in cost_entries(ledger)] == [
        "2026-01-05",
        "2026-01-31",
    ]
    assert [each.is_archived for each in ledger.registers.list().registers] == [
        True,
        True,
    ]
    assert set(dispositions(ledger).values()) == {"transferred"}
    assert ledger.check().holds
    assert ledger.registers.check_seals().holds
    assert ledger.transfer().register is None


def test_an_archive_can_be_read_back_and_tells_when_it_was_changed(
    ledger: Ledger, tmp_path: Path
) -> None:
    ledger.archive.year(YEAR, today=TODAY, folder=str(tmp_path))

    (made,) = ledger.archive.list()
    rows = ledger.archive.show(made.archive_no)

    assert len(rows) == made.entries
    assert sum(row["amount"] for row in rows) == sum((107, 17, 0)) + 0.5
    assert (rows[0]["document_no"], rows[0]["cost_center_code"]) == ("V1", "ADM")
    moved = Path(made.file).rename(tmp_path / "moved.parquet")
    assert len(ledger.archive.show(1, file=moved)) == made.entries
    moved.write_bytes(moved.read_bytes()[:-1])
    with pytest.raises(ExportError, match="changed after it was archived"):
        ledger.archive.show(1, file=str(moved))


def test_what_is_archived_is_neither_reversed_nor_deleted(
    ledger: Ledger, tmp_path: Path
) -> None:
    ledger.archive.year(YEAR, today=TODAY, folder=str(tmp_path))

    for work in (ledger.registers.reverse, ledger.registers.delete):
        with pytest.raises(RefusedError) as refused:
            work(1)
        assert refused.value.kind == "register_archived"


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2023-11-30", "not_a_year_end"),
        ("2025-12-31", "year_too_recent"),
        ("2022-12-31", "no_cost_entries"),
    ],
)
def test_only_old_years_with_entries_are_archived(
    ledger: Ledger, day: str, kind: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        ledger.archive.year(datetime.date.fromisoformat(day), today=TODAY)

    assert refused.value.kind == kind
    assert len(cost_entries(ledger)) == 7


def test_a_fiscal_year_ends_where_the_periods_say(
    ledger: Ledger, add_books: AddBooks, tmp_path: Path
) -> None:
    add_books(
        ledger,
        """
        accounting_periods
        starting_date | new_fiscal_year
        2023-07-01    | true
        """,
    )
    with pytest.raises(RefusedError):
        ledger.archive.year(YEAR, today=TODAY, folder=str(tmp_path))

    year = datetime.date(2024, 6, 30)
    assert ledger.archive.year(year, today=TODAY, dry_run=True).archive.entries == 5
    assert len(cost_entries(ledger)) == 7
    assert ledger.archive.list() == []


def test_a_second_archive_goes_on(ledger: Ledger, tmp_path: Path) -> None:
    before = balances(ledger)
    later = datetime.date(2028, 1, 1)
    ledger.archive.year(YEAR, today=TODAY, folder=str(tmp_path))

    second = ledger.archive.year(
        datetime.date(2026, 12, 31), today=later, folder=str(tmp_path)
    ).archive

    assert (second.archive_no, second.entries) == (2, 2)
    assert cost_entries(ledger) == []
    assert balances(ledger) == before
    assert ledger.check().holds
