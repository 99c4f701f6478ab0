"""`costledger status`: where the ledger stands, and what to do next."""

from __future__ import annotations

from costledger.cli.answers import transfer as answers
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.present import present
from costledger.ledger import Ledger


def status(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """Show what was transferred, what waits for what, and what to do next."""
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.status()
    present(answers.status(found, ledger), json=json, ledger=ledger)
