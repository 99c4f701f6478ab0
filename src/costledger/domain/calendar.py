"""Days, months and periods; closing dates as a flag beside their day."""

from __future__ import annotations

import calendar
import datetime
import re
from typing import NamedTuple

from attrs import frozen

from costledger.errors import DateSyntaxError, PeriodSyntaxError, SetupError
from costledger.messages import phrase

ONE_DAY = datetime.timedelta(days=1)

MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December",
    ),
    "nb": (
        "januar", "februar", "mars", "april", "mai", "juni", "juli", "august",
        "september", "oktober", "november", "desember",
    ),
}  # fmt: skip

COMBINED = {"en": "Combined entries, {}", "nb": "Samleposter, {}"}
"""The description of a combined entry, by language."""

PART = re.compile(r"([0-9]{4})(?:-[Qq]([1-4])|-([0-9]{2})(?:-([0-9]{2}))?)?")
"""A year, and with it a quarter, a month, or a month and a day."""

Day = tuple[datetime.date, datetime.date, datetime.date, str, str]
"""(day, month start, month end, text of a day's group, text of a month's group)"""


def month_start(day: datetime.date) -> datetime.date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def month_end(day: datetime.date) -> datetime.date:
    """Return the last day of a day's month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def calendar_days(
    first: datetime.date, last: datetime.date, language: str = "en"
) -> list[Day]:
    """Return every day from first to last (inclusive), for the table `calendar_day`.

    Raises SetupError for a language that has no names of months.
    """
    if language not in MONTHS:
        raise SetupError(
            "language",
            language,
            phrase("choose {months}.", months=phrase(" or ").join(MONTHS)),
        )
    days = []
    for number in range((last - first).days + 1):
        day = first + datetime.timedelta(days=number)
        month = f"{MONTHS[language][day.month - 1]} {day.year}"
        texts = (COMBINED[language].format(day), COMBINED[language].format(month))
        days.append((day, month_start(day), month_end(day), *texts))
    return days


@frozen
class Period:
    """A span of days, both ends included; None is an open end."""

    first: datetime.date | None
    last: datetime.date | None


def parse_period(text: str) -> Period:
    """Read `2026`, `2026-Q1`, `2026-03`, `2026-03-15`, or two of them with `..`.

    Raises PeriodSyntaxError.
    """
    text = text.strip()
    if ".." not in text:
        return Period(*_span(text, text))
    left, _, right = text.partition("..")
    first = _span(left, text)[0] if left.strip() else None
    last = _span(right, text)[1] if right.strip() else None
    if first is None and last is None:
        raise PeriodSyntaxError(text, phrase("it has neither beginning nor end."))
    if first and last and first > last:
        raise PeriodSyntaxError(text, phrase("it ends before it begins."))
    return Period(first, last)


def _span(part: str, whole: str) -> tuple[datetime.date, datetime.date]:
    found = PART.fullmatch(part.strip())
    if not found:
        raise PeriodSyntaxError(whole)
    # Asked as text, since month 00 and day 00 are mistakes and not the whole year.
    year, quarter, month, day = found.groups()
    first, last = 1, 12
    if month:
        first = last = int(month)
    elif quarter:
        first, last = 3 * int(quarter) - 2, 3 * int(quarter)
    try:
        if day:
            only = datetime.date(int(year), first, int(day))
            return only, only
        start, end = (datetime.date(int(year), each, 1) for each in (first, last))
    except ValueError as error:
        raise PeriodSyntaxError(whole) from error
    return start, month_end(end)


class PostingDate(NamedTuple):
    """A day, or its closing date, which sorts after the day and before the next."""

    day: datetime.date
    is_closing: bool = False


def parse_day(text: str) -> datetime.date:
    """Read a day, YYYY-MM-DD.

    Raises DateSyntaxError.
    """
    # Python reads 20261005 and 2026-W41-1 as well; here there is one way to write it.
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text.strip()):
        raise DateSyntaxError(text)
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError as error:
        raise DateSyntaxError(text) from error


def parse_posting_date(text: str) -> PostingDate:
    """Read a day, or a closing date such as C2024-12-31.

    Raises DateSyntaxError.
    """
    bare = text.strip()
    is_closing = bare[:1] in ("C", "c")
    try:
        return PostingDate(parse_day(bare[1:] if is_closing else bare), is_closing)
    except DateSyntaxError as error:
        raise DateSyntaxError(text) from error


def show_posting_date(day: datetime.date, *, is_closing: bool) -> str:
    """Write a posting date; a closing date has a C before it."""
    return f"C{day}" if is_closing else str(day)
