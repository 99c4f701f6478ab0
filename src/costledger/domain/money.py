"""Money as whole minor units: how it is read and how it is written."""

from __future__ import annotations

import re
from decimal import Decimal

from costledger.errors import AmountSyntaxError
from costledger.messages import phrase

AMOUNT_MAX = 10**18
"""Keeps amount times weight inside the 38 digits that every engine can hold."""

PLAIN = re.compile(
    r"(?P<sign>[+-]?)(?=\.?[0-9])(?P<whole>[0-9]*)(?:\.(?P<decimals>[0-9]*))?"
)

DIGITS = {
    **dict.fromkeys(["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"], 0),
    **dict.fromkeys(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"], 3),
    **dict.fromkeys(["CLF", "UYW"], 4),
}  # fmt: skip
"""ISO 4217 currencies that have not two decimals."""


def minor_digits(currency: str) -> int:
    """Return how many decimals a currency has: 2 unless ISO 4217 says otherwise."""
    return DIGITS.get(currency, 2)


def parse_amount(text: str, digits: int) -> int:
    """Read a plain decimal, such as -642274.03, as minor units.

    Zeros beyond the decimals of the currency are no loss, and pass: 12.5000 is 12.50.

    Raises AmountSyntaxError for anything else, for decimals that the currency has not,
    and for an amount beyond AMOUNT_MAX.
    """
    found = PLAIN.fullmatch(text.strip())
    if not found:
        raise AmountSyntaxError(text, phrase("it is no plain decimal."))
    whole, decimals = found["whole"].lstrip("0"), found["decimals"] or ""
    if decimals[digits:].strip("0"):
        most = {0: phrase("no decimals"), 1: phrase("1 decimal")}.get(
            digits, phrase("{digits} decimals", digits=digits)
        )
        raise AmountSyntaxError(text, phrase("its currency has {most}.", most=most))
    shifted = whole + decimals[:digits].ljust(digits, "0")
    # The length first: Python refuses to make numbers of thousands of digits.
    if len(shifted) > len(str(AMOUNT_MAX)) or int(shifted or "0") > AMOUNT_MAX:
        most = show_amount(AMOUNT_MAX, digits)
        raise AmountSyntaxError(text, phrase("it is larger than {most}.", most=most))
    minor = int(shifted or "0")
    return -minor if found["sign"] == "-" else minor


def format_amount(minor: int, digits: int) -> str:
    """Write minor units as a plain decimal for programs: -642274.03."""
    sign, text = "-" if minor < 0 else "", str(abs(minor)).rjust(digits + 1, "0")
    return f"{sign}{text[:-digits]}.{text[-digits:]}" if digits else f"{sign}{text}"


def show_amount(minor: int, digits: int) -> str:
    """Write minor units for people: -642,274.03.

    Commas, because a figure copied from a terminal then pastes as one number into a
    spreadsheet and a mail, where a thin blank would not.
    """
    whole, point, decimals = format_amount(abs(minor), digits).partition(".")
    sign = "-" if minor < 0 else ""
    return f"{sign}{int(whole):,}{point}{decimals}"


def whole_units(minor: int, digits: int) -> int:
    """Return whole units of the currency, half away from zero. For showing only."""
    unit: int = 10**digits
    units: int = (2 * abs(minor) + unit) // (2 * unit)
    return -units if minor < 0 else units


def amount_of(value: object, digits: int) -> int:
    """Read an amount: minor units as a whole number, decimals as text."""
    if isinstance(value, int):
        return value
    text = f"{value:f}" if isinstance(value, Decimal) else str(value or "").strip()
    return parse_amount(text, digits) if text else 0
