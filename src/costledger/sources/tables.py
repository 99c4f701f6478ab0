"""Staging: the tables of a source as typed rows, and everything wrong with them.

`stage_books` fills a temporary table `stage_<table>` for each exchange table that it
finds, on a DuckDB connection, and `stage_problem` with what is wrong in any row of any
of them. For G/L entries it names `stage_entry` and `stage_member`, which are merged.
"""

from __future__ import annotations

from importlib.resources import files as package_files
from typing import TYPE_CHECKING

import duckdb
from attrs import frozen

from costledger.errors import (
    Problem,
    RowsRefusedError,
    SourceError,
    StorageFailedError,
)
from costledger.messages import phrase
from costledger.sources.catalog import TABLES, Table
from costledger.sources.files import (
    Loaded,
    TableFile,
    find_tables,
    load,
    other_files,
    sha256,
)
from costledger.sources.reader import Input, Reader, StageContext, literal

if TYPE_CHECKING:
    from pathlib import Path

    from costledger.sources.mapping import Mapping, TableMapping

__all__ = ["StageContext", "Staged", "StagedFile", "clear", "stage_books"]

ROW, FILE = "\ue000", "\ue001"
"""Where a statement puts what it finds into a sentence: signs that no text has."""

PROBLEMS_MAX = 100_000
"""Of more problems than this, the first ones and their number are reported."""


@frozen
class StagedFile:
    """A file that was staged."""

    table: str
    file: str
    sha256: str
    rows: int


@frozen
class Staged:
    """What was staged, what is wrong with it, and what was left alone."""

    tables: tuple[str, ...]
    """Exchange tables that have a `stage_<table>` now, in the order of merging."""
    files: tuple[StagedFile, ...]
    problems: tuple[Problem, ...]
    """File by file, in the order of rows and columns. Cells with problems are null."""
    unread: tuple[str, ...]
    """Exchange tables of which a file could not be read into rows at all."""
    left_alone: tuple[str, ...]
    """Files and sheets that are no table of ours."""
    notes: tuple[str, ...]
    """Columns that were not used, and what was taken for granted."""


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

    Problems of rows are part of the answer. `clear` lets go of what was staged. Stage
    outside of a transaction: a file that DuckDB cannot read would end it.

    Raises SourceError for what cannot be read as tables at all, StorageFailedError.
    """
    try:
        return _stage(connection, path, mapping, context, alias)
    except (duckdb.IOException, duckdb.OutOfMemoryException) as error:
        raise StorageFailedError(str(path), str(error).splitlines()[0]) from error


def clear(connection: duckdb.DuckDBPyConnection) -> None:
    """Let go of what was staged: it is as large as the books."""
    for kind, name in _run(connection, "staged_names").fetchall():
        connection.execute(f"drop {kind} temp.{name}")


def _stage(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    mapping: Mapping,
    context: StageContext,
    alias: str,
) -> Staged:
    _run(connection, "macros")
    _run(connection, "stage_problem")
    found = find_tables(path, alias)
    requested = _assign(found, mapping)
    if not requested:
        raise SourceError(
            str(path),
            phrase(
                "none of {found} is a table of ours.",
                found=", ".join(file.name for file in found),
            ),
            phrase(
                "Name them {tables}, or say what they are in a mapping.",
                tables=", ".join(TABLES),
            ),
        )
    inputs, problems = _load_all(connection, requested)
    readers = [Reader(connection, part, context) for part in inputs]
    staged: list[StagedFile] = []
    for table in TABLES.values():
        parts = [reader for reader in readers if reader.part.table is table]
        if parts:
            staged += _stage_table(connection, table, parts)
    tables = [name for name in TABLES if any(each.table == name for each in staged)]
    if "gl_entries" in tables:
        _run(connection, "stage_entry")
    if "item_entries" in tables:
        _run(connection, "stage_item_entry")
    used = {file for _, _, file in requested}
    return Staged(
        tables=tuple(tables),
        files=tuple(staged),
        problems=(*problems, *_problems(connection)),
        unread=tuple({table.name for table, *_ in requested} - set(tables)),
        left_alone=(
            *(file.shown for file in found if file not in used),
            *other_files(path),
        ),
        notes=tuple(_notes(readers)),
    )


def _run(connection: duckdb.DuckDBPyConnection, name: str) -> duckdb.DuckDBPyConnection:
    folder = package_files("costledger.sources").joinpath("sql")
    return connection.execute(folder.joinpath(f"{name}.sql").read_text("utf-8"))


# Which file is which table


def _assign(
    found: list[TableFile], mapping: Mapping
) -> list[tuple[Table, TableMapping, TableFile]]:
    """Return what becomes of each file: a mapping's word goes before its own name."""
    requested = []
    for name, table in TABLES.items():
        for rule in mapping.of(name) or [mapping.usual(name)]:
            files = [file for file in found if file.is_called(rule.file or name)]
            if rule.file and not files:
                raise SourceError(
                    rule.file,
                    phrase(
                        "the mapping of {name} names it, and it is not there.",
                        name=name,
                    ),
                    phrase(
                        "There are {found}.",
                        found=", ".join(file.name for file in found),
                    ),
                )
            if not rule.skip:
                requested += [(table, rule, file) for file in files]
    return requested


def _load_all(
    connection: duckdb.DuckDBPyConnection,
    requested: list[tuple[Table, TableMapping, TableFile]],
) -> tuple[list[Input], list[Problem]]:
    """Load each file once, and return the inputs and the rows that are no rows."""
    loaded: dict[TableFile, Loaded | None] = {}
    problems: list[Problem] = []
    inputs: list[Input] = []
    for table, rule, file in requested:
        if file not in loaded:
            try:
                loaded[file] = load(
                    connection,
                    file,
                    f"raw_{len(loaded)}",
                    encoding=rule.encoding,
                    delimiter=rule.delimiter,
                )
            except RowsRefusedError as error:
                problems += error.problems
                loaded[file] = None
        ready = loaded[file]
        if ready:
            inputs.append(Input(table, rule, file, ready, len(inputs)))
    return inputs, problems


# One table


def _stage_table(
    connection: duckdb.DuckDBPyConnection, table: Table, readers: list[Reader]
) -> list[StagedFile]:
    selects = " union all by name ".join(f"({reader.select()})" for reader in readers)
    connection.execute(f"create or replace temp table stage_{table.name} as {selects}")
    rows = connection.execute(
        "select part_no, count(*), bool_or(is_bad)"
        f" from stage_{table.name} group by part_no"
    ).fetchall()
    found = {part_no: (int(count), is_bad) for part_no, count, is_bad in rows}
    staged = []
    for reader in readers:
        part = reader.part
        count, is_bad = found.get(part.number, (0, False))
        if is_bad:
            reader.list_problems()
        checksum = sha256(part.file.path)
        staged.append(StagedFile(table.name, part.file.shown, checksum, count))
    if table.key and table.name != "gl_entries":
        _find_duplicates(connection, table)
    return staged


def _find_duplicates(connection: duckdb.DuckDBPyConnection, table: Table) -> None:
    """List rows that have the key of a row before them."""
    described = connection.execute(f"describe stage_{table.name}").fetchall()
    there = {row[0] for row in described}
    named = [name for name in table.key if name in there]
    keys = ", ".join(named)
    shown = f"concat_ws(' ', {keys})"
    connection.execute(
        "insert into stage_problem select file, row_no, "
        f"{literal(' and '.join(named))}, {shown}, {_twice()},"
        f" {literal(phrase('Leave one of the two.'))} from (select *,"
        " first_value(row_no) over same as first_row,"
        " first_value(file) over same as first_file, row_number() over same as place"
        f" from stage_{table.name} window same as"
        f" (partition by {keys} order by part_no, row_no)) where place > 1"
        f" and {shown} not in ('', '0')"
    )


def _twice() -> str:
    """Return the expression that says where a row stands already."""
    here = phrase("This is in row {row_no} already.", row_no=ROW)
    there = phrase("This is in row {row_no} of {file} already.", row_no=ROW, file=FILE)
    row = f"{literal(ROW)}, cast(first_row as varchar)"
    return (
        f"case when first_file = file then replace({literal(here)}, {row}) else"
        f" replace(replace({literal(there)}, {row}), {literal(FILE)}, first_file) end"
    )


def _problems(connection: duckdb.DuckDBPyConnection) -> list[Problem]:
    rows = connection.execute(
        "select * from stage_problem order by file, row_no, rowid limit $1",
        [PROBLEMS_MAX],
    ).fetchall()
    problems = [
        Problem(file, row, column, value, phrase(problem), hint)
        for file, row, column, value, problem, hint in rows
    ]
    ((count,),) = connection.execute("select count(*) from stage_problem").fetchall()
    if count > PROBLEMS_MAX:
        more = phrase("{count:,} more problems were found.", count=count - PROBLEMS_MAX)
        problems.append(Problem("", None, "", "", more, phrase("Mend these first.")))
    return problems


def _notes(readers: list[Reader]) -> list[str]:
    """Say which columns nothing takes, file by file, and what was taken for granted."""
    notes = []
    for file in dict.fromkeys(reader.part.file for reader in readers):
        own = [reader for reader in readers if reader.part.file == file]
        used = set().union(*(reader.used() for reader in own))
        unused = [name for name in own[0].part.loaded.cells if name not in used]
        if unused:
            notes.append(
                phrase(
                    "{shown}: not used: {unused}",
                    shown=file.shown,
                    unused=", ".join(unused),
                )
            )
    notes += [
        phrase(
            "{shown}: it does not say income_balance, so new accounts count as "
            "income statement",
            shown=reader.part.file.shown,
        )
        for reader in readers
        if reader.part.table.name == "gl_accounts"
        and "income_balance" not in reader.sources
        and not reader.mapping.income_statement
    ]
    return notes
