"""`costledger runs`: the allocations that were run, and what was proven of each."""

from __future__ import annotations

from cyclopts import App

from costledger.cli.answers import allocation as answers
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.present import present
from costledger.ledger import Ledger

app = App(
    name="runs",
    help="Show the allocations that were run, and their certificates.",
    help_format="plaintext",
)


@app.command(name="list")
def list_(
    *,
    version: str = "",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """List the runs of allocations.

    Parameters
    ----------
    version
        Only those of one version, such as ACTUAL.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.runs.list(version or None)
    present(answers.runs(found), json=json)


@app.command
def show(
    number: int,
    *,
    pools: int = 20,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Show one run: what it was asked for, its certificates, its pools and their keys.

    Parameters
    ----------
    number
        The number of the run.
    pools
        How many pools to show, with their keys.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.runs.show(number, pools_max=pools)
    present(answers.run(found), json=json)


@app.command
def flows(
    number: int,
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Show what pools that serve each other gave, and what a unit of service costs.

    These are gross amounts of reciprocal levels: a pool's own cost with what it got from
    the others. What is posted is net.

    Parameters
    ----------
    number
        The number of the run.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.runs.flows(number)
    present(answers.flows(found), json=json)
