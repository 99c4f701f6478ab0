"""Splitting one line over the values of its dimensions, exact to the last unit.

A line of 75 000 names departments 100 (15 000), 101 (15 000) and 102 (45 000): it becomes
three entries. Where two dimensions split the same line, their running sums are laid side
by side and the line is cut wherever either changes (the north-west corner rule):

```text
department  |--- 100: 60 ---|----- 102: 40 -----|
project     |-- P: 50 --|-------- Q: 50 --------|
entries     |100,P 50   |100,Q 10|102,Q 40      |
```

Every department and project keeps its own sum, and the entries come to the line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    Amount = TypeVar("Amount", int, Decimal)


def split(
    size: Amount, parts: Mapping[str, Sequence[tuple[str, Amount]]]
) -> list[tuple[Amount, dict[str, str]]]:
    """Return (amount, {dimension: value}) pieces of a line of a size, zero or more.

    `parts` holds, by dimension, values with their part of the size, in order. What a
    dimension leaves over has no value of it. Raises ValueError when a dimension's parts
    are negative or come to more than the line.
    """
    cuts = {size}
    for dimension, values in parts.items():
        running = size - size
        for _, part in values:
            if part < 0:
                raise ValueError(dimension)
            running += part
            cuts.add(running)
        if running > size:
            raise ValueError(dimension)
    pieces = []
    start = size - size
    for end in sorted(cuts):
        if end > start or size == start:
            pieces.append((end - start, _values_at(start, parts)))
        start = end
    return pieces


def _values_at(
    start: Amount, parts: Mapping[str, Sequence[tuple[str, Amount]]]
) -> dict[str, str]:
    """Return the values that hold at a place of the line."""
    found = {}
    for dimension, values in parts.items():
        running = start - start
        for value, part in values:
            if running <= start < running + part or (part == start == running == 0):
                found[dimension] = value
                break
            running += part
    return found
