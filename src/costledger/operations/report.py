"""`report`: balances of a chart over a period, from the posted entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.domain.calendar import Period, parse_period
from costledger.domain.filters import parse_filter
from costledger.errors import SetupError, UnknownRecordError
from costledger.operations.setup import read_setup
from costledger.reports.balances import BalanceReport, Leaf, Line, balance_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costledger.engine.store import Store

CHARTS = {"type": "cost type", "center": "cost center", "object": "cost object"}
TIMES = ("none", "month", "quarter")


def report_balances(
    store: Store,
    *,
    by: str,
    period: str | None = None,
    types: str = "",
    centers: str = "",
    objects: str = "",
    version: str = "ACTUAL",
    columns: str = "none",
    with_zero: bool = False,
) -> BalanceReport:
    """Return balances `by` type, center or object.

    `period` as in `parse_period` (both days included; None is everything). `types`,
    `centers` and `objects` are filters over codes. `columns` spreads net changes over
    `month`, `quarter`, or the lines of another chart (`type`, `center`, `object`).

    Raises SetupError for an unknown `by` or `columns`, UnknownRecordError for the
    version, PeriodSyntaxError, FilterSyntaxError.
    """
    _check(by, columns)
    setup = read_setup(store)
    days = parse_period(period) if period else Period(None, None)
    lines = [Line(*row) for row in store.rows("report_line")]
    leaves = _leaves(store, days, version, columns)
    leaves = _filtered(leaves, lines, types=types, centers=centers, objects=objects)
    kinds = {line.line_id: line.kind for line in lines if line.kind != "type"}
    if by != "type":
        leaves = [leaf for leaf in leaves if kinds[leaf.receiver_id] == by]
    codes, names, column_of = _columns(lines, leaves, columns)
    rows, total = balance_rows(
        [line for line in lines if line.kind == by],
        leaves,
        by=by,
        columns=codes,
        column_of=column_of,
        with_zero=with_zero,
    )
    across = f" by {columns}" if columns != "none" else ""
    return BalanceReport(
        title=f"Balances by {CHARTS[by]}{across}",
        company_name=setup.company_name,
        currency=setup.currency,
        minor_digits=setup.minor_digits,
        first_day=days.first,
        last_day=days.last,
        columns=codes,
        column_names=names,
        rows=tuple(rows),
        total=total,
    )


def _check(by: str, columns: str) -> None:
    if by not in CHARTS:
        raise SetupError("by", by, f"choose one of {', '.join(CHARTS)}.")
    known = (*TIMES, *CHARTS)
    if columns not in known or columns == by:
        choices = ", ".join(each for each in known if each != by)
        raise SetupError("columns", columns, f"choose one of {choices}.")


def _leaves(store: Store, days: Period, version: str, columns: str) -> list[Leaf]:
    found = store.rows("version_id", code=version.strip().upper())
    if not found:
        raise UnknownRecordError("version", version)
    rows = store.rows(
        "report_balances",
        version_id=found[0][0],
        first_day=days.first,
        last_day=days.last,
        columns=columns if columns in TIMES else "none",
    )
    return [Leaf(*row) for row in rows]


def _filtered(
    leaves: list[Leaf], lines: list[Line], *, types: str, centers: str, objects: str
) -> list[Leaf]:
    """Keep the leaves that pass; a filter on centers leaves objects out, unless asked."""
    wanted_types = parse_filter(types)
    wanted = {"center": parse_filter(centers), "object": parse_filter(objects)}
    shut = {
        "center": bool(objects) and not centers,
        "object": bool(centers) and not objects,
    }
    passing_types = {
        line.line_id
        for line in lines
        if line.kind == "type" and wanted_types.matches(line.code)
    }
    passing = {
        line.line_id
        for line in lines
        if line.kind != "type"
        and not shut[line.kind]
        and wanted[line.kind].matches(line.code)
    }
    return [
        leaf
        for leaf in leaves
        if leaf.cost_type_id in passing_types and leaf.receiver_id in passing
    ]


def _columns(
    lines: list[Line], leaves: list[Leaf], columns: str
) -> tuple[tuple[str, ...], tuple[str, ...], Mapping[int, str] | None]:
    """Return the columns that have figures: codes, names, and the column of a line."""
    if columns in TIMES:
        buckets = sorted({leaf.bucket for leaf in leaves if leaf.bucket})
        return tuple(buckets), tuple(buckets), None
    used = {
        leaf.cost_type_id if columns == "type" else leaf.receiver_id
        for leaf in leaves
        if leaf.debit or leaf.credit
    }
    shown = [line for line in lines if line.kind == columns and line.line_id in used]
    column_of = {line.line_id: line.code for line in shown}
    return (
        tuple(line.code for line in shown),
        tuple(line.name for line in shown),
        column_of,
    )
