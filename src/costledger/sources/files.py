"""Finding and opening the files of a source: folders, CSV, Parquet and workbooks.

Every table of a source becomes a temporary table of text on a DuckDB connection, with
`row_no` as a person counts in the file: the header is row 1.
"""

from __future__ import annotations

import codecs
import csv
import hashlib
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from costledger.errors import Problem, RowsRefusedError, SourceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

CSV_ENDINGS = (".csv", ".tsv", ".txt")
ENDINGS = (*CSV_ENDINGS, ".parquet", ".xlsx", ".xlsm")
DELIMITERS = ",;\t|"
BLOCK = 1 << 20


@frozen
class TableFile:
    """One table of a source: a file, or a sheet of a workbook."""

    path: Path
    sheet: str = ""
    alias: str = ""
    """What it was made of, where a person never saw the file itself."""

    @property
    def name(self) -> str:
        """What people call it, and what a table is recognized by."""
        return self.sheet or self.path.stem

    @property
    def shown(self) -> str:
        """How messages and the ledger call it."""
        if self.alias:
            return self.alias
        return f"{self.path.name}, sheet {self.sheet}" if self.sheet else self.path.name


def find_tables(path: Path, alias: str = "") -> list[TableFile]:
    """Return the tables of a folder, a workbook, or a single file, in name order.

    `alias` is the name of the file that a folder was made of.

    Raises SourceError when there is nothing that can be read.
    """
    if not path.exists():
        raise SourceError(
            str(path), "there is no such file or folder.", "Check the path."
        )
    if path.is_dir():
        files = sorted(
            each for each in path.iterdir() if each.suffix.lower() in ENDINGS
        )
        found = [
            evolve(table, alias=alias) for each in files for table in _tables_of(each)
        ]
        if not found:
            raise SourceError(
                str(path),
                "the folder holds no CSV, Parquet or Excel file.",
                "Put one file a table into it, named as the table: gl_entries.csv.",
            )
        return found
    if path.suffix.lower() not in ENDINGS:
        raise SourceError(
            str(path),
            "this kind of file is not known.",
            f"Known are folders, .xml (SAF-T) and {', '.join(ENDINGS)}.",
        )
    return _tables_of(path)


def sha256(path: Path) -> str:
    """Return the checksum of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def load(
    connection: duckdb.DuckDBPyConnection, table: TableFile, name: str
) -> list[str]:
    """Load a table as text into the temporary table `name`; return its columns.

    Raises SourceError for what cannot be read as a table at all, RowsRefusedError for
    rows that do not have the header's columns.
    """
    ending = table.path.suffix.lower()
    try:
        if ending == ".parquet":
            _load_parquet(connection, table, name)
        elif ending in CSV_ENDINGS:
            _load_csv(connection, table, name)
        else:
            _load_sheet(connection, table, name)
    except (SourceError, RowsRefusedError):
        raise
    except PermissionError as error:
        raise SourceError(
            table.shown, "it may not be read.", "Check its permissions."
        ) from error
    except Exception as error:
        if type(error).__module__.split(".")[0] not in (
            "duckdb",
            "_duckdb",
            "fastexcel",
        ):
            raise
        raise SourceError(
            table.shown, f"{str(error).splitlines()[0]}.", "Open it and look."
        ) from error
    rows = connection.execute(f"describe {name}").fetchall()
    return [str(row[0]) for row in rows if row[0] != "row_no"]


def _tables_of(path: Path) -> list[TableFile]:
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        return [TableFile(path)]
    import fastexcel  # noqa: PLC0415

    try:
        book = fastexcel.read_excel(path)
    except fastexcel.FastExcelError as error:
        raise SourceError(
            str(path), "it is no workbook that can be read.", "Save it as .xlsx anew."
        ) from error
    return [TableFile(path, sheet) for sheet in book.sheet_names]


def _load_parquet(
    connection: duckdb.DuckDBPyConnection, table: TableFile, name: str
) -> None:
    source = connection.read_parquet(str(table.path))
    columns = ", ".join(
        f"shown_number({quoted(column)}) as {quoted(column)}"
        if str(kind) in ("DOUBLE", "FLOAT")
        else f"cast({quoted(column)} as varchar) as {quoted(column)}"
        for column, kind in zip(source.columns, source.types, strict=True)
    )
    connection.execute(
        f"create or replace temp table {name} as"
        f" select row_number() over () as row_no, {columns} from read_parquet($1)",
        [str(table.path)],
    )


def _load_sheet(
    connection: duckdb.DuckDBPyConnection, table: TableFile, name: str
) -> None:
    import fastexcel  # noqa: PLC0415

    book = fastexcel.read_excel(table.path)
    sheet = book.load_sheet(table.sheet, dtypes="string")
    columns = [column.name for column in sheet.selected_columns]
    connection.register("workbook_sheet", sheet)
    cells = ", ".join(
        f"workbook_cell({quoted(column)}) as {quoted(column)}" for column in columns
    )
    connection.execute(
        f"create or replace temp table {name} as"
        f" select row_number() over () + 1 as row_no, {cells} from workbook_sheet"
    )
    connection.unregister("workbook_sheet")


def _load_csv(
    connection: duckdb.DuckDBPyConnection, table: TableFile, name: str
) -> None:
    encoding = _encoding(table.path)
    header, delimiter = _header(table, encoding)
    with tempfile.TemporaryDirectory() as folder:
        path = table.path
        if encoding not in ("utf-8", "utf-8-sig"):
            path = _transcoded(table.path, encoding, Path(folder))
        _copy_csv(connection, table, path, name, header, delimiter)


def _copy_csv(
    connection: duckdb.DuckDBPyConnection,
    table: TableFile,
    path: Path,
    name: str,
    header: Sequence[str],
    delimiter: str,
) -> None:
    for rejects in ("reject_errors", "reject_scans"):
        connection.execute(f"drop table if exists {rejects}")
    columns = {f"c{place}": "VARCHAR" for place in range(len(header))}
    renamed = ", ".join(
        f"c{place} as {quoted(column)}" for place, column in enumerate(header)
    )
    connection.execute(
        f"create or replace temp table {name} as"
        f" select row_number() over () + 1 as row_no, {renamed} from read_csv($1,"
        " columns = $2, delim = $3, quote = '\"', escape = '\"', header = false,"
        " skip = 1, auto_detect = false, store_rejects = true, new_line = $4,"
        " max_line_size = 20000000)",
        [str(path), columns, delimiter, _line_end(path)],
    )
    rejected = connection.execute(
        "select line, error_type, csv_line from reject_errors order by line"
    ).fetchall()
    if rejected:
        raise RowsRefusedError(
            Problem(
                table.shown,
                int(line),
                "",
                str(text or "")[:80],
                f"This row has not the {len(header)} columns of the header"
                f" ({str(kind).lower()}).",
                "Quote cells that hold the delimiter, and close every quote.",
            )
            for line, kind, text in rejected
        )


def _encoding(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(4)
        if head.startswith(codecs.BOM_UTF8):
            return "utf-8-sig"
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        file.seek(0)
        decoder = codecs.getincrementaldecoder("utf-8")()
        try:
            while block := file.read(BLOCK):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _transcoded(path: Path, encoding: str, folder: Path) -> Path:
    target = folder / path.name
    with (
        path.open(encoding=encoding, errors="replace", newline="") as source,
        target.open("w", encoding="utf-8", newline="") as file,
    ):
        while block := source.read(BLOCK):
            file.write(block)
    return target


def _header(table: TableFile, encoding: str) -> tuple[list[str], str]:
    with table.path.open(encoding=encoding, errors="replace", newline="") as file:
        line = file.readline().strip("\r\n")
    if not line.strip():
        raise SourceError(
            table.shown, "it has no header.", "Name the columns in its first line."
        )
    delimiter = max(DELIMITERS, key=lambda sign: _outside_quotes(line, sign))
    header = [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter))]
    problems = [f"column {n + 1} has no name" for n, c in enumerate(header) if not c]
    lowered = [cell.lower() for cell in header if cell]
    problems += [
        f"column {cell!r} is there twice"
        for cell in sorted(set(lowered))
        if lowered.count(cell) > 1
    ]
    if problems:
        raise SourceError(
            table.shown,
            f"in its header {'; '.join(problems)}.",
            "Give every column a name of its own.",
        )
    return header, delimiter


def _outside_quotes(line: str, sign: str) -> int:
    return sum(part.count(sign) for part in line.split('"')[::2])


def _line_end(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(BLOCK)
    if b"\r\n" in head:
        return "\\r\\n"
    return "\\r" if b"\r" in head and b"\n" not in head else "\\n"


def quoted(name: str) -> str:
    """Write a column's name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'
