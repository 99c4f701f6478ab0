"""Spreading a year over its months."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costledger.domain.budget import CALENDARS, spread
from costledger.errors import RefusedError

AMOUNTS = st.integers(-(10**15), 10**15)


@given(AMOUNTS, st.integers(1, 36))
def test_an_even_spread_is_exact_and_even(amount: int, months: int) -> None:
    parts = spread(amount, months)

    assert (len(parts), sum(parts)) == (months, amount)
    assert max(parts) - min(parts) <= 1


@given(AMOUNTS, st.sampled_from(sorted(CALENDARS)), st.integers(1, 8))
def test_a_calendar_of_weeks_is_exact(amount: int, way: str, quarters: int) -> None:
    parts = spread(amount, 3 * quarters, way)

    assert sum(parts) == amount
    for part, weeks in zip(parts, CALENDARS[way] * quarters, strict=True):
        assert abs(part * 13 * quarters - amount * weeks) < 13 * quarters


@given(AMOUNTS, st.lists(st.integers(0, 10**12), min_size=1).filter(any))
def test_a_profile_is_exact_whatever_its_sign(amount: int, profile: list[int]) -> None:
    parts = spread(amount, len(profile), "profile", profile)
    credits_ = spread(amount, len(profile), "profile", [-each for each in profile])

    assert sum(parts) == amount
    assert credits_ == parts
    assert all(not part for part, each in zip(parts, profile, strict=True) if not each)


def test_a_year_of_a_hundred() -> None:
    assert spread(100_00, 12) == [833, 834, 833] * 4
    assert spread(130_00, 3, "4-4-5") == [40_00, 40_00, 50_00]


@pytest.mark.parametrize(
    ("months", "way", "profile", "kind"),
    [
        (12, "random", (), "spread_unknown"),
        (10, "4-4-5", (), "spread_not_quarters"),
        (2, "profile", (0, 0), "nothing_to_allocate"),
        (2, "profile", (5, -1), "negative_weight"),
    ],
)
def test_what_cannot_be_spread_is_refused(
    months: int, way: str, profile: tuple[int, ...], kind: str
) -> None:
    with pytest.raises(RefusedError) as error:
        spread(1, months, way, profile)

    assert error.value.kind == kind
