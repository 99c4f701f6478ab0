"""Finding and opening the files of a source: folders, CSV, Parquet and workbooks.

Every table of a source becomes a view of text on a DuckDB connection, with `row_no` as a
person counts: the header of a file is row 1. Rows without any text are no rows.
"""

from __future__ import annotations

import hashlib
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
from attrs import evolve, frozen

from costledger.errors import SourceError
from costledger.messages import phrase
from costledger.sources.delimited import load_delimited, look_at
from costledger.sources.sheets import reading_sheet

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CSV_ENDINGS = (".csv", ".tsv", ".txt")
BOOK_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
ENDINGS = (*CSV_ENDINGS, ".parquet", *BOOK_ENDINGS)
BLOCK = 1 << 20
NUMBERS = ("DOUBLE", "FLOAT")


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
        return (
            phrase("{name}, sheet {sheet}", name=self.path.name, sheet=self.sheet)
            if self.sheet
            else self.path.name
        )

    def is_called(self, name: str) -> bool:
        """Whether someone who says `name` means this table: GL Entries is gl_entries."""
        called = (self.sheet, self.path.stem, self.path.name)
        return words(name) in [words(each) for each in called if each]


@frozen
class Loaded:
    """A table as text on the connection."""

    view: str
    """Its name there: `row_no` and c0, c1 and on, so that no name is taken twice."""
    cells: Mapping[str, str]
    """The file's columns, in order: the name = where it is in the view."""
    numbers: tuple[str, ...] = ()
    """Columns that held numbers and no text: their decimal sign is a point."""


def find_tables(path: Path, alias: str = "") -> list[TableFile]:
    """Return the tables of a folder, a workbook, or a single file, in name order.

    `alias` is the name of the file that a folder was made of.

    Raises SourceError when there is nothing that can be read.
    """
    if not path.exists():
        raise SourceError(
            str(path),
            phrase("there is no such file or folder."),
            phrase("Check the path."),
        )
    if path.is_dir():
        files = [each for each in _files(path) if each.suffix.lower() in ENDINGS]
        found = [
            evolve(table, alias=alias) for each in files for table in _tables_of(each)
        ]
        if not found:
            raise SourceError(
                str(path),
                phrase("the folder holds no CSV, Parquet or Excel file."),
                phrase(
                    "Put one file a table into it, named as the table: gl_entries.csv."
                ),
            )
        return found
    if path.suffix.lower() not in ENDINGS:
        raise SourceError(
            str(path),
            phrase("this kind of file is not known."),
            phrase(
                "Known are folders, .xml (SAF-T) and {endings}.",
                endings=", ".join(ENDINGS),
            ),
        )
    return _tables_of(path)


def other_files(path: Path) -> list[str]:
    """Return the names of files in a folder that cannot be tables."""
    if not path.is_dir():
        return []
    return [each.name for each in _files(path) if each.suffix.lower() not in ENDINGS]


def sha256(path: Path) -> str:
    """Return the checksum of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()


def load(
    connection: duckdb.DuckDBPyConnection,
    table: TableFile,
    name: str,
    *,
    encoding: str = "",
    delimiter: str = "",
) -> Loaded:
    """Load a table as text, as the view `name` of `row_no` and its columns.

    Raises SourceError for what cannot be read as a table at all, RowsRefusedError for
    rows that do not have the header's columns.
    """
    import fastexcel  # noqa: PLC0415

    ending = table.path.suffix.lower()
    try:
        if ending == ".parquet":
            return _load_parquet(connection, table, name)
        if ending in CSV_ENDINGS:
            return _load_csv(connection, table, name, encoding, delimiter)
        return _load_sheet(connection, table, name)
    except PermissionError as error:
        raise SourceError(
            table.shown, phrase("it may not be read."), phrase("Check its permissions.")
        ) from error
    except (duckdb.Error, fastexcel.FastExcelError) as error:
        raise SourceError(
            table.shown, f"{str(error).splitlines()[0]}.", phrase("Open it and look.")
        ) from error


def words(name: str) -> str:
    """Return a name by its words alone: Posting Date is posting_date."""
    return re.sub(r"[\W_]+", "_", name.casefold()).strip("_")


def quoted(name: str) -> str:
    """Write a column's name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def _files(folder: Path) -> list[Path]:
    """Return the files of a folder; hidden ones and Excel's locks are nobody's."""
    return sorted(
        each
        for each in folder.iterdir()
        if each.is_file() and not each.name.startswith((".", "~$"))
    )


def _tables_of(path: Path) -> list[TableFile]:
    if path.suffix.lower() not in BOOK_ENDINGS:
        return [TableFile(path)]
    import fastexcel  # noqa: PLC0415

    try:
        book = fastexcel.read_excel(path)
    except fastexcel.FastExcelError as error:
        raise SourceError(
            str(path),
            phrase("it is no workbook that can be read."),
            phrase("Save it as .xlsx anew."),
        ) from error
    return [TableFile(path, sheet) for sheet in book.sheet_names]


# The three kinds of files


def _load_csv(
    connection: duckdb.DuckDBPyConnection,
    table: TableFile,
    name: str,
    encoding: str,
    delimiter: str,
) -> Loaded:
    with tempfile.TemporaryDirectory() as folder:
        file = look_at(
            table.path,
            table.shown,
            Path(folder),
            encoding=encoding,
            delimiter=delimiter,
        )
        header = _named(table, file.header)
        text = f"{name}_text"
        load_delimited(connection, file, text, Path(folder))
    cells = _lay_view(connection, name, text, header)
    return Loaded(name, cells)


def _load_parquet(
    connection: duckdb.DuckDBPyConnection, table: TableFile, name: str
) -> Loaded:
    source = connection.read_parquet(str(table.path))
    header = _named(table, source.columns)
    kinds = [str(kind) for kind in source.types]
    texts = ", ".join(
        f"{_as_text(column, kinds[place])} as c{place}"
        for place, column in header.items()
    )
    connection.execute(
        f"create or replace temp table {name}_text as"
        f" select row_number() over () as row_no, {texts} from read_parquet($1)",
        [str(table.path)],
    )
    cells = _lay_view(connection, name, f"{name}_text", header)
    numbers = (*NUMBERS, "DECIMAL")
    return Loaded(
        name,
        cells,
        tuple(c for place, c in header.items() if kinds[place].startswith(numbers)),
    )


def _as_text(column: str, kind: str) -> str:
    if kind in NUMBERS:
        return f"shown_number({quoted(column)})"
    if kind.startswith(("STRUCT", "MAP")):
        return f"cast(to_json({quoted(column)}) as varchar)"
    return f"cast({quoted(column)} as varchar)"


def _load_sheet(
    connection: duckdb.DuckDBPyConnection, table: TableFile, name: str
) -> Loaded:
    import fastexcel  # noqa: PLC0415

    book = fastexcel.read_excel(table.path)
    hint = phrase("Name the columns in a row.")
    with reading_sheet(
        connection, book, table.sheet, shown=table.shown, hint=hint
    ) as width:
        texts = ", ".join(f"c{place}" for place in range(width))
        connection.execute(
            f"create or replace temp table {name}_text as"
            f" select row_number() over () as row_no, * from workbook_sheet"
            f" as sheet ({texts})"
        )
    filled = connection.table(f"{name}_text").filter(f"coalesce({texts}) is not null")
    first: list[tuple[Any, ...]] = filled.order("row_no").limit(1).fetchall()
    header_row: int = first[0][0] if first else 0
    names = [str(each or "").strip() for row in first for each in row[1:]]
    header = _named(table, names)
    cells = _lay_view(
        connection, name, f"{name}_text", header, read="workbook_cell", after=header_row
    )
    return Loaded(name, cells)


def _lay_view(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    text: str,
    header: dict[int, str],
    *,
    read: str = "",
    after: int = 0,
) -> dict[str, str]:
    """Lay a view over a table of text without its empty rows; return its columns.

    `read` is a macro that every cell goes through.
    """
    cells = {column: f"c{place}" for place, column in header.items()}
    columns = ", ".join(f"{read}({cell}) as {cell}" for cell in cells.values())
    filled = ", ".join(cells.values())
    connection.execute(
        f"create or replace temp view {name} as select row_no, {columns} from {text}"
        f" where row_no > {after} and coalesce({filled}) is not null"
    )
    return cells


def _named(table: TableFile, header: Sequence[str]) -> dict[int, str]:
    """Return the columns that have a name, by their place.

    Raises SourceError when two have the same, or none has one.
    """
    names = {place: name for place, name in enumerate(header) if name}
    folded = [name.casefold() for name in names.values()]
    twice = sorted(
        {name for name in names.values() if folded.count(name.casefold()) > 1}
    )
    if twice:
        raise SourceError(
            table.shown,
            phrase("its header has {twice} more than once.", twice=", ".join(twice)),
            phrase("Give every column a name of its own."),
        )
    if not names:
        raise SourceError(
            table.shown, phrase("it has no header."), phrase("Name the columns.")
        )
    return names
