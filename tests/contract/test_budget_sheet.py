"""Workbooks of budgets: written, typed into, read again; nothing is half-imported."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from costledger.errors import ExportError, RowsRefusedError, SourceError
from tests.contract.test_budget import CHARTS, entries, line

if TYPE_CHECKING:
    from pathlib import Path

    from costledger import Ledger
    from tests.contract.conftest import NewLedger


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    made = new_ledger(CHARTS)
    made.version_add("B26")
    made.budget_enter(
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
    """Return the workbook: rows 3 to 5 are 6000 ADM, 6100 ADM and 6000 P100."""
    path = tmp_path / "b26.xlsx"
    ledger.budget_export("B26", str(path))
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
    found = ledger.budget_import(str(book))

    assert (found.changed, found.added, found.gone, found.register) == (0, 0, 0, None)
    assert len(entries(ledger)) == 5


def test_only_what_was_typed_is_entered(ledger: Ledger, book: Path) -> None:
    typed(book, {"F3": 120, "H3": 5.5, "G4": 0.07, "F5": None})
    shown = ledger.budget_import(str(book), dry_run=True)

    found = ledger.budget_import(str(book))

    assert (shown.changed, shown.difference, shown.dry_run) == (3, 25_27, True)
    assert [
        (each.cell, each.kind, each.before, each.after) for each in shown.cells
    ] == [
        ("F3", "changed", 100_30, 120_00),
        ("H3", "changed", 0, 5_50),
        ("G4", "changed", 0, 7),
    ]
    assert (found.entries, found.register) == (3, 2)
    assert entries(ledger)[5:] == [
        "6 | 6000 | 2026-01-01 | ADM | 19.70",
        "7 | 6000 | 2026-03-01 | ADM | 5.50",
        "8 | 6100 | 2026-02-01 | ADM | 0.07",
    ]
    again = ledger.budget_import(str(book))
    assert (again.changed, again.register) == (3, None)


def test_new_lines_are_typed_below(ledger: Ledger, book: Path) -> None:
    typed(book, {"A6": "6100", "C6": "it", "F6": 12, "G6": 13})

    found = ledger.budget_import(str(book))

    assert (found.added, found.changed, found.entries) == (1, 0, 2)
    assert entries(ledger)[5:] == [
        "6 | 6100 | 2026-01-01 | IT | 12.00",
        "7 | 6100 | 2026-02-01 | IT | 13.00",
    ]


@pytest.mark.parametrize(
    ("cells", "where", "said"),
    [
        ({"F3": "many"}, "F3", "This is no amount."),
        ({"F3": 1.005}, "F3", "Its currency has 2 decimals."),
        ({"F1": "2026-02", "G1": "2026-01"}, "F1", "2026-01 when the sheet"),
        ({"A6": "9999", "C6": "ADM", "F6": 1}, "F6", "There is no cost type 9999."),
        ({"A6": "6000", "C6": "ADM", "F6": 1}, "A6", "Row 3 has this"),
        ({"A6": "6000", "F6": 1}, "F6", "A cost center or cost object is missing."),
        ({"A4": "6999"}, "cost_type_no", "This line was there"),
    ],
)
def test_a_cell_that_cannot_be_stops_all(
    ledger: Ledger,
    book: Path,
    cells: dict[str, float | str | None],
    where: str,
    said: str,
) -> None:
    typed(book, {"H3": 77} | cells)

    with pytest.raises(RowsRefusedError) as error:
        ledger.budget_import(str(book))

    problem = error.value.problems[0]
    assert (problem.column, said in problem.problem) == (where, True)
    assert len(entries(ledger)) == 5


def test_a_line_that_is_gone_is_a_problem_or_a_zero(ledger: Ledger, book: Path) -> None:
    without_row(book, 4)

    shown = ledger.budget_import(str(book), dry_run=True)
    assert [each.value for each in shown.problems] == ["6100 ADM"]
    found = ledger.budget_import(str(book), zero_gone=True)

    assert (found.gone, found.difference) == (1, -7_00)
    assert entries(ledger)[5:] == ["6 | 6100 | 2026-03-01 | ADM | -7.00"]


def test_what_somebody_else_changed_meanwhile_is_a_conflict(
    ledger: Ledger, book: Path
) -> None:
    typed(book, {"F3": 120, "H4": 8})
    ledger.budget_set_cell("B26", "6000", "ADM", period="2026-01", amount="90")
    ledger.budget_set_cell("B26", "6000", "ADM", period="2026-02", amount="60")

    shown = ledger.budget_import(str(book), dry_run=True)
    with pytest.raises(RowsRefusedError) as error:
        ledger.budget_import(str(book))

    (conflict,) = [each for each in shown.cells if each.kind == "conflict"]
    assert (conflict.cell, conflict.before, conflict.now, conflict.after) == (
        "F3",
        100_30,
        90_00,
        120_00,
    )
    assert [each.column for each in error.value.problems] == ["F3"]
    assert len(entries(ledger)) == 7


def test_totals_are_formulas_that_know_their_values(book: Path) -> None:
    with zipfile.ZipFile(book) as parts:
        text = parts.read("xl/worksheets/sheet1.xml").decode()

    assert re.search(r'<c r="F2" s="\d+"><f>SUM\(F3:F55\)</f><v>109\.3</v></c>', text)
    assert re.search(r'<c r="I3" s="\d+"><f>SUM\(F3:H3\)</f><v>150\.3</v></c>', text)
    assert re.search(r'<c r="I2" s="\d+"><f>SUM\(I3:I55\)</f><v>166\.3</v></c>', text)
    assert "<sheetProtection" in text


def test_a_slice_by_quarters_goes_and_comes_as_csv(
    ledger: Ledger, tmp_path: Path
) -> None:
    file = tmp_path / "b26.csv"

    written = ledger.budget_export(
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
    found = ledger.budget_import(str(file), "B26")
    assert (found.changed, found.entries) == (1, 1)
    assert entries(ledger)[5:] == ["6 | 6100 | 2026-04-01 | ADM | 33.00"]


def test_a_table_of_somebody_elses_is_entered(ledger: Ledger, tmp_path: Path) -> None:
    ledger.version_add("B27")
    file = tmp_path / "new.csv"
    file.write_text(
        "cost_type_no,cost_center_code,2027-01,2027\n6000,IT,,1200\n6100,IT,5,\n",
        encoding="utf-8",
    )

    assert ledger.budget_import(str(file), "B27").entries == 2
    assert entries(ledger, "B27") == [
        "6 | 6000 | 2027-01-01 | IT | 1200.00",
        "7 | 6100 | 2027-01-01 | IT | 5.00",
    ]


def test_a_sheet_belongs_to_its_version(ledger: Ledger, book: Path) -> None:
    ledger.version_add("B27")

    with pytest.raises(SourceError):
        ledger.budget_import(str(book), "B27")
    with pytest.raises(ExportError):
        ledger.budget_export("B26", str(book.with_suffix(".pdf")))
    with pytest.raises(ExportError):
        ledger.budget_export("B26", str(book), columns="decade")
