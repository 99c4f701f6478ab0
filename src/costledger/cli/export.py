"""`costledger export`: every table as files."""

from __future__ import annotations

from typing import Annotated, Literal

from cyclopts import Parameter

from costledger.cli.answers import exchange as answers
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.output import progress
from costledger.cli.ui.present import present
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
    present(answers.exported(result), json=json)
