"""A table for programs: CSV with plain decimals, nothing grouped, cut or left out."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from costledger.domain.money import format_amount
from costledger.reports.table import Kind

if TYPE_CHECKING:
    from costledger.reports.table import Cell, Column, Table


def as_csv(table: Table) -> str:
    """Return a table as CSV, with a header; amounts as -642274.03."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([column.key or column.title for column in table.columns])
    for row in table.rows:
        writer.writerow(
            [
                plain_cell(cell, column)
                for cell, column in zip(row.cells, table.columns, strict=True)
            ]
        )
    return text.getvalue()


def plain_cell(cell: Cell, column: Column) -> str:
    """Write a cell for programs; an empty text for None."""
    if cell is None:
        return ""
    if isinstance(cell, int) and column.kind is Kind.AMOUNT:
        return format_amount(cell, column.digits)
    return str(cell)
