"""Moving a day by a date formula: `1M`, `-1W`, `1Y-1D`, `CM+1D`.

Terms are taken from left to right. Months, quarters and years keep the day of the month,
or take the last one where the month is shorter; `C` goes to the end of the current
period, and `-C` to its first day.
"""

from __future__ import annotations

import datetime
import re

from attrs import frozen

from costledger.domain.calendar import month_end, month_start
from costledger.errors import DateSyntaxError

TERM = re.compile(r"([+-]?)(?:([0-9]{1,4})|(C))([DWMQY])")
MONTHS = {"M": 1, "Q": 3, "Y": 12}
DAYS = {"D": 1, "W": 7}


@frozen
class Shift:
    """A date formula that was read; without terms it leaves a day where it is."""

    terms: tuple[tuple[int | None, int, str], ...] = ()
    """(how many or None for the current period, sign, unit)"""

    def of(self, day: datetime.date, *, keep_month_end: bool = False) -> datetime.date:
        """Return the day moved; `keep_month_end` moves a month's last day to one.

        Only months, quarters and years keep the end of a month.
        """
        moved = day
        for count, sign, unit in self.terms:
            moved = _moved(moved, count, sign, unit)
        is_end = keep_month_end and day == month_end(day)
        if is_end and all(count and unit in MONTHS for count, _, unit in self.terms):
            return month_end(moved)
        return moved


def parse_shift(text: str) -> Shift:
    """Read a date formula; an empty one is no shift.

    Raises DateSyntaxError.
    """
    bare = re.sub(r"\s+", "", text).upper().strip("<>")
    terms: list[tuple[int | None, int, str]] = []
    position = 0
    while position < len(bare):
        found = TERM.match(bare, position)
        if not found or (terms and not found[1]):
            raise DateSyntaxError(text)
        sign = -1 if found[1] == "-" else 1
        terms.append((None if found[3] else int(found[2]), sign, found[4]))
        position = found.end()
    return Shift(tuple(terms))


def _moved(
    day: datetime.date, count: int | None, sign: int, unit: str
) -> datetime.date:
    try:
        if count is None:
            return _edge(day, unit, is_end=sign > 0)
        if unit in DAYS:
            return day + datetime.timedelta(days=sign * count * DAYS[unit])
        return _months(day, sign * count * MONTHS[unit])
    except (OverflowError, ValueError) as error:
        raise DateSyntaxError(f"{day} {sign * (count or 0)}{unit}") from error


def _months(day: datetime.date, count: int) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    last = month_end(datetime.date(year, month + 1, 1))
    return last.replace(day=min(day.day, last.day))


def _edge(day: datetime.date, unit: str, *, is_end: bool) -> datetime.date:
    """Return the last or first day of the period that a day is in."""
    match unit:
        case "D":
            return day
        case "W":
            monday = day - datetime.timedelta(days=day.weekday())
            return monday + datetime.timedelta(days=6 if is_end else 0)
        case "M":
            first = month_start(day)
            length = 1
        case "Q":
            first = day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)
            length = 3
        case _:
            first = day.replace(month=1, day=1)
            length = 12
    return month_end(_months(first, length - 1)) if is_end else first
