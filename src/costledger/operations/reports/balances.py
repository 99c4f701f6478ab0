"""`report`: balances of a chart over a period, from the posted entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.calendar import Period, parse_period
from costledger.domain.filters import parse_filter
from costledger.errors import SetupError, UnknownRecordError
from costledger.messages import marked, phrase
from costledger.operations.base.setup import read_setup
from costledger.operations.base.snapshot import in_snapshot
from costledger.reports.balances import (
    BalanceColumn,
    BalanceReport,
    Leaf,
    Line,
    balance_rows,
    leaf_figures,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from costledger.engine.store import Store

CHARTS = {
    "type": marked("cost type"),
    "center": marked("cost center"),
    "object": marked("cost object"),
}
TIMES = ("month", "quarter")
ACROSS = {"type": ("center", "object"), "center": ("type",), "object": ("type",)}
"""The charts over whose lines the balances of a chart can be spread."""

REST = {
    "center": BalanceColumn("objects", marked("Cost objects"), is_rest=True),
    "object": BalanceColumn("centers", marked("Cost centers"), is_rest=True),
}
"""Where the costs are that are on no line of the columns' chart."""


@frozen
class BalanceQuery:
    """Which balances are asked for."""

    by: str
    """type, center or object."""
    period: str | None = None
    """As in `parse_period`, both days included; None is everything."""
    types: str = ""
    centers: str = ""
    objects: str = ""
    """The last three are filters over the codes that entries are posted on."""
    version: str = "ACTUAL"
    columns: str = "none"
    """Spreads net changes over `month`, `quarter`, or another chart: balances by type
    over `center` or `object`, those of centers and objects over `type`."""
    with_zero: bool = False
    """Lines without an amount are shown as well."""


@in_snapshot
def report_balances(store: Store, query: BalanceQuery) -> BalanceReport:
    """Return the balances that are asked for, with totals.

    Raises SetupError for an unknown `by` or `columns`, UnknownRecordError for the
    version, PeriodSyntaxError, FilterSyntaxError.
    """
    by, columns = query.by, query.columns
    _check(by, columns)
    setup = read_setup(store)
    days = parse_period(query.period) if query.period else Period(None, None)
    version = query.version.strip().upper()
    version_id = _version_id(store, version)
    lines = [Line(*row) for row in store.rows("reports/line")]
    filters = {
        "types": query.types,
        "centers": query.centers,
        "objects": query.objects,
    }
    leaves = _filtered(_leaves(store, version_id, days, columns), lines, filters)
    chart = [line for line in lines if line.kind == by]
    own = {line.line_id for line in chart}
    if by != "type":
        leaves = [leaf for leaf in leaves if leaf.receiver_id in own]
    spread = _spread(lines, leaves, columns)
    rows, total = balance_rows(
        chart,
        leaf_figures(
            leaves,
            line_of=_type_of if by == "type" else _receiver_of,
            place_of=spread.place_of,
            columns=len(spread.columns),
        ),
        columns=len(spread.columns),
        with_zero=query.with_zero,
    )
    across = (
        phrase(" and {columns}", columns=phrase(CHARTS.get(columns, columns)))
        if spread.columns
        else ""
    )
    return BalanceReport(
        title=phrase(
            "Balances by {chart}{across}", chart=phrase(CHARTS[by]), across=across
        ),
        company_name=setup.company_name,
        by=by,
        version=version,
        filters=tuple((name, text) for name, text in filters.items() if text.strip()),
        currency=setup.currency,
        minor_digits=setup.minor_digits,
        first_day=days.first,
        last_day=days.last,
        columns=spread.columns,
        rows=tuple(rows),
        total=total,
        empty_because="" if rows else _why_empty(store, version_id, version, by, days),
    )


def _check(by: str, columns: str) -> None:
    if by not in CHARTS:
        raise SetupError(
            "by", by, phrase("choose one of {charts}.", charts=", ".join(CHARTS))
        )
    known = ("none", *TIMES, *ACROSS[by])
    if columns not in known:
        raise SetupError(
            "columns", columns, phrase("choose one of {known}.", known=", ".join(known))
        )


def _version_id(store: Store, version: str) -> int:
    found = store.rows("versions/id", code=version)
    if not found:
        raise UnknownRecordError("version", version)
    return int(found[0][0])


# Leaves


def _leaves(store: Store, version_id: int, days: Period, columns: str) -> list[Leaf]:
    rows = store.rows(
        "reports/balances",
        version_id=version_id,
        first_day=days.first,
        last_day=days.last,
        columns=columns if columns in TIMES else "none",
    )
    return [Leaf(*row) for row in rows]


def _type_of(leaf: Leaf) -> int:
    return leaf.cost_type_id


def _receiver_of(leaf: Leaf) -> int:
    return leaf.receiver_id


def _filtered(
    leaves: list[Leaf], lines: list[Line], filters: dict[str, str]
) -> list[Leaf]:
    """Keep the leaves that pass; a filter on centers leaves objects out, unless asked."""
    requested = {name: parse_filter(text) for name, text in filters.items()}
    named = {name for name, text in filters.items() if text.strip()}
    if not named:
        return leaves
    shut = {"centers", "objects"} - named if named - {"types"} else set()
    types: set[int] = set()
    receivers: set[int] = set()
    for line in lines:
        name = f"{line.kind}s"
        if name not in shut and requested[name].matches(line.code):
            (types if name == "types" else receivers).add(line.line_id)
    return [
        leaf
        for leaf in leaves
        if leaf.cost_type_id in types and leaf.receiver_id in receivers
    ]


# Columns


@frozen
class _Spread:
    columns: tuple[BalanceColumn, ...]
    place_of: Callable[[Leaf], int | None]


def _spread(lines: list[Line], leaves: list[Leaf], columns: str) -> _Spread:
    """Return the columns that have figures, and in which of them a leaf is."""
    if columns in TIMES:
        found = {leaf.bucket for leaf in leaves if leaf.bucket}
        buckets = _without_gaps(sorted(found), columns)
        places = {bucket: position for position, bucket in enumerate(buckets)}
        return _Spread(
            tuple(BalanceColumn(bucket, "") for bucket in buckets),
            lambda leaf: places.get(leaf.bucket),
        )
    if columns == "none":
        return _Spread((), lambda _: None)
    line_of = _type_of if columns == "type" else _receiver_of
    used = {line_of(leaf) for leaf in leaves if leaf.debit or leaf.credit}
    shown = [line for line in lines if line.kind == columns and line.line_id in used]
    numbers = {line.line_id: position for position, line in enumerate(shown)}
    made = [BalanceColumn(line.code, line.name) for line in shown]
    rest = len(made) if used - set(numbers) else None
    if rest is not None:
        made.append(REST[columns])
    return _Spread(tuple(made), lambda leaf: numbers.get(line_of(leaf), rest))


def _without_gaps(buckets: list[str], columns: str) -> list[str]:
    """Return the months or quarters from the first to the last, none missing."""
    if not buckets:
        return []
    per_year, sign = (12, "-") if columns == "month" else (4, "-Q")

    def number(bucket: str) -> int:
        year, _, part = bucket.partition(sign)
        return int(year) * per_year + int(part) - 1

    def name(count: int) -> str:
        year, part = divmod(count, per_year)
        return f"{year}{sign}{part + 1:0{2 if columns == 'month' else 1}}"

    return [name(count) for count in range(number(buckets[0]), number(buckets[-1]) + 1)]


# Nothing to show


def _why_empty(
    store: Store, version_id: int, version: str, by: str, days: Period
) -> str:
    ((entries, first, last),) = store.rows("reports/posted", version_id=version_id)
    if not entries:
        return phrase(
            "Nothing is posted in {version} yet. Next: costledger transfer",
            version=version,
        )
    if days.last is not None and days.last < first:
        return phrase(
            "Nothing is posted up to then: {version} has entries from {first} "
            "to {last}. Next: ask for a period in there.",
            version=version,
            first=first,
            last=last,
        )
    return phrase(
        "None of the {entries:,} entries of {version} is on a {chart} "
        "that these filters let through. Next: ask without one of them, or "
        "look at the charts with --zero.",
        entries=entries,
        version=version,
        chart=phrase(CHARTS[by]),
    )
