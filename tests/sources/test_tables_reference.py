"""The reference pages show the tables, columns and words that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from costledger.cli.reference_tables import HOLDS, tables_reference
from costledger.engine.tables import TABLES as DESCRIBED
from costledger.sources.catalog import TABLES, Kind, Table
from costledger.sources.mapping import FOR_ALL, WORDS, read_mapping

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def test_the_page_is_as_the_tables_are_described() -> None:
    """`make golden` writes it anew."""
    assert (REFERENCE / "tables.md").read_text("utf-8") == tables_reference()


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_the_page_shows_every_column_that_a_file_may_bring(table: Table) -> None:
    page = (REFERENCE / "tables.md").read_text("utf-8")
    section = page.partition(f"## {table.name}\n")[2].partition("\n## ")[0]
    shown = re.findall(r"^\| `(\w+)` .*\| (needed|yes|only) \|$", section, re.MULTILINE)

    assert [name for name, _ in shown] == [column.name for column in table.columns]
    assert [name for name, how in shown if how == "needed"] == [
        column.name for column in table.columns if column.is_required
    ]


def test_the_page_says_of_every_column_what_it_is() -> None:
    columns = [column for table in DESCRIBED.values() for column in table.columns]
    assert [column.name for column in columns if not column.doc.strip(" .")] == []
    assert [column.name for column in columns if "|" in column.doc] == []


def test_the_page_explains_every_kind() -> None:
    assert sorted(HOLDS) == sorted(Kind)


def test_the_page_explains_every_word_of_a_mapping() -> None:
    page = (REFERENCE / "mapping.md").read_text("utf-8")
    explained = re.findall(
        r"`(\w+)`", " ".join(re.findall(r"^\| (`.*?) \|", page, re.MULTILINE))
    )

    assert sorted(set(explained)) == sorted({"source", *FOR_ALL, *WORDS})


def test_the_examples_of_the_page_are_mappings(tmp_path: Path) -> None:
    page = (REFERENCE / "mapping.md").read_text("utf-8")
    examples = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)

    assert len(examples) == 2
    for example in examples:
        file = tmp_path / "mapping.toml"
        file.write_text(example, "utf-8")
        assert read_mapping(str(file)).of("gl_entries")
