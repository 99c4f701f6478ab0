"""The list of mutants is true: what it edits is there, and the tests that it names."""

from __future__ import annotations

import re
from collections import Counter

from tools.mutants import ROOT, mutants


def test_every_mutant_edits_a_text_that_stands_once() -> None:
    stale = [
        each.name
        for each in mutants()
        if not (ROOT / each.file).exists()
        or each.applied((ROOT / each.file).read_text("utf-8")) is None
    ]

    assert stale == []


def test_every_mutant_has_a_name_and_tests_of_its_own() -> None:
    names = Counter(each.name for each in mutants())
    files = {name for each in mutants() for name in each.tests if "/" in name}

    assert [name for name, times in names.items() if times > 1] == []
    assert [name for name in sorted(files) if not (ROOT / name).exists()] == []


def test_an_emptied_law_keeps_its_head_and_finds_nothing() -> None:
    law = next(each for each in mutants() if each.name.startswith("emptied"))
    text = (ROOT / law.file).read_text("utf-8")

    emptied = law.applied(text)

    assert emptied is not None
    head, _, query = emptied.partition("select found from (")
    assert head
    assert text.startswith(head)
    assert re.search(r"\) as every where false\n$", query)
