"""The windows of dynamic keys, against the check values of the specification."""

from __future__ import annotations

import datetime

import pytest

from costledger.domain.windows import window
from costledger.errors import RefusedError

WEDNESDAY = datetime.date(2026, 3, 18)


def months(first: int, last: int) -> list[datetime.date]:
    return [
        datetime.date(year, month, 1)
        for year in range(first, last + 1)
        for month in range(1, 13)
    ]


def years(first: int, last: int, month: int = 1) -> list[datetime.date]:
    return [datetime.date(year, month, 1) for year in range(first, last + 1)]


def said(code: str, day: datetime.date, year_month: int = 1) -> str:
    found = window(code, day, months(2024, 2027), years(2024, 2027, year_month))
    return f"{found.first} {found.last}"


@pytest.mark.parametrize(
    ("code", "calendar_year", "from_april"),
    [
        ("", "None None", ""),
        ("week", "2026-03-16 2026-03-22", ""),
        ("last_week", "2026-03-09 2026-03-15", ""),
        ("month", "2026-03-01 2026-03-31", ""),
        ("last_month", "2026-02-01 2026-02-28", ""),
        ("month_of_last_year", "2025-03-01 2025-03-31", ""),
        ("year", "2026-01-01 2026-12-31", ""),
        ("last_year", "2025-01-01 2025-12-31", ""),
        ("period", "2026-03-01 2026-03-31", ""),
        ("last_period", "2026-02-01 2026-02-28", ""),
        ("period_of_last_year", "2025-03-01 2025-03-31", ""),
        ("fiscal_year", "2026-01-01 2026-12-31", "2025-04-01 2026-03-31"),
        ("last_fiscal_year", "2025-01-01 2025-12-31", "2024-04-01 2025-03-31"),
    ],
)
def test_the_check_values(code: str, calendar_year: str, from_april: str) -> None:
    assert said(code, WEDNESDAY) == calendar_year
    assert said(code, WEDNESDAY, 4) == (from_april or calendar_year)


def test_a_month_of_a_leap_year_is_whole() -> None:
    assert said("month_of_last_year", datetime.date(2025, 2, 10)) == (
        "2024-02-01 2024-02-29"
    )


def test_the_29th_of_february_has_a_day_last_year() -> None:
    assert said("period_of_last_year", datetime.date(2026, 2, 28)) == (
        "2025-02-01 2025-02-28"
    )
    found = window(
        "period_of_last_year", datetime.date(2024, 2, 29), months(2023, 2024)
    )
    assert found.first == datetime.date(2023, 2, 1)


@pytest.mark.parametrize(
    ("code", "first", "last", "kind"),
    [
        ("period", 2025, 2025, "accounting_period_missing"),
        ("period", 2027, 2027, "accounting_period_missing"),
        ("fiscal_year", 2025, 2026, "accounting_period_missing"),
        ("period_of_last_year", 2026, 2027, "previous_year_missing"),
        ("last_fiscal_year", 2026, 2027, "previous_year_missing"),
        ("week", 2010, 2010, ""),
        ("year", 2010, 2010, ""),
        ("last_period", 2026, 2026, ""),
    ],
)
def test_a_window_needs_its_own_periods_only(
    code: str, first: int, last: int, kind: str
) -> None:
    periods = months(first, last), years(first, last)
    if not kind:
        assert window(code, WEDNESDAY, *periods).first
        return
    with pytest.raises(RefusedError) as caught:
        window(code, WEDNESDAY, *periods)
    assert caught.value.kind == kind


def test_no_periods_are_needed_for_days_of_the_calendar() -> None:
    assert window("last_week", WEDNESDAY).first == datetime.date(2026, 3, 9)
    with pytest.raises(RefusedError):
        window("period", WEDNESDAY)


@pytest.mark.parametrize(
    ("day", "week", "month", "period", "last_period"),
    [
        # A Sunday that ends a month, and the Monday after it.
        (
            datetime.date(2026, 5, 31),
            "2026-05-25 2026-05-31",
            "2026-05-01 2026-05-31",
            "2026-05-01 2026-05-31",
            "2026-04-01 2026-04-30",
        ),
        (
            datetime.date(2026, 6, 1),
            "2026-06-01 2026-06-07",
            "2026-06-01 2026-06-30",
            "2026-06-01 2026-06-30",
            "2026-05-01 2026-05-31",
        ),
    ],
)
def test_the_last_and_the_first_day_belong_to_their_span(
    day: datetime.date, week: str, month: str, period: str, last_period: str
) -> None:
    codes = ("week", "month", "period", "last_period")

    assert [said(code, day) for code in codes] == [week, month, period, last_period]


def test_a_fiscal_year_from_july_ends_in_june() -> None:
    assert said("fiscal_year", datetime.date(2026, 6, 30), 7) == "2025-07-01 2026-06-30"
    assert said("fiscal_year", datetime.date(2026, 7, 1), 7) == "2026-07-01 2027-06-30"
