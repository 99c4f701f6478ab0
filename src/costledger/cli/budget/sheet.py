"""`costledger budget export` and `import`: a budget as a workbook that people type into."""

from __future__ import annotations

from costledger.cli.answers import budget as answers
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    DryRun,
    Filters,
    LedgerPlace,
    Request,
    Today,
    read_fields,
)
from costledger.cli.ui.present import present
from costledger.ledger import Ledger


def export(
    *,
    version: str,
    file: str,
    period: str = "",
    columns: str = "month",
    filters: Filters = (),
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Write what a version shows as a workbook or CSV file to be typed into.

    Parameters
    ----------
    version
        The version.
    file
        Where to write: a name that ends with .xlsx or .csv.
    period
        The periods to show; all that the version has, where it is left out.
    columns
        One column a month, quarter or year.
    """
    with Ledger.open(ledger) as opened:
        written = opened.budget.export(
            version,
            file,
            period=period,
            columns=columns,
            filters=dict(read_fields(filters)),
        )
        settings = opened.setup()
    present(answers.written(written, settings, file), json=json, ledger=ledger)


def import_(
    file: str,
    *,
    version: str = "",
    missing_as_zero: bool = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> int:
    """Enter what was changed in a sheet: all of it, or nothing.

    Parameters
    ----------
    file
        A workbook or CSV file that `budget export` wrote, or a table like it.
    version
        The version; a workbook knows its own.
    missing_as_zero
        Take lines that are gone for lines of zeros.
    """
    with Ledger.open(ledger) as opened:
        found = opened.budget.import_(
            file,
            version,
            missing_as_zero=missing_as_zero,
            dry_run=dry_run,
            today=today,
            request=request,
        )
    present(answers.sheet_imported(found), json=json, ledger=ledger)
    return 1 if found.problems or found.conflicts else 0
