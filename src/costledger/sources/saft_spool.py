"""Where the rows, problems and notes of a SAF-T file are collected while it is read."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from attrs import define, field

from costledger.errors import Problem
from costledger.messages import marked, phrase

if TYPE_CHECKING:
    from contextlib import ExitStack
    from pathlib import Path

TABLES = {
    "dimensions": ("code", "name"),
    "dimension_values": ("dimension", "code", "name"),
    "gl_accounts": ("no", "name", "account_type", "income_balance"),
    "gl_entries": (
        "posting_date",
        "gl_account_no",
        "document_no",
        "description",
        "amount",
        "dimensions",
        "source_key",
        "source_row",
    ),
}
"""The exchange tables that a SAF-T file fills, and their columns."""

PROBLEMS_MAX = 100_000
"""Of more problems than this, the first ones and their number are reported."""

SHOWN_MAX = 5
"""So many examples stand in a note."""


@define
class Noted:
    """How often something worth telling was met, and the first examples."""

    count: int = 0
    examples: list[str] = field(factory=list)

    def __str__(self) -> str:
        more = ", …" if self.count > len(self.examples) else ""
        return ", ".join(self.examples) + more


@define
class Spool:
    """The tables that are being written, what is wrong, and what is worth telling."""

    file: str
    writers: dict[str, Any]
    problems: list[Problem] = field(factory=list)
    more_problems: int = 0
    noted: dict[str, Noted] = field(factory=dict)
    """By kind of note, in the order met."""

    @classmethod
    def into(cls, folder: Path, file: str, files: ExitStack) -> Spool:
        """Open the tables in a folder; `files` closes them."""
        writers = {}
        for table, columns in TABLES.items():
            target = (folder / f"{table}.csv").open("w", newline="", encoding="utf-8")
            writers[table] = csv.writer(files.enter_context(target))
            writers[table].writerow(columns)
        return cls(file, writers)

    def write(self, table: str, *cells: object) -> None:
        """Add a row to a table."""
        self.writers[table].writerow(cells)

    def wrong(
        self,
        row: int | None,
        column: str,
        value: str,
        problem: str,
        hint: str = marked("Correct it in the source and export it again."),
    ) -> None:
        """Add a problem at a line of the XML file."""
        if len(self.problems) >= PROBLEMS_MAX:
            self.more_problems += 1
            return
        self.problems.append(
            Problem(self.file, row, column, value, problem, phrase(hint))
        )

    def note(self, kind: str, example: str) -> None:
        """Count something worth telling."""
        noted = self.noted.setdefault(kind, Noted())
        noted.count += 1
        if len(noted.examples) < SHOWN_MAX:
            noted.examples.append(example)

    def all_problems(self) -> list[Problem]:
        """Return what is wrong; of very many, the first ones and how many more."""
        if not self.more_problems:
            return self.problems
        more = phrase(
            "{more_problems:,} more problems were found.",
            more_problems=self.more_problems,
        )
        last = Problem(self.file, None, "", "", more, phrase("Mend these first."))
        return [*self.problems, last]
