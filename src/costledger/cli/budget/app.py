"""`costledger budget`: planned costs, entered, copied, compared and released."""

from __future__ import annotations

import csv
from pathlib import Path

from cyclopts import App

from costledger.cli.answers import budget as answers
from costledger.cli.budget.compare import check, compare, control
from costledger.cli.budget.copy import copy, from_gl, remaining, to_actual, to_gl
from costledger.cli.budget.sheet import export, import_
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    DryRun,
    LedgerPlace,
    Request,
    Today,
)
from costledger.cli.ui.present import present
from costledger.errors import SourceError
from costledger.ledger import Ledger
from costledger.messages import phrase
from costledger.operations.budget.enter import BudgetCell
from costledger.operations.budget.spread import BudgetSpread

app = App(
    name="budget",
    help="Enter, copy, compare and release planned costs.",
    help_format="plaintext",
)
app.command(copy)
app.command(from_gl)
app.command(to_gl)
app.command(to_actual)
app.command(remaining)
app.command(export)
app.command(import_, name="import")
app.command(compare)
app.command(control)
app.command(check)


@app.command
def enter(
    file: str,
    *,
    version: str = "",
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Enter the lines of a CSV file into a version, all of them or none.

    Parameters
    ----------
    file
        Columns cost_type_no, cost_center_code or cost_object_code, date, amount; also
        budget_name, document_no, description.
    version
        The version that takes lines that do not name one.
    """
    rows = _rows(Path(file))
    with Ledger.open(ledger) as opened:
        posted = opened.budget.enter(
            rows, version, dry_run=dry_run, today=today, request=request
        )
    present(answers.posted(posted), json=json, ledger=ledger)


@app.command(name="set")
def set_(
    cost_type: str,
    amount: str,
    *,
    version: str,
    period: str,
    center: str = "",
    object_: str = "",
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Let a cell show an amount: the difference is entered on its first day.

    Parameters
    ----------
    cost_type
        The cost type.
    amount
        What the cell is to show.
    version
        The version.
    period
        A day, 2026-W07, a month, quarter or year; P2026-03-15 is the accounting period
        that has the day.
    center
        The cost center of the cell.
    object_
        The cost object of the cell.
    """
    with Ledger.open(ledger) as opened:
        posted = opened.budget.set(
            version,
            BudgetCell(cost_type, center, object_, period=period),
            amount,
            dry_run=dry_run,
            today=today,
            request=request,
        )
    present(answers.posted(posted), json=json, ledger=ledger)


@app.command
def spread(
    cost_type: str,
    amount: str,
    *,
    version: str,
    period: str,
    center: str = "",
    object_: str = "",
    by: str = "even",
    profile_version: str = "ACTUAL",
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Spread an amount over months, exact to the cent.

    Parameters
    ----------
    cost_type
        The cost type.
    amount
        What the months are to show together.
    version
        The version.
    period
        The months: 2026, or 2026-07..2027-06.
    center
        The cost center of the cells.
    object_
        The cost object of the cells.
    by
        even, 4-4-5, 4-5-4, 5-4-4, or profile: as the same months a year before were.
    profile_version
        Where the profile is taken from.
    """
    with Ledger.open(ledger) as opened:
        posted = opened.budget.spread(
            version,
            BudgetCell(cost_type, center, object_, period=period),
            amount,
            BudgetSpread(by=by, profile_version=profile_version),
            dry_run=dry_run,
            today=today,
            request=request,
        )
    present(answers.posted(posted), json=json, ledger=ledger)


@app.command
def compress(
    version: str, *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Merge entries of one type, receiver and date; no total changes.

    Parameters
    ----------
    version
        The version, a draft.
    """
    with Ledger.open(ledger) as opened:
        merged = opened.budget.compress(version)
    present(answers.compressed(version, merged), json=json)


def _rows(file: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV file by column."""
    try:
        with file.open(newline="", encoding="utf-8-sig") as opened:
            return list(csv.DictReader(opened))
    except (OSError, UnicodeDecodeError) as error:
        problem = f"{error.strerror if isinstance(error, OSError) else error}."
        raise SourceError(str(file), problem, phrase("Name a CSV file.")) from error
