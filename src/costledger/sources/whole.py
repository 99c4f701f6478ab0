"""Staging a file of our own export as it is: every column, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import duckdb

CSV = (
    "header = true, auto_detect = false, delim = ',', quote = '\"', escape = '\"',"
    " new_line = '\\n', nullstr = '', max_line_size = 20000000"
)
"""How an export writes CSV, whatever its texts look like."""


def stage_whole(
    connection: duckdb.DuckDBPyConnection,
    path: Path,
    name: str,
    later: Sequence[str] = (),
) -> None:
    """Name a CSV or Parquet file `name`: rows of text, null where a cell is empty.

    Columns of `later` that the file does not have are null in every row.
    It is a view, so that a hundred million rows are not held a second time.
    """
    place = _literal(str(path))
    if path.suffix == ".parquet":
        columns = connection.read_parquet(str(path)).columns
        more = _empty(later, columns)
        reader = f"select columns(*)::varchar{more} from read_parquet({place})"
    else:
        with path.open(encoding="utf-8") as file:
            columns = file.readline().rstrip("\n").split(",")
        typed = ", ".join(f"{_literal(column)}: 'VARCHAR'" for column in columns)
        more = _empty(later, columns)
        reader = f"select *{more} from read_csv({place}, columns = {{{typed}}}, {CSV})"
    connection.execute(f"drop table if exists temp.{name}")
    connection.execute(f"create or replace temp view {name} as {reader}")


def _empty(later: Sequence[str], columns: Sequence[str]) -> str:
    return "".join(
        f", null::varchar as {each}" for each in later if each not in columns
    )


def unstage(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Let go of a staged file."""
    connection.execute(f"drop view {name}")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
