"""A budget as a workbook that its owner types into, or as CSV.

The first sheet has one column a period, totals as formulas with their values, and keys
that are protected. A hidden sheet keeps what each line was when it was written, so that
an import sees what was changed, there and meanwhile in the ledger.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from attrs import frozen

from costledger.domain.money import format_amount

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

KEYS = ("cost_type_no", "name", "cost_center_code", "cost_object_code", "place")
"""The columns before those of the periods."""
CSV_KEYS = ("cost_type_no", "cost_center_code", "cost_object_code")
TOTAL = "total"
EXPORTED = "exported"
"""The column of a CSV file that keeps what a line was."""
HIDDEN = "costledger"
"""The hidden sheet."""
FORM = "costledger budget 1"
SPARE = 50
"""Empty lines at the end, for keys that are new."""
HEAD = 2
"""Rows before the first line: the header and the totals."""


@frozen
class SheetFacts:
    """What a sheet says of itself."""

    version: str
    currency: str
    minor_digits: int
    headers: tuple[str, ...]
    """Its periods: 2026-01, 2026-Q1, 2026."""


@frozen
class SheetLine:
    """A line of the sheet. Amounts in minor units, one a period."""

    cost_type_no: str
    name: str
    cost_center_code: str
    cost_object_code: str
    place: str
    amounts: tuple[int, ...]


def write_sheet(path: Path, facts: SheetFacts, lines: Iterable[SheetLine]) -> int:
    """Write a workbook or CSV file, by the ending of its name; return how many lines."""
    if path.suffix.lower() == ".csv":
        return _write_csv(path, facts, lines)
    return _write_workbook(path, facts, list(lines))


def _write_csv(path: Path, facts: SheetFacts, lines: Iterable[SheetLine]) -> int:
    count = 0
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow((*CSV_KEYS, *facts.headers, EXPORTED))
        for line in lines:
            amounts = [format_amount(each, facts.minor_digits) for each in line.amounts]
            keys = (line.cost_type_no, line.cost_center_code, line.cost_object_code)
            writer.writerow((*keys, *amounts, " ".join(map(str, line.amounts))))
            count += 1
    return count


def _write_workbook(path: Path, facts: SheetFacts, lines: Sequence[SheetLine]) -> int:
    import xlsxwriter  # noqa: PLC0415

    options = {"constant_memory": True, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        formats = _formats(book, facts.minor_digits)
        _write_lines(book, formats, facts, lines)
        hidden = book.add_worksheet(HIDDEN)
        hidden.very_hidden()
        hidden.write_row(0, 0, [FORM, facts.version, facts.currency])
        hidden.write_row(1, 0, facts.headers)
        for row, line in enumerate(lines, 2):
            hidden.write_string(row, 0, line.cost_type_no)
            hidden.write_string(row, 1, line.cost_center_code)
            hidden.write_string(row, 2, line.cost_object_code)
            hidden.write_string(row, 3, " ".join(map(str, line.amounts)))
    return len(lines)


def _formats(book: Any, digits: int) -> dict[str, Any]:
    number = "#,##0" + ("." + "0" * digits if digits else "")
    return {
        "head": book.add_format({"bold": True, "bottom": 1, "num_format": "@"}),
        "key": book.add_format({"num_format": "@", "font_color": "#555555"}),
        "free": book.add_format({"num_format": "@", "locked": False}),
        "amount": book.add_format({"num_format": number, "locked": False}),
        "sum": book.add_format({"num_format": number, "bold": True}),
    }


def _write_lines(
    book: Any, formats: dict[str, Any], facts: SheetFacts, lines: Sequence[SheetLine]
) -> None:
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415

    sheet = book.add_worksheet(
        "".join(c for c in facts.version if c not in "[]:*?/\\")[:31]
    )
    first, periods = len(KEYS), len(facts.headers)
    last_row = HEAD + len(lines) + SPARE
    columns = [xl_col_to_name(first + place) for place in range(periods + 1)]
    unit = 10**facts.minor_digits
    sheet.freeze_panes(HEAD, first)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 1, 28)
    sheet.set_column(2, 3, 12)
    sheet.set_column(4, 4, 28)
    sheet.set_column(first, first + periods, 14)
    sheet.write_row(0, 0, (*KEYS, *facts.headers, TOTAL), formats["head"])
    sums = [
        sum(column) for column in zip(*(line.amounts for line in lines), strict=True)
    ]
    sums = [*(sums or [0] * periods)]
    sheet.write_string(1, 0, "", formats["head"])
    sheet.write_string(1, 1, facts.currency, formats["head"])
    for place, (column, value) in enumerate(
        zip(columns, (*sums, sum(sums)), strict=True)
    ):
        formula = f"=SUM({column}{HEAD + 1}:{column}{last_row})"
        sheet.write_formula(1, first + place, formula, formats["sum"], value / unit)
    begin, end = columns[0], columns[periods - 1]
    for row, line in enumerate(lines, HEAD):
        for place, text in enumerate(
            (
                line.cost_type_no,
                line.name,
                line.cost_center_code,
                line.cost_object_code,
                line.place,
            )
        ):
            sheet.write_string(row, place, text, formats["key"])
        for place, amount in enumerate(line.amounts, first):
            sheet.write_number(row, place, amount / unit, formats["amount"])
        formula = f"=SUM({begin}{row + 1}:{end}{row + 1})"
        total = sum(line.amounts) / unit
        sheet.write_formula(row, first + periods, formula, formats["sum"], total)
    for row in range(HEAD + len(lines), last_row):
        for place in range(first):
            sheet.write_blank(row, place, None, formats["free"])
        for place in range(first, first + periods):
            sheet.write_blank(row, place, None, formats["amount"])
        formula = f"=SUM({begin}{row + 1}:{end}{row + 1})"
        sheet.write_formula(row, first + periods, formula, formats["sum"], 0)
    sheet.protect(
        "",
        {
            "format_columns": True,
            "format_rows": True,
            "autofilter": True,
            "sort": True,
        },
    )
