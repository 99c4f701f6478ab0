"""`costledger archive`: entries of old years in a file, balances where they were."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter

from costledger.cli.answers import registers as answers
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    Day,
    DryRun,
    LedgerPlace,
    Today,
)
from costledger.cli.ui.present import present
from costledger.errors import SetupError
from costledger.ledger import Ledger
from costledger.messages import phrase

app = App(
    name="archive",
    help="Move the entries of old years to a file, and read them back.",
    help_format="plaintext",
)


@app.command
def year(
    *,
    ending: Annotated[Day, Parameter(name="--ending")] = None,
    folder: str = "",
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
) -> None:
    """Archive the entries of ACTUAL up to the end of a year; balances stay.

    Parameters
    ----------
    ending
        The last day of the last year, YYYY-MM-DD.
    folder
        Where the file goes; by default a folder beside the ledger.
    """
    if ending is None:
        raise SetupError("ending", "", phrase("name the last day of a year: --ending."))
    with Ledger.open(ledger) as opened:
        result = opened.archive.year(
            ending, folder=folder, dry_run=dry_run, today=today
        )
    present(answers.archived(result), json=json)


@app.command(name="list")
def list_(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """List the archives."""
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.archive.list()
    present(answers.archives(found), json=json)


@app.command
def show(
    number: int,
    *,
    file: str = "",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Read the entries of an archive back, after proving that it is unchanged.

    Parameters
    ----------
    number
        The archive's number.
    file
        Where its file is now, if it was moved.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        rows = opened.archive.show(number, file=file)
    present(answers.archived_entries(rows), json=json)
