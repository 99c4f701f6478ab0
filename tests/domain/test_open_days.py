"""Open days: from the first to the last, without the spans that are locked."""

from __future__ import annotations

import datetime

import pytest

from costledger.domain.open_days import OpenDays, Span


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2026, month, number)


DAYS = OpenDays(
    first=day(1, 10),
    last=day(6, 20),
    locked=(Span(day(2, 1), day(3, 1)), Span(day(3, 1), day(4, 1))),
)


@pytest.mark.parametrize(
    ("asked", "is_open", "next_open"),
    [
        (day(1, 9), False, day(1, 10)),
        (day(1, 10), True, day(1, 10)),
        (day(1, 31), True, day(1, 31)),
        (day(2, 1), False, day(4, 1)),
        (day(2, 28), False, day(4, 1)),
        (day(3, 31), False, day(4, 1)),
        (day(4, 1), True, day(4, 1)),
        (day(6, 20), True, day(6, 20)),
        (day(6, 21), False, None),
    ],
)
def test_the_first_and_the_last_day_are_open(
    asked: datetime.date, is_open: object, next_open: datetime.date | None
) -> None:
    assert DAYS.is_open(asked) is is_open
    assert DAYS.first_from(asked) == next_open


def test_a_span_without_an_end_is_locked_for_ever() -> None:
    locked = OpenDays(None, None, (Span(day(2, 1), None),))

    assert locked.is_open(day(1, 31))
    assert not locked.is_open(datetime.date(2999, 1, 1))
    assert locked.first_from(day(2, 1)) is None
