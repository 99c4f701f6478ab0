"""A file of a few thousand rows, as people keep them: each row by its column names."""

from __future__ import annotations

from importlib.resources import files as package_files
from typing import TYPE_CHECKING

import duckdb

from costledger.errors import SourceError
from costledger.messages import phrase
from costledger.sources.files import find_tables, load

if TYPE_CHECKING:
    from pathlib import Path


def rows_of_file(path: Path) -> tuple[list[dict[str, str]], list[str]]:
    """Return the rows of a CSV, Parquet or Excel file as text, and its columns.

    The row's number in the file stands under the empty name.

    Raises SourceError, RowsRefusedError.
    """
    tables = find_tables(path)
    if len(tables) > 1 or path.is_dir():
        names = ", ".join(table.shown for table in tables)
        raise SourceError(
            str(path),
            phrase("it holds several tables: {names}.", names=names),
            phrase("Name a file with one."),
        )
    with duckdb.connect() as connection:
        macros = package_files("costledger.sources.sql").joinpath("macros.sql")
        connection.execute(macros.read_text("utf-8"))
        loaded = load(connection, tables[0], "lines")
        columns = list(loaded.cells)
        cells = ", ".join(("row_no", *loaded.cells.values()))
        found = connection.table(loaded.view).order("row_no").project(cells).fetchall()
    rows = [dict(zip(["", *columns], row, strict=True)) for row in found]
    return rows, columns
