"""Answers about charts: lines that were made or changed, and a chart as a tree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.cli.ui.present import Answer, phrase_of, plain
from costledger.domain.words import many, one
from costledger.messages import phrase
from costledger.reports.table import Column, Kind, Row, Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from costledger.operations.charts.charts import ChartsResult, LinkResult

Record = dict[str, Any]

LEAVES = ("cost_type", "cost_center", "cost_object")
"""The line types that are no heading and no total."""


def key_of(chart: str) -> str:
    """Return what the code of a line is called in a chart."""
    return "no" if chart == "cost_types" else "code"


def made_of_accounts(found: ChartsResult) -> Answer:
    """Answer how many cost types were made of accounts."""
    source = phrase("income-statement accounts")
    return Answer(plain(found), [_made(phrase("cost types"), source, found)])


def made_of_dimensions(centers: ChartsResult, objects: ChartsResult) -> Answer:
    """Answer how many centers and objects were made of dimension values."""
    source = phrase("dimension values")
    return Answer(
        {"cost_centers": plain(centers), "cost_objects": plain(objects)},
        [
            _made(phrase("cost centers"), source, centers),
            _made(phrase("cost objects"), source, objects),
        ],
    )


def _made(made: str, source: str, found: ChartsResult) -> str:
    return phrase_of(
        "{looked_at:,} {source}: {created:,} {made} made, {existing:,} there already.",
        found,
        source=source,
        made=made,
    )


def linked(found: LinkResult) -> Answer:
    """Answer how many accounts the ranges of cost types cover."""
    message = phrase_of(
        "{cost_types:,} cost types have an account range; {accounts:,} accounts are "
        "linked.",
        found,
    )
    return Answer(plain(found), [message])


def indented(counts: Mapping[str, int]) -> Answer:
    """Answer how many lines of each chart stand in their tree."""
    message = [
        phrase(
            "{count:,} lines of the {many} stand in their tree.",
            count=count,
            many=many(chart),
        )
        for chart, count in counts.items()
    ]
    return Answer(counts, message)


def changed(chart: str, record: Record, code: str, message: str) -> Answer:
    """Answer with a line as it is now; `said` is what was done to it."""
    reported = phrase(
        "The {noun} {code} {message}.",
        noun=one(chart),
        code=code.strip().upper(),
        message=message,
    )
    return Answer(record, [reported], [f"charts show {chart}"])


def retired(chart: str, code: str) -> Answer:
    """Answer that a line is gone."""
    code = code.strip().upper()
    message = phrase(
        "The {noun} {code} is gone from its chart.", noun=one(chart), code=code
    )
    return Answer({"chart": chart, "code": code}, [message])


def tree(chart: str, records: Sequence[Record]) -> Answer:
    """Answer with a chart as a tree."""
    reported = (
        _tree(chart, records)
        if records
        else phrase("There are no {many} yet.", many=many(chart))
    )
    return Answer({chart: records}, [reported])


def _tree(chart: str, records: Sequence[Record]) -> Table:
    """Return a chart as a table, names indented."""
    key = key_of(chart)
    line_type, *others = (
        ("type", "gl_account_range", "combine_entries", "cost_center_code",
         "cost_object_code")
        if chart == "cost_types"
        else ("line_type", "sorting_order")
    )  # fmt: skip
    if any(record.get("sorting_order") for record in records):
        records = sorted(records, key=lambda each: (each["sorting_order"], each[key]))
    else:
        others = [name for name in others if name != "sorting_order"]
    columns = (
        Column(phrase(key)),
        Column(phrase("name"), Kind.NAME),
        Column(phrase(line_type.replace("_", " "))),
        Column(phrase("totaling")),
        *(Column(phrase(name.replace("_", " "))) for name in others),
        Column(phrase("blocked")),
    )
    rows = [
        Row(
            (
                str(record[key]),
                str(record["name"]),
                phrase(str(record[line_type]).replace("_", "-")),
                str(record["totaling"]),
                *(
                    "" if record[name] == "none" else str(record[name])
                    for name in others
                ),
                phrase("yes") if record["blocked"] else "",
            ),
            indentation=record["indentation"],
            is_strong=record[line_type] not in LEAVES,
        )
        for record in records
    ]
    return Table(columns, tuple(rows))
