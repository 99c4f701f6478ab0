"""Which days may be posted on: the posting window of the setup, and locked periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.calendar import ONE_DAY

if TYPE_CHECKING:
    import datetime


@frozen
class Span:
    """Days from first up to before next; None is an open end."""

    first: datetime.date
    next: datetime.date | None

    def holds(self, day: datetime.date) -> bool:
        """Say whether a day is one of them."""
        return self.first <= day and (self.next is None or day < self.next)


@frozen
class OpenDays:
    """The days on which the version ACTUAL takes postings."""

    first: datetime.date | None
    last: datetime.date | None
    locked: tuple[Span, ...]

    def is_open(self, day: datetime.date) -> bool:
        """Say whether a day takes postings."""
        if (self.first and day < self.first) or (self.last and day > self.last):
            return False
        return not any(span.holds(day) for span in self.locked)

    def first_from(self, day: datetime.date) -> datetime.date | None:
        """Return the first open day that is not before a day; None without one."""
        found: datetime.date | None = max(day, self.first) if self.first else day
        while found and not self.is_open(found):
            if self.last and found > self.last:
                return None
            # Spans follow each other: leave the one that holds the day.
            found = next(span.next for span in self.locked if span.holds(found))
        return found


def last_day(next_date: datetime.date | None) -> datetime.date | None:
    """Return the last day of a period by the first of the next."""
    return next_date - ONE_DAY if next_date else None
