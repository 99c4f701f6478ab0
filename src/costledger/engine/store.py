"""What the engine asks of a store, whatever keeps the ledger behind it."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager

    import duckdb

Value = int | str | bool | datetime.date | datetime.datetime | None
Row = tuple[Any, ...]


class Store(Protocol):
    """A ledger's tables behind one engine.

    Statements are named: `run("posting/entry")` runs `engine/sql/posting/entry.sql`. A
    parameter is a keyword here and `$keyword` there.
    """

    location: str
    """The path or address, as people know it."""

    dialect: str
    """The engine by name: "duckdb" or "postgres"."""

    is_read_only: bool
    """Whether this connection may only look."""

    def transaction(self) -> AbstractContextManager[None]:
        """Make what happens inside one change: all of it, or on an error nothing."""

    def snapshot(self) -> AbstractContextManager[None]:
        """Let the statements inside see one moment; they write nothing that stays.

        Inside a transaction, or another reading, it is that one's moment.
        """

    def run(self, name: str, /, **parameters: Value) -> int:
        """Run a statement that writes, and return how many rows it wrote."""

    def rows(self, name: str, /, **parameters: Value) -> list[Row]:
        """Return the rows of a query. For small answers only."""

    def records(self, name: str, /, **parameters: Value) -> list[dict[str, Any]]:
        """Return the rows of a query by column name. For small answers only."""

    def create_view(
        self,
        name: str,
        /,
        relation: str = "",
        *,
        is_read_once: bool = False,
        **parameters: Value,
    ) -> None:
        """Name a selection for the statements that follow in this transaction.

        The relation is called as the file, without its folders, or `relation`
        where several statements make the same one.
        An engine that plans well through names keeps it a name and inlines it; one
        that does not holds its rows and counts them, unless one statement alone is
        going to read it.
        """

    def materialize(
        self, name: str, /, relation: str = "", **parameters: Value
    ) -> None:
        """Work out a selection once and hold its rows until the next of its name."""

    def analyze(self, table: str, /) -> None:
        """Let the planner know what this transaction wrote, where it does not by itself.

        Who owns the table is obeyed, and for others nothing happens.
        """

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Append small rows from Python to a table. Never for entries in bulk."""

    def replace(
        self,
        table: str,
        key: Sequence[str],
        columns: Sequence[str],
        rows: Sequence[Row],
    ) -> None:
        """Append small rows of master data in place of those with the same key."""

    def load_rows(
        self, name: str, columns: Mapping[str, str], rows: Sequence[Row]
    ) -> None:
        """Hold small rows from Python as a temporary table of typed columns."""

    def staging(self) -> duckdb.DuckDBPyConnection:
        """Return the DuckDB connection on which sources are read and typed."""

    def copy_from_staging(self, table: str) -> None:
        """Make a staged temporary table one of this store's own connection."""

    def query(self, text: str, parameters: dict[str, Value] | None = None) -> list[Row]:
        """Return the rows of a query that this engine reads as it stands, as tests ask."""

    def stream(
        self, name: str, size: int = 10_000, /, **parameters: Value
    ) -> Iterator[list[Row]]:
        """Yield the rows of a query in blocks, in constant memory."""

    def copy_out(self, name: str, path: str) -> int:
        """Write the rows of a query to a .csv or .parquet file; return how many."""

    def create_views(self, digits: int, additional_digits: int) -> None:
        """Make the views that people read anew, in the ledger's own minor units."""

    def discard(self) -> None:
        """Remove a ledger that was just made and went wrong, and let go of it."""

    def close(self) -> None:
        """Let go of the ledger."""
