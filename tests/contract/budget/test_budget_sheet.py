"""Workbooks of budgets: written, typed into, read again; nothing is half-imported."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from costledger import BudgetCell
from costledger.errors import ExportError, RowsRefusedError, SourceError
from tests.contract.budget.test_budget import CHARTS, entries, line

if TYPE_CHECKING:
    from pathlib import Path

    from costledger import Ledger
    from tests.contract.conftest import NewLedger


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    made = new_ledger(CHARTS)
    made.versions.new("B26")
    made.budget.enter(
        [
            line(amount="100.10"),
            line(date="2026-01-20", amount="0.20"),
            line(date="2026-02-01", amount="50.00"),
            line(cost_type_no="6100", date="2026-03-15", amount="7.00"),
            line(cost_center_code="", cost_object_code="P100", amount="9.00"),
        ],
        "B26",
    )
    return made


@pytest.fixture
def book(ledger: Ledger, tmp_path: Path) -> Path:
    """Return the workbook: rows 5 to 7 are 6000 ADM, 6100 ADM and 6000 P100."""
    path = tmp_path / "b26.xlsx"
    ledger.budget.export("B26", str(path))
    return path


def typed(path: Path, cells: dict[str, float | str | None]) -> Path:
    """Type into cells of the first sheet, as a spreadsheet would keep them."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    text = parts[sheet].decode()
    for cell, value in cells.items():
        style = re.search(rf'<c r="{cell}" (s="\d+")?', text)
        assert style, f"there is no {cell}"
        if value is None:
            new = f'<c r="{cell}"/>'
        elif isinstance(value, str):
            new = f'<c r="{cell}" t="inlineStr"><is><t>{value}</t></is></c>'
        else:
            new = f'<c r="{cell}"><v>{value}</v></c>'
        text = re.sub(rf'<c r="{cell}"(?:[^>]*/>|.*?</c>)', new, text, count=1)
    parts[sheet] = text.encode()
    return rewritten(path, parts)


def without_row(path: Path, row: int) -> Path:
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    text = parts[sheet].decode()
    parts[sheet] = re.sub(rf'<row r="{row}".*?</row>', "", text, count=1).encode()
    return rewritten(path, parts)


def rewritten(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    return path


def test_a_sheet_that_nobody_typed_into_changes_nothing(
    ledger: Ledger, book: Path
) -> None:
    found = ledger.budget.import_(str(book))

    assert (found.changed, found.added, found.gone, found.register) == (0, 0, 0, None)
    assert len(entries(ledger)) == 5


def test_only_what_was_typed_is_entered(ledger: Ledger, book: Path) -> None:
    typed(book, {"F5": 120, "H5": 5.5, "G6": 0.07, "F7": None})
    shown = ledger.budget.import_(str(book), dry_run=True)

    found = ledger.budget.import_(str(book))

    assert (shown.changed, shown.difference, shown.dry_run) == (3, 25_27, True)
    assert [
        (each.cell, each.kind, each.before, each.after) for each in shown.cells
    ] == [
        ("F5", "changed", 100_30, 120_00),
        ("H5", "changed", 0, 5_50),
        ("G6", "changed", 0, 7),
    ]
    assert (found.entries, found.register) == (3, 2)
    assert entries(ledger)[5:] == [
        "6 | 6000 | 2026-01-01 | ADM | 19.70",
        "7 | 6000 | 2026-03-01 | ADM | 5.50",
        "8 | 6100 | 2026-02-01 | ADM | 0.07",
    ]
    allow_duplicate = ledger.budget.import_(str(book))
    assert (allow_duplicate.changed, allow_duplicate.register) == (3, None)


def test_new_lines_are_typed_below(ledger: Ledger, book: Path) -> None:
    typed(book, {"A8": "6100", "C8": "it", "F8": 12, "G8": 13})

    found = ledger.budget.import_(str(book))

    assert (found.added, found.changed, found.entries) == (1, 0, 2)
    assert entries(ledger)[5:] == [
        "6 | 6100 | 2026-01-01 | IT | 12.00",
        "7 | 6100 | 2026-02-01 | IT | 13.00",
    ]


@pytest.mark.parametrize(
    ("cells", "where", "said"),
    [
        ({"F5": "many"}, "F5", "This is no amount."),
        ({"F5": 1.005}, "F5", "Its currency has 2 decimals."),
        ({"F4": "2026-02", "G4": "2026-01"}, "F4", "2026-01 when the sheet"),
        ({"A8": "9999", "C8": "ADM", "F8": 1}, "F8", "There is no cost type 9999."),
        ({"A8": "6000", "C8": "ADM", "F8": 1}, "A8", "Row 5 has this"),
        ({"A8": "6000", "F8": 1}, "F8", "A cost center or cost object is missing."),
        ({"A6": "6999"}, "cost_type_no", "This line was there"),
    ],
)
def test_a_cell_that_cannot_be_stops_all(
    ledger: Ledger,
    book: Path,
    cells: dict[str, float | str | None],
    where: str,
    said: str,
) -> None:
    typed(book, {"H5": 77} | cells)

    with pytest.raises(RowsRefusedError) as error:
        ledger.budget.import_(str(book))

    problem = error.value.problems[0]
    assert (problem.column, said in problem.problem) == (where, True)
    assert len(entries(ledger)) == 5


def test_a_line_that_is_gone_is_a_problem_or_a_zero(ledger: Ledger, book: Path) -> None:
    without_row(book, 6)

    shown = ledger.budget.import_(str(book), dry_run=True)
    assert [each.value for each in shown.problems] == ["6100 ADM"]
    found = ledger.budget.import_(str(book), missing_as_zero=True)

    assert (found.gone, found.difference) == (1, -7_00)
    assert entries(ledger)[5:] == ["6 | 6100 | 2026-03-01 | ADM | -7.00"]


def test_what_somebody_else_changed_meanwhile_is_a_conflict(
    ledger: Ledger, book: Path
) -> None:
    typed(book, {"F5": 120, "H6": 8})
    ledger.budget.set("B26", BudgetCell("6000", "ADM", period="2026-01"), "90")
    ledger.budget.set("B26", BudgetCell("6000", "ADM", period="2026-02"), "60")

    shown = ledger.budget.import_(str(book), dry_run=True)
    with pytest.raises(RowsRefusedError) as error:
        ledger.budget.import_(str(book))

    (conflict,) = [each for each in shown.cells if each.kind == "conflict"]
    assert (conflict.cell, conflict.before, conflict.now, conflict.after) == (
        "F5",
        100_30,
        90_00,
        120_00,
    )
    assert [each.column for each in error.value.problems] == ["F5"]
    assert len(entries(ledger)) == 7


def test_totals_are_formulas_that_know_their_values(book: Path) -> None:
    with zipfile.ZipFile(book) as parts:
        text = parts.read("xl/worksheets/sheet1.xml").decode()

    found = re.findall(r'<c r="([A-Z]+\d+)" s="\d+"><f>([^<]*)</f><v>([^<]*)</v>', text)
    assert ("F2", "SUM(F5:F57)", "109.3") in found
    assert ("F3", "SUBTOTAL(109,F5:F57)", "109.3") in found
    assert ("I5", "SUM(F5:H5)", "150.3") in found
    assert ("I2", "SUM(I5:I57)", "166.3") in found
    assert "<sheetProtection" in text


@pytest.mark.parametrize(
    ("cells", "where", "comes_to"),
    [
        ({"I5": 1000}, "I5", "150.30"),
        ({"F2": 1000}, "F2", "109.30"),
        ({"I2": 1000}, "I2", "166.30"),
        ({"I8": 12}, "I8", "0.00"),
        ({"F5": 120, "I5": 1000}, "I5", "170.00"),
        ({"I5": "plenty"}, "I5", "150.30"),
    ],
)
def test_a_total_that_was_typed_into_is_a_problem(
    ledger: Ledger,
    book: Path,
    cells: dict[str, float | str | None],
    where: str,
    comes_to: str,
) -> None:
    typed(book, cells)

    (problem,) = ledger.budget.import_(str(book), dry_run=True).problems

    assert problem.column == where
    assert f"come to {comes_to}" in problem.problem
    with pytest.raises(RowsRefusedError):
        ledger.budget.import_(str(book))


def test_a_total_of_what_is_shown_that_was_typed_into_is_a_problem(
    ledger: Ledger, book: Path
) -> None:
    typed(book, {"F3": 109.3, "I3": "all"})

    shown = ledger.budget.import_(str(book), dry_run=True)

    assert [each.column for each in shown.problems] == ["F3", "I3"]
    with pytest.raises(RowsRefusedError):
        ledger.budget.import_(str(book))


def test_totals_may_be_recalculated_emptied_or_left(ledger: Ledger, book: Path) -> None:
    typed(book, {"F5": 120, "I5": 170.00000000000003, "I2": None, "F3": None})

    assert ledger.budget.import_(str(book)).changed == 1


def test_a_workbook_says_what_it_is_of(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "adm.xlsx"
    ledger.budget.export("B26", str(path), filters={"cost_center_code": "ADM"})

    with zipfile.ZipFile(path) as parts:
        text = parts.read("xl/worksheets/sheet1.xml").decode()
        book = parts.read("xl/workbook.xml").decode()

    assert "<t>B26 · cost_center_code=ADM</t>" in text
    assert "<t>NOK</t>" in text
    assert '<pane xSplit="5" ySplit="4"' in text
    assert '<autoFilter ref="A4:I56"/>' in text
    assert '<dataValidation type="decimal"' in text
    assert "$1:$4" in book


def test_a_slice_by_quarters_goes_and_comes_as_csv(
    ledger: Ledger, tmp_path: Path
) -> None:
    file = tmp_path / "b26.csv"

    written = ledger.budget.export(
        "B26",
        str(file),
        period="2026",
        columns="quarter",
        filters={"cost_center_code": "ADM"},
    )

    assert (written.rows, written.amount) == (2, 157_30)
    assert file.read_text("utf-8").splitlines() == [
        "cost_type_no,cost_center_code,cost_object_code,2026-Q1,2026-Q2,2026-Q3,2026-Q4,exported",
        "6000,ADM,,150.30,0.00,0.00,0.00,15030 0 0 0",
        "6100,ADM,,7.00,0.00,0.00,0.00,700 0 0 0",
    ]
    file.write_text(
        file.read_text("utf-8").replace("7.00,0.00", "7.00,33.00"), encoding="utf-8"
    )
    found = ledger.budget.import_(str(file), "B26")
    assert (found.changed, found.entries) == (1, 1)
    assert entries(ledger)[5:] == ["6 | 6100 | 2026-04-01 | ADM | 33.00"]


def test_a_table_of_somebody_elses_is_entered(ledger: Ledger, tmp_path: Path) -> None:
    ledger.versions.new("B27")
    file = tmp_path / "new.csv"
    file.write_text(
        "cost_type_no,cost_center_code,2027-01,2027\n6000,IT,,1200\n6100,IT,5,\n",
        encoding="utf-8",
    )

    assert ledger.budget.import_(str(file), "B27").entries == 2
    assert entries(ledger, "B27") == [
        "6 | 6000 | 2027-01-01 | IT | 1200.00",
        "7 | 6100 | 2027-01-01 | IT | 5.00",
    ]


def test_a_sheet_belongs_to_its_version(ledger: Ledger, book: Path) -> None:
    ledger.versions.new("B27")

    with pytest.raises(SourceError):
        ledger.budget.import_(str(book), "B27")
    with pytest.raises(ExportError):
        ledger.budget.export("B26", str(book.with_suffix(".pdf")))
    with pytest.raises(ExportError):
        ledger.budget.export("B26", str(book), columns="decade")
