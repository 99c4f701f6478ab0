"""`costledger report`: what was posted, by chart and period."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any, Literal

from attrs import asdict
from cyclopts import App, Parameter

from costledger.cli.budget.compare import compare
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.output import decimal, money, print_json, say, show_table
from costledger.cli.ui.show import show, style
from costledger.ledger import Ledger
from costledger.messages import phrase
from costledger.reports.balance_table import (
    balance_csv_table,
    balance_table,
    report_subtitle,
    report_title,
)
from costledger.reports.plain import as_csv

if TYPE_CHECKING:
    from costledger.operations.allocation.balancing import RuleBalance
    from costledger.reports.balances import BalanceReport, BalanceRow

app = App(
    name="report", help="Report what was posted, with totals.", help_format="plaintext"
)
app.command(compare, name="budget-comparison")


@app.command
def balances(
    *,
    by: Literal["type", "center", "object"] = "type",
    period: str | None = None,
    types: str = "",
    centers: str = "",
    objects: str = "",
    version: str = "ACTUAL",
    columns: Literal["none", "month", "quarter", "type", "center", "object"] = "none",
    zero: Annotated[bool, Parameter(negative="")] = False,
    csv: Annotated[bool, Parameter(name="--csv", negative="")] = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Report balances by cost type, cost center or cost object.

    Parameters
    ----------
    by
        The chart whose lines are the rows.
    period
        2026, 2026-Q1, 2026-03, 2026-01..2026-06; everything without it.
    types
        Only what is posted on these cost types, as a filter: 60*|7110..7190.
    centers
        Only what is posted on these cost centers, as a filter.
    objects
        Only what is posted on these cost objects, as a filter.
    version
        ACTUAL, or a budget or forecast.
    columns
        Spread over months, quarters, or the lines of another chart.
    zero
        Show lines without figures, too.
    csv
        Print everything as CSV, with plain decimals.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        report = opened.reports.balances(
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
        print_json(report_json(report))
    elif csv:
        sys.stdout.write(as_csv(balance_csv_table(report)))
    else:
        show_balances(report)


@app.command(name="open")
def open_(
    *,
    by: Literal["type", "center", "object"] = "center",
    period: str | None = None,
    version: str = "ACTUAL",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Report what no allocation has taken yet.

    Parameters
    ----------
    by
        The chart whose lines are the rows.
    period
        Entries posted in 2026, 2026-Q1, 2026-03; everything without it.
    version
        ACTUAL, or a budget or forecast.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        report = opened.reports.open(by=by, period=period, version=version)
    if json:
        print_json(report_json(report))
    else:
        show_balances(report)


@app.command(name="rule-balancing")
def rule_balancing(
    *,
    period: str | None = None,
    version: str = "ACTUAL",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Report what each rule held, received, sent and kept.

    Parameters
    ----------
    period
        Runs dated in 2026, 2026-Q1, 2026-03; all of them without it.
    version
        ACTUAL, or a budget or forecast.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.reports.rule_balancing(period=period, version=version)
    digits = found.minor_digits
    if json:
        rows = [_balance_json(each, digits) for each in found.rules]
        print_json(
            {"version": found.version, "currency": found.currency, "rules": rows}
        )
        return
    if not found.rules:
        say(phrase("No allocation of this version and period holds."))
        return
    figures = (
        "opening",
        "received",
        "held",
        "sent",
        "retained",
        "over_relief",
        "closing",
    )
    show_table(
        (
            "run",
            "level",
            "rule",
            "sender",
            *(name.replace("_", "-") for name in figures),
        ),
        [
            (
                str(each.run_no),
                str(each.level or ""),
                each.rule_id,
                each.sender,
                *(money(getattr(each, name), digits) for name in figures),
            )
            for each in found.rules
        ],
        title=phrase(
            "Rule balancing, {version}, {currency}",
            version=found.version,
            currency=found.currency,
        ),
        right=tuple(name.replace("_", "-") for name in figures),
    )


def _balance_json(each: RuleBalance, digits: int) -> dict[str, Any]:
    plain = asdict(each) | {"date": each.date.isoformat()}
    amounts = (
        "opening",
        "received",
        "held",
        "sent",
        "retained",
        "over_relief",
        "closing",
    )
    return plain | {name: decimal(plain[name], digits) for name in amounts}


@app.command
def keys(
    run: int, *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Report the keys that a run of allocations used, and what each of them gave.

    Parameters
    ----------
    run
        The number of the run; see `runs list`.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        report = opened.reports.keys(run)
    digits = report.minor_digits
    if json:
        print_json(
            asdict(report)
            | {
                "lines": [
                    asdict(line)
                    | {
                        "share": f"{line.share:f}",
                        "percent": f"{line.percent:f}",
                        "amount": decimal(line.amount, digits),
                    }
                    for line in report.lines
                ]
            }
        )
        return
    say(
        phrase(
            "Keys of run {run_no} of {date}, {version}",
            run_no=report.run_no,
            date=report.date or phrase("no date"),
            version=report.version,
        )
    )
    amount = phrase("amount {currency}", currency=report.currency)
    show_table(
        ("rule", "line", "to", "cost type", "share", "percent", amount, "from"),
        [
            (
                line.rule_id,
                str(line.line_no),
                line.receiver,
                line.cost_type_no,
                f"{line.share:f}",
                phrase("rate") if line.is_fixed else f"{line.percent:f}",
                money(line.amount, digits),
                f"{line.source}{phrase(' (reversed)') if line.is_reversed else ''}",
            )
            for line in report.lines
        ],
        right=("line", "share", "percent", amount),
    )


def show_balances(report: BalanceReport) -> None:
    """Print a report as a table that fits the terminal, or say why it is empty."""
    if report.rows:
        show(balance_table(report, width=style().width))
        return
    say(f"{report_title(report)}, {report_subtitle(report)}")
    say(report.empty_because)


def report_json(report: BalanceReport) -> dict[str, Any]:
    """Return a report for programs; amounts are decimals as text."""

    def row(each: BalanceRow) -> dict[str, Any]:
        figures = ("debit", "credit", "net_change", "balance")
        digits = report.minor_digits
        return {
            "code": each.code,
            "name": each.name,
            "line_type": each.line_type,
            "indentation": each.indentation,
            **{name: decimal(getattr(each, name), digits) for name in figures},
            "cells": {
                column.key: decimal(amount, digits)
                for column, amount in zip(report.columns, each.cells, strict=True)
            },
        }

    return asdict(report, recurse=False) | {
        "filters": dict(report.filters),
        "columns": [asdict(column) for column in report.columns],
        "rows": [row(each) for each in report.rows],
        "total": row(report.total),
    }
