"""Filters over codes: the reference page as it runs, and the laws of the spec."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costledger.domain.filters import (
    literal,
    one_of,
    parse_filter,
    rename_code,
)
from costledger.errors import FilterSyntaxError

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "filters.md"


def examples() -> tuple[list[str], list[tuple[str, list[str]]]]:
    """Read the block of examples: its codes, and each filter with what it passes."""
    [block] = re.findall(r"```filters\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    head, *lines = [line for line in block.splitlines() if line]
    split = [re.split(r"\s{2,}", line, maxsplit=1) for line in lines]
    return head.split()[1:], [(text, passed.split()) for text, passed in split]


CODES, EXAMPLES = examples()


@pytest.mark.parametrize(
    ("text", "passed"), EXAMPLES, ids=[text for text, _ in EXAMPLES]
)
def test_the_reference_tells_the_truth(text: str, passed: list[str]) -> None:
    assert passed == parse_filter(text).select(CODES)


@pytest.mark.parametrize("text", ["", "  ", "\t\n"])
def test_an_empty_expression_restricts_nothing(text: str) -> None:
    assert parse_filter(text).select(CODES) == CODES


@pytest.mark.parametrize(
    ("text", "code", "passes"),
    [
        ("''", "", True),
        ("''", "A", False),
        ("<>''", "", False),
        ("<>''", "A", True),
        ("@adm", "ADM", True),
        ("<>@adm", "ADM", False),
        ("@adm..@b", "AZ", True),
        ("=ADM", "ADM", True),
        ("adm", "adm", True),
        ("AA..ZZ", "PROD", True),
        ("AA..ZZ", "ZZZ", False),
        ("OP. AC", "OP. AC", True),
        (" TOT ADMIN | SALES ", "TOT ADMIN", True),
        ("'O''BRIEN'", "O'BRIEN", True),
        ("O'''BRIEN'", "O'BRIEN", True),
        ("''''", "'", True),
        ("'A*'", "AB", False),
        ("'A*'?", "A*B", True),
        ("A**B", "AXXB", True),
        ("A*B*C", "ABBC", True),
        ("A*B", "AB\nB", True),
        ("*", "", True),
        ("?", "", False),
        ("?*", "A", True),
        ("<>*", "A", False),
        ("a|b&c|d", "B", False),
        ("7193..7110", "7150", False),
        ("ÆØ..Å", "Ø", False),
        ("Å..Ø", "ÆØ", True),
        ("<=10", "10", True),
        (">=10", "1", False),
        ("(((a)))", "A", True),
        ("a&(b|a)&<>b", "A", True),
    ],
)
def test_a_code_passes_or_not(text: str, code: str, *, passes: bool) -> None:
    assert passes == parse_filter(text).matches(code)


@pytest.mark.parametrize(
    ("text", "position", "problem"),
    [
        ("10|", 3, "a code is missing here."),
        ("|10", 0, "a code is missing here."),
        ("10||20", 3, "a code is missing here."),
        ("10&", 3, "a code is missing here."),
        ("<>", 2, "a code is missing here."),
        ("..", 2, "a code is missing here."),
        ("()", 1, "a code is missing here."),
        ("<..5", 1, "a code is missing here."),
        ("@", 1, "a code is missing here."),
        ("(10..20|30", 10, "a parenthesis is not closed."),
        ("10)", 2, "no parenthesis is open here."),
        ("A(1)", 1, "| or & is missing before this."),
        ("10 <20", 3, "| or & is missing before this."),
        ("NO=10", 2, "a code that contains = needs quotes."),
        ("a@b", 1, "a code that contains @ needs quotes."),
        ("72*..79", 3, "a range stands between two codes; for all but a..b write <a|>b."),
        ("<>10..20", 4, "a range stands between two codes; for all but a..b write <a|>b."),
        ("10..20..30", 6, "a range stands between two codes; for all but a..b write <a|>b."),
        ("70..7*", 4, "a pattern cannot be the end of a range or comparison."),
        ("..7?", 2, "a pattern cannot be the end of a range or comparison."),
        (">7*", 1, "a pattern cannot be the end of a range or comparison."),
        ("A|'B", 2, "a quote is not closed; inside quotes, '' stands for one."),
        ("O'BRIEN", 1, "a quote is not closed; inside quotes, '' stands for one."),
        ("'''", 0, "a quote is not closed; inside quotes, '' stands for one."),
        ("A...B", 1, "three dots leave open where the code ends; quote it, as in 'OP.'..'Z'."),
        ("(" * 51 + "1" + ")" * 51, 51, "more than 50 parentheses are open."),
    ],
)  # fmt: skip
def test_an_error_points_at_the_place(text: str, position: int, problem: str) -> None:
    with pytest.raises(FilterSyntaxError) as caught:
        parse_filter(text)

    assert (position, problem) == (caught.value.position, caught.value.problem)


def test_an_error_shows_the_place_of_a_long_expression() -> None:
    with pytest.raises(FilterSyntaxError) as caught:
        parse_filter("|".join(["7110"] * 1000) + "||\n7120")

    _, shown, pointer, _ = str(caught.value).splitlines()
    assert len(shown) < 88
    assert shown[len(pointer) - 2 : len(pointer)] == "||"


def test_fifty_parentheses_are_deep_enough() -> None:
    assert parse_filter("(" * 50 + "a" + ")" * 50).matches("A")


# Renaming


@pytest.mark.parametrize(
    ("text", "old", "new", "expected"),
    [
        ("7110", "7110", "7111", "7111"),
        ("adm | Sales..X|sales*", "SALES", "R&D", "adm | 'R&D'..X|sales*"),
        ("7110..7193", "7193", "7199", "7110..7199"),
        ("..7110|7110..|<>7110|>=7110", "7110", "9", "..9|9..|<>9|>=9"),
        ("71*|7110?|7110", "7110", "9", "71*|7110?|9"),
        ("'7110'|'A''7110'", "7110", "9", "9|'A''7110'"),
        ("17110|71101|7110 1", "7110", "9", "17110|71101|7110 1"),
        ("  ( a&b )  ", "b", "c", "  ( a&C )  "),
        ("@adm", "adm", "it", "@IT"),
        ("A|B", "A", "OP.", "'OP.'|B"),
        ("A..B", "A", "OP.", "'OP.'..B"),
        ("A", "A", "O'BRIEN", "'O''BRIEN'"),
        ("", "A", "B", ""),
        ("a | b", "C", "D", "a | b"),
    ],
)
def test_a_rename_touches_the_code_and_nothing_else(
    text: str, old: str, new: str, expected: str
) -> None:
    assert expected == rename_code(text, old, new)


def test_what_cannot_be_read_is_not_renamed_in_silence() -> None:
    with pytest.raises(FilterSyntaxError):
        rename_code("A|'B", "A", "C")


# Laws

codes = st.text("AB1.| &'*?()<>@=Åß-", max_size=5)
chart_codes = st.lists(codes, max_size=12)
values = codes.map(literal)
patterns = st.builds(
    "{}{}{}".format, values, st.sampled_from(["*", "?", "*?", "**"]), st.just("")
)
terms = st.one_of(
    values,
    st.builds("{}..{}".format, values, values),
    st.builds("{}..".format, values),
    st.builds("..{}".format, values),
    st.builds("{}{}".format, st.sampled_from(["<", "<=", ">", ">=", "="]), values),
    patterns,
    st.builds("<>{}".format, values | patterns),
)
expressions = st.recursive(
    terms,
    lambda inner: (
        st.builds("({})".format, inner)
        | st.builds("{}|{}".format, inner, inner)
        | st.builds("{} & {}".format, inner, inner)
    ),
    max_leaves=8,
)


@given(text=expressions)
def test_a_filter_written_back_means_the_same(text: str) -> None:
    read = parse_filter(text)

    assert read == parse_filter(str(read))


@given(text=expressions, chart=chart_codes)
def test_one_at_a_time_or_all_at_once_is_the_same(text: str, chart: list[str]) -> None:
    read = parse_filter(text)

    assert [code for code in chart if read.matches(code)] == read.select(chart)


@given(left=expressions, right=expressions, code=codes)
def test_operators_are_those_of_logic(left: str, right: str, code: str) -> None:
    a, b = parse_filter(left).matches(code), parse_filter(right).matches(code)

    assert (a or b) == parse_filter(f"{left}|{right}").matches(code)
    assert (a and b) == parse_filter(f"({left})&({right})").matches(code)


@given(first=codes, last=codes, code=codes)
def test_ranges_and_comparisons_compare_bytes(first: str, last: str, code: str) -> None:
    low, high, asked = (each.upper().encode() for each in (first, last, code))
    low_text, high_text = literal(first), literal(last)

    found = [
        parse_filter(text).matches(code)
        for text in (
            f"{low_text}..{high_text}",
            f"{low_text}..",
            f"..{high_text}",
            f"<{high_text}",
            f">{low_text}",
            f"<>{low_text}",
        )
    ]

    assert [
        low <= asked <= high,
        low <= asked,
        asked <= high,
        asked < high,
        asked > low,
        asked != low,
    ] == found


@given(code=codes, other=codes)
def test_a_literal_passes_its_code_and_no_other(code: str, other: str) -> None:
    read = parse_filter(literal(code))

    assert read.matches(code)
    assert read.matches(other) == (code.upper() == other.upper())


@given(wanted=chart_codes, chart=chart_codes)
def test_one_of_passes_just_the_codes(wanted: list[str], chart: list[str]) -> None:
    upper = {code.upper() for code in wanted}

    selected = parse_filter(one_of(wanted)).select(chart)

    assert [code for code in chart if code.upper() in upper] == selected


@given(
    parts=st.lists(st.sampled_from(["A", "B*", "?", "1|", "Å"]), max_size=6), code=codes
)
def test_a_pattern_is_the_regular_expression_that_one_would_write(
    parts: list[str], code: str
) -> None:
    text = "".join(parts).replace("|", "") + "*"
    plain = re.escape(text).replace(r"\*", ".*").replace(r"\?", ".")

    expected = re.fullmatch(plain, code.upper(), re.DOTALL) is not None

    assert expected == parse_filter(text).matches(code)


@given(left=values, right=expressions, new=codes)
def test_a_renamed_code_passes_where_the_old_one_did(
    left: str, right: str, new: str
) -> None:
    text = f"OLD|{left}|({right})"

    renamed = rename_code(text, "old", new)

    assert parse_filter(renamed).matches(new.strip())
    assert rename_code(text, "another", new) == text


@given(text=st.text("AB1.|&'*?()<>@= \n", max_size=40))
def test_any_text_is_read_or_refused_with_the_place(text: str) -> None:
    place = 0
    try:
        parse_filter(text)
    except FilterSyntaxError as error:
        place = error.position

    assert 0 <= place <= len(text)


# Hostile and large


@pytest.mark.parametrize(
    "text",
    [
        "(" * 100_000,
        "'" * 100_001,
        "'a''b" * 20_000 + "'",
        "<>" * 50_000,
        " " * 100_000 + "|",
        "a" * 200_000 + "...",
    ],
    ids=["parentheses", "quotes", "pairs of quotes", "operators", "blanks", "dots"],
)
def test_hostile_text_is_refused_at_once(text: str) -> None:
    started = time.perf_counter()
    with pytest.raises(FilterSyntaxError):
        parse_filter(text)

    assert time.perf_counter() - started < 2


def test_a_pattern_of_many_stars_does_not_stall() -> None:
    started = time.perf_counter()

    assert parse_filter("*a" * 30 + "*b").select(["A" * 300]) == []
    assert time.perf_counter() - started < 2


def test_five_hundred_ranges_over_five_thousand_accounts_take_a_moment() -> None:
    accounts = [str(10000 + 7 * number) for number in range(5000)]
    starts = [str(10000 + 70 * number) for number in range(501)]
    started = time.perf_counter()

    counts = [
        len(parse_filter(f"{first}..{last}&<>{last}").select(accounts))
        for first, last in pairwise(starts)
    ]

    assert counts == [10] * 500
    assert time.perf_counter() - started < 5  # 0.3 s on a quiet machine


def test_a_total_of_ten_thousand_names_reads_as_fast_as_it_is_long() -> None:
    names = [f"PROJECT {number:05}" for number in range(10_000)]
    started = time.perf_counter()

    assert names == parse_filter(one_of(names)).select(names)
    assert time.perf_counter() - started < 5  # 0.2 s on a quiet machine
