"""Staging: the tables of a source as typed rows, and everything wrong with them.

`stage_books` fills a temporary table `stage_<table>` for each exchange table that it
finds, on a DuckDB connection. Problems are collected over all rows of all tables before
anything is refused. Values are read by the macros of `sql/macros.sql`.
"""

from __future__ import annotations

from importlib.resources import files as package_files
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.filters import parse_filter
from costledger.errors import Problem, RowsRefusedError, SourceError
from costledger.sources.catalog import TABLES, Column, Kind, Table
from costledger.sources.files import TableFile, find_tables, load, quoted, sha256

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb

    from costledger.sources.mapping import Mapping, TableMapping

HINTS = {
    Kind.AMOUNT: "Write it like -1234.56, or set `decimal` in the mapping.",
    Kind.ADDITIONAL_AMOUNT: "Write it like -1234.56, or set `decimal` in the mapping.",
    Kind.DATE: "Write it like 2026-12-31, or set `date_format` in the mapping.",
    Kind.POSTING_DATE: "Write it like 2026-12-31, or C2026-12-31 for a closing date.",
    Kind.BOOLEAN: "Write true or false.",
    Kind.WHOLE: "Write a whole number.",
    Kind.DIMENSIONS: 'Write a JSON object such as {"DEPARTMENT": "ADM"}.',
}


@frozen
class StageContext:
    """What staging needs to know of the ledger."""

    minor_digits: int
    additional_minor_digits: int
    dimensions: tuple[str, ...]
    """Dimensions whose name, as a column's, makes the column a dimension."""


@frozen
class StagedFile:
    """A file that was staged."""

    table: str
    file: str
    sha256: str
    rows: int


@frozen
class Staged:
    """What was staged, and what was left alone."""

    tables: tuple[str, ...]
    """Exchange tables that have a `stage_<table>` now, in the order of merging."""
    files: tuple[StagedFile, ...]
    left_alone: tuple[str, ...]
    """Files and sheets that are no table of ours."""
    notes: tuple[str, ...]
    """Columns that were not used."""


@frozen
class _Input:
    """One file on its way into one exchange table."""

    table: Table
    mapping: TableMapping
    file: TableFile
    raw: str
    columns: tuple[str, ...]
    number: int
    """Tells inputs apart that are made of one file."""


def stage_books(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    mapping: Mapping,
    context: StageContext,
    *,
    alias: str = "",
) -> Staged:
    """Stage every table of a folder, workbook or file.

    `alias` is the name of the file that a folder was made of.

    Raises SourceError for what cannot be read at all, RowsRefusedError with every
    problem of every row.
    """
    macros = package_files("costledger.sources").joinpath("sql/macros.sql")
    connection.execute(macros.read_text("utf-8"))
    connection.execute(
        "create or replace temp table stage_problem (file varchar, row_no bigint,"
        " column_name varchar, value varchar, problem varchar, hint varchar)"
    )
    found = find_tables(path, alias)
    wanted, left_alone = _assign(found, mapping)
    if not wanted:
        raise SourceError(
            str(path),
            f"none of {', '.join(table.name for table in found)} is a table of ours.",
            f"Name them {', '.join(TABLES)}, or say what they are in a mapping.",
        )
    inputs = _load_all(connection, wanted)
    notes: list[str] = []
    staged: list[StagedFile] = []
    for table in TABLES.values():
        parts = [each for each in inputs if each.table is table]
        if parts:
            _stage_table(connection, table, parts, context, notes)
            staged += [
                StagedFile(table.name, part.file.shown, sha256(part.file.path), count)
                for part, count in _counts(connection, parts)
            ]
    _refuse(connection)
    tables = tuple(table for table in TABLES if any(f.table == table for f in staged))
    return Staged(tables, tuple(staged), tuple(left_alone), tuple(notes))


def _assign(
    found: list[TableFile], mapping: Mapping
) -> tuple[list[tuple[Table, TableMapping, TableFile]], list[str]]:
    from costledger.sources.mapping import TableMapping  # noqa: PLC0415

    wanted = []
    used = set()
    for name, table in TABLES.items():
        for rule in mapping.of(name) or [TableMapping(name)]:
            names = {rule.file.lower() or name}
            for file in found:
                if names & {file.name.lower(), file.path.name.lower()}:
                    wanted.append((table, rule, file))
                    used.add(file)
            missing = rule.file and not any(
                rule.file.lower() in (f.name.lower(), f.path.name.lower())
                for f in found
            )
            if missing:
                raise SourceError(
                    rule.file,
                    f"the mapping of {name} names it, and it is not there.",
                    f"There are {', '.join(file.name for file in found)}.",
                )
    return wanted, [file.shown for file in found if file not in used]


def _load_all(
    connection: duckdb.DuckDBPyConnection,
    wanted: list[tuple[Table, TableMapping, TableFile]],
) -> list[_Input]:
    loaded: dict[TableFile, tuple[str, tuple[str, ...]]] = {}
    problems: list[Problem] = []
    inputs: list[_Input] = []
    for table, rule, file in wanted:
        if file not in loaded:
            raw = f"raw_{len(loaded)}"
            try:
                loaded[file] = (raw, tuple(load(connection, file, raw)))
            except RowsRefusedError as error:
                problems += error.problems
                continue
        inputs.append(_Input(table, rule, file, *loaded[file], len(inputs)))
    if problems:
        raise RowsRefusedError(problems)
    return inputs


def _stage_table(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    parts: list[_Input],
    context: StageContext,
    notes: list[str],
) -> None:
    selects = []
    for part in parts:
        reader = _Reader(connection, part, context)
        notes += reader.notes()
        reader.find_problems()
        selects.append(reader.select())
    connection.execute(
        f"create or replace temp table stage_{table.name} as "
        + " union all by name ".join(selects)
    )
    _find_twice(connection, table)


class _Reader:
    """Reads one file as one table: each column's expression, and its problems."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        part: _Input,
        context: StageContext,
    ) -> None:
        self.connection = connection
        self.part = part
        self.context = context
        self.theirs = {column.lower(): column for column in part.columns}
        self.sources = {
            column.name: source
            for column in part.table.columns
            if (source := self._source(column.name)) is not None
        }
        self.dimensions = self._dimension_columns()
        self._check_columns()
        self.decimal: dict[str, str] = {}
        self.relation = self._prepare()

    def _prepare(self) -> str:
        """Read amounts and days step by step, each step a view over the one before.

        Nested macros would be written out many times over; columns are not.
        """
        raw, view = self.part.raw, f"input_{self.part.number}"
        amounts = [name for name in AMOUNTS if name in self.sources]
        days = [
            column.name
            for column in self.part.table.columns
            if column.kind in (Kind.DATE, Kind.POSTING_DATE)
            and column.name in self.sources
        ]
        prefix = _literal(self.part.mapping.closing_prefix)
        self._view(
            f"{view}_spaced",
            f"{raw} as raw",
            [f"amount_spaced({self.sources[name]}) as {name}_s" for name in amounts]
            + [
                f"day_text({self.sources[name]}, {prefix}) as {name}_t" for name in days
            ],
        )
        form = self.part.mapping.date_format
        self._view(
            f"{view}_text",
            f"{view}_spaced as raw",
            [f"amount_text({name}_s) as {name}_t" for name in amounts]
            + [
                f"day_formatted({name}_t, {_literal(form)}) as {name}_d"
                if form
                else f"day_auto({name}_t) as {name}_d"
                for name in days
            ],
        )
        for name in amounts:
            self.decimal[name] = self._decimal_sign(name, f"{view}_text")
        self._view(
            f"{view}_plain",
            f"{view}_text as raw",
            [
                f"amount_plain({name}_t, {_literal(self.decimal[name])}) as {name}_p"
                for name in amounts
            ]
            + [f"day_in_time({name}_d) as {name}_v" for name in days],
        )
        self._view(
            f"{view}_decimals",
            f"{view}_plain as raw",
            [
                f"rtrim(split_part({name}_p, '.', 2), '0') as {name}_f"
                for name in amounts
            ],
        )
        self._view(
            f"{view}_read",
            f"{view}_decimals as raw",
            [
                f"within_limit(minor_of({name}_p, {name}_f,"
                f" {self._digits(_column(self.part.table, name))})) as {name}_v"
                for name in amounts
            ],
        )
        return f"{view}_read"

    def _view(self, name: str, source: str, cells: list[str]) -> None:
        more = "".join(f", {cell}" for cell in cells)
        self.connection.execute(
            f"create or replace temp view {name} as select raw.*{more} from {source}"
        )

    # Where a column's text comes from

    def _source(self, ours: str) -> str | None:
        rule = self.part.mapping
        if ours in rule.constants:
            return _literal(rule.constants[ours])
        theirs = self.theirs.get(rule.columns.get(ours, ours).lower())
        return f"raw.{quoted(theirs)}" if theirs else None

    def _dimension_columns(self) -> dict[str, str]:
        if self.part.table.name != "gl_entries":
            return {}
        named = dict(self.part.mapping.dimensions)
        for dimension in self.context.dimensions:
            if dimension and dimension.lower() in self.theirs:
                named.setdefault(dimension, dimension)
        return {
            dimension.strip().upper(): self.theirs.get(column.lower(), column)
            for dimension, column in named.items()
        }

    def _check_columns(self) -> None:
        rule, file = self.part.mapping, self.part.file.shown
        named = [
            *rule.columns.values(),
            *rule.when,
            *rule.key,
            *self.dimensions.values(),
            *([rule.closing_column] if rule.closing_column else []),
        ]
        missing = sorted({each for each in named if each.lower() not in self.theirs})
        if missing:
            raise SourceError(
                file,
                f"the mapping names columns that are not there: {', '.join(missing)}.",
                f"There are {', '.join(self.part.columns)}.",
            )
        lacking = [
            column.name
            for column in self.part.table.columns
            if column.is_required and column.name not in self.sources
        ]
        if self.part.table.name == "gl_entries" and not {
            "amount",
            "debit_amount",
            "credit_amount",
        } & set(self.sources):
            lacking.append("amount")
        if lacking:
            raise SourceError(
                file,
                f"as {self.part.table.name} it lacks the columns {', '.join(lacking)}.",
                f"There are {', '.join(self.part.columns)}; a mapping can rename them.",
            )

    def notes(self) -> list[str]:
        """Return a note when the file has columns that nothing takes."""
        rule = self.part.mapping
        used = {
            rule.columns.get(name, name).lower()
            for name in self.sources
            if name not in rule.constants
        }
        used |= {each.lower() for each in (*self.dimensions.values(), *rule.when)}
        used |= {each.lower() for each in (*rule.key, rule.closing_column)}
        unused = [column for column in self.part.columns if column.lower() not in used]
        if not unused or rule.distinct:
            return []
        return [f"{self.part.file.shown}: not used: {', '.join(unused)}"]

    # Typed rows

    def select(self) -> str:
        """Return the typed rows as a SELECT."""
        rule, table = self.part.mapping, self.part.table
        cells = [
            f"{_literal(self.part.file.shown)} as file",
            "raw.row_no",
            *(
                f"{self._value(column)} as {column.name}"
                for column in table.columns
                if column.kind is not Kind.DIMENSIONS
                and column.kind is not Kind.AMOUNT
                and column.name not in ("additional_amount", "source_row")
                and (
                    column.name in self.sources
                    or (column.name == "income_balance" and rule.income_statement)
                    or (table.name == "gl_entries" and column.name in _ALWAYS)
                )
            ),
        ]
        cells += self._extra_cells()
        where = self._where()
        once = ""
        if rule.distinct:
            keys = ", ".join(self._value(_column(table, key)) for key in table.key)
            once = (
                f" qualify row_number() over (partition by {keys} order by row_no) = 1"
            )
        return f"select {', '.join(cells)} from {self.relation} as raw{where}{once}"

    def _value(self, column: Column) -> str:
        if column.name == "income_balance" and self.part.mapping.income_statement:
            return self._income_balance()
        source = self.sources.get(column.name, "cast(null as varchar)")
        match column.kind:
            case Kind.CODE:
                return f"code_value({source})"
            case Kind.TEXT:
                return f"text_value({source})"
            case Kind.CHOICE:
                return f"choice_value({source}, {_list(column.choices)})"
            case Kind.BOOLEAN:
                return f"boolean_value({source})"
            case Kind.WHOLE:
                return f"whole_value({source})"
            case _:
                return f"{column.name}_v"

    def _income_balance(self) -> str:
        """Return the account's kind as the mapping's filter decides it."""
        number = f"code_value({self.sources['no']})"
        rows = self.connection.execute(
            f"select distinct {number} from {self.part.raw} as raw"
        ).fetchall()
        accounts = [str(row[0]) for row in rows if row[0]]
        passed = parse_filter(self.part.mapping.income_statement).select(accounts)
        listed = _list(tuple(sorted(passed)))
        return (
            f"case when list_contains(cast({listed} as varchar[]), {number})"
            " then 'income_statement' else 'balance_sheet' end"
        )

    def _digits(self, column: Column) -> int:
        if column.kind is Kind.ADDITIONAL_AMOUNT:
            return self.context.additional_minor_digits
        return self.context.minor_digits

    def _extra_cells(self) -> list[str]:
        rule = self.part.mapping
        if self.part.table.name != "gl_entries":
            name = "default_dimensions"
            if name in self.sources:
                return [f"{_members(self.sources[name], {})} as {name}"]
            return []
        given = self.sources.get("dimensions", "cast(null as varchar)")
        prefix = _literal(rule.closing_prefix)
        is_closing = f"is_closing_text({self.sources['posting_date']}, {prefix})"
        if rule.closing_column:
            theirs = self.theirs[rule.closing_column.lower()]
            values = _list(rule.closing_values)
            is_closing += f" or coalesce(list_contains({values}, trim(raw.{quoted(theirs)})), false)"
        key = "cast(null as varchar)"
        if rule.key:
            parts = ", ".join(
                f"text_value(raw.{quoted(self.theirs[each.lower()])})"
                for each in rule.key
            )
            key = f"concat_ws('/', {parts})"
        cells = [
            f"{_members(given, self.dimensions)} as members",
            f"{is_closing} as is_closing",
            f"{self._amount()} as amount",
            f"coalesce({self._amount_of('additional_amount')}, 0) as additional_amount",
            f"{self._source_row()} as source_row",
        ]
        return (
            cells if "source_key" in self.sources else [*cells, f"{key} as source_key"]
        )

    def _amount(self) -> str:
        """Return the signed amount: its own column, else debit less credit."""
        debit, credit = (
            self._amount_of("debit_amount"),
            self._amount_of("credit_amount"),
        )
        sides = f"coalesce({debit}, 0) - coalesce({credit}, 0)"
        if "amount" not in self.sources:
            return sides
        return f"coalesce({self._amount_of('amount')}, {sides})"

    def _amount_of(self, name: str) -> str:
        if name not in self.sources:
            return "cast(null as bigint)"
        return self._value(_column(self.part.table, name))

    def _source_row(self) -> str:
        if "source_row" not in self.sources:
            return "raw.row_no"
        return self._value(_column(self.part.table, "source_row"))

    def _where(self) -> str:
        rule = self.part.mapping
        conditions = [
            f"text_value(raw.{quoted(self.theirs[theirs.lower()])}) = {_literal(text)}"
            for theirs, text in rule.when.items()
        ]
        if rule.leave_out_zero:
            conditions.append(f"{self._amount()} <> 0")
        return f" where {' and '.join(conditions)}" if conditions else ""

    # Problems

    def find_problems(self) -> None:
        """List every cell that cannot be read, and every one missing."""
        for column in self.part.table.columns:
            if column.name not in self.sources:
                continue
            source = self.sources[column.name]
            problem = self._problem(column, source)
            hint = HINTS.get(column.kind, "")
            if column.kind is Kind.CHOICE:
                hint = f"Write one of {', '.join(filter(None, column.choices))}."
            if problem:
                self._list(column.name, source, problem, hint)
            if column.is_required:
                missing = f"case when cell({source}) is null then 'This is empty.' end"
                self._list(column.name, source, missing, "It has to be filled.")
        if self.part.table.name == "gl_entries":
            self._find_entry_problems()

    def _find_entry_problems(self) -> None:
        amounts = [
            self.sources[name]
            for name in ("amount", "debit_amount", "credit_amount")
            if name in self.sources
        ]
        empty = " and ".join(f"cell({source}) is null" for source in amounts)
        self._list(
            "amount",
            amounts[0],
            f"case when {empty} then 'This is empty.' end",
            "Write 0 where an entry has no amount.",
        )
        if "entry_no" in self.sources:
            number = self.sources["entry_no"]
            self._list(
                "entry_no",
                number,
                f"case when cell({number}) is not null and"
                f" not regexp_full_match(cell({number}), '[0-9]{{1,18}}')"
                " then 'This is no whole number.' end",
                "Map a text number as `key`, and leave entry_no out.",
            )

    def _problem(self, column: Column, source: str) -> str:
        match column.kind:
            case Kind.CHOICE:
                return f"choice_problem({source}, {_list(column.choices)})"
            case Kind.BOOLEAN:
                return f"boolean_problem({source})"
            case Kind.WHOLE:
                return f"whole_problem({source})"
            case Kind.DATE | Kind.POSTING_DATE:
                return f"day_problem({column.name}_t, {column.name}_d)"
            case Kind.AMOUNT | Kind.ADDITIONAL_AMOUNT:
                name = column.name
                if self.decimal[name] == "?":
                    return (
                        f"case when amount_evidence({name}_t) = '?' then"
                        " 'This can be read in two ways.' end"
                    )
                return (
                    f"amount_problem({name}_s, {name}_p, {name}_f, {name}_v,"
                    f" {self._digits(column)})"
                )
            case Kind.DIMENSIONS:
                return (
                    f"case when cell({source}) is not null and not coalesce("
                    f"json_type(try_cast({source} as json)) = 'OBJECT', false)"
                    " then 'This is no JSON object.' end"
                )
        return ""

    def _list(self, column: str, source: str, problem: str, hint: str) -> None:
        where = self._where()
        self.connection.execute(
            "insert into stage_problem select * from (select"
            f" {_literal(self.part.file.shown)}, {self._source_row()},"
            f" {_literal(column)},"
            f" coalesce({source}, ''), {problem} as problem, {_literal(hint)}"
            f" from {self.relation} as raw{where}) where problem is not null"
        )

    def _decimal_sign(self, name: str, view: str) -> str:
        if self.part.mapping.decimal:
            return self.part.mapping.decimal
        rows = self.connection.execute(
            f"select distinct amount_evidence({name}_t) from {view}"
        ).fetchall()
        evidence = {row[0] for row in rows} - {None}
        if "." in evidence or not evidence:
            return "."
        return "," if "," in evidence else "?"


AMOUNTS = ("amount", "debit_amount", "credit_amount", "additional_amount")
"""The columns that hold money."""

_ALWAYS = frozenset(("entry_no", "document_no", "description", "reason_code"))
"""Columns of G/L entries that are there whatever the file brings."""


def _members(given: str, dimensions: dict[str, str]) -> str:
    """Return the canonical JSON text of an entry's dimensions, in code order."""
    own = ", ".join(
        f"{{'k': {_literal(dimension)}, 'v': code_value(raw.{quoted(column)})}}"
        for dimension, column in sorted(dimensions.items())
    )
    pairs = f"[{own}]" if own else "cast([] as struct(k varchar, v varchar)[])"
    if given != "cast(null as varchar)":
        json = f"try_cast({given} as json)"
        pairs = (
            f"list_concat({pairs}, [{{'k': code_value(k),"
            f" 'v': code_value(json_extract_string({json}, '$.' || to_json(k)))}}"
            f" for k in coalesce(json_keys({json}), [])])"
        )
    return (
        "'{' || array_to_string([cast(to_json(p.k) as varchar) || ':' ||"
        f" cast(to_json(p.v) as varchar) for p in list_sort({pairs}) if p.v <> ''], ',')"
        " || '}'"
    )


def _find_twice(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """List rows that have the key of a row before them."""
    if table.name == "gl_entries":
        text = package_files("costledger.sources").joinpath("sql/stage_entry.sql")
        connection.execute(text.read_text("utf-8"))
        return
    keys = ", ".join(table.key)
    shown = " || ' ' || ".join(f"cast({key} as varchar)" for key in table.key)
    connection.execute(
        f"insert into stage_problem select file, row_no, {_literal(table.key[-1])},"
        f" {shown}, 'This is in row ' || first_row || ' already.',"
        " 'Leave one of the two.' from (select *, first_value(row_no) over"
        f" (partition by {keys} order by file, row_no) as first_row, row_number() over"
        f" (partition by {keys} order by file, row_no) as place from stage_{table.name})"
        " where place > 1"
    )


def _counts(
    connection: duckdb.DuckDBPyConnection, parts: list[_Input]
) -> list[tuple[_Input, int]]:
    counted = []
    for part in parts:
        rows = connection.execute(f"select count(*) from {part.raw}").fetchall()
        counted.append((part, int(rows[0][0])))
    return counted


def _refuse(connection: duckdb.DuckDBPyConnection) -> None:
    rows = connection.execute(
        "select * from stage_problem order by file, row_no, column_name"
    ).fetchall()
    if rows:
        raise RowsRefusedError(Problem(*row) for row in rows)


def _column(table: Table, name: str) -> Column:
    return next(column for column in table.columns if column.name == name)


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _list(texts: tuple[str, ...]) -> str:
    return "[" + ", ".join(_literal(text) for text in texts) + "]"
