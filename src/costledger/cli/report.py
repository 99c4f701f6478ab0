"""`costledger report`: what was posted, by chart and period."""

from __future__ import annotations

import csv
import shutil
import sys
from typing import TYPE_CHECKING, Annotated, Any

from attrs import asdict
from cyclopts import App, Parameter

from costledger.cli.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.output import decimal, money, print_json, say, show_table
from costledger.domain.money import whole_units
from costledger.ledger import Ledger

if TYPE_CHECKING:
    from costledger.reports.balances import BalanceReport, BalanceRow

app = App(
    name="report", help="Report what was posted, with totals.", help_format="plaintext"
)

NAME_WIDTH = 34
"""How much of a name a matrix shows."""


@app.command
def balances(  # noqa: PLR0913 - every one is a choice of the reader
    *,
    by: str = "type",
    period: str | None = None,
    types: str = "",
    centers: str = "",
    objects: str = "",
    version: str = "ACTUAL",
    columns: str = "none",
    zero: Annotated[bool, Parameter(negative="")] = False,
    csv: Annotated[bool, Parameter(name="--csv", negative="")] = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Report balances by cost type, cost center or cost object.

    Parameters
    ----------
    by
        type, center or object.
    period
        2026, 2026-Q1, 2026-03, 2026-01..2026-06; everything without it.
    types
        Only these cost types, as a filter: 60*|7110..7190.
    centers
        Only these cost centers, as a filter.
    objects
        Only these cost objects, as a filter.
    version
        ACTUAL, or a budget or forecast.
    columns
        Spread over month, quarter, type, center or object.
    zero
        Show lines without figures, too.
    csv
        Print as CSV, with plain decimals.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        report = opened.report_balances(
            by=by,
            period=period,
            types=types,
            centers=centers,
            objects=objects,
            version=version,
            columns=columns,
            with_zero=zero,
        )
    if json:
        print_json(_as_json(report))
    elif csv:
        _write_csv(report)
    else:
        show_balances(report)


def show_balances(report: BalanceReport) -> None:
    """Print a report as a table that fits the terminal."""
    say(_title(report))
    if not report.rows:
        say("Nothing was posted there. Next: costledger status")
        return
    if report.columns:
        _show_matrix(report)
    else:
        _show_list(report)


def _title(report: BalanceReport) -> str:
    company = f"{report.company_name}: " if report.company_name else ""
    if report.first_day or report.last_day:
        first = report.first_day or "the beginning"
        period = f", {first} to {report.last_day or 'the end'}"
    else:
        period = ""
    return f"{company}{report.title}, {report.currency}{period}"


def _show_list(report: BalanceReport) -> None:
    digits = report.minor_digits
    figures = ("debit", "credit", "net change", "balance")
    shown = [*report.rows, report.total]
    show_table(
        ("code", "name", *figures),
        [
            (
                row.code,
                "  " * row.indentation + row.name,
                *(
                    "" if row.line_type == "heading" else money(amount, digits)
                    for amount in (row.debit, row.credit, row.net_change, row.balance)
                ),
            )
            for row in shown
        ],
        right=figures,
        bold=_bold(shown),
    )


def _show_matrix(report: BalanceReport) -> None:
    digits = report.minor_digits
    shown = [*report.rows, report.total]
    columns = [*report.columns, "total"]
    cells = [[_cell(amount, digits) for amount in _amounts(row)] for row in shown]
    fitting = _fitting(shown, columns, cells)
    if fitting < len(report.columns) and digits:
        say(f"Whole {report.currency}, to fit; to the cent with --csv.")
        cells = [
            [_cell(whole_units(amount, digits), 0) for amount in _amounts(row)]
            for row in shown
        ]
        fitting = _fitting(shown, columns, cells)
    left_out = len(report.columns) - fitting
    show_table(
        ("code", "name", *columns[:fitting], "total"),
        [
            (
                row.code,
                ("  " * row.indentation + row.name)[:NAME_WIDTH],
                *row_cells[:fitting],
                row_cells[-1],
            )
            for row, row_cells in zip(shown, cells, strict=True)
        ],
        right=columns,
        bold=_bold(shown),
    )
    if left_out:
        hidden = ", ".join(report.columns[fitting:])
        say(f"{left_out} columns do not fit: {hidden}. All of them with --csv.")


def _amounts(row: BalanceRow) -> tuple[int, ...]:
    return (*row.cells, row.net_change)


def _cell(amount: int, digits: int) -> str:
    return money(amount, digits) if amount else ""


def _fitting(rows: list[BalanceRow], columns: list[str], cells: list[list[str]]) -> int:
    """Return how many columns fit beside the names and the total."""
    if not sys.stdout.isatty():
        return len(columns) - 1
    widths = [
        max(len(column), *(len(row[place]) for row in cells)) + 3
        for place, column in enumerate(columns)
    ]
    names = max(len("  " * row.indentation + row.name) for row in rows)
    codes = max(len(row.code) for row in rows)
    left = shutil.get_terminal_size().columns - min(names, NAME_WIDTH) - codes - 6
    left -= widths[-1]
    fitting = 0
    for width in widths[:-1]:
        left -= width
        if left < 0:
            break
        fitting += 1
    return fitting


def _bold(rows: list[BalanceRow]) -> list[int]:
    return [place for place, row in enumerate(rows) if row.line_type != "postable"]


def _write_csv(report: BalanceReport) -> None:
    digits = report.minor_digits
    writer = csv.writer(sys.stdout)
    figures = ("debit", "credit", "net_change", "balance")
    writer.writerow(["code", "name", "line_type", *figures, *report.columns])
    for row in report.rows:
        amounts = (row.debit, row.credit, row.net_change, row.balance, *row.cells)
        texts = [decimal(amount, digits) for amount in amounts]
        writer.writerow([row.code, row.name, row.line_type, *texts])


def _as_json(report: BalanceReport) -> dict[str, Any]:
    digits = report.minor_digits

    def row(each: BalanceRow) -> dict[str, Any]:
        figures = ("debit", "credit", "net_change", "balance")
        amounts = {name: decimal(getattr(each, name), digits) for name in figures}
        cells = [decimal(amount, digits) for amount in each.cells]
        by_column = dict(zip(report.columns, cells, strict=True))
        return asdict(each) | amounts | {"cells": by_column}

    return asdict(report) | {
        "rows": [row(each) for each in report.rows],
        "total": row(report.total),
    }
