"""The reference pages show the tables, columns and words that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from costledger.sources.catalog import TABLES, Kind, Table
from costledger.sources.mapping import FOR_ALL, WORDS, read_mapping

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def lines_of(table: Table) -> list[str]:
    """Return a table's columns as the page shows them."""
    return [
        f"| `{column.name}`{' (needed)' if column.is_required else ''} | "
        + (
            ", ".join(f"`{word}`" for word in column.choices if word)
            if column.kind is Kind.CHOICE
            else column.kind.value
        )
        + " |"
        for column in table.columns
    ]


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.name)
def test_the_page_shows_every_column_of_a_table(table: Table) -> None:
    page = (REFERENCE / "tables.md").read_text("utf-8")
    section = page.partition(f"## {table.name}\n")[2].partition("\n## ")[0]

    assert re.findall(r"^\| `.*$", section, re.MULTILINE) == lines_of(table)


def test_the_page_explains_every_kind() -> None:
    page = (REFERENCE / "tables.md").read_text("utf-8")

    kinds = [kind.value for kind in Kind if kind is not Kind.CHOICE]
    assert [kind for kind in kinds if f"\n| {kind} | " not in page] == []


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
