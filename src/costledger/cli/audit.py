"""`costledger audit`: who did what, when, from where, and with which numbers."""

from __future__ import annotations

from cyclopts import App

from costledger.cli.answers import exchange as answers
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, Day, LedgerPlace
from costledger.cli.ui.present import present
from costledger.ledger import Ledger

app = App(name="audit", help="Read the audit trail.", help_format="plaintext")


@app.command(name="list")
def list_(
    *,
    verb: str = "",
    since: Day = None,
    limit: int = 100,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """List what was done, the newest first.

    Parameters
    ----------
    verb
        Only what one verb did: "transfer", "register close".
    since
        Only from a day on, YYYY-MM-DD.
    limit
        How many events to list.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.audit.list(verb=verb, since=since, limit=limit)
    present(answers.events(found), json=json)
