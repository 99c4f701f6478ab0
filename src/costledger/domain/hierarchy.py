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

from costledger.domain.filters import literal, one_of, parse_filter
from costledger.errors import ChartProblem, FilterSyntaxError, HierarchyError
from costledger.messages import marked, phrase

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


LINES = (LineType.POSTABLE, LineType.BEGIN_TOTAL)
"""The line types that a center or object may be posted on with: `is_line` in SQL."""


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
    groups = _Groups(is_sorted=any(line.sorting_order for line in lines))
    placed = [
        groups.position(position, line)
        for position, line in enumerate(in_order(lines), start=1)
    ]
    if groups.problems:
        raise HierarchyError(chart, groups.problems)
    return placed


def left_open(lines: Sequence[ChartLine]) -> list[ChartProblem]:
    """Return the begin-totals without an end-total, in chart order.

    They are no error of a chart: charts are made line by line, and a group has its
    beginning before it has its end. They cost no figure, but all that follows stands
    a level too deep.
    """
    groups = _Groups(is_sorted=False)
    for position, line in enumerate(in_order(lines), start=1):
        groups.position(position, line)
    return [
        ChartProblem(
            "begin_total_without_end_total",
            position,
            codes[0],
            phrase("This begin-total has no end-total."),
            phrase("Put an end-total after its group."),
        )
        for position, codes in groups.opened
    ]


class _Groups:
    """The groups that are open at a line, and what was wrong on the way there."""

    def __init__(self, *, is_sorted: bool) -> None:
        self.is_sorted = is_sorted
        self.opened: list[tuple[int, list[str]]] = []
        """(place of the begin-total, its code and those of all members so far)"""
        self.problems: list[ChartProblem] = []

    def position(self, position: int, line: ChartLine) -> Placed:
        totaling = line.totaling
        if line.line_type is LineType.END_TOTAL:
            totaling = self._close(position, line)
        placed = Placed(line.code, len(self.opened), totaling)
        if line.line_type is LineType.BEGIN_TOTAL:
            self._open(position, line)
        if line.line_type in LINES:
            for _, codes in self.opened:
                codes.append(line.code)
        return placed

    def _open(self, position: int, line: ChartLine) -> None:
        self.opened.append((position, []))
        # What lies deeper still is mended with this line, so one problem is enough.
        if len(self.opened) == LEVELS_MAX + 1:
            self.problems.append(
                ChartProblem(
                    "too_many_levels",
                    position,
                    line.code,
                    phrase(
                        "This begin-total opens level {levels_max}.",
                        levels_max=LEVELS_MAX + 1,
                    ),
                    phrase(
                        "There are at most {levels_max}: close a group before it.",
                        levels_max=LEVELS_MAX,
                    ),
                )
            )

    def _close(self, position: int, line: ChartLine) -> str:
        if self.opened:
            _, codes = self.opened.pop()
            return _totaling(codes, line.code, is_sorted=self.is_sorted)
        self.problems.append(
            ChartProblem(
                "end_total_without_begin_total",
                position,
                line.code,
                phrase("This end-total has no begin-total."),
                phrase("Put a begin-total before its group."),
            )
        )
        return line.totaling


def members(
    lines: Sequence[ChartLine], *, chart: str = marked("lines of the chart")
) -> dict[str, tuple[str, ...]]:
    """Return, for every line, the codes whose own entries its figures sum.

    A totaling, where there is one, replaces the line's own code (reference §0.4).
    Codes of every line type count: a heading may hold entries from the time when it
    was postable, and they belong to the totals around it.

    Raises HierarchyError with every totaling that cannot be read.
    """
    ordered = in_order(lines)
    codes = [line.code for line in ordered]
    found: dict[str, tuple[str, ...]] = {}
    problems: list[ChartProblem] = []
    for position, line in enumerate(ordered, start=1):
        found[line.code] = (line.code,)
        if line.totaling.strip():
            try:
                found[line.code] = tuple(parse_filter(line.totaling).select(codes))
            except FilterSyntaxError as error:
                problems.append(_unreadable(position, line, error))
    if problems:
        raise HierarchyError(chart, problems)
    return found


def _unreadable(
    position: int, line: ChartLine, error: FilterSyntaxError
) -> ChartProblem:
    return ChartProblem(
        "totaling_unreadable",
        position,
        line.code,
        phrase(
            "Its totaling {totaling} cannot be read at character {position}: {problem}",
            totaling=line.totaling,
            position=error.position + 1,
            problem=error.problem,
        ),
        phrase("Write codes, ranges and alternatives, such as 3000|6000..6200."),
    )


def _totaling(codes: list[str], end: str, *, is_sorted: bool) -> str:
    return one_of(codes) if is_sorted else f"{literal(codes[0])}..{literal(end)}"
