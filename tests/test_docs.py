"""What is not documented does not exist: commands, links, the tour, the words."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from costledger.cli.app import COMMANDS
from costledger.domain.disposition import NOT_A_COST, REMEDIES, WAITING
from costledger.engine.render import check_names

HERE = Path(__file__).parents[1]
PAGES = sorted([*HERE.glob("*.md"), *HERE.glob("docs/**/*.md")])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text("utf-8"))
    local = [each for each in targets if "://" not in each]

    assert [each for each in local if not (page.parent / each).exists()] == []


def test_the_tour_of_one_figure_names_files_that_are_there() -> None:
    text = (HERE / "ARCHITECTURE.md").read_text("utf-8")
    tour = re.findall(r"^\d\. `([^`]+)`", text, re.MULTILINE)

    assert len(tour) == 7
    assert [file for file in tour if not (HERE / file).exists()] == []


def test_the_command_reference_is_fresh() -> None:
    """`make golden` writes it anew, as this does: in a process that showed no page yet."""
    page = HERE / "docs" / "reference" / "commands.md"
    text = "from costledger.cli.reference import reference; print(reference(), end='')"
    written = subprocess.run(
        [sys.executable, "-c", text],
        check=True,
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"},
    )

    assert page.read_text("utf-8") == written.stdout


def test_every_command_is_in_the_reference() -> None:
    page = (HERE / "docs" / "reference" / "commands.md").read_text("utf-8")

    assert [name for name, *_ in COMMANDS if f"## costledger {name}" not in page] == []


def test_every_reason_is_explained() -> None:
    page = (HERE / "docs" / "concepts" / "dispositions.md").read_text("utf-8")
    reasons = NOT_A_COST + WAITING

    assert [reason for reason in reasons if f"`{reason}`" not in page] == []
    assert sorted(REMEDIES) == sorted(reasons)


def test_every_query_of_a_law_is_named_under_its_law() -> None:
    page = (HERE / "docs" / "concepts" / "laws.md").read_text("utf-8")
    named = re.findall(r"^\| (\d) \| ([\w ]+) \|", page, re.MULTILINE)
    queries = [f"law_{law}_{query.replace(' ', '_')}" for law, query in named]

    assert sorted(queries) == sorted(check_names())
