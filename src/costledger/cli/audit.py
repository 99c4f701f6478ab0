"""`costledger audit`: who did what, when, from where, and with which numbers."""

from __future__ import annotations

import json as json_text

from attrs import asdict
from cyclopts import App

from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, Day, LedgerPlace
from costledger.cli.ui.output import print_json, say, show_table
from costledger.ledger import Ledger
from costledger.messages import phrase

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
    if json:
        print_json({"events": [asdict(each) for each in found]})
    elif not found:
        say(phrase("Nothing of the kind was done."))
    else:
        show_table(
            ("no.", "when (UTC)", "who", "from", "what", "with"),
            [
                (
                    str(each.event_no),
                    str(each.happened_at),
                    each.user_name,
                    each.host,
                    each.verb,
                    json_text.dumps(each.detail, ensure_ascii=False),
                )
                for each in found
            ],
            right=("no.",),
        )
