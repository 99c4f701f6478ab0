"""`costledger charts`: cost types, cost centers and cost objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import asdict
from cyclopts import App

from costledger.cli.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.output import print_json, say
from costledger.ledger import Ledger

if TYPE_CHECKING:
    from costledger.operations.charts import ChartsResult

app = App(
    name="charts",
    help="Make and link cost types, cost centers and cost objects.",
    help_format="plaintext",
)


@app.command(name="from-accounts")
def from_accounts(
    *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Make a cost type of every income-statement account that none covers yet."""
    with Ledger.open(ledger) as opened:
        result = opened.charts_from_accounts()
    if json:
        print_json(asdict(result))
        return
    say(told("cost types", "income-statement accounts", result))


@app.command(name="from-dimensions")
def from_dimensions(
    *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Make cost centers and cost objects of the values of the two dimensions."""
    with Ledger.open(ledger) as opened:
        centers, objects = opened.charts_from_dimensions()
    if json:
        print_json({"cost_centers": asdict(centers), "cost_objects": asdict(objects)})
        return
    say(told("cost centers", "dimension values", centers))
    say(told("cost objects", "dimension values", objects))


@app.command
def link(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """Resolve the account ranges of cost types, as every transfer does."""
    with Ledger.open(ledger) as opened:
        result = opened.charts_link()
    if json:
        print_json(asdict(result))
        return
    say(
        f"{result.cost_types:,} cost types have an account range; "
        f"{result.accounts:,} accounts are linked."
    )


def told(made: str, source: str, result: ChartsResult) -> str:
    """Say what a chart operation made."""
    return (
        f"{result.looked_at:,} {source}: {result.created:,} {made} made, "
        f"{result.existing:,} there already."
    )
