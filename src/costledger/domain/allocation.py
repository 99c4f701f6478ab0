"""Sharing an amount by keys, exact to the last minor unit.

Shares are exact, and the running sum is what gets rounded: a line gets the rounded sum
up to and with it, less the rounded sum before it. What is shared out comes to the amount
without a correction afterwards, and no line is a whole unit off. `docs/specs/allocation.md`
has the worked numbers; `engine/sql` does the same for many pools at once.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from costledger.errors import Refusal, RefusedError
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    Exact = int | Decimal | Fraction

PERCENT_PLACES = 5
"""How many decimals a shown percentage has."""


def round_half_away(value: Fraction) -> int:
    """Return the nearest whole number, a half away from zero."""
    size = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return -size if value < 0 else size


def share_out(amount: int, weights: Sequence[Exact]) -> list[int]:
    """Share an amount of minor units by weights, zero or more, in line order.

    The parts sum to the amount; each is less than one unit from its exact share; a
    weight of zero gets zero (cumulative rounding). Raises RefusedError
    (`nothing_to_allocate`, `negative_weight`).
    """
    exact = [Fraction(weight) for weight in weights]
    _refuse_keys(exact)
    total, running, before = sum(exact), Fraction(0), 0
    parts = []
    for weight in exact:
        running += weight
        reached = round_half_away(Fraction(amount * running, total))
        parts.append(reached - before)
        before = reached
    return parts


def share_rest(
    amount: int, lines: Sequence[tuple[int, Exact]]
) -> tuple[list[int], int]:
    """Give lines their fixed amounts, and share what is left by weights.

    A line is (fixed amount in minor units, weight), of which one is zero. Returns what
    each line gets, and what was charged beyond the amount: where fixed amounts exceed it,
    the weights get nothing, and the excess stays with the sender as over-relief.
    """
    fixed = [each for each, _ in lines]
    weights = [weight for _, weight in lines]
    left = amount - sum(fixed)
    over = left if left * amount < 0 or (amount == 0 and left) else 0
    if over or left == 0 or not any(weights):
        return fixed, -over
    shared = share_out(left, weights)
    return [each + part for each, part in zip(fixed, shared, strict=True)], 0


def whole_weights(shares: Sequence[Decimal]) -> list[int]:
    """Return shares as whole numbers, by the smallest power of ten that makes them so.

    0.25 and 1.5 become 25 and 150; 2 and 3 stay.
    """
    places = max((_places(share) for share in shares), default=0)
    return [int(share.scaleb(places)) for share in shares]


def _places(share: Decimal) -> int:
    """Return how many decimals a number needs."""
    exponent = share.normalize().as_tuple().exponent
    assert isinstance(exponent, int), f"{share} is no number"
    return max(0, -exponent)


def shown_percents(weights: Sequence[Exact]) -> list[Decimal]:
    """Return shares in percent with five decimals, which come to 100.

    The difference of rounding stands on the last line with a share. For showing only:
    amounts are shared by the weights themselves.
    """
    exact = [Fraction(weight) for weight in weights]
    total = sum(exact)
    if not total:
        return [Decimal(0)] * len(exact)
    whole = 100 * 10**PERCENT_PLACES
    shown = [
        Decimal(round_half_away(Fraction(whole * weight, total))).scaleb(
            -PERCENT_PLACES
        )
        for weight in exact
    ]
    last = max(position for position, weight in enumerate(exact) if weight)
    shown[last] += 100 - sum(shown)
    return shown


def _refuse_keys(weights: Sequence[Fraction]) -> None:
    refusals = [
        Refusal(
            "negative_weight",
            phrase("line {position}", position=position),
            "weight",
            str(weight),
            phrase("A weight is less than zero."),
            phrase("Choose how the rule takes negative values."),
        )
        for position, weight in enumerate(weights, 1)
        if weight < 0
    ]
    if not refusals and not any(weights):
        refusals = [
            Refusal(
                "nothing_to_allocate",
                "",
                "weight",
                "0",
                phrase("All keys are zero."),
                phrase("Enter shares, or let the rule leave its pool open."),
            )
        ]
    if refusals:
        raise RefusedError(phrase("Sharing an amount"), refusals)
