"""A report of balances as a table: for a terminal as much as fits, for CSV all of it.

Where figures do not fit, names are cut last: first a list leaves out debit and credit,
and a matrix shows whole units, then thousands, then fewer columns; what the columns left
out come to stands in one column, so that every row still adds up to its total.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from costledger.domain.money import whole_units
from costledger.domain.words import one
from costledger.messages import marked, phrase
from costledger.reports.table import Column, Kind, Row, Table
from costledger.reports.terminal import GAP, natural_width, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from costledger.reports.balances import BalanceReport, BalanceRow

NAME_WANTED, NAME_WANTED_MATRIX = 26, 20
"""How much of its names a table keeps, before it leaves out figures."""

NAMED_MIN = 7
"""How wide a column is at least, so that its name can be told from the next."""

THOUSAND = 3
"""The decimal places between units and thousands."""


def balance_table(report: BalanceReport, *, width: int | None) -> Table:
    """Return the table that fits a terminal of a width; everything where it is None."""
    if report.columns:
        return _matrix(report, width)
    return _list(report, width)


def balance_csv_table(report: BalanceReport) -> Table:
    """Return everything that a report says, without the total over its rows."""
    digits = report.minor_digits
    figures = ("debit", "credit", "net_change", "balance")
    texts = ("code", "name", "line_type", "indentation", "currency")
    columns = [Column(title) for title in texts]
    columns += [Column(title, Kind.AMOUNT, digits) for title in figures]
    columns += [Column(each.key, Kind.AMOUNT, digits) for each in report.columns]
    rows = [
        Row(
            (
                row.code,
                row.name,
                row.line_type,
                row.indentation,
                report.currency,
                row.debit,
                row.credit,
                row.net_change,
                row.balance,
                *row.cells,
            )
        )
        for row in report.rows
    ]
    return Table(tuple(columns), tuple(rows))


# Lists

FIGURES = {
    "debit": marked("debit"),
    "credit": marked("credit"),
    "net_change": marked("net change"),
    "balance": marked("balance"),
}


def _list(report: BalanceReport, width: int | None) -> Table:
    """Return a list; without a first day net change and balance are one and the same."""
    figures = ["debit", "credit", "net_change", "balance"]
    if report.first_day is None:
        figures.remove("net_change")
    table = _list_of(report, figures)
    if width is None or _fits(report, table, width):
        return table
    table = _list_of(report, figures[2:])
    return evolve(
        table, remarks=(phrase("Debit and credit do not fit here; --csv has them."),)
    )


def _list_of(report: BalanceReport, figures: Sequence[str]) -> Table:
    columns = (
        *_leading(report),
        *(
            Column(phrase(FIGURES[name]), Kind.AMOUNT, digits=report.minor_digits)
            for name in figures
        ),
    )
    rows = [
        _formatted(row, [getattr(row, name) for name in figures])
        for row in _all(report)
    ]
    return Table(columns, tuple(rows), report_title(report), report_subtitle(report))


# Matrices


def _matrix(report: BalanceReport, width: int | None) -> Table:
    count = sum(not each.is_rest for each in report.columns)
    if width is None:
        return _matrix_of(report, report.minor_digits, count)
    for scale in (report.minor_digits, 0, -THOUSAND):
        table = _matrix_of(report, scale, count)
        if _fits(report, table, width):
            return table
    while count and not _fits(report, _matrix_of(report, -THOUSAND, count), width):
        count -= 1
    return _matrix_of(report, -THOUSAND, count)


def _matrix_of(report: BalanceReport, scale: int, count: int) -> Table:
    """Return a matrix of the first columns, the others as one, the rest and the total.

    `scale` is the decimals shown: 2, 0 for whole units, -3 for thousands.
    """
    lines = [each for each in report.columns if not each.is_rest]
    rests = report.columns[len(lines) :]
    left_out = lines[count:]
    titles = [(each.key, each.name) for each in lines[:count]]
    titles += [(phrase("{count} more", count=len(left_out)), "")] if left_out else []
    titles += [(each.key, "") for each in rests]
    titles.append((phrase("total"), ""))
    digits = max(scale, 0)
    columns = [
        Column(
            key, Kind.AMOUNT, digits, subtitle=name, width_min=NAMED_MIN if name else 0
        )
        for key, name in titles
    ]
    rows = []
    for row in _all(report):
        cells = list(row.cells[:count])
        cells += [sum(row.cells[count : len(lines)])] if left_out else []
        cells += [*row.cells[len(lines) :], row.net_change]
        rows.append(_formatted(row, _scaled(cells, report.minor_digits, scale)))
    return Table(
        (*_leading(report), *columns),
        tuple(rows),
        report_title(report),
        report_subtitle(
            report, unit=phrase("{unit}, net change", unit=_unit(report, scale))
        ),
        remarks=_left_out([each.key for each in left_out]),
    )


def _scaled(amounts: Iterable[int], digits: int, scale: int) -> list[int]:
    """Return amounts in shown units, each rounded by itself, half away from zero."""
    return [whole_units(amount, digits - scale) for amount in amounts]


def _unit(report: BalanceReport, scale: int) -> str:
    if scale == report.minor_digits:
        return report.currency
    return (
        f"{report.currency} 1,000"
        if scale < 0
        else phrase("whole {currency}", currency=report.currency)
    )


def _left_out(keys: Sequence[str]) -> tuple[str, ...]:
    if not keys:
        return ()
    named = ", ".join(keys)
    return (
        phrase(
            "{count} more, which do not fit here: {named}. --csv has them all.",
            count=len(keys),
            named=named,
        ),
    )


# Both


def _leading(report: BalanceReport) -> tuple[Column, Column]:
    return Column(phrase("code")), Column(one(report.by), Kind.NAME)


def _all(report: BalanceReport) -> tuple[BalanceRow, ...]:
    return (*report.rows, report.total)


def _formatted(row: BalanceRow, amounts: Sequence[int]) -> Row:
    """Return a row; an amount of zero leaves its place empty, but for the total."""
    is_total = not row.code
    return Row(
        (row.code, row.name, *(each if each or is_total else None for each in amounts)),
        indentation=row.indentation,
        is_strong=row.line_type != "postable",
        has_blank_after=row.has_blank_after,
    )


def _fits(report: BalanceReport, table: Table, width: int) -> bool:
    """Say whether a table fits when its names are cut as far as is still readable."""
    requested = NAME_WANTED_MATRIX if report.columns else NAME_WANTED
    names = max(
        text_width(GAP * row.indentation + str(row.cells[1])) for row in table.rows
    )
    return natural_width(table) - max(0, names - requested) <= width


def report_title(report: BalanceReport) -> str:
    """Return who and what: `Acme AS: Balances by cost type`."""
    company = f"{report.company_name}: " if report.company_name else ""
    return company + report.title


def report_subtitle(report: BalanceReport, *, unit: str = "") -> str:
    """Return currency, period and what the figures are restricted to."""
    parts = [unit or report.currency, _period(report)]
    if report.version != "ACTUAL":
        parts.insert(0, report.version)
    parts += [f"{name} {text}" for name, text in report.filters]
    return ", ".join(parts)


def _period(report: BalanceReport) -> str:
    first, last = report.first_day, report.last_day
    if first and last:
        return phrase("{first} to {last}", first=first, last=last)
    if first:
        return phrase("from {first}", first=first)
    return phrase("up to {last}", last=last) if last else phrase("all periods")
