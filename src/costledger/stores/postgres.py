"""A ledger in a PostgreSQL database: many people at once, one posting at a time."""

from __future__ import annotations

import contextlib
import re
import tempfile
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import psycopg
from psycopg import IsolationLevel
from psycopg import errors as engine_errors
from psycopg.adapt import Loader
from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import TransactionStatus
from psycopg.sql import SQL, Identifier

from costledger.engine.render import relation_of, rendered, rendered_file, sql
from costledger.errors import (
    LedgerExistsError,
    LedgerReadOnlyError,
    NotALedgerError,
    NotAllowedError,
    PostingInProgressError,
    ServerError,
    StorageFailedError,
)
from costledger.messages import phrase
from costledger.stores import roles
from costledger.stores.base import (
    VIEWS,
    migrations,
    minor_units,
    steps_after,
    views_text,
    with_literals,
)
from costledger.stores.location import without_password

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from costledger.engine.store import Row, Value
    from costledger.stores.base import Migration

SETTINGS = {
    "timezone": "UTC",
    "datestyle": "ISO, YMD",
    "standard_conforming_strings": "on",
    "lock_timeout": "10s",
    "client_encoding": "UTF8",
    "temp_buffers": "128MB",
    "jit": "off",
}
"""What a session must have, so that the same text comes out everywhere, and soon: what
is held stays in memory, and no short statement is compiled first."""

POSTING_SETTINGS = """
    set local work_mem = '128MB';
    set local enable_mergejoin = off;
    set local parallel_tuple_cost = 0.01;
    set local default_statistics_target = 25
"""
"""What a posting may take: there is one at a time, and many that read. Its rows are new,
many and not counted yet, which a hash join forgives, and a merge join sorts. Judging
millions of entries is shared by workers, although each of the rows is handed over."""

SCHEMA_LOCK = 4_022_250_974
"""The advisory lock of those who change the schema."""

ROWS_MAX = 50
"""Up to how many rows are put by one insert; more are copied."""

TYPES = {
    "BIGINT": "bigint",
    "INTEGER": "integer",
    "SMALLINT": "smallint",
    "VARCHAR": 'text collate "C"',
    "DATE": "date",
    "BOOLEAN": "boolean",
    "TIMESTAMP": "timestamp",
    "HUGEINT": "numeric",
    "UBIGINT": "numeric",
    "UINTEGER": "bigint",
}
"""The server's types for those of staged columns."""


NO_ROOM = (
    engine_errors.DiskFull,
    engine_errors.OutOfMemory,
    engine_errors.ConfigurationLimitExceeded,
    engine_errors.ProgramLimitExceeded,
    engine_errors.IoError,
    psycopg.InternalError,
)
"""What a server says that has no room left, or cannot read or write its files."""


class WholeLoader(Loader):
    """Gives whole numbers as int, as DuckDB does: a sum of bigint is numeric here."""

    def load(self, data: bytes | bytearray | memoryview) -> int | Decimal:
        """Return the number that a text of the server holds."""
        text = bytes(data).decode()
        return Decimal(text) if "." in text or "N" in text else int(text)


class PostgresStore:
    """A ledger in one schema of a database, and a connection to it."""

    dialect = "postgres"

    def __init__(
        self, location: str, connection: psycopg.Connection[Any], *, is_read_only: bool
    ) -> None:
        self.location = without_password(location)
        self.is_read_only = is_read_only
        self._url = location
        self._connection = connection
        self._staging: duckdb.DuckDBPyConnection | None = None
        self._scratch: duckdb.DuckDBPyConnection | None = None
        self._scratch_digits: Row = ()

    @classmethod
    def create(
        cls, location: str, *, digits: int, additional_digits: int
    ) -> PostgresStore:
        """Make a new ledger in an empty schema of a database that exists.

        Raises LedgerExistsError, ServerError, NotAllowedError.
        """
        store = cls(location, _connect(location), is_read_only=False)
        try:
            with store.transaction():
                store._lock_schema()
                if store._has_schema():
                    raise LedgerExistsError(store.location)  # noqa: TRY301
                store.run("base/schema/migration")
                store._migrate(migrations())
                store.create_views(digits, additional_digits)
        except BaseException:
            store.close()
            raise
        return store

    @classmethod
    def open(cls, location: str, *, is_read_only: bool = False) -> PostgresStore:
        """Open a ledger, bringing an older schema up to date.

        Raises ServerError, NotALedgerError, LedgerTooNewError, LedgerTooOldError.
        """
        store = cls(location, _connect(location), is_read_only=is_read_only)
        try:
            if not store._has_schema():
                store._refuse_who_may_not_look()
                raise NotALedgerError(store.location)  # noqa: TRY301
            if store._steps():
                store._upgrade()
        except BaseException:
            store.close()
            raise
        return store

    # What every store gives

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Make what happens inside one change: all of it, or on an error nothing."""
        with self._explained(), self._connection.transaction():
            yield

    @contextlib.contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let the statements inside see one moment of the ledger.

        Not `read only`: that forbids temporary tables too, which a look holds.
        """
        if self._connection.info.transaction_status != TransactionStatus.IDLE:
            yield
            return
        self._connection.isolation_level = IsolationLevel.REPEATABLE_READ
        try:
            with self.transaction():
                yield
        finally:
            if not self._connection.closed:
                self._connection.isolation_level = None

    def run(self, name: str, /, **parameters: Value) -> int:
        """Run a statement that writes, and return how many rows it wrote."""
        if self.is_read_only:
            raise LedgerReadOnlyError(self.location)
        if name == "posting/posting_lock":
            self._run_as_is(POSTING_SETTINGS)
        return max(0, self._execute(rendered(name), parameters).rowcount)

    def rows(self, name: str, /, **parameters: Value) -> list[Row]:
        """Return the rows of a query."""
        return self._execute(rendered(name), parameters).fetchall()

    def records(self, name: str, /, **parameters: Value) -> list[dict[str, Any]]:
        """Return the rows of a query by column name."""
        cursor = self._execute(rendered(name), parameters)
        columns = [column.name for column in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]

    def create_view(
        self,
        name: str,
        /,
        relation: str = "",
        *,
        is_read_once: bool = False,
        **parameters: Value,
    ) -> None:
        """Hold a selection and count it: the planner wants to know its rows.

        What is read once is not worth holding, and is a temporary view.
        """
        if not is_read_once:
            self.materialize(name, relation, **parameters)
            return
        (text,) = rendered(name)
        relation = relation or relation_of(name)
        with self._explained():
            self._drop(relation)
            self._connection.execute(
                f"create temporary view {relation} as\n{text}".encode(), parameters
            )

    def materialize(
        self, name: str, /, relation: str = "", **parameters: Value
    ) -> None:
        """Work out a selection once and hold its rows."""
        (text,) = rendered(name)
        relation = relation or relation_of(name)
        with self._explained():
            self._drop(relation)
            self._connection.execute(
                f"create temporary table {relation} as\n{text}".encode(), parameters
            )
            self._connection.execute(f"analyze {relation}".encode())

    def analyze(self, table: str, /) -> None:
        """Count a table that was written to; the server skips whose it is not."""
        self._run_as_is(f"analyze {table}")

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Append small rows from Python to a table."""
        names = ", ".join(columns)
        with self._explained(), self._connection.cursor() as cursor:
            if len(rows) <= ROWS_MAX:
                places = ", ".join(["%s"] * len(columns))
                text = f"insert into {table} ({names}) values ({places})"
                for row in rows:
                    cursor.execute(text.encode(), row)
                return
            with cursor.copy(f"copy {table} ({names}) from stdin".encode()) as copy:
                for row in rows:
                    copy.write_row(row)

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
        names = ", ".join(columns)
        same = " and ".join(f"replacing.{each} = {table}.{each}" for each in key)
        self._drop("replacing")
        self._run_as_is(
            f"create temporary table replacing as select {names} from {table} limit 0"
        )
        self.insert("replacing", columns, rows)
        self._run_as_is(
            f"delete from {table} where exists (select 1 from replacing where {same})"
        )
        self._run_as_is(f"insert into {table} ({names}) select {names} from replacing")

    def load_rows(
        self, name: str, columns: Mapping[str, str], rows: Sequence[Row]
    ) -> None:
        """Hold small rows from Python as a temporary table of typed columns."""
        typed = ", ".join(
            f'{column} text collate "C"' if kind in ("text", "varchar") else
            f"{column} {kind}"
            for column, kind in columns.items()
        )  # fmt: skip
        self._drop(name)
        self._run_as_is(f"create temporary table {name} ({typed})")
        self.insert(name, tuple(columns), rows)
        self._run_as_is(f"analyze {name}")

    def staging(self) -> duckdb.DuckDBPyConnection:
        """Return a DuckDB in memory, on which sources are read and typed."""
        if self._staging is None:
            self._staging = duckdb.connect()
        return self._staging

    def copy_from_staging(self, table: str) -> None:
        """Copy what is staged to a temporary table of the server."""
        staging = self.staging()
        described = staging.execute(f"describe select * from {table}").fetchall()
        typed = ", ".join(
            f'"{name}" {_server_type(kind)}' for name, kind, *_ in described
        )
        self._drop(table)
        self._run_as_is(f"create temporary table {table} ({typed})")
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "staged.csv")
            staging.execute(
                f"copy (select * from {table}) to '{file}' (format csv, header false)"
            )
            with (
                self._explained(),
                self._connection.cursor() as cursor,
                cursor.copy(f"copy {table} from stdin (format csv)".encode()) as copy,
                file.open("rb") as source,
            ):
                while block := source.read(1 << 20):
                    copy.write(block)
        self._run_as_is(f"analyze {table}")

    def query(self, text: str, parameters: dict[str, Value] | None = None) -> list[Row]:
        """Return the rows of a query, as it stands but for its parameters."""
        bound = with_literals(text, parameters) if parameters else text
        with self._explained():
            cursor = self._connection.execute(bound.encode())
            return cursor.fetchall() if cursor.description else []

    def stream(
        self, name: str, size: int = 10_000, /, **parameters: Value
    ) -> Iterator[list[Row]]:
        """Yield the rows of a query in blocks."""
        (text,) = rendered(name)
        bound = psycopg.ClientCursor(self._connection).mogrify(
            text.encode(), parameters
        )
        with (
            self._explained(),
            self._connection.transaction(),
            psycopg.ServerCursor(self._connection, "streamed") as cursor,
        ):
            cursor.execute(bound.encode())
            while block := cursor.fetchmany(size):
                yield block

    def copy_out(self, name: str, path: str) -> int:
        """Write the rows of a query to a .csv or .parquet file; return how many.

        DuckDB writes the file, typed as its own ledger would be: the bytes are the same.
        """
        (text,) = rendered(name)
        location = path.replace("'", "''")
        form = "parquet" if path.endswith(".parquet") else "csv, header"
        scratch = self._like_ours()
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "rows.csv")
            self._copy_to(file, text)
            described = scratch.execute(f"describe {sql(name)}").fetchall()
            kinds = ", ".join(f"'{column}': '{kind}'" for column, kind, *_ in described)
            found = scratch.execute(
                f"copy (select * from read_csv('{file}', auto_detect=false, header=false, delim=',', "
                f"quote='\"', escape='\"', nullstr='', allow_quoted_nulls=false, "
                f"columns={{{kinds}}}, max_line_size=100000000)) "
                f"to '{location}' (format {form})"
            ).fetchone()
        return int(found[0]) if found else 0

    def discard(self) -> None:
        """Drop the tables of a ledger that was just made and went wrong."""
        names = [
            name
            for text in (
                sql("base/schema/migration"),
                *(step.text for step in migrations()),
            )
            for name in re.findall(r"create table (?:if not exists )?(\w+)", text)
        ]
        with self.transaction():
            for name in names:
                self._run_as_is(f"drop table if exists {name} cascade")
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._connection.close()
        for mine in (self._staging, self._scratch):
            if mine is not None:
                mine.close()

    # Schema

    def create_views(self, digits: int, additional_digits: int) -> None:
        """Make the views that people read anew, in the ledger's own minor units."""
        text = views_text(digits, additional_digits)
        for name in reversed(re.findall(r"create or replace view (\w+)", text)):
            self._run_as_is(f"drop view if exists {name} cascade")
        self._execute(rendered_file(VIEWS), minor_units(digits, additional_digits))
        self._grant_anew()

    def grants(self, name: str = "") -> tuple[str, ...]:
        """Return the statements that give the ledger its roles, to be run in order.

        Their names begin with `name`: by default the schema's, or the database's.
        """
        schema, database, owner = self._home()
        found = roles.Roles.named(name or (database if schema == "public" else schema))
        relations = (schema, *self._relations())
        parts = (
            *roles.role_statements(found, schema, owner),
            *roles.owner_statements(found, *relations),
            *roles.table_statements(found, *relations),
        )
        return tuple(part.as_string(self._connection) for part in parts)

    def apply(self, texts: Sequence[str]) -> None:
        """Run statements of this engine's own as they are, as one change."""
        with self.transaction():
            for text in texts:
                self._run_as_is(text)

    def _home(self) -> tuple[str, str, str]:
        """Return the ledger's schema, its database, and who owns it."""
        ((schema, database, owner),) = self._ask(
            "select schemaname, current_database(), tableowner from pg_tables"
            " where tablename = 'schema_migration' and schemaname = current_schema()"
        )
        return schema, database, owner

    def _relations(self) -> tuple[list[str], list[str]]:
        """Return the names of the ledger's tables and views."""
        found = self._ask(
            "select relname, relkind = 'v' from pg_class"
            " where relnamespace = current_schema()::regnamespace"
            " and relkind in ('r', 'p', 'v') order by relname"
        )
        return (
            [name for name, is_view in found if not is_view],
            [name for name, is_view in found if is_view],
        )

    def _grant_anew(self) -> None:
        """Let the roles of a ledger that has some see what is new in it."""
        schema, _, owner = self._home()
        found = roles.Roles.named(owner.removesuffix("_owner"))
        known = self._ask(
            "select count(*) from pg_roles where rolname in (%s, %s, %s)",
            [found.owner, found.poster, found.reader],
        )
        if owner == found.owner and known == [(3,)]:
            for part in roles.table_statements(found, schema, *self._relations()):
                self._run_as_is(part.as_string(self._connection))

    def _become_owner(self) -> None:
        """Act as who owns the ledger until the transaction ends, so that all is his."""
        *_, owner = self._home()
        self._run_as_is(SQL("set local role {}").format(Identifier(owner)).as_string())

    def _has_schema(self) -> bool:
        return self._ask("select to_regclass('schema_migration')") != [(None,)]

    def _refuse_who_may_not_look(self) -> None:
        """Tell a schema that is closed to this user from one without a ledger."""
        closed = self._ask(
            "select nspname from pg_namespace"
            " where nspname = any(string_to_array(current_setting('search_path'), ','))"
            " and not has_schema_privilege(oid, 'usage')"
        )
        if closed:
            message = phrase(
                "Permission denied for schema {closed}.", closed=closed[0][0]
            )
            raise NotAllowedError(self.location, message)

    def _lock_schema(self) -> None:
        self._run_as_is(f"select pg_advisory_xact_lock({SCHEMA_LOCK})")

    def _upgrade(self) -> None:
        with self.transaction():
            self._become_owner()
            self._lock_schema()
            self._migrate(self._steps())
            self.create_views(*self.rows("base/schema/digits")[0])

    def _steps(self) -> list[Migration]:
        """Return the steps that this ledger has still to take."""
        return steps_after(self.location, self.rows("base/schema/number")[0][0])

    def _migrate(self, steps: Sequence[Migration]) -> None:
        """Take each step, and the keys and checks that this engine gives it."""
        folder = files("costledger.stores.migrations")
        for step in steps:
            self._execute(rendered_file(step.location), {})
            keys = folder.joinpath(f"{step.number:04}_{step.name}.postgres.sql")
            if keys.is_file():
                self._run_as_is(keys.read_text("utf-8"))
            self.insert(
                "schema_migration",
                ("number", "name", "sha256"),
                [(step.number, step.name, step.sha256)],
            )

    # How it is done here

    def _execute(
        self, statements: tuple[str, ...], parameters: Mapping[str, Value | Decimal]
    ) -> psycopg.Cursor[Any]:
        """Run the statements of a file, and return the cursor of the last."""
        with self._explained():
            cursor = self._connection.cursor()
            for statement in statements:
                cursor.execute(statement.encode(), parameters)
            return cursor

    def _run_as_is(self, text: str) -> None:
        with self._explained():
            self._connection.execute(text.encode())

    def _ask(self, text: str, values: Sequence[str] = ()) -> list[Row]:
        """Return the rows of a query of this engine's own."""
        with self._explained():
            return self._connection.execute(text.encode(), values or None).fetchall()

    def _drop(self, name: str) -> None:
        """Let go of a temporary relation, and never of one of the ledger's own."""
        for (kind,) in self._ask(
            "select case relkind when 'v' then 'view' else 'table' end from pg_class"
            " where oid = to_regclass(%s)",
            [f"pg_temp.{name}"],
        ):
            self._run_as_is(f"drop {kind} pg_temp.{name} cascade")

    def _copy_to(self, file: Path, text: str) -> None:
        plain = text.replace("%%", "%")
        with (
            self._explained(),
            self._connection.cursor() as cursor,
            file.open("wb") as target,
            cursor.copy(f"copy (\n{plain}\n) to stdout (format csv)".encode()) as copy,
        ):
            for block in copy:
                target.write(block)

    def _like_ours(self) -> duckdb.DuckDBPyConnection:
        """Return an empty ledger in memory, which knows what types columns have.

        It is made once: an export asks for it at every table.
        """
        digits = self.rows("base/schema/digits")[0]
        if self._scratch is None:
            self._scratch = duckdb.connect()
            self._scratch.execute(sql("base/schema/migration"))
            for step in migrations():
                self._scratch.execute(step.text)
        if self._scratch_digits != digits:
            self._scratch.execute(views_text(*digits))
            self._scratch_digits = digits
        return self._scratch

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        """Say in our words what the server refused."""
        try:
            yield
        except engine_errors.LockNotAvailable as error:
            raise PostingInProgressError(self.location, *self._poster()) from error
        except engine_errors.InsufficientPrivilege as error:
            raise NotAllowedError(self.location, _sentence(error)) from error
        except NO_ROOM as error:
            raise StorageFailedError(self.location, _sentence(error)) from error
        except (psycopg.OperationalError, psycopg.InterfaceError) as error:
            raise ServerError(self.location, _sentence(error)) from error

    def _poster(self) -> tuple[str, str]:
        """Return who holds the posting lock, and since when, as far as it can be seen."""
        try:
            with _connect(self._url) as other:
                found = other.execute(
                    "select usename || ' (' || application_name || ')',"
                    " coalesce(to_char(xact_start, 'YYYY-MM-DD HH24:MI:SS'), '')"
                    " from pg_locks join pg_stat_activity using (pid)"
                    " where relation = 'counter'::regclass and granted"
                    " and mode = 'RowExclusiveLock' and pid <> %s"
                    " order by xact_start limit 1",
                    [self._connection.info.backend_pid],
                ).fetchone()
        except psycopg.Error:
            found = None
        return (str(found[0]), str(found[1])) if found else ("somebody", "")


def _connect(location: str) -> psycopg.Connection[Any]:
    """Connect, with a session that reads and writes the same texts everywhere.

    Raises ServerError.
    """
    try:
        named = conninfo_to_dict(location)
        connection = psycopg.connect(
            location,
            autocommit=True,
            cursor_factory=psycopg.ClientCursor,
            connect_timeout=int(named.get("connect_timeout") or 10),
            fallback_application_name="costledger",
        )
        connection.adapters.register_loader("numeric", WholeLoader)
        settings = (f"set {name} = '{value}'" for name, value in SETTINGS.items())
        connection.execute("; ".join(settings).encode())
    except psycopg.Error as error:
        raise ServerError(without_password(location), _sentence(error)) from error
    return connection


def _server_type(kind: str) -> str:
    """Return the server's type for a staged column."""
    return TYPES[kind] if kind in TYPES else re.sub(r"^DECIMAL", "numeric", kind)


def _sentence(error: psycopg.Error) -> str:
    """Return the first line of what the server or the driver said."""
    message = error.diag.message_primary or str(error).strip().splitlines()[0]
    message = message.rpartition("FATAL:")[2].strip()
    return message[:1].upper() + message[1:].rstrip(".") + "."
