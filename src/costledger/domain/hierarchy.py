"""Charts as trees: begin-totals and end-totals, indentation, and what a total sums.

```text
A   begin-total    0
B     leaf         1
C     begin-total  1
D       leaf       2
E     end-total    1   sums C..E
F   end-total      0   sums A..F
```
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.filters import one_of, parse_filter
from costledger.errors import ChartProblem, HierarchyError

if TYPE_CHECKING:
    from collections.abc import Sequence

LEVELS_MAX = 10


class LineType(enum.Enum):
    """What a line of a chart is."""

    POSTABLE = "postable"
    HEADING = "heading"
    TOTAL = "total"
    BEGIN_TOTAL = "begin_total"
    END_TOTAL = "end_total"


@frozen
class ChartLine:
    """A line of a chart, as far as its place in the tree needs it."""

    code: str
    line_type: LineType
    totaling: str = ""
    sorting_order: str = ""
    is_blocked: bool = False


@frozen
class Placed:
    """Where a line stands in its chart, and what it sums as an expression."""

    code: str
    indentation: int
    totaling: str


def in_order(lines: Sequence[ChartLine]) -> list[ChartLine]:
    """Return lines as a chart shows them: by sorting order, then code."""
    return sorted(lines, key=lambda line: (line.sorting_order, line.code))


def indent(lines: Sequence[ChartLine], *, chart: str) -> list[Placed]:
    """Return the place of every line; end-totals sum their group by tree membership.

    A begin-total and its end-total share one level, what lies between is one deeper.
    In a chart without sorting order a group is the code range `<begin>..<end>`, which
    takes in what is added between later; in a sorted chart it is its members by name.
    An unmatched begin-total is left open to the end of the chart.

    Raises HierarchyError with every broken place.
    """
    is_sorted = any(line.sorting_order for line in lines)
    open_groups: list[list[str]] = []
    placed: list[Placed] = []
    problems: list[ChartProblem] = []
    for place, line in enumerate(in_order(lines), start=1):
        totaling = line.totaling
        if line.line_type is LineType.END_TOTAL:
            if open_groups:
                members = open_groups.pop()
                totaling = _totaling(members, line.code, is_sorted=is_sorted)
            else:
                problems.append(
                    ChartProblem(
                        "end_total_without_begin_total",
                        place,
                        line.code,
                        "This end-total has no begin-total.",
                        "Put a begin-total before its group.",
                    )
                )
        placed.append(Placed(line.code, len(open_groups), totaling))
        if line.line_type is LineType.BEGIN_TOTAL:
            open_groups.append([])
            if len(open_groups) > LEVELS_MAX:
                problems.append(
                    ChartProblem(
                        "too_many_levels",
                        place,
                        line.code,
                        f"This begin-total opens level {len(open_groups)}.",
                        f"There are at most {LEVELS_MAX}: close a group before it.",
                    )
                )
        if line.line_type in (LineType.POSTABLE, LineType.BEGIN_TOTAL):
            for group in open_groups:
                group.append(line.code)
    if problems:
        raise HierarchyError(chart, problems)
    return placed


def members(lines: Sequence[ChartLine]) -> dict[str, tuple[str, ...]]:
    """Return, for every line, the codes whose own entries its figures sum.

    A totaling, where there is one, replaces the line's own code (reference §0.4).
    """
    codes = [line.code for line in in_order(lines)]
    return {
        line.code: tuple(parse_filter(line.totaling).select(codes))
        if line.totaling
        else (line.code,)
        for line in lines
    }


def _totaling(members_: list[str], end: str, *, is_sorted: bool) -> str:
    return one_of(members_) if is_sorted else f"{one_of(members_[:1])}..{one_of([end])}"
