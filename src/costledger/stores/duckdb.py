"""A ledger in one DuckDB file: no server, one process at a time."""

from __future__ import annotations

import contextlib
import json
import re
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from costledger.engine.render import relation_of, sql
from costledger.errors import (
    LedgerExistsError,
    LedgerInUseError,
    LedgerNotFoundError,
    LedgerReadOnlyError,
    NotALedgerError,
    StorageFailedError,
)
from costledger.messages import phrase
from costledger.stores.base import (
    migrations,
    steps_after,
    views_text,
    with_literals,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from costledger.engine.store import Row, Value
    from costledger.stores.base import Migration

MEMORY_MAX = 4 * 2**30
"""The most memory that the engine takes, in bytes; beyond, it spills to disk."""

MAGIC = b"DUCK"
"""What stands at byte 8 of every DuckDB file."""


PARAMETERS_MAX, JSON_ROWS = 200, 10_000
"""Up to how many rows are put as parameters, and how many at once as JSON."""


class DuckDBStore:
    """A ledger file and the one connection to it."""

    dialect = "duckdb"

    def __init__(
        self,
        location: str,
        connection: duckdb.DuckDBPyConnection,
        *,
        is_read_only: bool,
    ) -> None:
        self.location = location
        self.is_read_only = is_read_only
        self._connection = connection
        self._named: dict[str, tuple[str, str]] = {}
        self._read: dict[str, str | duckdb.Statement] = {}
        self._is_in_transaction = False

    @classmethod
    def create(
        cls, location: str, *, digits: int, additional_digits: int
    ) -> DuckDBStore:
        """Make a new ledger file with the whole schema.

        Raises LedgerExistsError, LedgerReadOnlyError.
        """
        path = Path(location)
        if path.exists():
            raise LedgerExistsError(location)
        if not path.absolute().parent.is_dir():
            raise LedgerNotFoundError(str(path.absolute().parent))
        store = cls(
            location, _connect(location, is_read_only=False), is_read_only=False
        )
        try:
            with store.transaction():
                store.run("base/schema/migration")
                store._migrate(migrations())
                store.create_views(digits, additional_digits)
        except BaseException:
            store.close()
            path.unlink(missing_ok=True)
            raise
        return store

    @classmethod
    def open(cls, location: str, *, is_read_only: bool = False) -> DuckDBStore:
        """Open a ledger file, bringing an older schema up to date.

        Raises LedgerNotFoundError, NotALedgerError, LedgerInUseError,
        LedgerTooNewError, LedgerTooOldError, LedgerReadOnlyError.
        """
        _refuse_what_is_no_database(location)
        store = cls(
            location,
            _connect(location, is_read_only=is_read_only),
            is_read_only=is_read_only,
        )
        try:
            steps = steps_after(location, store._schema_number())
            if steps and is_read_only:
                store.close()
                cls.open(location).close()
                return cls.open(location, is_read_only=True)
            if steps:
                store._upgrade(steps)
        except BaseException:
            store.close()
            raise
        return store

    # What every store gives

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what happens inside one change: all of it, or on an error nothing.

        The engine puts its log into the file when it has grown, and when it is closed.
        """
        with self._begun():
            yield

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let the statements inside see one moment of the ledger."""
        if self._is_in_transaction:
            yield
            return
        with self._begun():
            yield

    @contextlib.contextmanager
    def _begun(self) -> Iterator[None]:
        with self._explained():
            self._connection.begin()
            self._is_in_transaction = True
            named = dict(self._named)
            try:
                yield
                self._connection.commit()
            except BaseException:
                self._named = named
                with contextlib.suppress(duckdb.Error):
                    self._connection.rollback()
                raise
            finally:
                self._is_in_transaction = False

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        """Say in our words what the disk refused, or what a page no longer tells."""
        try:
            yield
        except duckdb.Error as error:
            if _is_of_storage(error):
                raise StorageFailedError(self.location, _sentence(error)) from error
            if "read-only mode" in str(error):
                raise LedgerReadOnlyError(self.location) from error
            raise

    def run(self, name: str, /, **parameters: Value) -> int:
        """Run a statement that writes, and return how many rows it wrote."""
        found = self._connection.execute(self._statement(name), parameters).fetchone()
        return int(found[0]) if found else 0

    def rows(self, name: str, /, **parameters: Value) -> list[Row]:
        """Return the rows of a query."""
        with self._explained():
            found = self._connection.execute(self._statement(name), parameters)
            return found.fetchall()

    def records(self, name: str, /, **parameters: Value) -> list[dict[str, Any]]:
        """Return the rows of a query by column name."""
        with self._explained():
            cursor = self._connection.execute(self._statement(name), parameters)
            columns = [column[0] for column in cursor.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def create_view(
        self,
        name: str,
        /,
        relation: str = "",
        *,
        is_read_once: bool = False,  # noqa: ARG002 - it is a name in any case
        **parameters: Value,
    ) -> None:
        """Name a selection: a temporary view, which DuckDB plans through."""
        text = with_literals(sql(name), parameters)
        relation = relation or relation_of(name)
        if self._named.get(relation) == ("view", text):
            return
        self._make_room(relation, "view", text)
        with self._explained():
            self._connection.execute(
                f"create or replace temp view {relation} as\n{text}"
            )

    def materialize(
        self, name: str, /, relation: str = "", **parameters: Value
    ) -> None:
        """Work out a selection once and hold its rows."""
        text = with_literals(sql(name), parameters)
        relation = relation or relation_of(name)
        self._make_room(relation, "table")
        with self._explained():
            self._connection.execute(
                f"create or replace temp table {relation} as\n{text}"
            )

    def analyze(self, table: str, /) -> None:
        """Do nothing: this engine counts as it writes."""

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Append small rows from Python to a table.

        Many go as JSON, ten thousand a statement: parameters of that number are slow.
        """
        insert = f"insert into {table} ({', '.join(columns)})"
        if len(rows) > PARAMETERS_MAX:
            cells = ", ".join(f"cells ->> '$[{at}]'" for at in range(len(columns)))
            source = "from (select unnest(cast(? as json[])) as cells)"
            text = f"{insert} select {cells} {source}"
            for start in range(0, len(rows), JSON_ROWS):
                block = json.dumps(rows[start : start + JSON_ROWS], default=str)
                self._connection.execute(text, [block])
        elif rows:
            one = "(" + ", ".join("?" * len(columns)) + ")"
            places = ", ".join([one] * len(rows))
            values = [_written_out(value) for row in rows for value in row]
            self._connection.execute(f"{insert} values {places}", values)

    def replace(
        self,
        table: str,
        key: Sequence[str],
        columns: Sequence[str],
        rows: Sequence[Row],
    ) -> None:
        """Append small rows of master data in place of those with the same key."""
        if not rows:
            return
        shape = f"select {', '.join(columns)} from {table} limit 0"
        self._connection.execute(f"create or replace temp table replacing as {shape}")
        self.insert("replacing", columns, rows)
        same = " and ".join(f"replacing.{each} = {table}.{each}" for each in key)
        names = ", ".join(columns)
        self._connection.execute(
            f"delete from {table} where exists (select 1 from replacing where {same})"
        )
        self._connection.execute(
            f"insert into {table} ({names}) select {names} from replacing"
        )

    def load_rows(
        self, name: str, columns: Mapping[str, str], rows: Sequence[Row]
    ) -> None:
        """Hold small rows from Python as a temporary table of typed columns."""
        typed = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        self._connection.execute(f"create or replace temp table {name} ({typed})")
        self.insert(name, tuple(columns), rows)

    def staging(self) -> duckdb.DuckDBPyConnection:
        """Return the ledger's own connection: DuckDB stages where it keeps."""
        return self._connection

    def copy_from_staging(self, table: str) -> None:
        """Do nothing: what is staged here is here."""

    def query(self, text: str, parameters: dict[str, Value] | None = None) -> list[Row]:
        """Return the rows of a query, as it stands."""
        with self._explained():
            return self._connection.execute(text, parameters).fetchall()

    def stream(
        self, name: str, size: int = 10_000, /, **parameters: Value
    ) -> Iterator[list[Row]]:
        """Yield the rows of a query in blocks; ask nothing else until the last."""
        with self._explained():
            cursor = self._connection.execute(self._statement(name), parameters)
            while block := cursor.fetchmany(size):
                yield block

    def copy_out(self, name: str, path: str) -> int:
        """Write the rows of a query to a .csv or .parquet file; return how many."""
        form = "parquet" if path.endswith(".parquet") else "csv, header"
        location = path.replace("'", "''")
        text = f"copy (\n{sql(name)}\n) to '{location}' (format {form})"
        with self._explained():
            found = self._connection.execute(text).fetchone()
        return int(found[0]) if found else 0

    def discard(self) -> None:
        """Remove the file of a ledger that was just made and went wrong."""
        self.close()
        Path(self.location).unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _statement(self, name: str) -> str | duckdb.Statement:
        """Return a statement as the engine reads it, which costs time but once.

        A file of several stays a text.
        """
        if name not in self._read:
            found = self._connection.extract_statements(sql(name))
            self._read[name] = found[0] if len(found) == 1 else sql(name)
        return self._read[name]

    def _make_room(self, name: str, kind: str, text: str = "") -> None:
        """Let go of a relation that had this name as another kind of thing."""
        before, _ = self._named.get(name, (kind, ""))
        if before != kind:
            self._connection.execute(f"drop {before} if exists {name}")
        self._named[name] = (kind, text)

    # Schema

    def _schema_number(self) -> int:
        try:
            return int(self.rows("base/schema/number")[0][0])
        except duckdb.Error as error:
            raise NotALedgerError(self.location) from error

    def _upgrade(self, steps: Sequence[Migration]) -> None:
        with self.transaction():
            self._migrate(steps)
            digits, additional_digits = self.rows("base/schema/digits")[0]
            self.create_views(digits, additional_digits)

    def _migrate(self, steps: Sequence[Migration]) -> None:
        for step in steps:
            self._connection.execute(step.text)
            self.insert(
                "schema_migration",
                ("number", "name", "sha256"),
                [(step.number, step.name, step.sha256)],
            )

    def create_views(self, digits: int, additional_digits: int) -> None:
        """Make the views that people read anew, in the ledger's own minor units."""
        self._connection.execute(views_text(digits, additional_digits))


def _connect(location: str, *, is_read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        connection = duckdb.connect(location, read_only=is_read_only)
    except duckdb.Error as error:
        text = str(error)
        if re.search(r"\block\b|used by another process", text):
            raise LedgerInUseError(location, _holder(text)) from error
        if "Corrupt database file" in text:
            raise StorageFailedError(location, _sentence(error)) from error
        if "permission" in text.lower() or "read-only" in text.lower():
            raise LedgerReadOnlyError(location) from error
        if isinstance(error, duckdb.IOException) and "newer" in text.lower():
            raise StorageFailedError(location, _sentence(error)) from error
        raise NotALedgerError(location) from error
    _limit_memory(connection)
    return connection


def _limit_memory(connection: duckdb.DuckDBPyConnection) -> None:
    """Take no more than MEMORY_MAX, and never more than the engine would by itself."""
    found = connection.execute("select current_setting('memory_limit')").fetchone()
    size, unit = str(found[0]).split() if found else ("0", "bytes")
    power = {"TiB": 40, "GiB": 30, "MiB": 20}.get(unit, 0)
    if Decimal(size) * 2**power > MEMORY_MAX:
        connection.execute(f"set memory_limit = '{MEMORY_MAX}B'")


def _refuse_what_is_no_database(location: str) -> None:
    path = Path(location)
    if not path.exists():
        raise LedgerNotFoundError(location)
    if not path.is_file():
        raise NotALedgerError(location)
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except PermissionError as error:
        raise LedgerReadOnlyError(location) from error
    if head[8:12] != MAGIC:
        raise NotALedgerError(location)


def _holder(text: str) -> str:
    """Return who holds a file, by program and process, as far as the engine says."""
    found = re.search(r"held in (.+) \((PID \d+)\)", text)
    if not found:
        return phrase("another process")
    return f"{Path(found.group(1)).name} ({found.group(2)})"


def _is_of_storage(error: duckdb.Error) -> bool:
    """Say whether the disk or a damaged page is to blame, and not the statement."""
    kinds = (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException)
    reported = ("Failed to commit: Could not", "Corrupt database file")
    return isinstance(error, kinds) or any(each in str(error) for each in reported)


def _written_out(value: object) -> object:
    """Return 1E+3 as 1000: DuckDB before 2 takes the power of ten for no digits."""
    return Decimal(f"{value:f}") if isinstance(value, Decimal) else value


def _sentence(error: duckdb.Error) -> str:
    return str(error).splitlines()[0].rstrip(".") + "."
