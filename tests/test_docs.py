"""What is not documented does not exist: commands, links, the tour, the words."""

from __future__ import annotations

import ast
import importlib
import inspect
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.cli.app import COMMANDS
from costledger.domain.disposition import NOT_A_COST, REMEDIES, WAITING
from costledger.engine.render import check_names
from tools import python_reference

if TYPE_CHECKING:
    from collections.abc import Callable

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


def test_the_python_reference_is_fresh() -> None:
    assert python_reference.PAGE.read_text("utf-8") == python_reference.reference()


BLOCKS = [
    pytest.param(block, id=f"{page.name} {number}")
    for page in PAGES
    for number, block in enumerate(
        re.findall(
            r"^```python\n(.*?)^```", page.read_text("utf-8"), re.MULTILINE | re.DOTALL
        ),
        1,
    )
]


@pytest.mark.parametrize("block", BLOCKS)
def test_python_on_a_page_calls_what_is_there_with_what_it_takes(
    block: str, tmp_path: Path
) -> None:
    """Each verb and class that a page names is there, and takes the arguments given."""
    tree = ast.parse(block)
    with Ledger.create(tmp_path / "acme.duckdb", currency="NOK") as ledger:
        names: dict[str, object] = {"ledger": ledger, "Ledger": Ledger}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            module = importlib.import_module(str(node.module))
            names |= {each.name: getattr(module, each.name) for each in node.names}
    for call in (each for each in ast.walk(tree) if isinstance(each, ast.Call)):
        called = named(call.func, names)
        if called is not None:
            given = {str(each.arg): each.value for each in call.keywords}
            inspect.signature(called).bind(*call.args, **given)


def named(node: ast.expr, names: dict[str, object]) -> Callable[..., object] | None:
    """Return what `ledger.part.verb` is, or None for what a page does not say.

    Raises AttributeError for what is not there.
    """
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute):
        owner = named(node.value, names)
        return None if owner is None else getattr(owner, node.attr)
    return None


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
