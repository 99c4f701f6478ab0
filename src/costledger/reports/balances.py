"""Balances by cost type, cost center or cost object: leaves, and totals over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.hierarchy import ChartLine, LineType, members

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping, Sequence


@frozen
class Line:
    """A line of a chart, as a report shows it."""

    kind: str
    """`type`, `center` or `object`."""
    line_id: int
    code: str
    name: str
    line_type: str
    totaling: str
    indentation: int
    sorting_order: str
    is_blocked: bool
    is_retired: bool


@frozen
class Leaf:
    """What was posted on one cost type and receiver. Amounts in minor units."""

    cost_type_id: int
    receiver_id: int
    bucket: str
    """The column: a month or quarter of the period, or ''."""
    debit: int
    credit: int
    before: int
    """Posted before the period."""


@frozen
class BalanceRow:
    """One line of the report. Amounts in minor units of the ledger's currency."""

    code: str
    name: str
    line_type: str
    indentation: int
    debit: int
    credit: int
    net_change: int
    balance: int
    """At the end of the period."""
    cells: tuple[int, ...]
    """Net change by column."""


@frozen
class BalanceReport:
    """Balances of one chart over a period."""

    title: str
    company_name: str
    currency: str
    minor_digits: int
    first_day: datetime.date | None
    last_day: datetime.date | None
    columns: tuple[str, ...]
    """What the cells of a row stand for; empty without columns."""
    column_names: tuple[str, ...]
    rows: tuple[BalanceRow, ...]
    total: BalanceRow
    """Over all leaves of the chart, each once."""


def balance_rows(
    lines: Sequence[Line],
    leaves: Iterable[Leaf],
    *,
    by: str,
    columns: Sequence[str],
    column_of: Mapping[int, str] | None = None,
    with_zero: bool = False,
) -> tuple[list[BalanceRow], BalanceRow]:
    """Return the rows of a chart and the total over its leaves.

    A total sums what its totaling names; a line without one sums what is posted on
    itself. `column_of` gives the column of a receiver or cost type where columns are
    lines of another chart.
    """
    sums = _leaf_sums(leaves, by=by, columns=columns, column_of=column_of)
    codes = {line.code: line.line_id for line in lines}
    chart = [
        ChartLine(
            line.code, LineType(line.line_type), line.totaling, line.sorting_order
        )
        for line in lines
    ]
    summed = members(chart)
    nothing = _Sum(0, 0, 0, (0,) * len(columns))
    rows = []
    for line in lines:
        found = [sums[codes[code]] for code in summed[line.code] if codes[code] in sums]
        whole = _add(found, nothing)
        is_shown = (with_zero and not line.is_retired) or whole != nothing
        if is_shown or (line.line_type == "heading" and not line.is_retired):
            rows.append(_row(line, whole))
    total = _add(
        [sums[line.line_id] for line in lines if line.line_id in sums], nothing
    )
    return _without_bare_headings(rows), _total_row(total)


@frozen
class _Sum:
    debit: int
    credit: int
    before: int
    cells: tuple[int, ...]


def _leaf_sums(
    leaves: Iterable[Leaf],
    *,
    by: str,
    columns: Sequence[str],
    column_of: Mapping[int, str] | None,
) -> dict[int, _Sum]:
    place = {column: number for number, column in enumerate(columns)}
    sums: dict[int, list[int]] = {}
    cells: dict[int, list[int]] = {}
    for leaf in leaves:
        line_id, other = leaf.cost_type_id, leaf.receiver_id
        if by != "type":
            line_id, other = other, line_id
        found = sums.setdefault(line_id, [0, 0, 0])
        found[0] += leaf.debit
        found[1] += leaf.credit
        found[2] += leaf.before
        column = column_of.get(other, "") if column_of is not None else leaf.bucket
        if column in place:
            row = cells.setdefault(line_id, [0] * len(columns))
            row[place[column]] += leaf.debit - leaf.credit
    empty = [0] * len(columns)
    return {
        line_id: _Sum(debit, credit, before, tuple(cells.get(line_id, empty)))
        for line_id, (debit, credit, before) in sums.items()
    }


def _add(found: Sequence[_Sum], nothing: _Sum) -> _Sum:
    if not found:
        return nothing
    return _Sum(
        sum(each.debit for each in found),
        sum(each.credit for each in found),
        sum(each.before for each in found),
        tuple(
            sum(cells) for cells in zip(*(each.cells for each in found), strict=True)
        ),
    )


def _row(line: Line, found: _Sum) -> BalanceRow:
    net = found.debit - found.credit
    return BalanceRow(
        code=line.code,
        name=line.name,
        line_type=line.line_type,
        indentation=line.indentation,
        debit=found.debit,
        credit=found.credit,
        net_change=net,
        balance=found.before + net,
        cells=found.cells,
    )


def _total_row(found: _Sum) -> BalanceRow:
    line = Line("", 0, "", "Total", "total", "", 0, "", False, False)
    return _row(line, found)


def _without_bare_headings(rows: list[BalanceRow]) -> list[BalanceRow]:
    """Leave headings out that no line of their own follows."""
    kept: list[BalanceRow] = []
    closing = ("heading", "total", "end_total")
    for row in rows:
        if row.line_type in closing and kept and kept[-1].line_type == "heading":
            kept.pop()
        kept.append(row)
    if kept and kept[-1].line_type == "heading":
        kept.pop()
    return kept
