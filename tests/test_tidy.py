"""The source itself under test, where a slip costs money: banned text, and what instead.

A rule has examples that prove it. What it allows somewhere may shrink and not grow.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Find = Callable[[str], Iterator[tuple[int, str]]]

ROOT = Path(__file__).parents[1]
SRC = "src/costledger/"
TEXT = {"", ".cfg", ".csv", ".md", ".py", ".sql", ".toml", ".txt", ".yaml", ".yml"}
MADE = {".git", ".venv", ".venv-oldest", "demo", "dist", "build"}
WIDTH = 88

# How to find


def nodes(*suspects: Callable[[ast.AST], bool]) -> Find:
    """Find nodes of Python's syntax, so that comments and texts are left alone."""

    def find(text: str) -> Iterator[tuple[int, str]]:
        for node in ast.walk(ast.parse(text)):
            if any(suspect(node) for suspect in suspects):
                yield getattr(node, "lineno", 1), ast.unparse(node)

    return find


def words(pattern: str, *, code_only: bool = False) -> Find:
    """Find a pattern line by line; in SQL's code only, without comments and texts."""

    def find(text: str) -> Iterator[tuple[int, str]]:
        searched = sql_code(text) if code_only else text
        for number, line in enumerate(searched.splitlines(), 1):
            for match in re.finditer(pattern, line, re.IGNORECASE):
                yield number, match.group()

    return find


def sql_code(text: str) -> str:
    """Blank the comments and quoted texts of SQL, and keep its lines."""
    hidden = r"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'"
    return re.sub(
        hidden,
        lambda found: re.sub(r"[^\n]", " ", found.group()),
        text,
        flags=re.DOTALL,
    )


def is_float(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "float"


def is_division(node: ast.AST) -> bool:
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)


def is_clock(node: ast.AST) -> bool:
    clocks = r"(datetime|date)\.(now|today|utcnow)"
    return isinstance(node, ast.Attribute) and bool(
        re.search(rf"\b{clocks}$", ast.unparse(node))
    )


def is_sql_in_fstring(node: ast.AST) -> bool:
    if not isinstance(node, ast.JoinedStr) or not node.values:
        return False
    head = node.values[0]
    begins = (
        r"\s*(select\s|insert into\s|delete from\s|update \S+ set\s|with \w+ as\b"
        r"|copy \(|create (or|temp|table|view)\s|drop (table|view)?\s?)"
    )
    return isinstance(head, ast.Constant) and bool(
        re.match(begins, str(head.value), re.IGNORECASE)
    )


def begins_without_docstring(text: str) -> Iterator[tuple[int, str]]:
    if not ast.get_docstring(ast.parse(text)):
        yield 1, text.partition("\n")[0]


def begins_without_head(text: str) -> Iterator[tuple[int, str]]:
    if not text.startswith("-- "):
        yield 1, text.partition("\n")[0]


def is_too_long(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > WIDTH:
            yield number, f"{len(line)} columns"


WORDS = {
    "Moment": "PostingContext",
    "perform": "unit_of_work",
    "of_one_moment": "in_snapshot",
    "adopt": "copy_from_staging",
    "lay_views": "create_views",
    "coding_verdict": "coding_classification",
    "transfer_mark": "transfer_watermark",
    "clean_import_no": "transferred_import_no",
    "consumption": "relief",
    "taken_entry": "relieved_entry",
    "dimension_era": "dimension_assignment",
    "redated": "reassigned",
    "migrated_entry": "legacy_entry",
    "migrated_register": "legacy_register",
    "budget_entry_former": "budget_entry_history",
    "journal_judged": "journal_resolved",
    "budget_judged": "budget_resolved",
    "gl_budget_judged": "gl_budget_resolved",
    "budget_typed": "budget_input",
    "is_again": "allow_duplicate",
    "zero_gone": "missing_as_zero",
    "entry_twice": "duplicate_entry",
    "Keeper": "RecordHandler",
    "unfinished": "attention",
    "eaten": "relieved",
    "upto": "running_weight",
    "landing": "internal_target",
    "resolution_day": "classified_day",
}
"""Words of the house that gave way to the field's: the old one, and what to write."""


def old_words(text: str) -> Iterator[tuple[int, str]]:
    """Find words that have a successor, and name it."""
    any_of = re.compile(rf"\b({'|'.join(WORDS)})\b")
    for number, line in enumerate(text.splitlines(), 1):
        for match in any_of.finditer(line):
            yield number, f"{match.group()}: write {WORDS[match.group()]}"


# The rules


@frozen
class Rule:
    """What may not stand where, and what stands there instead."""

    name: str
    places: tuple[str, ...]
    find: Find
    instead: str
    bad: tuple[str, ...]
    good: str


PORTABLE = (
    f"{SRC}engine/sql/**/*.sql",
    f"{SRC}engine/checks/*.sql",
    f"{SRC}stores/migrations/*.sql",
)
ALL_SQL = (f"{SRC}**/*.sql",)
ALL_PYTHON = (f"{SRC}**/*.py",)
DEEP = tuple(f"{SRC}{layer}/**/*.py" for layer in ("domain", "engine"))

FSTRING, LONG = "sql in an f-string", "long line"

RULES = (
    Rule(
        "float",
        ALL_PYTHON,
        nodes(is_float),
        "int minor units; decimal where text is parsed or shown",
        ("share = float(amount)",),
        'said = "float("  # float(',
    ),
    Rule(
        "division",
        DEEP,
        nodes(is_division),
        "// on whole numbers, or a cumulative rounding: what is left has an owner",
        ("share = amount / count",),
        'share = amount // count  # amount / count\nsaid = "a / b"',
    ),
    Rule(
        "clock",
        (*DEEP, f"{SRC}operations/**/*.py"),
        nodes(is_clock),
        "the parameter `today` of the verb, or the Moment it was asked at",
        ("datetime.now()", "datetime.datetime.now(tz=UTC)", "datetime.date.today()"),
        "day = today or moment.today",
    ),
    Rule(
        FSTRING,
        ALL_PYTHON,
        nodes(is_sql_in_fstring),
        "a file in engine/sql",
        (
            'run(f"select * from {table}")',
            'run(f"insert into {table}" " values (1)")',
            'run(f"create or replace temp table {name} as {text}")',
        ),
        'said = f"Selected {count} rows; drop {name} from the list"',
    ),
    Rule(
        "docstring",
        (*ALL_PYTHON, "tests/**/*.py", "bench/**/*.py"),
        begins_without_docstring,
        "a first line that says what the module is for",
        ("import os", "# a comment"),
        '"""What this is for."""',
    ),
    Rule(
        "head of a statement",
        ALL_SQL,
        begins_without_head,
        "a comment that says what comes in, what goes out and the law kept",
        ("select 1",),
        "-- The one.\nselect 1",
    ),
    Rule(
        LONG,
        ALL_SQL,
        is_too_long,
        f"lines of {WIDTH} columns",
        ("-- " + "x" * WIDTH,),
        "-- " + "ø" * (WIDTH - 3),
    ),
    Rule(
        "division in sql",
        ALL_SQL,
        words(r"(?<!/)/(?!/)", code_only=True),
        "// on whole numbers: / gives a double on one engine and digits on the next",
        ("select a / b", "select a/b"),
        "select a // b, 'G/L' as c -- a / b\n/* a / b */",
    ),
    Rule(
        "floating type",
        ALL_SQL,
        words(r"\b(double|float\d?|real)\b", code_only=True),
        "bigint minor units, hugeint for products, decimal where people read",
        ("cast(a as double)", "create table t (a FLOAT)", "a float8", "a real"),
        "select is_real, 'real' as kind -- double entry",
    ),
    Rule(
        "function of one engine",
        PORTABLE,
        words(r"\b(avg|sign|arg_max|arg_min|max_by|min_by)\s*\(", code_only=True),
        "sum and count; case when a < 0; row_number() = 1 in a CTE",
        ("select avg(a)", "select SIGN (a)", "select arg_max(a, b)"),
        "select sum(a), assign(b) -- avg(a)",
    ),
    Rule(
        "clause of one engine",
        PORTABLE,
        words(r"\b(qualify|group by all|order by all)\b", code_only=True),
        "a CTE with row_number(); the columns by name",
        ("select 1 QUALIFY a = 1", "select a group by all", "select a order by all"),
        "select a group by a -- qualify",
    ),
    Rule(
        "short cast",
        PORTABLE,
        words("::", code_only=True),
        "cast(… as …)",
        ("select a::text",),
        "select cast('a::b' as text)",
    ),
    Rule(
        "word of the house",
        (*ALL_PYTHON, *ALL_SQL),
        old_words,
        "the word that SAP, Business Central or a textbook would use (docs/glossary.md)",
        tuple(f"x = {word}" for word in WORDS),
        "; ".join(WORDS.values()),
    ),
    Rule(
        "package registry",
        ("**/*",),
        words(r"\b(py[p]i|python[h]osted|npm[j]s|ana[c]onda|crates)\.(org|com|io)\b"),
        "the name of the package alone",
        ("https://py" + "pi.org/simple", "crates" + ".io"),
        "install it with pip",
    ),
    Rule(
        "path of one machine",
        ("**/*",),
        words(r"(?<![\w.}~])/(root|home|tmp|work|Users|opt)/\w|\b[A-Z]:\\\w"),
        "a path relative to the checkout, or tmp_path",
        ("cd /ro" + "ot/x", '"/tm' + 'p/a.duckdb"', "C:" + "\\Users"),
        "cd docs/tmp/x && ls ~/work/a",
    ),
    Rule(
        "attention",
        ("**/*",),
        words(r"\b(TO[D]O|FIX[M]E|XX[X])\b"),
        "the work itself, or a decision page",
        ("# TO" + "DO: later", "-- FIX" + "ME"),
        "method, methodology",
    ),
)

ALLOWED = {
    ("clock", "operations/base/context.py"): (
        2,
        "the one place that asks what day it is",
    ),
    ("floating type", "sources/sql/macros.sql"): (
        1,
        "workbooks keep numbers so: turned into the digits a person was shown",
    ),
    (FSTRING, "engine/tables/statements.py"): (
        2,
        "writes what the description of a table says, and no value",
    ),
    (FSTRING, "stores/duckdb.py"): (10, "puts names around the texts of files"),
    (FSTRING, "stores/postgres.py"): (10, "puts names around the texts of files"),
    (FSTRING, "sources/"): (20, "the columns are those of the file that is read"),
    (FSTRING, "operations/imports/books.py"): (1, "owed"),
    (LONG, "engine/sql/charts/dimension_value.sql"): (1, "owed"),
    (LONG, "engine/sql/imports/account_unknown.sql"): (1, "owed"),
    (LONG, "engine/sql/imports/gl_entry.sql"): (1, "owed"),
    (LONG, "engine/sql/transfer/status/obstacle.sql"): (1, "owed"),
    (LONG, "sources/sql/"): (4, "owed"),
}
"""How often a rule may be broken where, and why. A number may shrink and not grow."""


def files_of(rule: Rule) -> list[Path]:
    found = {path for place in rule.places for path in ROOT.glob(place)}
    return sorted(path for path in found if path.is_file() and is_ours(path))


def is_ours(path: Path) -> bool:
    """Tell what people wrote from what tools made."""
    parts = path.relative_to(ROOT).parts
    is_made = parts[0] in MADE or any(
        part == "__pycache__" or part.endswith(("_cache", ".egg-info"))
        for part in parts
    )
    return not is_made and parts[0] != ".hypothesis" and path.suffix in TEXT


def beyond_what_is_allowed(rule: Rule, found: list[str]) -> list[str]:
    """Return what is found where the rule holds, or more often than it may be."""
    for (name, place), (count, _) in ALLOWED.items():
        here = [each for each in found if each.startswith(SRC + place)]
        if name == rule.name and len(here) <= count:
            found = [each for each in found if each not in here]
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_source_keeps_the_rule(rule: Rule) -> None:
    found = [
        f"{path.relative_to(ROOT).as_posix()}:{line}: {what}"
        for path in files_of(rule)
        for line, what in rule.find(path.read_text("utf-8"))
    ]
    assert beyond_what_is_allowed(rule, found) == [], f"instead: {rule.instead}"


@pytest.mark.parametrize(
    ("rule", "text"),
    [(rule, text) for rule in RULES for text in rule.bad],
    ids=lambda value: value.name if isinstance(value, Rule) else None,
)
def test_a_rule_finds_what_is_bad(rule: Rule, text: str) -> None:
    assert list(rule.find(text)) != []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_alone_what_is_good(rule: Rule) -> None:
    assert list(rule.find(rule.good)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_looks_at_files_that_are_there(rule: Rule) -> None:
    assert files_of(rule) != []


def test_what_is_allowed_may_not_grow() -> None:
    rule = next(each for each in RULES if each.name == "clock")
    found = [f"{SRC}operations/base/context.py:{line}: now" for line in (1, 2, 3)]
    assert beyond_what_is_allowed(rule, found[:2]) == []
    assert beyond_what_is_allowed(rule, found) == found


def test_what_is_allowed_is_for_files_that_are_there() -> None:
    assert [place for _, place in ALLOWED if not (ROOT / SRC / place).exists()] == []
