"""The windows of dynamic keys: which days a date code means, seen from one day.

Weeks run from Monday to Sunday. Periods and fiscal years are those of the accounting
periods, and a code asks for no more of them than it needs.
"""

from __future__ import annotations

import datetime
from bisect import bisect_right
from typing import TYPE_CHECKING

from costledger.domain.calendar import ONE_DAY, Period, month_end, month_start
from costledger.errors import Refusal, RefusedError
from costledger.messages import marked, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

EVERYTHING = Period(None, None)

WEEK = datetime.timedelta(days=7)

OF_PERIODS = (
    "period",
    "last_period",
    "period_of_last_year",
    "fiscal_year",
    "last_fiscal_year",
)
"""The codes that ask for accounting periods."""


def window(
    code: str,
    day: datetime.date,
    starts: Sequence[datetime.date] = (),
    year_starts: Sequence[datetime.date] = (),
) -> Period:
    """Return the days that a date code means, seen from a day.

    `starts` are the first days of all accounting periods, `year_starts` those of fiscal
    years, both in order. Raises RefusedError (`accounting_period_missing`,
    `previous_year_missing`).
    """
    match code:
        case "":
            return EVERYTHING
        case "period":
            return _span(starts, day)
        case "last_period":
            return _before(starts, day, "accounting_period_missing")
        case "period_of_last_year":
            then = one_year_before(day)
            if not starts or starts[0] > then:
                raise missing("previous_year_missing", code, then)
            return _span(starts, then)
        case "fiscal_year":
            return _span(year_starts, day)
        case "last_fiscal_year":
            return _before(year_starts, day, "previous_year_missing")
    return _of_calendar(code, day)


def _of_calendar(code: str, day: datetime.date) -> Period:
    monday = day - datetime.timedelta(days=day.weekday())
    last_month = month_start(day) - ONE_DAY
    match code:
        case "week":
            return Period(monday, monday + WEEK - ONE_DAY)
        case "last_week":
            return Period(monday - WEEK, monday - ONE_DAY)
        case "month":
            return Period(month_start(day), month_end(day))
        case "last_month":
            return Period(month_start(last_month), last_month)
        case "month_of_last_year":
            then = month_start(day).replace(year=day.year - 1)
            return Period(then, month_end(then))
        case "year" | "last_year":
            year = day.year - (code == "last_year")
            return Period(datetime.date(year, 1, 1), datetime.date(year, 12, 31))
    raise AssertionError(code)


def one_year_before(day: datetime.date) -> datetime.date:
    """Return the same day of last year; of 29 February the 28th."""
    last_year = month_start(day).replace(year=day.year - 1)
    return last_year.replace(day=min(day.day, month_end(last_year).day))


def _span(starts: Sequence[datetime.date], day: datetime.date) -> Period:
    """Return the span that contains a day: from its start to the day before the next."""
    position = bisect_right(starts, day)
    if not 0 < position < len(starts):
        raise missing("accounting_period_missing", "", day)
    return Period(starts[position - 1], starts[position] - ONE_DAY)


def _before(starts: Sequence[datetime.date], day: datetime.date, kind: str) -> Period:
    """Return the span before the one that contains a day."""
    position = bisect_right(starts, day)
    if position == 0:
        raise missing("accounting_period_missing", "", day)
    if position == 1:
        raise missing(kind, "", day)
    return Period(starts[position - 2], starts[position - 1] - ONE_DAY)


def missing(kind: str, code: str, day: datetime.date) -> RefusedError:
    """Return the refusal of a window whose periods are not there."""
    problem = {
        "accounting_period_missing": marked(
            "There is no accounting period around {day}, with one after it that ends it."
        ),
        "previous_year_missing": marked(
            "There are no accounting periods for the year before {day}."
        ),
    }[kind]
    return RefusedError(
        phrase("Calculating the keys"),
        [
            Refusal(
                kind,
                "",
                "date_filter_code",
                code,
                phrase(problem, day=day),
                phrase(
                    "Import accounting periods that reach far enough: "
                    "accounting_periods."
                ),
            )
        ],
    )
