"""Staging a file of our own export as it is: every column, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    import duckdb


def stage_whole(connection: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    """Load a CSV or Parquet file into the temporary table `name`, as text."""
    if path.suffix == ".parquet":
        reader = "select columns(*)::varchar from read_parquet($1)"
    else:
        reader = (
            "select * from read_csv($1, all_varchar = true, header = true,"
            " delim = ',', quote = '\"', escape = '\"', new_line = '\\n',"
            " auto_detect = true, sample_size = 1, max_line_size = 20000000)"
        )
    connection.execute(f"create or replace temp table {name} as {reader}", [str(path)])
