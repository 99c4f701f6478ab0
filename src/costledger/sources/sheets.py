"""The sheets of a workbook as rows of text, in reach of DuckDB as `workbook_sheet`."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from costledger.errors import SourceError
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb
    from fastexcel import ExcelReader


@contextlib.contextmanager
def reading_sheet(
    connection: duckdb.DuckDBPyConnection,
    book: ExcelReader,
    name: str,
    *,
    shown: str,
    hint: str,
) -> Iterator[int]:
    """Let a connection read a sheet as `workbook_sheet`, and give its width in columns.

    `shown` is what people call the sheet; `hint` says what to do with one that is empty.

    Raises SourceError.
    """
    import nanoarrow  # noqa: PLC0415

    sheet = book.load_sheet(name, header_row=None, skip_rows=0, dtypes="string")
    if not sheet.height:
        raise SourceError(shown, phrase("it is empty."), hint)
    # DuckDB before 2 reads Arrow as a stream only, and a sheet is one array.
    connection.register("workbook_sheet", nanoarrow.Array(sheet))
    try:
        yield len(sheet.selected_columns)
    finally:
        connection.unregister("workbook_sheet")
