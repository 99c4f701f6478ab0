"""Date formulas: how a day moves."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costledger.domain.calendar import month_end
from costledger.domain.shift import parse_shift
from costledger.errors import DateSyntaxError


@pytest.mark.parametrize(
    ("day", "formula", "moved"),
    [
        ("2025-01-31", "", "2025-01-31"),
        ("2025-01-31", "1M", "2025-02-28"),
        ("2024-02-29", "1Y", "2025-02-28"),
        ("2025-03-29", "-1M", "2025-02-28"),
        ("2025-01-15", "1Q", "2025-04-15"),
        ("2025-12-31", "1D", "2026-01-01"),
        ("2025-12-31", "2W", "2026-01-14"),
        ("2025-02-10", "CM", "2025-02-28"),
        ("2025-02-10", "-CM", "2025-02-01"),
        ("2025-05-10", "CQ+1D", "2025-07-01"),
        ("2025-05-10", "-CQ", "2025-04-01"),
        ("2025-05-10", "CY", "2025-12-31"),
        ("2025-05-14", "CW", "2025-05-18"),
        ("2025-05-14", "-CW", "2025-05-12"),
        ("2025-05-14", "1Y - 1D", "2026-05-13"),
    ],
)
def test_a_formula_moves_a_day(day: str, formula: str, moved: str) -> None:
    found = parse_shift(formula).of(datetime.date.fromisoformat(day))

    assert str(found) == moved


@pytest.mark.parametrize("formula", ["M", "1", "1X", "1M1M", "1M+", "C"])
def test_what_is_no_formula_is_refused(formula: str) -> None:
    with pytest.raises(DateSyntaxError):
        parse_shift(formula)


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2100, 1, 1)),
    st.sampled_from(["1M", "-1M", "1Q", "1Y", "2M+1Y"]),
)
def test_the_end_of_a_month_is_kept_on_request(
    day: datetime.date, formula: str
) -> None:
    end = month_end(day)
    moved = parse_shift(formula).of(end, keep_month_end=True)

    assert moved == month_end(moved)
    assert moved.replace(day=1) == parse_shift(formula).of(end).replace(day=1)


@pytest.mark.parametrize(
    ("day", "formula", "moved"),
    [
        ("2025-02-28", "1M", "2025-03-31"),
        ("2025-04-29", "1M", "2025-05-29"),
        # A day, a week or the edge of a period is counted out, and not kept.
        ("2025-02-28", "1M+1D", "2025-03-29"),
        ("2025-02-28", "1M-1W", "2025-03-21"),
        ("2025-04-30", "CM+1M", "2025-05-30"),
    ],
)
def test_only_the_last_day_of_a_month_is_kept_and_only_by_months(
    day: str, formula: str, moved: str
) -> None:
    asked = datetime.date.fromisoformat(day)

    assert str(parse_shift(formula).of(asked, keep_month_end=True)) == moved


def test_a_last_day_is_not_kept_unasked() -> None:
    asked = datetime.date(2025, 2, 28)

    assert parse_shift("1M").of(asked) == datetime.date(2025, 3, 28)
