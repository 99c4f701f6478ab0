"""Values of scenarios: days, amounts, and when two of them are the same."""

from __future__ import annotations

import datetime
from decimal import Decimal, InvalidOperation
from typing import Any


def day(text: str | None) -> datetime.date | None:
    """Read a day; an empty text is none, a closing date the day that it follows."""
    return datetime.date.fromisoformat(text.removeprefix("C")) if text else None


def is_same(expected: Any, found: Any) -> bool:
    """Return whether a value found is the one expected: numbers by value."""
    if isinstance(expected, bool) or isinstance(found, bool):
        return bool(expected) == bool(found)
    if expected in ("", None, 0) and found in ("", None, 0):
        return True
    if isinstance(expected, dict) and isinstance(found, dict):
        return all(
            name in found and is_same(value, found[name])
            for name, value in expected.items()
        )
    if isinstance(expected, list | tuple) and isinstance(found, list | tuple):
        return len(expected) == len(found) and all(map(is_same, expected, found))
    if isinstance(found, datetime.date):
        return str(expected) == found.isoformat()
    numbers = _number(expected), _number(found)
    if None not in numbers and not (
        isinstance(expected, str) and isinstance(found, str)
    ):
        return numbers[0] == numbers[1]
    if isinstance(expected, str) and isinstance(found, str) and expected != found:
        # Percentages and shares come as text where they have more places.
        return None not in numbers and "." in expected and numbers[0] == numbers[1]
    return bool(expected == found)


def _number(value: Any) -> Decimal | None:
    if isinstance(value, int | Decimal):
        return Decimal(value)
    if isinstance(value, str) and value.strip():
        try:
            return Decimal(value)
        except InvalidOperation:
            return None
    return None
