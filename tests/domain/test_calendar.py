"""Days, months, periods and closing dates: the tables of docs/specs/calendar.md."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costledger.domain.calendar import (
    Period,
    PostingDate,
    calendar_days,
    month_end,
    month_start,
    parse_day,
    parse_period,
    parse_posting_date,
    show_posting_date,
)
from costledger.errors import DateSyntaxError, PeriodSyntaxError, SetupError

date = datetime.date
ONE_DAY = datetime.timedelta(days=1)


def days(first: str, last: str) -> Period:
    return Period(
        date.fromisoformat(first) if first else None,
        date.fromisoformat(last) if last else None,
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-q4", "2026-10-01", "2026-12-31"),
        ("2026-03", "2026-03-01", "2026-03-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-03-15", "2026-03-15", "2026-03-15"),
        ("2026-01..2026-06", "2026-01-01", "2026-06-30"),
        (" 2025-Q4 .. 2026-01-15 ", "2025-10-01", "2026-01-15"),
        ("2025..2026", "2025-01-01", "2026-12-31"),
        ("..2026-06", "", "2026-06-30"),
        ("2026-02..", "2026-02-01", ""),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_a_period_is_its_first_and_last_day(text: str, first: str, last: str) -> None:
    assert days(first, last) == parse_period(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "..", "26", "2026-3", "2026-13", "2026-00", "2026-Q5", "2026-02-30"),
        *("2026-03-00", "0000", "20260315", "2026-W10", "March 2026", "C2026-12-31"),
        *("2026..2027..2028", "2026...2027", "\u0662\u0660\u0662\u0666"),
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PeriodSyntaxError, match="is not a period"):
        parse_period(text)


def test_a_period_does_not_end_before_it_begins() -> None:
    with pytest.raises(PeriodSyntaxError, match="it ends before it begins"):
        parse_period("2026-06..2026-01")


@given(day=st.dates())
def test_a_month_begins_on_its_first_day_and_ends_before_the_next(day: date) -> None:
    first, last = month_start(day), month_end(day)

    assert first <= day <= last
    assert first.day == 1
    assert last == date.max or (last + ONE_DAY).day == 1


@given(text=st.text("0123456789-.QqC ", max_size=24))
def test_any_text_is_a_period_or_is_refused(text: str) -> None:
    try:
        period = parse_period(text)
    except PeriodSyntaxError:
        return

    assert (period.first or date.min) <= (period.last or date.max)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-12-31", PostingDate(date(2024, 12, 31))),
        ("C2024-12-31", PostingDate(date(2024, 12, 31), is_closing=True)),
        (" c2024-12-31 ", PostingDate(date(2024, 12, 31), is_closing=True)),
    ],
)
def test_a_closing_date_has_a_c_before_it(text: str, expected: PostingDate) -> None:
    assert expected == parse_posting_date(text)


@pytest.mark.parametrize(
    "text", ["", "C", "CC2024-12-31", "2024-02-30", "20241231", "2024-W01-1", "D2024"]
)
def test_what_is_no_date_is_refused_as_it_was_typed(text: str) -> None:
    with pytest.raises(DateSyntaxError) as caught:
        parse_posting_date(text)

    assert str(caught.value).startswith(f"{text!r} is not a date.")


def test_a_plain_day_is_no_closing_date() -> None:
    assert date(2024, 12, 31) == parse_day("2024-12-31")
    with pytest.raises(DateSyntaxError):
        parse_day("C2024-12-31")


@given(day=st.dates(), is_closing=st.booleans())
def test_a_posting_date_that_was_written_reads_as_the_same(
    *, day: date, is_closing: bool
) -> None:
    text = show_posting_date(day, is_closing=is_closing)

    assert (day, is_closing) == parse_posting_date(text)


@given(day=st.dates(max_value=date.max - ONE_DAY))
def test_a_closing_date_lies_between_its_day_and_the_next(day: date) -> None:
    closing = PostingDate(day, is_closing=True)

    assert PostingDate(day) < closing < PostingDate(day + ONE_DAY)


@pytest.mark.parametrize(
    ("day", "language", "expected"),
    [
        ("2026-10-05", "en", ("2026-10-01", "2026-10-31", "Combined entries, 2026-10-05", "Combined entries, October 2026")),
        ("2024-02-29", "en", ("2024-02-01", "2024-02-29", "Combined entries, 2024-02-29", "Combined entries, February 2024")),
        ("2026-10-05", "nb", ("2026-10-01", "2026-10-31", "Samleposter, 2026-10-05", "Samleposter, oktober 2026")),
    ],
)  # fmt: skip
def test_a_day_knows_its_month_and_what_combined_entries_say(
    day: str, language: str, expected: tuple[str, ...]
) -> None:
    only = date.fromisoformat(day)
    [row] = calendar_days(only, only, language=language)

    assert (day, *expected) == tuple(str(each) for each in row)


def test_the_days_of_a_year_come_once_each_in_order() -> None:
    rows = calendar_days(date(2024, 1, 1), date(2024, 12, 31))

    assert len(rows) == 366
    assert sorted({row[0] for row in rows}) == [row[0] for row in rows]


def test_a_language_without_month_names_is_refused() -> None:
    with pytest.raises(SetupError, match="language cannot be 'xx': choose en or nb"):
        calendar_days(date(2026, 1, 1), date(2026, 1, 1), language="xx")
