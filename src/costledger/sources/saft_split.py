"""One SAF-T line as entries: its analyses made to fit its amount, to the last øre.

`docs/specs/saft-split.md` is the rule with worked numbers. In short: the line's amount is
the truth, an analysis keeps the amount that it names, and what they do not agree on
stands in an entry without a value of that type, so that nothing is lost or guessed.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.split import split

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    Piece = tuple[int, dict[str, str]]


class Oddity(Enum):
    """What a person should hear about how a line was split."""

    LEFT_OVER = "left over"
    """The analyses of a type name less than the line."""
    TOO_MUCH = "too much"
    """They name more than the line."""
    UNPRICED = "unpriced"
    """Several values of a type have no amount; nothing says who carries what."""


@frozen
class Analysis:
    """One analysis of a line. Amounts in øre, debit positive."""

    dimension: str
    value: str
    amount: Decimal | None
    """What it carries of the line; None where the file does not say."""


def split_line(
    amount: int, analyses: Iterable[Analysis]
) -> tuple[list[Piece], set[Oddity]]:
    """Return the entries of a line of an amount in øre, and what was odd about it.

    The entries come to the amount. For each value they come to what its analyses name.
    The order of the codes decides theirs, whatever the order of the file.
    """
    named: dict[str, dict[str, Decimal | None]] = {}
    for each in analyses:
        values = named.setdefault(each.dimension, {})
        values[each.value] = _sum(values.get(each.value), each.amount)
    if not named:
        return [(amount, {})], set()
    shares: dict[str, dict[str, int]] = {}
    odd: set[Oddity] = set()
    for dimension in sorted(named):
        values = dict(sorted(named[dimension].items()))
        shares[dimension] = _adjust_rounding(amount, values)
        odd |= _oddities(amount, values, shares[dimension])
    return _pair(amount, shares), odd


def _sum(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    if one is None or other is None:
        return other if one is None else one
    return one + other


def _adjust_rounding(
    amount: int, values: Mapping[str, Decimal | None]
) -> dict[str, int]:
    """Return what each value of one type carries, in whole øre.

    The amounts are taken on the side of their line. The only value without an amount
    takes what the others leave.
    """
    shares = _rounded(values)
    total = sum(shares.values())
    if total * amount < 0:
        shares = {value: -share for value, share in shares.items()}
        total = -total
    unpriced = [value for value, part in values.items() if part is None]
    rest = amount - total
    if len(unpriced) == 1 and (rest * amount > 0 or len(values) == 1):
        shares[unpriced[0]] = rest
    return shares


def _rounded(values: Mapping[str, Decimal | None]) -> dict[str, int]:
    """Return the amounts in whole øre: running sums are rounded, half away from zero."""
    shares, running, before = {}, Decimal(0), 0
    for value, part in values.items():
        running += part or 0
        until = int(running.to_integral_value(ROUND_HALF_UP))
        shares[value] = until - before
        before = until
    return shares


def _oddities(
    amount: int, values: Mapping[str, Decimal | None], shares: Mapping[str, int]
) -> set[Oddity]:
    rest = amount - sum(shares.values())
    if not rest:
        return set()
    if list(values.values()).count(None) > 1:
        return {Oddity.UNPRICED}
    return {Oddity.LEFT_OVER if rest * amount > 0 else Oddity.TOO_MUCH}


def _pair(amount: int, shares: Mapping[str, Mapping[str, int]]) -> list[Piece]:
    """Lay the types of a line side by side, debits and credits each for themselves.

    A type that brings fewer debits and credits than another is filled up on both sides,
    without a value: that comes to zero.
    """
    debits = {dimension: _on_side(parts, 1) for dimension, parts in shares.items()}
    credits_ = {dimension: _on_side(parts, -1) for dimension, parts in shares.items()}
    size = max(
        0,
        amount,
        *(sum(part for _, part in parts) for parts in debits.values()),
        *(amount + sum(part for _, part in parts) for parts in credits_.values()),
    )
    sums: dict[tuple[tuple[str, str], ...], int] = {}
    for sign, total, parts in ((1, size, debits), (-1, size - amount, credits_)):
        for piece, values in split(total, parts) if total else ():
            held = tuple(values.items())
            sums[held] = sums.get(held, 0) + sign * piece
    pieces = [(total, dict(held)) for held, total in sums.items() if total]
    return pieces or [(0, {each: next(iter(parts)) for each, parts in shares.items()})]


def _on_side(parts: Mapping[str, int], sign: int) -> list[tuple[str, int]]:
    return [(value, part * sign) for value, part in parts.items() if part * sign > 0]
