"""Staging in tests: a text in, typed rows and problems out, as lines to compare."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import duckdb

from costledger.sources.mapping import Mapping, read_mapping
from costledger.sources.tables import StageContext, Staged, stage_books

if TYPE_CHECKING:
    from pathlib import Path

NOK = StageContext(2, 3, ("DEPARTMENT", "PROJECT"))
"""A ledger in kroner, with an additional currency of three digits."""


class Stage:
    """A connection on which a test stages files of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.connection = duckdb.connect()
        self.mapping = Mapping()

    def map(self, text: str) -> None:
        """Use a mapping."""
        file = self.folder / "mapping.toml"
        file.write_text(dedent(text), "utf-8")
        self.mapping = read_mapping(str(file))

    def stage(self, path: Path, context: StageContext = NOK) -> Staged:
        """Stage a folder, workbook or file."""
        return stage_books(self.connection, path, self.mapping, context)

    def csv(self, name: str, text: str | bytes) -> Path:
        """Write a file into the books folder, and return the folder."""
        books = self.folder / "books"
        books.mkdir(exist_ok=True)
        data = text if isinstance(text, bytes) else dedent(text).lstrip("\n").encode()
        (books / name).write_bytes(data)
        return books

    def rows(self, columns: str, table: str = "gl_entries") -> list[str]:
        """Return staged rows as text, in the order of their file."""
        found = self.connection.execute(
            f"select {columns} from stage_{table} order by part_no, row_no"
        ).fetchall()
        return [" | ".join(str(cell) for cell in row) for row in found]

    def problems(self, text: str | bytes, name: str = "gl_entries.csv") -> list[str]:
        """Stage one file, and return what is wrong with it."""
        return problems(self.stage(self.csv(name, text)))


def problems(staged: Staged) -> list[str]:
    """Return problems as a user reads them."""
    return [
        f"{each.file} {each.row} {each.column}: {each.value!r} {each.problem} {each.hint}"
        for each in staged.problems
    ]
