"""We have read the SQL that PostgreSQL runs: what differs from DuckDB's, and that it changed.

`statements.txt` has a line for each file, with a hash of its rendering. Where the rendering
says something else than DuckDB reads, a golden beside it holds the lines that differ.
"""

from __future__ import annotations

import difflib
import hashlib
import re
from typing import TYPE_CHECKING

import pytest
import sqlglot

from costledger.engine.render import SEPARATOR, rendered_file
from tests.engine.statements import PACKAGE, PLACES

if TYPE_CHECKING:
    from collections.abc import Callable


def postgres(place: str) -> str:
    return SEPARATOR.join(rendered_file(place))


def duckdb(place: str) -> str:
    """Return what DuckDB reads, as sqlglot writes it: layout and case are no difference."""
    trees = sqlglot.parse(PACKAGE.joinpath(place).read_text("utf-8"), read="duckdb")
    texts = [tree.sql("duckdb", pretty=True, comments=False) for tree in trees if tree]
    return SEPARATOR.join(texts)


def shortened(text: str) -> str:
    """Return a hash of a text that no layout changes."""
    tokens = sqlglot.tokenize(text, read="postgres")
    words = " ".join(text[token.start : token.end + 1] for token in tokens)
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def without_spelling(text: str) -> str:
    """Return a rendering without what each and every statement is given.

    Parameters and percent signs are psycopg's, and the collation of text has its own test.
    """
    text = re.sub(r"%\((\w+)\)s", r"$\1", text).replace("%%", "%")
    return re.sub(r"(?<=\() +", "", text.replace(' COLLATE "C"', ""))


def in_one_word(lines: list[str]) -> str:
    """Return lines without their blanks, so that where a line ends is no difference."""
    return "".join("".join(lines).split())


def difference(written: str, rendered: str) -> str:
    """Return the lines that differ, without their numbers: they move, and say nothing."""
    one, other = written.splitlines(), without_spelling(rendered).splitlines()
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    lines = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        gone, come = one[start:end], other[other_start:other_end]
        if tag != "equal" and in_one_word(gone) != in_one_word(come):
            lines += [*(f"-{line}" for line in gone), *(f"+{line}" for line in come)]
    return "".join(f"{line}\n" for line in lines)


def test_every_rendering_is_the_one_we_have_read(
    golden: Callable[[str, str], None],
) -> None:
    lines = [f"{shortened(postgres(place))}  {place}\n" for place in PLACES]
    golden("postgres/statements.txt", "".join(lines))


def test_what_postgres_reads_otherwise_is_what_we_have_read(
    golden_folder: Callable[[str, dict[str, str]], None],
) -> None:
    found = {
        place.replace(".sql", ".diff"): difference(duckdb(place), postgres(place))
        for place in PLACES
    }
    differing = {name: text for name, text in found.items() if text}
    assert len(differing) < len(PLACES) // 10, "one text for both engines is the rule"
    golden_folder("postgres/differences", differing)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SELECT a, 'b  c' FROM t", "SELECT\n  a,\n  'b  c'\nFROM t"),
        ("SELECT DIV((a + 2), 3)", "SELECT DIV(\n  ( a + 2 ),\n  3\n)"),
    ],
)
def test_layout_changes_no_hash(one: str, other: str) -> None:
    assert shortened(one) == shortened(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("SELECT a, 'b  c' FROM t", "SELECT a, 'b c' FROM t"),
        ("SELECT a b FROM t", "SELECT ab FROM t"),
        ("SELECT 'a' FROM t", 'SELECT "a" FROM t'),
        ("SELECT a FROM t ORDER BY a", "SELECT a FROM t ORDER BY a NULLS LAST"),
    ],
)
def test_another_meaning_has_another_hash(one: str, other: str) -> None:
    assert shortened(one) != shortened(other)


def test_a_difference_is_told_by_the_lines_that_differ() -> None:
    written = "SELECT\n  a // 2,\n  d,\n  F($b, c)\nFROM t\nWHERE\n  a % 2 = 1"
    rendered = (
        "SELECT\n  DIV(a, 2),\n  d,\n  F(\n    %(b)s,\n    c\n  )\nFROM t\nWHERE\n"
        "  a %% 2 = 1"
    )
    assert difference(written, rendered) == "-  a // 2,\n+  DIV(a, 2),\n"
