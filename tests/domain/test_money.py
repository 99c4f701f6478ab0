"""Money is whole minor units, read and written without losing one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costledger.domain.money import (
    AMOUNT_MAX,
    format_amount,
    minor_digits,
    parse_amount,
    show_amount,
    whole_units,
)
from costledger.errors import AmountSyntaxError

minors = st.integers(-AMOUNT_MAX, AMOUNT_MAX)
digits = st.sampled_from([0, 2, 3, 4])


@pytest.mark.parametrize(
    ("text", "digits", "expected"),
    [
        ("642274.03", 2, 64227403),
        ("-642274.03", 2, -64227403),
        ("+0.05", 2, 5),
        (" 12 ", 2, 1200),
        ("12.5", 2, 1250),
        (".5", 2, 50),
        ("12.", 2, 1200),
        ("0012.50", 2, 1250),
        ("12.5000", 2, 1250),
        ("-0.00", 2, 0),
        ("15200", 0, 15200),
        ("15200.0", 0, 15200),
        ("0.001", 3, 1),
        ("10000000000000000.00", 2, AMOUNT_MAX),
        ("0" * 5000 + "1", 2, 100),
    ],
)
def test_an_amount_is_read_as_minor_units(
    text: str, digits: int, expected: int
) -> None:
    assert expected == parse_amount(text, digits)


@pytest.mark.parametrize(
    ("text", "digits", "problem"),
    [
        ("12.345", 2, "its currency has 2 decimals."),
        ("12.5", 0, "its currency has no decimals."),
        ("10000000000000000.01", 2, "it is larger than 10,000,000,000,000,000.00."),
        ("9" * 5000, 2, "it is larger than 10,000,000,000,000,000.00."),
        ("12,50", 2, "it is no plain decimal."),
        ("1,234.50", 2, "it is no plain decimal."),
        ("1 234.50", 2, "it is no plain decimal."),
        ("1e3", 2, "it is no plain decimal."),
        ("1.2.3", 2, "it is no plain decimal."),
        ("--1", 2, "it is no plain decimal."),
        ("12-", 2, "it is no plain decimal."),
        (".", 2, "it is no plain decimal."),
        ("", 2, "it is no plain decimal."),
        ("NaN", 2, "it is no plain decimal."),
        ("\u0661\u0662", 2, "it is no plain decimal."),
    ],
)
def test_what_is_no_amount_says_why(text: str, digits: int, problem: str) -> None:
    with pytest.raises(AmountSyntaxError) as caught:
        parse_amount(text, digits)

    assert f"{text!r} is not an amount: {problem}" in str(caught.value)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("minor", "digits", "for_programs", "for_people"),
    [
        (-64227403, 2, "-642274.03", "-642,274.03"),
        (5, 2, "0.05", "0.05"),
        (-5, 2, "-0.05", "-0.05"),
        (0, 2, "0.00", "0.00"),
        (100000, 2, "1000.00", "1,000.00"),
        (15200, 0, "15200", "15,200"),
        (-1, 3, "-0.001", "-0.001"),
        (12345678, 4, "1234.5678", "1,234.5678"),
    ],
)
def test_an_amount_is_written_for_programs_and_for_people(
    minor: int, digits: int, for_programs: str, for_people: str
) -> None:
    assert for_programs == format_amount(minor, digits)
    assert for_people == show_amount(minor, digits)


@given(minor=minors, digits=digits)
def test_what_is_written_reads_as_the_same(minor: int, digits: int) -> None:
    assert minor == parse_amount(format_amount(minor, digits), digits)


@given(minor=minors, digits=digits)
def test_people_and_programs_see_the_same_figure(minor: int, digits: int) -> None:
    shown = show_amount(minor, digits).replace(",", "")

    assert format_amount(minor, digits) == shown


@given(text=st.text("0123456789.,+-eE _", max_size=30), digits=digits)
def test_any_text_is_an_amount_or_is_refused(text: str, digits: int) -> None:
    try:
        minor = parse_amount(text, digits)
    except AmountSyntaxError:
        return

    assert abs(minor) <= AMOUNT_MAX


@pytest.mark.parametrize(
    ("currency", "expected"),
    [("NOK", 2), ("EUR", 2), ("JPY", 0), ("ISK", 0), ("KWD", 3), ("CLF", 4)],
)
def test_a_currency_has_the_decimals_of_iso_4217(currency: str, expected: int) -> None:
    assert expected == minor_digits(currency)


@pytest.mark.parametrize(
    ("minor", "digits", "expected"),
    [(149, 2, 1), (150, 2, 2), (-150, 2, -2), (-149, 2, -1), (7, 0, 7), (500, 3, 1)],
)
def test_whole_units_round_half_away_from_zero(
    minor: int, digits: int, expected: int
) -> None:
    assert expected == whole_units(minor, digits)
