"""Reading a budget that somebody typed into: what was changed, and what cannot be.

`stage_sheet` fills `stage_budget_change` with the changed cells of a workbook or CSV
file, on a DuckDB connection, and returns everything that is wrong with any cell.
"""

from __future__ import annotations

import csv
import re
import zipfile
from importlib.resources import files as package_files
from typing import TYPE_CHECKING, Any

import duckdb
from attrs import frozen

from costledger.domain.calendar import parse_period
from costledger.domain.money import format_amount
from costledger.errors import PeriodSyntaxError, Problem, SourceError
from costledger.messages import phrase
from costledger.sources.sheets import reading_sheet

if TYPE_CHECKING:
    from pathlib import Path

KEYS = ("cost_type_no", "cost_center_code", "cost_object_code")
EXPORTED = "exported"
"""The column of a CSV file that keeps what a line was."""
BOOK_KEYS = (
    "Cost type",
    "Cost type name",
    "Cost center",
    "Cost object",
    "Center or object name",
)
"""The columns of a workbook before those of the periods, as people read them."""
TOTAL = "Total"
HEAD = 4
"""Rows of a workbook before its first line: title, two rows of totals, header."""
TOTALS = 2
"""The row of the totals, as people count."""
HIDDEN = "costledger"
"""The hidden sheet: what each line was when the workbook was written."""
FORM = "costledger budget 2"
FIRST_SHEET = "xl/worksheets/sheet1.xml"
HEAD_BYTES = 2**18
"""In so much of a sheet its first rows are, however many periods there are."""


@frozen
class StagedSheet:
    """What a sheet says of itself, and what is wrong with it."""

    version: str
    """The version that it was written from; empty when nobody wrote it for us."""
    headers: tuple[str, ...]
    """The periods of its columns, in order."""
    rows: int
    problems: tuple[Problem, ...]
    is_torn: bool
    """Whether columns are not where they were, so that no cell was read."""


@frozen
class _Layout:
    file: str
    keys: dict[str, int]
    """Where the columns of the keys are, by name."""
    periods: dict[str, int]
    """Where the columns of the periods are, by header."""
    head: int
    """Rows before the first line."""
    total: int | None = None
    """Where the totals are of a workbook that is ours."""


def stage_sheet(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    digits: int,
    *,
    missing_as_zero: bool,
) -> StagedSheet:
    """Stage the changed cells of a sheet, and return what is wrong with any cell.

    `missing_as_zero` takes a line that is gone for one of zeros; else it is a problem.

    Raises SourceError.
    """
    _run(connection, "macros")
    is_book = path.suffix.lower() != ".csv"
    facts: tuple[str, tuple[str, ...]] = ("", ())
    if is_book:
        facts = _load_book(connection, path)
    else:
        _load_csv(connection, path)
    version, requested = facts
    first = connection.execute(
        "select cells from sheet_text where row_no = $1", [HEAD if requested else 1]
    )
    header = [str(cell or "").strip() for cell in (first.fetchone() or ([],))[0]]
    layout, problems = _layout(path, header, requested)
    is_torn = bool(problems)
    _run(connection, "sheet_layout")
    if not is_torn:
        _fill_layout(connection, layout, digits)
        _run(connection, "sheet_line")
        if EXPORTED in layout.keys:
            _run(connection, "sheet_base_csv")
        elif requested:
            _run(connection, "sheet_base_book")
        _run(connection, "sheet_cell")
        _run(connection, "sheet_before")
        problems = _problems(
            connection, layout, digits, missing_as_zero=missing_as_zero
        )
        if layout.total is not None:
            problems += _shown_problems(path, layout)
        _run(connection, "sheet_change")
        if missing_as_zero:
            _run(connection, "sheet_change_gone")
    rows = connection.execute("select count(*) from sheet_text").fetchall()
    count = max(0, rows[0][0] - layout.head)
    return StagedSheet(version, tuple(layout.periods), count, tuple(problems), is_torn)


def cell_name(row_no: int, column_no: int) -> str:
    """Return how a spreadsheet calls a cell: F17; columns count from 0."""
    letters, number = "", column_no + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row_no}"


# Reading


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    folder = package_files("costledger.sources").joinpath("sql")
    text = folder.joinpath(f"{name}.sql").read_text("utf-8")
    return connection.execute(text).fetchall()


def _load_book(
    connection: duckdb.DuckDBPyConnection, path: Path
) -> tuple[str, tuple[str, ...]]:
    """Load the first sheet and the hidden one as text.

    Returns the version and headers that the hidden sheet names; nothing without one.
    """
    import fastexcel  # noqa: PLC0415

    try:
        book = fastexcel.read_excel(path)
        names = [name for name in book.sheet_names if name != HIDDEN]
        if not names:
            raise SourceError(
                path.name, phrase("it has no sheet."), phrase("Export it anew.")
            )
        _load_one(connection, book, names[0], "sheet_text")
        if HIDDEN not in book.sheet_names:
            return "", ()
        _load_one(connection, book, HIDDEN, "sheet_hidden")
    except (OSError, fastexcel.FastExcelError) as error:
        problem = f"{str(error).splitlines()[0]}."
        raise SourceError(path.name, problem, phrase("Name a workbook.")) from error
    (facts,), (headers,) = connection.execute(
        "select cells from sheet_hidden order by row_no limit 2"
    ).fetchall()
    if facts[0] != FORM:
        raise SourceError(
            path.name,
            phrase("its hidden sheet is of another form."),
            phrase("Export it anew."),
        )
    return str(facts[1]), tuple(str(each) for each in headers if each)


def _load_one(
    connection: duckdb.DuckDBPyConnection, book: Any, name: str, table: str
) -> None:
    with reading_sheet(
        connection, book, name, shown=name, hint=phrase("Export it anew.")
    ):
        _run(connection, table)


def _load_csv(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            header = next(csv.reader(file), [])
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(path.name, f"{error}.", phrase("Name a CSV file.")) from error
    if not header:
        raise SourceError(path.name, phrase("it is empty."), phrase("Export it anew."))
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(header)))
    place = str(path).replace("'", "''")
    try:
        connection.execute(
            "create or replace temp view workbook_sheet as"
            f" select * from read_csv('{place}', header = false, auto_detect = false,"
            f" delim = ',', quote = '\"', escape = '\"', columns = {{{columns}}},"
            " null_padding = true)"
        )
        _run(connection, "sheet_text")
        connection.execute("drop view temp.workbook_sheet")
    except duckdb.Error as error:
        problem = f"{str(error).splitlines()[0]}."
        raise SourceError(path.name, problem, phrase("Open it and look.")) from error


def _fill_layout(
    connection: duckdb.DuckDBPyConnection, layout: _Layout, digits: int
) -> None:
    for name, column_no in layout.keys.items():
        connection.execute("insert into sheet_key values ($1, $2)", [name, column_no])
    for place, column_no in enumerate(layout.periods.values(), 1):
        connection.execute(
            "insert into sheet_period values ($1, $2)", [place, column_no]
        )
    connection.execute(
        "insert into sheet_head values ($1, $2, $3, $4)",
        [layout.head, 10**digits, TOTALS, layout.total],
    )


def _layout(
    path: Path, header: list[str], requested: tuple[str, ...]
) -> tuple[_Layout, list[Problem]]:
    """Return where the columns are, and every column that is not where it was."""
    file = path.name
    problems = []
    if requested:
        # As reports/budget_sheet.py writes it: keys, periods and the total.
        own = (*BOOK_KEYS, *requested, TOTAL)
        for place, name in enumerate(own):
            found = header[place] if place < len(header) else ""
            if found != name:
                problems.append(
                    Problem(
                        file,
                        HEAD,
                        cell_name(HEAD, place),
                        found,
                        phrase(
                            "This column was {name} when the sheet was written.",
                            name=name,
                        ),
                        phrase("Put the columns back where they were."),
                    )
                )
        keys = dict(zip(KEYS, (0, 2, 3), strict=True))
        periods = {name: own.index(name) for name in requested}
        return _Layout(file, keys, periods, HEAD, len(own) - 1), problems
    keys = {name: header.index(name) for name in (*KEYS, EXPORTED) if name in header}
    problems += [
        Problem(file, 1, name, "", phrase("This column is missing."), phrase("Add it."))
        for name in KEYS[:2]
        if name not in keys and not (name == KEYS[1] and KEYS[2] in keys)
    ]
    periods = {name: place for place, name in enumerate(header) if _is_period(name)}
    if not periods:
        hint = phrase("Name columns by their periods: 2026-01, 2026-Q1 or 2026.")
        problems.append(
            Problem(file, 1, "", "", phrase("No column is a period."), hint)
        )
    return _Layout(file, keys, periods, 1), problems


def _is_period(text: str) -> bool:
    try:
        found = parse_period(text)
    except PeriodSyntaxError:
        return False
    return found.first is not None and found.last is not None


# Cells


def _problems(
    connection: duckdb.DuckDBPyConnection,
    layout: _Layout,
    digits: int,
    *,
    missing_as_zero: bool,
) -> list[Problem]:
    """Return every cell that cannot be, and every line that is gone or there twice."""
    file, key = layout.file, layout.keys["cost_type_no"]
    problems = []
    for row_no, column_no, text, minor in _run(connection, "sheet_wrong_cell"):
        message, hint = (
            phrase("This is no amount."),
            phrase("Write a number such as -1234.50."),
        )
        if minor is not None:
            message = phrase("Its currency has {digits} decimals.", digits=digits)
            hint = phrase("Round it, in a formula with ROUND.")
        problems.append(
            Problem(file, row_no, cell_name(row_no, column_no), text, message, hint)
        )
    problems += [
        Problem(
            file,
            row_no,
            cell_name(row_no, key),
            "",
            phrase(
                "Row {first} has this cost type, center and object already.",
                first=first,
            ),
            phrase("Keep one of them."),
        )
        for row_no, first in _run(connection, "sheet_duplicate")
    ]
    if layout.total is not None:
        problems += [
            Problem(
                file,
                row_no,
                cell_name(row_no, column_no),
                text,
                phrase(
                    "This is a total, and its cells come to {sum_}.",
                    sum_=format_amount(sum_, digits),
                ),
                phrase("Type into the cells of the periods, and put its formula back."),
            )
            for row_no, column_no, text, sum_ in _run(connection, "sheet_wrong_total")
        ]
    if missing_as_zero:
        return problems
    problems += [
        Problem(
            file,
            None,
            "cost_type_no",
            " ".join(filter(None, codes)),
            phrase("This line was there when the sheet was written, and is gone."),
            phrase(
                "Put it back, write zeros into it, or import with --missing-as-zero."
            ),
        )
        for codes in _run(connection, "sheet_gone")
    ]
    return problems


def _shown_problems(path: Path, layout: _Layout) -> list[Problem]:
    """Return the totals of what a filter shows that are formulas no more.

    What they came to depends on a filter, so that their values say nothing.
    """
    try:
        with zipfile.ZipFile(path) as parts, parts.open(FIRST_SHEET) as file:
            head = file.read(HEAD_BYTES).decode("utf-8", "replace")
    except (KeyError, zipfile.BadZipFile):
        return []
    places = (*layout.periods.values(), layout.total or 0)
    totals = {cell_name(TOTALS + 1, place) for place in places}
    cells = re.findall(r'<c r="([A-Z]+[0-9]+)"[^>]*?(?<!/)>(.*?)</c>', head, re.DOTALL)
    return [
        Problem(
            layout.file,
            TOTALS + 1,
            cell,
            "",
            phrase("This is a total of the lines shown, and its formula is gone."),
            phrase("Type into the cells of the periods, and put its formula back."),
        )
        for cell, content in cells
        if cell in totals and content and "<f" not in content
    ]
