"""`costledger keys`: what the shares of rules follow, measured and shown."""

from __future__ import annotations

from cyclopts import App

from costledger.cli.answers import rules as answers
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    DryRun,
    LedgerPlace,
    Today,
)
from costledger.cli.ui.present import present
from costledger.ledger import Ledger

app = App(
    name="keys",
    help="Measure what the shares of allocation rules follow.",
    help_format="plaintext",
)


@app.command
def calculate(
    rule: str = "",
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    dry_run: DryRun = False,
    json: AsJson = False,
    today: Today = None,
) -> None:
    """Measure the shares of one rule, or of all, as of today, and keep them.

    A run measures its own keys as of its date, and needs no calculation before.

    Parameters
    ----------
    rule
        The id of a rule; without it all rules in force.
    """
    with Ledger.open(ledger) as opened:
        found = opened.keys.calculate(rule or None, today=today, dry_run=dry_run)
    present(answers.keys(found), json=json)


@app.command
def show(
    rule: str = "",
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
) -> None:
    """Show what keys would be as of today, beside what they are; nothing is kept.

    Parameters
    ----------
    rule
        The id of a rule; without it all rules in force.
    """
    with Ledger.open(ledger) as opened:
        found = opened.keys.calculate(rule or None, today=today, dry_run=True)
    present(answers.keys(found), json=json)
