"""How pools that serve each other are shared: direct, step by step, or all at once.

A stage is a set of pools, each with an amount in minor units, and their keys: how much
service a pool gives to every receiver, some of which are pools themselves. What comes out
says which pool charges which receiver how much; nothing is lost on the way.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from costledger.domain.allocation import share_out
from costledger.domain.reciprocal import absorbed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    Keys = Mapping[str, Mapping[str, int | Decimal | Fraction]]
    Charges = dict[tuple[str, str], int]


def direct(pools: Mapping[str, int], keys: Keys) -> Charges:
    """Share every pool among receivers that are no pools of the stage."""
    charges: Charges = {}
    for pool, amount in pools.items():
        outside = {to: key for to, key in keys[pool].items() if to not in pools}
        charges |= _shared(pool, amount, outside)
    return charges


def step_down(pools: Mapping[str, int], keys: Keys, order: Sequence[str]) -> Charges:
    """Share pool after pool: one that was shared receives nothing any more."""
    assert sorted(order) == sorted(pools), "the order names every pool once"
    amounts, done = dict(pools), set()
    charges: Charges = {}
    for pool in order:
        done.add(pool)
        ahead = {to: key for to, key in keys[pool].items() if to not in done}
        shared = _shared(pool, amounts[pool], ahead)
        for (_, to), part in shared.items():
            if to in amounts:
                amounts[to] += part
        charges |= shared
    return charges


def reciprocal(pools: Mapping[str, int], keys: Keys) -> Charges:
    """Share all pools at once, each what it costs with the services that it takes.

    Net: a pool charges its own amount to those who end with it, and nothing passes
    through other pools. Raises RefusedError (`closed_group`).
    """
    charges: Charges = {}
    for pool, ends in absorbed(keys).items():
        charges |= _shared(pool, pools[pool], ends)
    return charges


def proposed_order(pools: Mapping[str, int], keys: Keys) -> list[str]:
    """Return pools by the share of their service that other pools take, most first.

    Of equals the larger pool goes first, then the one named first.
    """

    def given(pool: str) -> Fraction:
        served = {to: Fraction(key) for to, key in keys[pool].items() if to != pool}
        total = sum(served.values())
        inside = sum((key for to, key in served.items() if to in pools), Fraction(0))
        return Fraction(inside, total) if total else Fraction(0)

    return sorted(pools, key=lambda pool: (-given(pool), -abs(pools[pool]), pool))


def _shared(
    pool: str, amount: int, keys: Mapping[str, int | Decimal | Fraction]
) -> Charges:
    parts = share_out(amount, list(keys.values()))
    return {(pool, to): part for to, part in zip(keys, parts, strict=True)}
