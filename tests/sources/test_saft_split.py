"""Splitting a line over its analyses: the figures of docs/specs/saft-split.md."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costledger.sources.saft_split import Analysis, Oddity, split_line

if TYPE_CHECKING:
    import random

SPEC = Path(__file__).parents[2] / "docs" / "specs" / "saft-split.md"

CASES = [
    ("100", "", "100", ""),
    ("100", "A 10", "100 A10", ""),
    ("100", "A 10, P 1", "100 A10 P1", ""),
    ("100", "A 10 60, A 20 40", "60 A10; 40 A20", ""),
    ("100", "A 10 60, A 20 40, P 1", "60 A10 P1; 40 A20 P1", ""),
    (
        "100",
        "A 10 60, A 20 40, P 1 50, P 2 50",
        "50 A10 P1; 10 A10 P2; 40 A20 P2",
        "",
    ),
    ("-100", "A 10 -60, A 20 -40", "-60 A10; -40 A20", ""),
    ("-100", "A 10 60, A 20 40", "-60 A10; -40 A20", ""),
    ("100", "A 10 -60, A 20 -40", "60 A10; 40 A20", ""),
    ("100", "A 10 60", "60 A10; 40", "left over"),
    ("100", "A 10 60, P 1", "60 A10 P1; 40 P1", "left over"),
    ("100", "A 10 80, A 20 70", "80 A10; 70 A20; -50", "too much"),
    ("100", "A 10 125", "125 A10; -25", "too much"),
    ("100", "A 10 150, A 20 -50", "150 A10; -50 A20", ""),
    (
        "100",
        "A 10 150, A 20 -50, P 1 50, P 2 50",
        "50 A10 P1; 50 A10 P2; 50 A10; -50 A20",
        "",
    ),
    ("0", "A 10 50, A 20 -50", "50 A10; -50 A20", ""),
    ("0", "A 10, P 1", "0 A10 P1", ""),
    ("100", "A 10 60, A 20", "60 A10; 40 A20", ""),
    ("100", "A 10, A 20", "100", "unpriced"),
    ("100", "A 10 30, A 20, A 30", "30 A10; 70", "unpriced"),
    ("100", "A 20 40, A 10 60", "60 A10; 40 A20", ""),
    ("100", "A 10, A 10", "100 A10", ""),
    ("100", "A 10 60, A 20 30, A 10 10", "70 A10; 30 A20", ""),
    ("100", "A 10 100, A 20 0", "100 A10", ""),
    ("100", "A 10 33.4, A 20 33.3, A 30 33.3", "33 A10; 34 A20; 33 A30", ""),
]
"""Line, analyses, entries and what is odd; amounts in øre."""


@pytest.mark.parametrize(("amount", "analyses", "entries", "odd"), CASES)
def test_a_line_is_split(amount: str, analyses: str, entries: str, odd: str) -> None:
    pieces, oddities = split_line(int(amount), said(analyses))

    assert "; ".join(shown(piece) for piece in pieces) == entries
    assert " ".join(each.value for each in oddities) == odd


def test_the_spec_has_these_figures() -> None:
    lines = SPEC.read_text("utf-8").splitlines()
    table = [
        tuple(cell.strip() for cell in line.split("|")[1:5])
        for line in lines
        if line.startswith("| ") and line.split("|")[1].strip().lstrip("-").isdigit()
    ]

    assert table == CASES


def said(text: str) -> list[Analysis]:
    """Return the analyses of a text such as `A 10 60, A 20`."""
    found = []
    for each in filter(None, text.split(", ")):
        dimension, value, *amount = each.split()
        found.append(Analysis(dimension, value, Decimal(amount[0]) if amount else None))
    return found


def shown(piece: tuple[int, dict[str, str]]) -> str:
    amount, values = piece
    return " ".join([str(amount), *(f"{each}{values[each]}" for each in values)])


ore = st.integers(-(10**12), 10**12)
parts = st.lists(
    st.builds(
        Analysis,
        st.sampled_from("AP"),
        st.sampled_from("123"),
        st.none() | ore.map(Decimal) | st.decimals(-1000, 1000, places=4),
    ),
    max_size=6,
)


@given(amount=ore, analyses=parts)
def test_entries_come_to_the_line(amount: int, analyses: list[Analysis]) -> None:
    pieces, _ = split_line(amount, analyses)

    assert sum(part for part, _ in pieces) == amount
    assert all(part for part, _ in pieces) or len(pieces) == 1


@given(amount=ore, analyses=parts, chance=st.randoms())
def test_the_order_of_the_analyses_does_not_matter(
    amount: int, analyses: list[Analysis], chance: random.Random
) -> None:
    other = list(analyses)
    chance.shuffle(other)

    assert split_line(amount, analyses) == split_line(amount, other)


@given(amount=ore, analyses=parts)
def test_no_two_entries_have_the_same_values(
    amount: int, analyses: list[Analysis]
) -> None:
    pieces, _ = split_line(amount, analyses)
    held = [tuple(values.items()) for _, values in pieces]

    assert len(set(held)) == len(held)


@given(
    amount=ore,
    shares=st.dictionaries(
        st.sampled_from("AP"),
        st.dictionaries(st.sampled_from("123"), ore, min_size=1),
    ),
)
def test_every_value_keeps_its_sum(
    amount: int, shares: dict[str, dict[str, int]]
) -> None:
    """A sum of the line's own sign is kept; another is turned to the line's side."""
    analyses = [
        Analysis(dimension, value, Decimal(part))
        for dimension, values in shares.items()
        for value, part in values.items()
    ]
    pieces, _ = split_line(amount, analyses)

    for dimension, values in shares.items():
        turn = -1 if sum(values.values()) * amount < 0 else 1
        assert {value: turn * part for value, part in values.items() if part} == {
            value: total
            for value in values
            if (total := _sum_of(pieces, dimension, value))
        }


@given(amount=ore, analyses=parts)
def test_nothing_is_odd_only_where_all_is_named(
    amount: int, analyses: list[Analysis]
) -> None:
    pieces, oddities = split_line(amount, analyses)

    unnamed = {
        dimension: sum(part for part, held in pieces if dimension not in held)
        for dimension in {each.dimension for each in analyses}
    }
    assert bool(oddities) == any(unnamed.values())
    assert oddities <= set(Oddity)


def _sum_of(
    pieces: list[tuple[int, dict[str, str]]], dimension: str, value: str
) -> int:
    return sum(part for part, values in pieces if values.get(dimension) == value)
