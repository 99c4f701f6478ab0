"""`costledger transfer`: move general-ledger entries into cost entries."""

from __future__ import annotations

from costledger.cli.answers import transfer as answers
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    Day,
    DryRun,
    LedgerPlace,
    Request,
    Today,
)
from costledger.cli.ui.output import progress
from costledger.cli.ui.present import present
from costledger.ledger import Ledger
from costledger.messages import phrase


def transfer(
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    until: Day = None,
    dry_run: DryRun = False,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Transfer every general-ledger entry that may go; say what stays, and why.

    Parameters
    ----------
    until
        Leave entries posted after this day for a later run, YYYY-MM-DD.
    """
    with Ledger.open(ledger) as opened:
        with progress(phrase("transferring …")):
            result = opened.transfer(
                until=until, dry_run=dry_run, today=today, request=request
            )
        settings = opened.setup()
    present(answers.transferred(result, settings), json=json, ledger=ledger)
