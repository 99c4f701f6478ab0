"""Chance: within its bounds, centered where it says, and independent of its order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from costledger.demo.chance import Chance

seeds = st.integers(0, 10**6)


def test_a_draw_is_the_same_on_every_platform() -> None:
    draws = [Chance(2026).below(1000, "rent", month) for month in range(1, 7)]

    assert draws == [449, 44, 416, 565, 172, 398]


@given(seed=seeds, low=st.integers(-50, 50), width=st.integers(0, 50))
def test_between_stays_between(seed: int, low: int, width: int) -> None:
    assert low <= Chance(seed).between(low, low + width, "x") <= low + width


@given(seed=seeds, middle=st.integers(0, 10**9), percent=st.integers(0, 90))
def test_around_stays_within_its_percent(seed: int, middle: int, percent: int) -> None:
    spread = middle * percent // 100 + 1

    assert abs(Chance(seed).around(middle, percent, "x") - middle) <= spread


def test_around_is_centered_and_a_tail_is_mostly_small() -> None:
    chance = Chance(1)
    bells = [chance.around(10_000, 20, "bell", place) for place in range(2000)]
    tails = sorted(chance.tail(0, 10_000, "tail", place) for place in range(2000))

    assert abs(sum(bells) // len(bells) - 10_000) < 100
    assert tails[1000] < 1000 < tails[-1]
