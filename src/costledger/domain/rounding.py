"""Rounding a table of pools and receivers, so that rows, cells and totals all come out.

Each row is a pool that is shared by weights. Every row comes to its amount, every cell is
a whole unit next to its exact value, and the total of each column is as near to its exact
value as the rows allow: the nearest whole unit where that can be, and always less than a
unit away (controlled rounding, by flows). `docs/specs/allocation.md` has worked numbers.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from costledger.domain.allocation import round_half_away

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence

    Row = tuple[int, Sequence[tuple[Hashable, int]]]

DIGITS = 192
"""Binary digits behind the point of an exact value that is compared, not posted."""

UNIT = 1 << DIGITS


@frozen
class Shared:
    """A table in whole units."""

    cells: list[list[int]]
    balance: list[int]
    """What each row shared."""
    off: Fraction
    """By how much the total of a column is off its exact value at most."""


@frozen
class Settled:
    """What was changed so that columns come near."""

    changed: list[int]
    """The cells that go up where they did not, or the other way round."""
    off: Fraction
    """By how much a column is off at most."""


def share_table(
    rows: Sequence[Row], totals: Mapping[Hashable, int] | None = None
) -> Shared:
    """Share the amount of every row by its weights, columns as near as can be.

    A row is an amount of minor units and its cells, each a column and a weight of zero
    or more. `totals` are the exact totals of the columns, with binary digits; they are
    worked out where they are not given.
    """
    cells = _Cells()
    parts: list[list[int]] = []
    for number, (amount, given) in enumerate(rows):
        weights = sum(weight for _, weight in given)
        row = [divmod(amount * weight, weights or 1) for _, weight in given]
        parts.append([floor for floor, _ in row])
        open_cells = [
            (position, column, (left << DIGITS) // weights)
            for position, ((column, _), (_, left)) in enumerate(
                zip(given, row, strict=True)
            )
            if left
        ]
        up = largest(
            [part for _, _, part in open_cells],
            amount - sum(parts[-1]) if weights else 0,
        )
        for each, (position, column, part) in enumerate(open_cells):
            cells.add(number, position, column, part, is_up=each in up)
    if totals is not None:
        cells.requested = _left_over(rows, parts, totals)
    return cells.settled(parts, [amount for amount, _ in rows])


class _Cells:
    """The cells of a table that have a fraction."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.places: list[int] = []
        self.columns: list[Hashable] = []
        self.is_up: list[bool] = []
        self.requested: dict[Hashable, int] = defaultdict(int)

    def add(
        self, row: int, position: int, column: Hashable, part: int, *, is_up: bool
    ) -> None:
        self.rows.append(row)
        self.places.append(position)
        self.columns.append(column)
        self.is_up.append(is_up)
        self.requested[column] += part

    def settled(self, parts: list[list[int]], balance: list[int]) -> Shared:
        """Add to whole parts what goes up in the end."""
        found = adjust_rounding(self.rows, self.columns, self.is_up, self.requested)
        cells = zip(self.rows, self.places, self.is_up, strict=True)
        for row, position, is_up in cells:
            parts[row][position] += is_up
        return Shared(parts, balance, found.off)


def _left_over(
    rows: Sequence[Row],
    floors: Sequence[Sequence[int]],
    totals: Mapping[Hashable, int],
) -> dict[Hashable, int]:
    """Return what of the exact totals is not in whole units of the cells."""
    requested = dict(totals)
    for (_, given), row in zip(rows, floors, strict=True):
        for (column, _), floor in zip(given, row, strict=True):
            requested[column] = requested.get(column, 0) - floor * UNIT
    return requested


def shown(value: Fraction, places: int) -> str:
    """Return a number as a decimal, for showing."""
    return str(Decimal(round_half_away(value * 10**places)).scaleb(-places))


def largest(parts: Sequence[int], count: int) -> set[int]:
    """Return the places of the largest parts, of equals the first."""
    places = sorted(
        range(len(parts)), key=lambda position: (-parts[position], position)
    )
    return set(places[:count])


def adjust_rounding(
    rows: Sequence[int],
    columns: Sequence[Hashable],
    is_up: list[bool],
    requested: Mapping[Hashable, int],
) -> Settled:
    """Choose which cells go up to the next unit, so that columns come near.

    A cell is a row, a column and whether it goes up; as many cells of a row go up in
    the end as in the beginning. `wanted` is how many units of a column ought to go up,
    with binary digits behind the point. The sum of squares of what columns are off by
    becomes the least that there is. Changes `is_up`.

    A unit moves from a column with too much along cells of one row after the other to
    a column with less. Where none can move from the column with the most, none ever
    will to or from the columns that it reaches, so each part of the table is searched
    in vain only once.
    """
    before = list(is_up)
    table = _Table(rows, columns, is_up, requested)
    heap = [(-off, number) for number, off in enumerate(table.off)]
    heapq.heapify(heap)
    while heap:
        off, number = heapq.heappop(heap)
        if number in table.done or -off != table.off[number]:
            continue
        end = table.move_from(number)
        if end is not None:
            heapq.heappush(heap, (-table.off[number], number))
            heapq.heappush(heap, (-table.off[end], end))
    changed = [cell for cell, was_up in enumerate(before) if was_up != is_up[cell]]
    return Settled(changed, Fraction(max(map(abs, table.off), default=0), UNIT))


class _Table:
    """Cells by row and column, and by how much every column is off."""

    def __init__(
        self,
        rows: Sequence[int],
        columns: Sequence[Hashable],
        is_up: list[bool],
        requested: Mapping[Hashable, int],
    ) -> None:
        numbers: dict[Hashable, int] = {}
        self.rows = rows
        self.is_up = is_up
        self.column = [numbers.setdefault(each, len(numbers)) for each in columns]
        self.off = [-requested.get(each, 0) for each in numbers]
        self.up: list[dict[int, None]] = [{} for _ in numbers]
        self.down: dict[int, dict[int, None]] = {row: {} for row in rows}
        self.done: set[int] = set()
        for cell, (row, column) in enumerate(zip(rows, self.column, strict=True)):
            if is_up[cell]:
                self.up[column][cell] = None
                self.off[column] += UNIT
            else:
                self.down[row][cell] = None

    def move_from(self, start: int) -> int | None:
        """Move a unit away from a column; return to which, or None if to no avail."""
        came: dict[int, tuple[int, int]] = {}
        rows_seen: set[int] = set()
        queue = [start]
        limit = self.off[start] - UNIT
        for column in queue:
            for cell in self.up[column]:
                row = self.rows[cell]
                if row in rows_seen:
                    continue
                rows_seen.add(row)
                end, least = None, limit
                for other in self.down[row]:
                    to = self.column[other]
                    if to in came or to == start or to in self.done:
                        continue
                    came[to] = (cell, other)
                    queue.append(to)
                    if self.off[to] < least:
                        end, least = to, self.off[to]
                if end is not None:
                    self._move(start, end, came)
                    return end
        self.done.update(queue)
        return None

    def _move(self, start: int, end: int, came: Mapping[int, tuple[int, int]]) -> None:
        self.off[start] -= UNIT
        self.off[end] += UNIT
        to = end
        while to != start:
            cell, other = came[to]
            row, column = self.rows[cell], self.column[cell]
            self.is_up[cell], self.is_up[other] = False, True
            del self.up[column][cell], self.down[row][other]
            self.up[to][other] = None
            self.down[row][cell] = None
            to = column


def step_table(rows: Sequence[Row], pools: Mapping[Any, int]) -> Shared:
    """Share row after row, some columns being rows that come later: `pools`.

    Such a row shares its amount and what the rows before it gave.

    What a row receives is kept nearest to its exact value as the giving rows come, so
    that the totals of the other columns can be, too; they are settled last.
    """
    cells = _Cells()
    balance = [amount for amount, _ in rows]
    flows = [amount << DIGITS for amount, _ in rows]
    parts: list[list[int]] = []
    for number, (_, given) in enumerate(rows):
        weights = sum(weight for _, weight in given)
        parts.append(
            [balance[number] * weight // (weights or 1) for _, weight in given]
        )
        left = [balance[number] * weight % (weights or 1) for _, weight in given]
        up = balance[number] - sum(parts[-1]) if weights else 0
        still_open = sum(map(bool, left))
        for position, (column, weight) in enumerate(given):
            flow = flows[number] * weight // (weights or 1)
            if column not in pools:
                cells.requested[column] += flow - (parts[-1][position] << DIGITS)
                continue
            to = pools[column]
            assert to > number, "a row gives to rows that come later"
            flows[to] += flow
            if left[position]:
                missing = flows[to] - ((balance[to] + parts[-1][position]) << DIGITS)
                is_up = up > 0 and (2 * missing > UNIT or up == still_open)
                still_open -= 1
                up -= is_up
                parts[-1][position] += is_up
            balance[to] += parts[-1][position]
        open_cells = [
            position
            for position, (column, _) in enumerate(given)
            if left[position] and column not in pools
        ]
        chosen = largest([left[position] for position in open_cells], up)
        for each, position in enumerate(open_cells):
            cells.add(number, position, given[position][0], 0, is_up=each in chosen)
    return cells.settled(parts, balance)
