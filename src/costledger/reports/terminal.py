"""A table as text for people: aligned, grouped, and fitted to a width."""

from __future__ import annotations

import textwrap
import unicodedata
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.money import show_amount
from costledger.reports.table import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costledger.reports.table import Cell, Column, Row, Table

GAP = "  "
"""Between columns."""

NAME_MIN = 12
"""No name is cut shorter than this, whatever the width."""

PROSE_MIN = 24
"""No prose is wrapped narrower than this."""

NOTE_MAX = 88
"""Sentences are wrapped here at the latest: longer lines are hard to read."""

STRONG, PLAIN = "\x1b[1m", "\x1b[0m"


@frozen
class Style:
    """What the place that a text is written to can show."""

    width: int | None = None
    """Columns of a terminal; None where nobody wraps lines."""
    is_strong: bool = False
    """Whether bold is understood."""


def as_text(table: Table, style: Style) -> str:
    """Return a table as lines of text, each ending with a newline."""
    return "".join(f"{line.rstrip()}\n" for line in _lines(table, style))


def natural_width(table: Table) -> int:
    """Return how wide a table is where nothing is cut or wrapped."""
    return sum(_natural_widths(table)) + len(GAP) * (len(table.columns) - 1)


def show_cell(cell: Cell, column: Column) -> str:
    """Write a cell for people: 1,234.50; an empty place for None."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if column.kind is Kind.AMOUNT:
        return show_amount(cell, column.digits)
    return f"{cell:,}"


def text_width(text: str) -> int:
    """Return how many columns a terminal needs for a text."""
    return sum(
        0
        if unicodedata.combining(each)
        else 2
        if unicodedata.east_asian_width(each) in "WF"
        else 1
        for each in text
    )


def cut(text: str, width: int) -> str:
    """Return a text that fits, ending with … where it was cut."""
    if text_width(text) <= width:
        return text
    while text and text_width(text) > width - 1:
        text = text[:-1]
    return text.rstrip() + "…"


def strong(text: str, style: Style) -> str:
    """Return a text in bold where that is understood."""
    return f"{STRONG}{text}{PLAIN}" if style.is_strong and text.strip() else text


def _lines(table: Table, style: Style) -> Iterator[str]:
    if table.title:
        yield strong(table.title, style)
    if table.subtitle:
        yield table.subtitle
    if table.title or table.subtitle:
        yield ""
    widths = _widths(table, style.width)
    yield from _header(table, widths, style)
    for row in table.rows:
        yield from _row(table, row, widths, style)
    if table.remarks:
        yield ""
    for remark in table.remarks:
        yield from _wrapped(remark, style.width, indent="")


def _header(table: Table, widths: Sequence[int], style: Style) -> Iterator[str]:
    if any(column.title for column in table.columns):
        titles = [
            _placed(column.title, column, width)
            for column, width in zip(table.columns, widths, strict=True)
        ]
        yield strong(GAP.join(titles).rstrip(), style)
    if any(column.subtitle for column in table.columns):
        yield GAP.join(
            _placed(column.subtitle[:width].rstrip(), column, width)
            for column, width in zip(table.columns, widths, strict=True)
        )


def _row(table: Table, row: Row, widths: Sequence[int], style: Style) -> Iterator[str]:
    pieces = [
        _pieces(_indented(row, cell, column), column, width)
        for cell, column, width in zip(row.cells, table.columns, widths, strict=True)
    ]
    for number in range(max(map(len, pieces))):
        line = GAP.join(
            _placed(found[number] if number < len(found) else "", column, width)
            for found, column, width in zip(pieces, table.columns, widths, strict=True)
        ).rstrip()
        yield strong(line, style) if row.is_strong else line
    for note in row.notes:
        yield from _wrapped(note, style.width, indent=GAP * (row.indentation + 1))
    if row.has_blank_after:
        yield ""


def _indented(row: Row, cell: Cell, column: Column) -> str:
    indent = GAP * row.indentation if column.kind is Kind.NAME else ""
    return indent + show_cell(cell, column)


def _pieces(text: str, column: Column, width: int) -> list[str]:
    if column.kind is Kind.PROSE:
        return textwrap.wrap(text, width) or [""]
    return [cut(text, width)]


def _placed(text: str, column: Column, width: int) -> str:
    blank = " " * (width - text_width(text))
    return blank + text if column.is_number else text + blank


def _wrapped(text: str, width: int | None, *, indent: str) -> list[str]:
    return textwrap.wrap(
        text,
        min(width or NOTE_MAX, NOTE_MAX),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _natural_widths(table: Table) -> list[int]:
    widths = [
        max(text_width(column.title), column.width_min) for column in table.columns
    ]
    for row in table.rows:
        for position, (cell, column) in enumerate(
            zip(row.cells, table.columns, strict=True)
        ):
            found = text_width(_indented(row, cell, column))
            widths[position] = max(widths[position], found)
    return widths


def _widths(table: Table, width: int | None) -> list[int]:
    """Return the widths of the columns: names and prose give way, figures do not."""
    widths = _natural_widths(table)
    if width is None:
        return widths
    excess = sum(widths) + len(GAP) * (len(widths) - 1) - width
    for kind, least in ((Kind.PROSE, PROSE_MIN), (Kind.NAME, NAME_MIN)):
        for position, column in enumerate(table.columns):
            if column.kind is kind and excess > 0:
                given = min(excess, max(0, widths[position] - least))
                widths[position] -= given
                excess -= given
    return widths
