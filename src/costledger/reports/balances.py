"""Balances by cost type, cost center or cost object: leaves, and totals over them.

```text
code  name                        net change
5     Wages                begin
5000    Wages              leaf       100.00
5010    Overtime           leaf        20.00
5990  Wages, total         end        120.00   sums 5..5990, each leaf once
```
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.hierarchy import ChartLine, LineType, members

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Sequence


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
    is_retired: bool
    has_blank_after: bool


@frozen
class Leaf:
    """What was posted on one cost type and receiver. Amounts in minor units."""

    cost_type_id: int
    receiver_id: int
    bucket: str
    """The month or quarter of the period, or ''."""
    debit: int
    credit: int
    before: int
    """Posted before the period."""


@frozen
class BalanceColumn:
    """What the cells in one place of every row stand for."""

    key: str
    """A code, a month, a quarter; `centers` or `objects` for what is on no such line."""
    name: str
    is_rest: bool = False
    """Whether it is what is on no line of the columns' chart."""


@frozen
class BalanceRow:
    """One line of the report. Amounts in minor units of the ledger's currency."""

    code: str
    name: str
    line_type: str
    indentation: int
    has_blank_after: bool
    debit: int
    credit: int
    net_change: int
    balance: int
    """At the end of the period."""
    cells: tuple[int, ...]
    """Net change by column; they add up to the row's."""


@frozen
class BalanceReport:
    """Balances of one chart over a period. Amounts in minor units; dates inclusive."""

    title: str
    company_name: str
    by: str
    version: str
    filters: tuple[tuple[str, str], ...]
    """What the figures were restricted to: (`types`, `60*`)."""
    currency: str
    minor_digits: int
    first_day: datetime.date | None
    last_day: datetime.date | None
    columns: tuple[BalanceColumn, ...]
    rows: tuple[BalanceRow, ...]
    total: BalanceRow
    """Over all leaves of the chart, each once."""
    empty_because: str
    """Why there are no rows, and what to do next; '' where there are some."""


@frozen
class Figures:
    """What the entries of some lines come to."""

    debit: int
    credit: int
    before: int
    cells: tuple[int, ...]

    @property
    def net_change(self) -> int:
        return self.debit - self.credit

    @property
    def is_nothing(self) -> bool:
        return not (self.debit or self.credit or self.before)


def leaf_figures(
    leaves: Iterable[Leaf],
    *,
    line_of: Callable[[Leaf], int],
    place_of: Callable[[Leaf], int | None],
    columns: int,
) -> dict[int, Figures]:
    """Return the figures of every line that has entries of its own.

    `line_of` gives the line that a leaf is on, `place_of` the column that it is in.
    """
    sums: dict[int, list[int]] = {}
    for leaf in leaves:
        found = sums.setdefault(line_of(leaf), [0] * (3 + columns))
        found[0] += leaf.debit
        found[1] += leaf.credit
        found[2] += leaf.before
        position = place_of(leaf)
        if position is not None:
            found[3 + position] += leaf.debit - leaf.credit
    return {
        line_id: Figures(found[0], found[1], found[2], tuple(found[3:]))
        for line_id, found in sums.items()
    }


def balance_rows(
    lines: Sequence[Line],
    figures: dict[int, Figures],
    *,
    columns: int,
    with_zero: bool = False,
) -> tuple[list[BalanceRow], BalanceRow]:
    """Return the rows of a chart, in its order, and the total over its leaves.

    A total sums what its totaling names; a line without one sums what is posted on
    itself. Lines without figures are left out unless asked for; retired lines always.
    A heading or begin-total stays where a line that it introduces stays.
    """
    summed = _figures_by_line(lines, figures, columns=columns)
    shown: list[BalanceRow] = []
    below: Line | None = None
    for line in reversed(lines):
        found = summed[line.code]
        if not found.is_nothing or (
            not line.is_retired
            and (with_zero or _introduces(line, below, shown[-1] if shown else None))
        ):
            shown.append(_row(line, found))
        below = line
    own = [figures[line.line_id] for line in lines if line.line_id in figures]
    total = Line("", 0, "", "Total", "total", "", 0, "", False, False)
    return shown[::-1], _row(total, _add(own, columns=columns))


def _introduces(line: Line, below: Line | None, following: BalanceRow | None) -> bool:
    """Say whether a line without figures opens a group of which something is shown.

    `below` is the next line of the chart, `following` the next that is shown.
    """
    if below is None or following is None:
        return False
    if line.line_type == "begin_total":
        return following.indentation > line.indentation
    if line.line_type != "heading" or following.line_type in ("total", "end_total"):
        return False
    return following.line_type != "heading" or following.code == below.code


def _figures_by_line(
    lines: Sequence[Line], figures: dict[int, Figures], *, columns: int
) -> dict[str, Figures]:
    ids = {line.code: line.line_id for line in lines}
    chart = [
        ChartLine(
            line.code, LineType(line.line_type), line.totaling, line.sorting_order
        )
        for line in lines
    ]
    return {
        code: _add(
            [figures[ids[each]] for each in codes if ids[each] in figures],
            columns=columns,
        )
        for code, codes in members(chart).items()
    }


def _add(found: Sequence[Figures], *, columns: int) -> Figures:
    if len(found) == 1:
        return found[0]
    return Figures(
        debit=sum(each.debit for each in found),
        credit=sum(each.credit for each in found),
        before=sum(each.before for each in found),
        cells=tuple(
            sum(each.cells[position] for each in found) for position in range(columns)
        ),
    )


def _row(line: Line, found: Figures) -> BalanceRow:
    return BalanceRow(
        code=line.code,
        name=line.name,
        line_type=line.line_type,
        indentation=line.indentation,
        has_blank_after=line.has_blank_after,
        debit=found.debit,
        credit=found.credit,
        net_change=found.net_change,
        balance=found.before + found.net_change,
        cells=found.cells,
    )
