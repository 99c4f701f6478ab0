"""Statements are named by strings: every name leads to a file, and every file is named.

What a statement reads besides the ledger's own tables was made before by another one;
its head says what, so that a reader knows what must be there.
"""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
import sqlglot
from sqlglot import exp

import costledger
from costledger.engine.render import sql

SOURCE = Path(costledger.__file__).parent
FOLDER = SOURCE / "engine" / "sql"
NAMES = sorted(
    file.relative_to(FOLDER).with_suffix("").as_posix()
    for file in FOLDER.rglob("*.sql")
)
CALLS = {
    "run",
    "rows",
    "records",
    "materialize",
    "create_view",
    "copy_out",
    "sql",
    "stream",
}
MAKING = {
    "materialize",
    "create_view",
    "load_rows",
    "copy_from_staging",
    "_create_view",
}


@cache
def calls() -> list[tuple[Path, ast.Call, str]]:
    """Return every call of the source with the name of what is called."""
    return [
        (file, node, getattr(node.func, "attr", getattr(node.func, "id", "")))
        for file in sorted(SOURCE.rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
    ]


@cache
def constants() -> frozenset[str]:
    """Return every text that stands in the source."""
    return frozenset(
        node.value
        for file in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Return the names that code puts together, each variable part a wildcard."""
    found = set()
    for _, call, name in calls():
        if name in CALLS and call.args and isinstance(call.args[0], ast.JoinedStr):
            parts = [
                re.escape(part.value) if isinstance(part, ast.Constant) else r"\w+"
                for part in call.args[0].values
            ]
            found.add("".join(map(str, parts)))
    return tuple(re.compile(each) for each in sorted(found) if "/" in each)


@cache
def relations() -> frozenset[str]:
    """Return what statements, and rows from Python, are called while a verb runs."""
    found = set()
    for _, call, name in calls():
        if name not in MAKING or not call.args:
            continue
        named = [word.value for word in call.keywords if word.arg == "relation"]
        if name == "_create_view" and len(call.args) > len(("statement", "store")):
            named.append(call.args[-1])
        made = named[0] if named else call.args[0]
        if isinstance(made, ast.Constant):
            found.add(str(made.value).rpartition("/")[2])
    return frozenset(found)


@cache
def tables() -> frozenset[str]:
    """Return the tables and views of a ledger."""
    made = re.compile(r"create (?:or replace )?(?:table|view) (?:if not exists )?(\w+)")
    texts = [file.read_text("utf-8") for file in (SOURCE / "stores").rglob("*.sql")]
    texts.append((FOLDER / "base/schema/migration.sql").read_text("utf-8"))
    return frozenset(name for text in texts for name in made.findall(text))


def read_by(name: str) -> set[str]:
    """Return the relations that a statement names, but for its own."""
    text = (FOLDER / f"{name}.sql").read_text("utf-8")
    found: set[str] = set()
    for tree in sqlglot.parse(text, read="duckdb"):
        if tree is not None:
            own = {each.alias for each in tree.find_all(exp.CTE)}
            found |= {each.name for each in tree.find_all(exp.Table)} - own
    return found


def test_every_name_leads_to_a_statement() -> None:
    named = {
        call.args[0].value
        for _, call, name in calls()
        if name in CALLS and call.args and isinstance(call.args[0], ast.Constant)
    }
    names = {name for name in named if isinstance(name, str) and "/" in name}
    assert all(sql(name) for name in sorted(names))


@pytest.mark.parametrize("name", NAMES)
def test_every_statement_is_named(name: str) -> None:
    is_named = name in constants()
    assert is_named or any(each.fullmatch(name) for each in patterns())


def test_no_relation_hides_a_table() -> None:
    assert sorted(relations() & tables()) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_statement_reads_what_is_there_and_says_what_has_to_be_made(
    name: str,
) -> None:
    text = (FOLDER / f"{name}.sql").read_text("utf-8")
    head = "".join(re.findall(r"^--.*\n", text, re.MULTILINE))
    read = read_by(name)
    staged = {each for each in read if each.startswith("stage_")}
    assert sorted(read - tables() - relations() - staged) == []
    made = (read & relations()) - tables()
    assert sorted(each for each in made if not re.search(rf"\b{each}\b", head)) == []
