"""`costledger trace`: from a cost entry to its vouchers, and from a voucher onwards."""

from __future__ import annotations

from cyclopts import App

from costledger.cli.answers import trace as answers
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.present import present
from costledger.ledger import Ledger

app = App(
    name="trace",
    help="Explain a figure: where it comes from and where it went.",
    help_format="plaintext",
)


@app.command
def entry(
    number: int, *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Show a cost entry and the general-ledger entries behind it.

    Parameters
    ----------
    number
        The number of the cost entry.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.trace.entry(number)
    present(answers.entry(found), json=json)


@app.command
def gl(
    number: int, *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Show a general-ledger entry and what has become of it.

    Parameters
    ----------
    number
        The number of the general-ledger entry.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.trace.gl(number)
    present(answers.gl_entry(found), json=json)
