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
from costledger.messages import phrase
from costledger.sources.budget_sheet import (
    BOOK_KEYS,
    EXPORTED,
    FORM,
    HEAD,
    HIDDEN,
    KEYS,
    TOTAL,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

SPARE = 50
"""Empty lines at the end, for keys that are new."""
WIDTHS = (11, 34, 12, 12, 26)
"""Of the columns of the keys, in characters."""


@frozen
class SheetFacts:
    """What a sheet says of itself."""

    version: str
    currency: str
    minor_digits: int
    headers: tuple[str, ...]
    """Its periods: 2026-01, 2026-Q1, 2026."""
    name: str = ""
    slice: str = ""
    """What was asked for, where it is not all: cost_center_code=ADM."""


@frozen
class SheetLine:
    """A line of the sheet. Amounts in minor units, one a period."""

    cost_type_no: str
    name: str
    cost_center_code: str
    cost_object_code: str
    position: str
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
        writer.writerow((*KEYS, *facts.headers, EXPORTED))
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
    # A zero is a dash: what was planned is to stand out among what was not.
    shown = f'{number};[Red]-{number};"-"'
    amount = {"num_format": shown, "align": "right"}
    head = {"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "num_format": "@"}
    thin = {"border": 4, "border_color": "#BFBFBF"}
    total = amount | {"bold": True, "bg_color": "#F2F2F2"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14, "num_format": "@"}),
        "unit": book.add_format({"bold": True, "font_size": 14, "align": "right"}),
        "head": book.add_format(head),
        "period": book.add_format(head | {"align": "right"}),
        "label": book.add_format({"bold": True, "bg_color": "#F2F2F2"}),
        "key": book.add_format({"num_format": "@", "font_color": "#404040"}),
        "free": book.add_format({"num_format": "@", "locked": False} | thin),
        "amount": book.add_format(amount | {"locked": False} | thin),
        "sum": book.add_format(total),
    }


def _write_lines(
    book: Any, formats: dict[str, Any], facts: SheetFacts, lines: Sequence[SheetLine]
) -> None:
    sheet = book.add_worksheet(
        "".join(c for c in facts.version if c not in "[]:*?/\\")[:31]
    )
    first, periods = len(BOOK_KEYS), len(facts.headers)
    last_row = HEAD + len(lines) + SPARE
    _lay_out(sheet, facts, len(lines))
    _write_head(sheet, formats, facts, lines)
    begin, end = _column(first), _column(first + periods - 1)
    unit = 10**facts.minor_digits
    for row, line in enumerate(lines, HEAD):
        for position, text in enumerate(
            (
                line.cost_type_no,
                line.name,
                line.cost_center_code,
                line.cost_object_code,
                line.position,
            )
        ):
            sheet.write_string(row, position, text, formats["key"])
        for position, amount in enumerate(line.amounts, first):
            sheet.write_number(row, position, amount / unit, formats["amount"])
        formula = f"=SUM({begin}{row + 1}:{end}{row + 1})"
        total = sum(line.amounts) / unit
        sheet.write_formula(row, first + periods, formula, formats["sum"], total)
    for row in range(HEAD + len(lines), last_row):
        for position in range(first):
            sheet.write_blank(row, position, None, formats["free"])
        for position in range(first, first + periods):
            sheet.write_blank(row, position, None, formats["amount"])
        formula = f"=SUM({begin}{row + 1}:{end}{row + 1})"
        sheet.write_formula(row, first + periods, formula, formats["sum"], 0)


def _lay_out(sheet: Any, facts: SheetFacts, lines: int) -> None:
    """Freeze, protect, and say how wide columns are and how the sheet prints."""
    first, periods = len(BOOK_KEYS), len(facts.headers)
    last_row = HEAD + lines + SPARE
    sheet.freeze_panes(HEAD, first)
    for position, width in enumerate(WIDTHS):
        sheet.set_column(position, position, width)
    sheet.set_column(first, first + periods, 15)
    sheet.autofilter(HEAD - 1, 0, last_row - 1, first + periods)
    amounts = (HEAD, first, last_row - 1, first + periods - 1)
    sheet.data_validation(
        *amounts,
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": -(10**15),
            "maximum": 10**15,
            "error_title": "No amount",
            "error_message": phrase("Write an amount such as -1234.50."),
        },
    )
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, HEAD - 1)
    sheet.print_area(0, 0, HEAD + max(lines, 1) - 1, first + periods)
    sheet.set_footer("&L&A, printed &D&RPage &P of &N")


def _write_head(
    sheet: Any, formats: dict[str, Any], facts: SheetFacts, lines: Sequence[SheetLine]
) -> None:
    """Write what the sheet is, the totals of all and of what a filter shows, the header."""
    first, periods = len(BOOK_KEYS), len(facts.headers)
    begin, last_row = HEAD + 1, HEAD + len(lines) + SPARE
    name = "" if facts.name == facts.version else facts.name
    about = " · ".join(filter(None, (facts.version, name, facts.slice)))
    sheet.write_string(0, 0, about, formats["title"])
    sheet.write_string(0, first + periods, facts.currency, formats["unit"])
    sums = [sum(each) for each in zip(*(line.amounts for line in lines), strict=True)]
    sums = sums or [0] * periods
    unit = 10**facts.minor_digits
    for row, (label, function) in enumerate(
        (("Total", "SUM("), ("Total of the lines shown", "SUBTOTAL(109,")), 1
    ):
        sheet.write_string(row, 0, label, formats["label"])
        for position in range(1, first):
            sheet.write_blank(row, position, None, formats["label"])
        for position, value in enumerate((*sums, sum(sums)), first):
            column = _column(position)
            formula = f"={function}{column}{begin}:{column}{last_row})"
            sheet.write_formula(row, position, formula, formats["sum"], value / unit)
    for position, text in enumerate((*BOOK_KEYS, *facts.headers, TOTAL)):
        kind = "head" if position < first else "period"
        sheet.write_string(HEAD - 1, position, text, formats[kind])


def _column(position: int) -> str:
    from xlsxwriter.utility import xl_col_to_name  # noqa: PLC0415

    return str(xl_col_to_name(position))
