"""What can be said of a table: its columns, what they hold, and where they are kept."""

from __future__ import annotations

from enum import Enum, Flag, StrEnum, auto
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping


class Kind(StrEnum):
    """What a cell of a column holds."""

    CODE = "code"
    """Trimmed and upper-cased: numbers and codes of records, and filters over them."""
    TEXT = "text"
    """Trimmed."""
    CHOICE = "choice"
    """One of a few words."""
    BOOLEAN = "boolean"
    """Yes or no; empty is no."""
    WHOLE = "whole number"
    """Not negative; empty is 0."""
    AMOUNT = "amount"
    """Minor units of the ledger's currency."""
    ADDITIONAL_AMOUNT = "additional amount"
    """Minor units of the additional reporting currency."""
    DECIMAL = "decimal"
    """Exact, zero or more, with up to ten decimals; empty is 0."""
    SIGNED = "signed decimal"
    """The same, and may be below zero."""
    DATE = "date"
    """A day; empty is none."""
    POSTING_DATE = "posting date"
    """A day, or the closing date after it."""
    DIMENSIONS = "dimensions"
    """A JSON object of dimension codes and value codes."""
    TIMESTAMP = "timestamp"
    """A moment. It and what follows is in exports only."""
    MINOR_UNITS = "minor units"
    """An amount as the ledger keeps it."""
    SHARE = "share"
    """Exact, with ten decimals."""
    WEIGHT = "weight"
    """A whole number of up to 38 digits."""


class Use(Flag):
    """What is done with a table or a column."""

    IMPORT = auto()
    """A file may bring it."""
    EXPORT = auto()
    RESTORE = auto()
    """A new ledger gets it from an export."""
    NONE = 0
    """It is kept, and no file has it."""
    ALL = IMPORT | EXPORT | RESTORE
    OWN = EXPORT | RESTORE
    EXCHANGED = IMPORT | EXPORT


@frozen
class Reference:
    """A record of another table: files name it by code, and the ledger by key."""

    table: str
    key: str
    code: str
    alias: str = ""
    """What the other table is called in a statement: by default by its name."""
    condition: str = ""
    """What else tells the record, as `column = value` of the other table."""
    is_optional: bool = False
    """Whether there may be none."""

    @property
    def name(self) -> str:
        """What the other table is called in a statement."""
        return self.alias or self.table


COST_TYPE = Reference("cost_type", "cost_type_id", "code")
POOL_COST_TYPE = Reference("cost_type", "cost_type_id", "code", is_optional=True)
VERSION = Reference("version", "version_id", "code")
BASE_VERSION = Reference(
    "version", "version_id", "code", alias="base", is_optional=True
)
CENTER = Reference(
    "receiver", "receiver_id", "code", "center", "kind = 'center'", is_optional=True
)
OBJECT = Reference(
    "receiver", "receiver_id", "code", "object_", "kind = 'object'", is_optional=True
)
DIMENSION_SET = Reference(
    "dimension_set", "dimension_set_id", "members", condition="assignment_no = 0"
)


class Receiver(Enum):
    """How a ledger keeps the pair `cost_center_code`, `cost_object_code`.

    Both columns of the pair say the same.
    """

    KEY = "receiver_id"
    SENDER_KEY = "sender_id, or none"
    CODE = "receiver_kind and receiver_code"


@frozen
class Column:
    """One column of an exchange table."""

    name: str
    kind: Kind
    doc: str
    """What it is, in one line."""
    ours: str = ""
    """The ledger's column, where it has another name."""
    use: Use = Use.ALL
    is_required: bool = False
    """Whether a file must bring it, filled in every row."""
    choices: tuple[str, ...] = ()
    """For a choice: the words allowed; the first is meant by an empty cell."""
    words: Mapping[str, str | bool] = field(factory=dict)
    """Their word = ours, where it is another."""
    is_nullable: bool = False
    """Whether nothing is kept where it is empty, of a kind that has a value for that."""
    refers: Reference | Receiver | None = None
    """Whose code it is, where the ledger keeps a key."""
    shown: str = ""
    """What an export selects, where it is not the column."""
    is_later: bool = False
    """Whether exports of earlier schemas do not have it; it is empty there."""

    @property
    def kept(self) -> str:
        """The ledger's column."""
        return self.ours or self.name

    @property
    def default(self) -> str | int | bool | None:
        """The ledger's value where nobody says otherwise."""
        is_missing = self.is_nullable or self.refers is not None
        if is_missing or self.kind in (Kind.DATE, Kind.TIMESTAMP):
            return None
        if self.kind is Kind.CHOICE:
            return self.words.get(self.choices[0], self.choices[0])
        if self.kind is Kind.BOOLEAN:
            return False
        return "" if self.kind in (Kind.CODE, Kind.TEXT) else 0


@frozen
class Table:
    """One exchange table."""

    name: str
    doc: str
    """What a row of it is, in a sentence or two."""
    table: str
    """The ledger's table."""
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """Columns that tell one row from another; an export has this order."""
    use: Use = Use.OWN
    view: str = ""
    """What is exported, where people read codes and decimals: by the names of here."""
    identity: str = ""
    """The ledger's column of keys that are given once, in code order."""
    fixed: Mapping[str, str] = field(factory=dict)
    """The ledger's columns that are the same in all rows of this exchange table."""
    condition: str = ""
    """Which rows of the ledger's table are meant, where it is not all of them."""
    is_master: bool = False
    """Whether rows of a file are merged into records that are there."""
    is_whole: bool = False
    """Whether every column is staged, given or not: rows become entries, and are not
    merged into records that have other columns already."""
    is_repeatable: bool = False
    """Whether several rows of a file may have one key: the last one counts."""
    is_replaced: bool = False
    """Whether a restore takes the place of rows that a new ledger has."""

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    def columns_for(self, use: Use) -> tuple[Column, ...]:
        """Return the columns that something is done with."""
        return tuple(each for each in self.columns if use in each.use & self.use)

    def column(self, name: str) -> Column:
        """Return the column of a name."""
        return next(each for each in self.columns if each.name == name)
