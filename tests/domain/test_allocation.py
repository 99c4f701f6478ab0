"""Sharing an amount: the parts come to it, and nobody is a whole unit off."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costledger.domain.allocation import (
    share_out,
    share_rest,
    shown_percents,
    whole_weights,
)
from costledger.errors import RefusedError

amounts = st.integers(-(10**18), 10**18)
weights = st.lists(st.integers(0, 10**6), min_size=1, max_size=40).filter(any)


@pytest.mark.parametrize(
    ("amount", "weights", "expected"),
    [
        (100_00, [1, 1, 1], [33_33, 33_34, 33_33]),
        (-100_00, [1, 1, 1], [-33_33, -33_34, -33_33]),
        (1_01, [1, 0, 1], [51, 0, 50]),
        (1, [1, 1], [1, 0]),
        (1_000_00, [5, 2, 4], [454_55, 181_81, 363_64]),
        (10_00, [0, 1, 2], [0, 3_33, 6_67]),
        (0, [1, 2], [0, 0]),
        (100, [Decimal("0.25"), Fraction(3, 4)], [25, 75]),
    ],
)
def test_an_amount_is_shared_as_specified(
    amount: int, weights: list[int], expected: list[int]
) -> None:
    assert expected == share_out(amount, weights)


@given(amounts, weights)
def test_parts_come_to_the_amount_and_are_less_than_a_unit_off(
    amount: int, weights: list[int]
) -> None:
    parts = share_out(amount, weights)

    assert amount == sum(parts)
    assert parts == [-part for part in share_out(-amount, weights)]
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(amount * weight, sum(weights))) < 1
        assert part == 0 or weight > 0


def test_a_thousand_million_over_three_hundred_equals_differ_by_one_unit() -> None:
    parts = share_out(1_000_000_000_00, [1] * 300)

    assert {333_333_333, 333_333_334} == set(parts)
    assert sum(parts) == 1_000_000_000_00


@pytest.mark.parametrize(
    ("weights", "kind"),
    [
        ([0, 0], "nothing_to_allocate"),
        ([], "nothing_to_allocate"),
        ([1, -1], "negative_weight"),
    ],
)
def test_keys_that_share_nothing_are_refused(weights: list[int], kind: str) -> None:
    with pytest.raises(RefusedError) as refused:
        share_out(100, weights)

    assert kind == refused.value.kind


@pytest.mark.parametrize(
    ("amount", "lines", "expected"),
    [
        (1_000_00, [(100_00, 0), (0, 3), (0, 1)], ([100_00, 675_00, 225_00], 0)),
        (80_00, [(100_00, 0), (0, 1)], ([100_00, 0], 20_00)),
        (100_00, [(100_00, 0), (0, 1)], ([100_00, 0], 0)),
        (100_00, [(40_00, 0)], ([40_00], 0)),
        (0, [(50_00, 0), (0, 1)], ([50_00, 0], 50_00)),
        (-80_00, [(-100_00, 0), (0, 1)], ([-100_00, 0], -20_00)),
    ],
)
def test_fixed_amounts_go_first_and_their_excess_stays_with_the_sender(
    amount: int, lines: list[tuple[int, int]], expected: tuple[list[int], int]
) -> None:
    assert expected == share_rest(amount, lines)


@pytest.mark.parametrize(
    ("shares", "expected"),
    [
        (["2", "3"], [2, 3]),
        (["0.25", "1.5"], [25, 150]),
        (["1E+2", "0.50"], [1000, 5]),
        ([], []),
    ],
)
def test_shares_become_whole_by_the_smallest_power_of_ten(
    shares: list[str], expected: list[int]
) -> None:
    assert expected == whole_weights([Decimal(share) for share in shares])


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([5, 2, 4], ["45.45455", "18.18182", "36.36363"]),
        ([1, 1, 1, 0], ["33.33333", "33.33333", "33.33334", "0.00000"]),
        ([5, 10], ["33.33333", "66.66667"]),
        ([0, 0], ["0", "0"]),
    ],
)
def test_percentages_are_shown_with_five_decimals_and_come_to_a_hundred(
    weights: list[int], expected: list[str]
) -> None:
    assert [Decimal(each) for each in expected] == shown_percents(weights)
