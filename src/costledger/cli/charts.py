"""`costledger charts`: cost types, cost centers and cost objects."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from attrs import asdict
from cyclopts import App

from costledger.cli.ui.ask import Yes, answered
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.output import print_json, say
from costledger.cli.ui.show import say_next
from costledger.cli.ui.show import show as show_whole
from costledger.domain.words import many, one
from costledger.errors import SetupError
from costledger.ledger import Ledger
from costledger.messages import phrase
from costledger.reports.table import Column, Kind, Row, Table

if TYPE_CHECKING:
    from costledger.operations.charts.charts import ChartsResult

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
    if json:
        print_json(asdict(result))
        return
    say(told(phrase("cost types"), phrase("income-statement accounts"), result))


@app.command(name="from-dimensions")
def from_dimensions(
    *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Make cost centers and cost objects of the values of the two dimensions."""
    with Ledger.open(ledger) as opened:
        centers, objects = opened.charts.from_dimensions()
    if json:
        print_json({"cost_centers": asdict(centers), "cost_objects": asdict(objects)})
        return
    say(told(phrase("cost centers"), phrase("dimension values"), centers))
    say(told(phrase("cost objects"), phrase("dimension values"), objects))


@app.command
def link(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """Resolve the account ranges of cost types, as every transfer does."""
    with Ledger.open(ledger) as opened:
        result = opened.charts.link()
    if json:
        print_json(asdict(result))
        return
    say(
        phrase(
            "{cost_types:,} cost types have an account range; {accounts:,} "
            "accounts are linked.",
            cost_types=result.cost_types,
            accounts=result.accounts,
        )
    )


Chart = Literal["cost_types", "cost_centers", "cost_objects"]

CHARTS = ("cost_types", "cost_centers", "cost_objects")


LEAVES = ("cost_type", "cost_center", "cost_object")
"""The line types that are no heading and no total."""


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
    if json:
        print_json({chart: records})
        return
    if not records:
        say(phrase("There are no {many} yet.", many=many(chart)))
        return
    show_whole(_tree(chart, records))


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
    key = _key(chart)
    with Ledger.open(ledger) as opened:
        made = opened.records.add(chart, {key: code, **dict(_fields(fields))})
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
    entered = _fields(fields)
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
        said = phrase("is {new_code} from now on", new_code=new_code.strip().upper())
        _tell(opened, chart, code, said, (ledger, json), new_code)


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
    if json:
        print_json({"chart": chart, "code": code.strip().upper()})
        return
    say(
        phrase(
            "The {noun} {code} is gone from its chart.",
            noun=one(chart),
            code=code.strip().upper(),
        )
    )


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
    if json:
        print_json(counts)
        return
    for each, count in counts.items():
        say(
            phrase(
                "{count:,} lines of the {many} stand in their tree.",
                count=count,
                many=many(each),
            )
        )


def _key(chart: str) -> str:
    return "no" if chart == "cost_types" else "code"


def _fields(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Read fields written as NAME=VALUE, in order."""
    entered = []
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise SetupError(name, "", phrase("write it as NAME=VALUE."))
        entered.append((name.strip(), value.strip()))
    return entered


def _tell(
    opened: Ledger,
    chart: str,
    code: str,
    said: str,
    options: tuple[str, bool],
    new_code: str = "",
) -> None:
    """Print the line as it is now."""
    ledger, as_json = options
    wanted = (new_code or code).strip().upper()
    (record,) = (
        each for each in opened.charts.show(chart) if each[_key(chart)] == wanted
    )
    if as_json:
        print_json(record)
        return
    say(
        phrase(
            "The {noun} {code} {said}.",
            noun=one(chart),
            code=code.strip().upper(),
            said=said,
        )
    )
    say_next([f"charts show {chart}"], ledger)


def _tree(chart: str, records: list[dict[str, Any]]) -> Table:
    """Return a chart as a table, names indented."""
    is_types = chart == "cost_types"
    line_type, *others = (
        ("type", "gl_account_range", "combine_entries", "cost_center_code",
         "cost_object_code")
        if is_types
        else ("line_type", "sorting_order")
    )  # fmt: skip
    if not any(record.get("sorting_order") for record in records):
        others = [name for name in others if name != "sorting_order"]
    else:
        key = _key(chart)
        records = sorted(records, key=lambda each: (each["sorting_order"], each[key]))
    columns = (
        Column(phrase(_key(chart))),
        Column(phrase("name"), Kind.NAME),
        Column(phrase(line_type.replace("_", " "))),
        Column(phrase("totaling")),
        *(Column(phrase(name.replace("_", " "))) for name in others),
        Column(phrase("blocked")),
    )
    rows = [
        Row(
            (
                str(record[_key(chart)]),
                str(record["name"]),
                phrase(str(record[line_type]).replace("_", "-")),
                str(record["totaling"]),
                *(_plain(record[name]) for name in others),
                phrase("yes") if record["blocked"] else "",
            ),
            indentation=record["indentation"],
            is_strong=record[line_type] not in LEAVES,
        )
        for record in records
    ]
    return Table(columns, tuple(rows))


def _plain(word: object) -> str:
    return "" if word == "none" else str(word)


def told(made: str, source: str, result: ChartsResult) -> str:
    """Say what a chart operation made."""
    return phrase(
        "{looked_at:,} {source}: {created:,} {made} made, {existing:,} there already.",
        looked_at=result.looked_at,
        source=source,
        created=result.created,
        made=made,
        existing=result.existing,
    )
