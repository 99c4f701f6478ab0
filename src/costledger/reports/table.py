"""A table as data: what stands in it, apart from how it is shown.

Numbers stay numbers (counts, and amounts in minor units) until a form is chosen:
`terminal.py` groups thousands and fits a width, `plain.py` writes decimals for programs.
"""

from __future__ import annotations

import enum

from attrs import frozen

Cell = str | int | None
"""A text, a count or an amount in minor units; None leaves the place empty."""


class Kind(enum.Enum):
    """What the cells of a column are."""

    TEXT = "text"
    """Shown whole."""
    NAME = "name"
    """Indented with its row; cut where a terminal is too narrow."""
    PROSE = "prose"
    """Wrapped where a terminal is too narrow."""
    COUNT = "count"
    AMOUNT = "amount"
    """Minor units."""


@frozen
class Column:
    """A column: what it is called by people and by programs, and what is in it."""

    title: str
    kind: Kind = Kind.TEXT
    digits: int = 0
    """How many decimals an amount has."""
    key: str = ""
    """Its name in CSV; the title where that is empty."""
    subtitle: str = ""
    """A name under a code; shown as far as it fits."""
    width_min: int = 0

    @property
    def is_number(self) -> bool:
        """Whether its cells are aligned to the right."""
        return self.kind in (Kind.COUNT, Kind.AMOUNT)


@frozen
class Row:
    """A row: its cells, and how it stands among the others."""

    cells: tuple[Cell, ...]
    indentation: int = 0
    is_strong: bool = False
    """A total or heading."""
    has_blank_after: bool = False
    notes: tuple[str, ...] = ()
    """What is said below the row, in sentences."""


@frozen
class Table:
    """A table with what is said above and below it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    title: str = ""
    subtitle: str = ""
    remarks: tuple[str, ...] = ()
