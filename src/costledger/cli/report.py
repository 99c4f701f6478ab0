"""`costledger report`: what was posted, by chart and period."""

from __future__ import annotations

import sys
from typing import Annotated, Literal

from cyclopts import App, Parameter

from costledger.cli.answers import reports as answers
from costledger.cli.budget.compare import compare
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.present import present
from costledger.ledger import Ledger
from costledger.reports.balance_table import balance_csv_table
from costledger.reports.plain import as_csv

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
    if csv and not json:
        sys.stdout.write(as_csv(balance_csv_table(report)))
    else:
        present(answers.balances(report), json=json)


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
    present(answers.balances(report), json=json)


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
    present(answers.rule_balancing(found), json=json)


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
    present(answers.keys(report), json=json)
