"""The days on which a Norwegian office books: working days, due dates, month ends."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 17), (12, 24), (12, 25), (12, 26)})
"""Month and day of the holidays with a fixed date; the movable ones are left out."""

MONTHS = range(1, 13)

MONTH_NAMES = (
    "",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months by number, in English whatever the locale."""

SATURDAY = 5


def is_working_day(day: date) -> bool:
    """Whether an office books on that day."""
    return day.weekday() < SATURDAY and (day.month, day.day) not in HOLIDAYS


def next_working_day(day: date) -> date:
    """The day itself, or the first working day after it."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def last_working_day(day: date) -> date:
    """The day itself, or the last working day before it."""
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def working_day(year: int, month: int, day: int) -> date:
    """The working day of that month which is nearest to the day named."""
    found = next_working_day(date(year, month, day))
    return found if found.month == month else last_working_day(date(year, month, day))


def month_end(year: int, month: int) -> date:
    """The last day of a month, working day or not."""
    return date(year, month, calendar.monthrange(year, month)[1])


def later(day: date, days: int) -> date:
    """The first working day at least `days` after a day."""
    return next_working_day(day + timedelta(days=days))
