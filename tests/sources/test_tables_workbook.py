"""Workbooks: sheets named as tables, real dates and numbers, and rows as Excel counts."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from costledger.errors import SourceError
from tests.sources.staging import problems

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sources.staging import Stage

HEADER = ("entry_no", "posting_date", "gl_account_no", "amount", "description")


def workbook(
    file: Path, sheets: dict[str, list[tuple[object, ...]]], *, first: int = 0
) -> Path:
    """Write a workbook; the first row of each sheet is `first` (from 0)."""
    with xlsxwriter.Workbook(str(file), {"default_date_format": "dd.mm.yyyy"}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows, start=first):
                sheet.write_row(place, 0, row)
    return file


def test_dates_and_numbers_are_those_that_excel_shows(
    stage: Stage, tmp_path: Path
) -> None:
    file = workbook(
        tmp_path / "books.xlsx",
        {
            "gl_entries": [
                HEADER,
                (1, datetime.date(2026, 1, 31), 6000, 0.1 + 0.2, 2026),
                (2, "C2026-12-31", "6000", -1234.56, "closing"),
                (3, "31.12.2026", 6000.0, 1e6, None),
            ]
        },
    )

    staged = stage.stage(file)

    assert problems(staged) == []
    assert stage.rows(
        "entry_no, posting_date, is_closing, gl_account_no, amount, description"
    ) == [
        "1 | 2026-01-31 | False | 6000 | 30 | 2026",
        "2 | 2026-12-31 | True | 6000 | -123456 | closing",
        "3 | 2026-12-31 | False | 6000 | 100000000 | ",
    ]


def test_rows_are_counted_from_the_top_of_the_sheet(
    stage: Stage, tmp_path: Path
) -> None:
    file = workbook(
        tmp_path / "books.xlsx",
        {
            "GL Entries": [
                HEADER,
                (1, "2026-01-31", 6000, 1),
                (None,) * 5,
                (2, "2026-01-31", 6000, "x"),
            ]
        },
        first=3,
    )

    staged = stage.stage(file)

    assert problems(staged) == [
        (
            "books.xlsx, sheet GL Entries 7 amount: 'x' This is no amount."
            " Write it like -1234.56."
        )
    ]
    assert stage.rows("row_no") == ["5", "7"]


def test_sheets_that_are_no_tables_are_left_alone(stage: Stage, tmp_path: Path) -> None:
    file = workbook(
        tmp_path / "b.xlsx", {"dimensions": [("code",), ("A",)], "Notes": [("x",)]}
    )

    staged = stage.stage(file)

    assert staged.left_alone == ("b.xlsx, sheet Notes",)
    assert stage.rows("code", "dimensions") == ["A"]


def test_a_workbook_without_a_table_names_sheets_found_and_wanted(
    stage: Stage, tmp_path: Path
) -> None:
    file = workbook(tmp_path / "b.xlsx", {"Ark1": [("konto",)], "Ark2": []})

    with pytest.raises(SourceError) as error:
        stage.stage(file)

    assert "none of Ark1, Ark2 is a table of ours. Name them" in str(error.value)


def test_an_empty_sheet_says_so(stage: Stage, tmp_path: Path) -> None:
    with pytest.raises(SourceError) as error:
        stage.stage(workbook(tmp_path / "b.xlsx", {"dimensions": []}))

    assert str(error.value).startswith(
        "b.xlsx, sheet dimensions cannot be imported: it is empty."
    )


def test_a_mapping_names_a_sheet(stage: Stage, tmp_path: Path) -> None:
    stage.map(
        """
        [dimensions]
        file = "Avdelinger"
        columns = { code = "kode" }
        """
    )

    stage.stage(workbook(tmp_path / "b.xlsx", {"Avdelinger": [("kode",), ("10",)]}))

    assert stage.rows("code", "dimensions") == ["10"]


def test_what_only_looks_like_a_workbook_says_so(stage: Stage, tmp_path: Path) -> None:
    file = tmp_path / "b.xlsx"
    file.write_text("no,name\n1,x\n", "utf-8")

    with pytest.raises(SourceError) as error:
        stage.stage(file)

    assert "it is no workbook that can be read" in str(error.value)
