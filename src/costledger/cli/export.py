"""`costledger export`: every table as files."""

from __future__ import annotations

from typing import Annotated, Literal

from attrs import asdict
from cyclopts import Parameter

from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.output import print_json, progress, say
from costledger.ledger import Ledger
from costledger.messages import phrase


def export(
    folder: str,
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    form: Annotated[Literal["csv", "parquet"], Parameter(name="--format")] = "csv",
    json: AsJson = False,
) -> None:
    """Write every table of the ledger into a folder; `import` makes it a ledger again.

    Parameters
    ----------
    folder
        A new or empty folder, or an earlier export, which is replaced.
    form
        What kind of files.
    """
    with Ledger.open(ledger, read_only=True) as opened, progress(phrase("exporting …")):
        result = opened.exchange.export(folder, form=form)
    if json:
        print_json(asdict(result))
        return
    rows = sum(result.tables.values())
    say(
        phrase(
            "{tables} tables with {rows:,} rows written to {folder}.",
            tables=len(result.tables),
            rows=rows,
            folder=result.folder,
        )
    )
