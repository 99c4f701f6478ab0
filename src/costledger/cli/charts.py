"""`costledger charts`: cost types, cost centers and cost objects."""

from __future__ import annotations

from typing import Literal

from cyclopts import App

from costledger.cli.answers import charts as answers
from costledger.cli.ui.ask import Yes, answered
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    LedgerPlace,
    read_fields,
)
from costledger.cli.ui.present import present
from costledger.ledger import Ledger
from costledger.messages import phrase

app = App(
    name="charts",
    help="Keep the charts of cost types, cost centers and cost objects.",
    help_format="plaintext",
)


@app.command(name="from-accounts")
def from_accounts(
    *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Make a cost type of every income-statement account that none covers yet."""
    with Ledger.open(ledger) as opened:
        result = opened.charts.from_accounts()
    present(answers.made_of_accounts(result), json=json)


@app.command(name="from-dimensions")
def from_dimensions(
    *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Make cost centers and cost objects of the values of the two dimensions."""
    with Ledger.open(ledger) as opened:
        centers, objects = opened.charts.from_dimensions()
    present(answers.made_of_dimensions(centers, objects), json=json)


@app.command
def link(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """Resolve the account ranges of cost types, as every transfer does."""
    with Ledger.open(ledger) as opened:
        result = opened.charts.link()
    present(answers.linked(result), json=json)


Chart = Literal["cost_types", "cost_centers", "cost_objects"]

CHARTS = ("cost_types", "cost_centers", "cost_objects")


@app.command
def show(
    chart: Chart, *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Show a chart as a tree, without what has retired.

    Parameters
    ----------
    chart
        Which chart.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        records = opened.charts.show(chart)
    present(answers.tree(chart, records), json=json)


@app.command
def add(
    chart: Chart,
    code: str,
    *fields: str,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Add a line: `charts add cost_centers HR name="Human resources"`.

    Parameters
    ----------
    chart
        Which chart.
    code
        The code of the new line.
    fields
        What else it has, as NAME=VALUE.
    """
    key = answers.key_of(chart)
    with Ledger.open(ledger) as opened:
        made = opened.records.add(chart, {key: code, **dict(read_fields(fields))})
        _tell(opened, chart, str(made), phrase("was added"), (ledger, json))


@app.command(name="set")
def set_(
    chart: Chart,
    code: str,
    *fields: str,
    yes: Yes = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Change fields of a line, in the order given.

    Parameters
    ----------
    chart
        Which chart.
    code
        The line.
    fields
        What to enter, as NAME=VALUE: blocked=true
    """
    entered = read_fields(fields)
    with Ledger.open(ledger) as opened:
        answered(
            lambda confirm: opened.records.set(chart, code, entered, confirm=confirm),
            yes=yes,
        )
        _tell(opened, chart, code, phrase("was changed"), (ledger, json))


@app.command
def rename(
    chart: Chart,
    code: str,
    new_code: str,
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Give a line another code; its entries, and totals and filters that name it, follow.

    Parameters
    ----------
    chart
        Which chart.
    code
        The code that it has.
    new_code
        The code that it gets.
    """
    with Ledger.open(ledger) as opened:
        opened.records.rename(chart, code, new_code)
        message = phrase("is {new_code} from now on", new_code=new_code.strip().upper())
        _tell(opened, chart, code, message, (ledger, json), new_code)


@app.command
def retire(
    chart: Chart,
    code: str,
    *,
    yes: Yes = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Take a line out of its chart; what was posted on it keeps it.

    Parameters
    ----------
    chart
        Which chart.
    code
        The line.
    """
    with Ledger.open(ledger) as opened:
        answered(
            lambda confirm: opened.records.delete(chart, code, confirm=confirm), yes=yes
        )
    present(answers.retired(chart, code), json=json)


@app.command
def indent(
    chart: Chart | None = None,
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Set indentation, and what end-totals sum, by the tree of a chart.

    Parameters
    ----------
    chart
        Which chart; all three without.
    """
    charts = (chart,) if chart else tuple(CHARTS)
    with Ledger.open(ledger) as opened:
        counts = {each: opened.charts.indent(each) for each in charts}
    present(answers.indented(counts), json=json)


def _tell(
    opened: Ledger,
    chart: str,
    code: str,
    message: str,
    options: tuple[str, bool],
    new_code: str = "",
) -> None:
    """Print the line as it is now."""
    ledger, as_json = options
    requested, key = (new_code or code).strip().upper(), answers.key_of(chart)
    (record,) = (each for each in opened.charts.show(chart) if each[key] == requested)
    answer = answers.changed(chart, record, code, message)
    present(answer, json=as_json, ledger=ledger)
