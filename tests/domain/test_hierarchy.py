"""Charts as trees: where lines stand, what totals sum, and what is wrong with a chart.

A chart is written as it is drawn: one line a row, `sorting order` (or -), `code`, `type`
(+ opens a group, = closes it, . is postable, # a heading, T a total).
"""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costledger.domain.filters import parse_filter
from costledger.domain.hierarchy import (
    LEVELS_MAX,
    ChartLine,
    LineType,
    Placed,
    in_order,
    indent,
    left_open,
    members,
)
from costledger.errors import HierarchyError

if TYPE_CHECKING:
    from random import Random

SPEC = Path(__file__).parents[2] / "docs" / "specs" / "hierarchy.md"

TYPES = {
    "+": LineType.BEGIN_TOTAL,
    "=": LineType.END_TOTAL,
    ".": LineType.POSTABLE,
    "#": LineType.HEADING,
    "T": LineType.TOTAL,
}


def chart(text: str) -> list[ChartLine]:
    rows = [re.split(r"\s{2,}", line.strip()) for line in text.strip().splitlines()]
    return [
        ChartLine(
            code=code,
            line_type=TYPES[sign],
            totaling=rest[0] if rest else "",
            sorting_order="" if order == "-" else order,
        )
        for order, code, sign, *rest in rows
    ]


def placed(lines: list[ChartLine]) -> dict[str, tuple[int, str]]:
    return {
        each.code: (each.indentation, each.totaling)
        for each in indent(lines, chart="cost centers")
    }


def with_totaling(lines: list[ChartLine]) -> list[ChartLine]:
    """Return the lines as they are after indenting."""
    by_code = {line.code: line for line in lines}
    return [
        ChartLine(
            each.code,
            by_code[each.code].line_type,
            each.totaling,
            by_code[each.code].sorting_order,
        )
        for each in indent(lines, chart="cost centers")
    ]


# Indentation


def test_a_group_in_code_order_is_the_range_between_its_ends() -> None:
    lines = chart("""
        -  A  +
        -  B  .
        -  C  +
        -  D  .
        -  E  =
        -  F  =
    """)

    assert placed(lines) == {
        "A": (0, ""),
        "B": (1, ""),
        "C": (1, ""),
        "D": (2, ""),
        "E": (1, "C..E"),
        "F": (0, "A..F"),
    }


def test_a_sorted_group_names_its_begin_total_and_members() -> None:
    """The cost centers of conformance scenario CHT-012."""
    lines = chart("""
        10  X        +
        20  SALES    .
        30  ADM      .
        40  A        =
        50  CANTEEN  .
    """)

    assert placed(lines) == {
        "X": (0, ""),
        "SALES": (1, ""),
        "ADM": (1, ""),
        "A": (0, "X|SALES|ADM"),
        "CANTEEN": (0, ""),
    }


def test_nested_groups_of_a_sorted_chart_sum_all_that_is_in_them() -> None:
    """The reference sums G1 only in G1T, and G1|C3 in G0T (its quirk Q14)."""
    lines = chart("""
        1  G0   +
        2  C1   .
        3  G1   +
        4  C2   .
        5  G1T  =
        6  C3   .
        7  G0T  =
    """)

    assert placed(lines) == {
        "G0": (0, ""),
        "C1": (1, ""),
        "G1": (1, ""),
        "C2": (2, ""),
        "G1T": (1, "G1|C2"),
        "C3": (1, ""),
        "G0T": (0, "G0|C1|G1|C2|C3"),
    }


def test_a_group_after_a_group_begins_anew() -> None:
    lines = chart("""
        1  G1   +
        1  K    .
        2  G1T  =
        3  G2   +
        4  L    .
        5  G2T  =
    """)

    assert placed(lines)["G1T"] == (0, "G1|K")
    assert placed(lines)["G2T"] == (0, "G2|L")


def test_codes_with_special_characters_are_quoted_in_totalings() -> None:
    lines = chart("""
        1  OP. AC     +
        2  R&D        .
        3  LAB.       .
        4  TOTAL OP.  =
    """)

    assert placed(lines)["TOTAL OP."][1] == "OP. AC|'R&D'|'LAB.'"
    assert placed(chart("-  G  +\n-  Z.  ="))["Z."][1] == "G..'Z.'"


def test_one_sorting_order_puts_the_whole_chart_in_that_order_blank_ones_first() -> (
    None
):
    lines = chart("""
        2   A  .
        -   Z  .
        10  M  .
        -   B  .
    """)

    assert [line.code for line in in_order(lines)] == ["B", "Z", "M", "A"]


def test_totals_by_hand_and_headings_are_left_alone() -> None:
    lines = chart("""
        -  1  #
        -  2  +
        -  3  T  2|4..5
        -  9  =  typed by hand
    """)

    assert placed(lines) == {
        "1": (0, ""),
        "2": (0, ""),
        "3": (1, "2|4..5"),
        "9": (0, "2..9"),
    }


def test_a_totaling_is_as_long_as_it_has_to_be() -> None:
    codes = [f"COST CENTER {number:04}" for number in range(500)]
    lines = [
        ChartLine("BEGIN", LineType.BEGIN_TOTAL, sorting_order="1"),
        *(ChartLine(code, LineType.POSTABLE, sorting_order="2") for code in codes),
        ChartLine("END", LineType.END_TOTAL, sorting_order="3"),
    ]

    assert members(with_totaling(lines))["END"] == ("BEGIN", *codes)


def test_an_empty_chart_is_a_chart() -> None:
    assert indent([], chart="cost types") == []
    assert members([]) == {}


# What is wrong


def nested(levels: int) -> list[ChartLine]:
    return [
        *(ChartLine(f"B{at:02}", LineType.BEGIN_TOTAL) for at in range(levels)),
        *(ChartLine(f"E{at:02}", LineType.END_TOTAL) for at in range(levels)),
    ]


def test_ten_levels_are_enough_for_everybody() -> None:
    assert LEVELS_MAX == 10
    assert [*range(10), *reversed(range(10))] == [
        each.indentation for each in indent(nested(10), chart="cost types")
    ]


def test_an_eleventh_level_is_refused_once_for_its_group() -> None:
    with pytest.raises(HierarchyError) as caught:
        indent(nested(13), chart="cost types")

    assert [
        (each.kind, each.position, each.code) for each in caught.value.problems
    ] == [("too_many_levels", 11, "B10")]


def test_every_problem_is_said_at_once_with_code_and_place() -> None:
    lines = [
        ChartLine("A", LineType.END_TOTAL),
        *nested(11),
        ChartLine("F", LineType.END_TOTAL),
    ]

    with pytest.raises(HierarchyError) as caught:
        indent(lines, chart="cost types")

    said = """
        The cost types do not form a tree:
          A (line 1): This end-total has no begin-total. Put a begin-total before its group.
          B10 (line 12): This begin-total opens level 11. There are at most 10: close a group before it.
          F (line 24): This end-total has no begin-total. Put a begin-total before its group.
    """
    assert str(caught.value) == dedent(said).strip()


def test_an_open_group_is_accepted_and_listed() -> None:
    lines = chart("""
        -  A  +
        -  B  +
        -  C  .
        -  D  =
        -  E  .
        -  F  +
    """)

    assert placed(lines) == {
        "A": (0, ""),
        "B": (1, ""),
        "C": (2, ""),
        "D": (1, "B..D"),
        "E": (1, ""),
        "F": (1, ""),
    }
    assert [(each.kind, each.position, each.code) for each in left_open(lines)] == [
        ("begin_total_without_end_total", 1, "A"),
        ("begin_total_without_end_total", 6, "F"),
    ]


# What is summed


def test_every_line_sums_its_totaling_or_its_own_code() -> None:
    lines = chart("""
        -  3000  .
        -  5999  +
        -  6000  .
        -  6100  #
        -  6200  .
        -  6299  =  5999..6299
        -  9990  T  3000|6000..6200
        -  9991  T
        -  9992  T  <>*
    """)

    assert members(lines) == {
        "3000": ("3000",),
        "5999": ("5999",),
        "6000": ("6000",),
        "6100": ("6100",),
        "6200": ("6200",),
        "6299": ("5999", "6000", "6100", "6200", "6299"),
        "9990": ("3000", "6000", "6100", "6200"),
        "9991": ("9991",),
        "9992": (),
    }


def test_a_heading_with_a_totaling_sums_it_as_every_line_does() -> None:
    lines = chart("-  A  #  B\n-  B  .")

    assert members(lines) == {"A": ("B",), "B": ("B",)}


def test_every_totaling_that_cannot_be_read_is_named() -> None:
    lines = chart("-  A  .\n-  B  T  A|\n-  C  T  (A")

    with pytest.raises(HierarchyError) as caught:
        members(lines, chart="cost types")

    assert [(each.kind, each.code, each.problem) for each in caught.value.problems] == [
        ("totaling_unreadable", "B", "Its totaling A| cannot be read at character 3: a code is missing here."),
        ("totaling_unreadable", "C", "Its totaling (A cannot be read at character 3: a parenthesis is not closed."),
    ]  # fmt: skip


# Laws

names = st.text("ABX1.&' |", min_size=1, max_size=4).map(str.strip).filter(bool)


@st.composite
def trees(draw: st.DrawFn) -> list[tuple[str, LineType, tuple[str, ...]]]:
    """Draw (code, type, codes of the groups around it), a well-formed chart in order."""
    codes = iter(draw(st.lists(names, min_size=2, max_size=16, unique=True)))
    rows: list[tuple[str, LineType, tuple[str, ...]]] = []
    around: list[str] = []
    for code in codes:
        steps = [LineType.POSTABLE, LineType.HEADING]
        steps += [LineType.BEGIN_TOTAL] if len(around) < LEVELS_MAX else []
        steps += [LineType.END_TOTAL] if around else []
        line_type = draw(st.sampled_from(steps))
        if line_type is LineType.END_TOTAL:
            rows.append((code, line_type, tuple(around)))
            around.pop()
        else:
            if line_type is LineType.BEGIN_TOTAL:
                around.append(code)
            rows.append((code, line_type, tuple(around)))
    return rows


def sorted_chart(tree: list[tuple[str, LineType, tuple[str, ...]]]) -> list[ChartLine]:
    return [
        ChartLine(code, line_type, sorting_order=f"{place:03}")
        for place, (code, line_type, _) in enumerate(tree)
    ]


@given(tree=trees())
def test_an_end_total_sums_just_what_can_be_posted_in_its_group(
    tree: list[tuple[str, LineType, tuple[str, ...]]],
) -> None:
    summed = members(with_totaling(sorted_chart(tree)))

    for code, line_type, around in tree:
        if line_type is LineType.END_TOTAL:
            expected = tuple(
                other
                for other, other_type, others_around in tree
                if around[-1] in others_around
                and other_type in (LineType.POSTABLE, LineType.BEGIN_TOTAL)
            )
            assert expected == summed[code]


@given(tree=trees())
def test_a_line_stands_as_deep_as_the_groups_around_it(
    tree: list[tuple[str, LineType, tuple[str, ...]]],
) -> None:
    ends = (LineType.BEGIN_TOTAL, LineType.END_TOTAL)

    found = [each.indentation for each in indent(sorted_chart(tree), chart="lines")]

    assert [len(around) - (kind in ends) for _, kind, around in tree] == found


@given(tree=trees(), order=st.randoms(use_true_random=False))
def test_the_order_in_which_lines_are_given_does_not_matter(
    tree: list[tuple[str, LineType, tuple[str, ...]]], order: Random
) -> None:
    lines = sorted_chart(tree)
    shuffled = list(lines)
    order.shuffle(shuffled)

    assert indent(lines, chart="lines") == indent(shuffled, chart="lines")


@given(tree=trees())
def test_indenting_twice_is_indenting_once(
    tree: list[tuple[str, LineType, tuple[str, ...]]],
) -> None:
    once = with_totaling(sorted_chart(tree))

    assert once == with_totaling(once)


@given(tree=trees())
def test_a_group_in_code_order_sums_what_lies_between_its_ends(
    tree: list[tuple[str, LineType, tuple[str, ...]]],
) -> None:
    lines = [
        ChartLine(f"{place:03}{code}", line_type)
        for place, (code, line_type, _) in enumerate(tree)
    ]
    codes = [line.code for line in lines]
    begins: list[str] = []
    for line, each in zip(lines, indent(lines, chart="lines"), strict=True):
        if line.line_type is LineType.BEGIN_TOTAL:
            begins.append(line.code)
        if line.line_type is LineType.END_TOTAL:
            first, last = codes.index(begins.pop()), codes.index(line.code)
            selected = parse_filter(each.totaling).select(codes)
            assert codes[first : last + 1] == selected


# The specification


def spec_tables() -> list[list[list[str]]]:
    """Return the rows of the tables of the page that show whole charts."""
    text = SPEC.read_text("utf-8").replace("\\|", "\0")
    blocks = re.findall(
        r"^\| (?:order|line) \|.*\n\|[- |]+\n((?:\|.*\n)+)", text, re.MULTILINE
    )
    return [
        [
            [cell.strip(" `").replace("\0", "|") for cell in row.split("|")[1:-1]]
            for row in block.splitlines()
        ]
        for block in blocks
    ]


@pytest.mark.parametrize("rows", spec_tables(), ids=["code order", "sorted"])
def test_the_charts_of_the_specification_are_true(rows: list[list[str]]) -> None:
    full = [row if len(row) == 5 else ["", *row] for row in rows]
    lines = [
        ChartLine(code, LineType(kind.replace("-", "_")), sorting_order=order)
        for order, code, kind, _, _ in full
    ]

    assert [
        Placed(code, int(indentation), totaling)
        for _, code, _, indentation, totaling in full
    ] == indent(lines, chart="lines")
