"""How pools that serve each other are shared: direct, step by step, or all at once.

A stage is a set of pools, each with an amount in minor units, and their keys: how much
service a pool gives to every receiver, some of which are pools themselves. What comes out
says which pool charges which receiver how much; nothing is lost on the way.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from costledger.domain.reciprocal import absorbed
from costledger.domain.rounding import share_table, step_table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    Keys = Mapping[str, Mapping[str, int | Decimal | Fraction]]
    Charges = dict[tuple[str, str], int]


def direct(pools: Mapping[str, int], keys: Keys) -> Charges:
    """Share every pool among receivers that are no pools of the stage."""
    outside = {
        pool: {to: key for to, key in keys[pool].items() if to not in pools}
        for pool in pools
    }
    return _shared(pools, outside)


def step_down(pools: Mapping[str, int], keys: Keys, order: Sequence[str]) -> Charges:
    """Share pool after pool: one that was shared receives nothing any more."""
    assert sorted(order) == sorted(pools), "the order names every pool once"
    position = {pool: turn for turn, pool in enumerate(order)}
    ahead = {
        pool: {
            to: key
            for to, key in keys[pool].items()
            if position.get(to, len(position)) > position[pool]
        }
        for pool in order
    }
    rows = [(pools[pool], _whole(ahead[pool])) for pool in order]
    shared = step_table(rows, position)
    return {
        (pool, to): part
        for pool, row in zip(order, shared.cells, strict=True)
        for to, part in zip(ahead[pool], row, strict=True)
    }


def reciprocal(pools: Mapping[str, int], keys: Keys) -> Charges:
    """Share all pools at once, each what it costs with the services that it takes.

    Net: a pool charges its own amount to those who end with it, and nothing passes
    through other pools. Raises RefusedError (`closed_group`).
    """
    return _shared(pools, absorbed(keys))


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


def _shared(pools: Mapping[str, int], keys: Keys) -> Charges:
    """Share all pools at once, so that the totals of receivers come out, too."""
    rows = [(pools[pool], _whole(given)) for pool, given in keys.items()]
    cells = share_table(rows).cells
    return {
        (pool, to): part
        for (pool, given), row in zip(keys.items(), cells, strict=True)
        for to, part in zip(given, row, strict=True)
    }


def _whole(
    keys: Mapping[str, int | Decimal | Fraction],
) -> list[tuple[str, int]]:
    """Return keys as whole numbers."""
    parts = {to: Fraction(key) for to, key in keys.items()}
    whole = math.lcm(*(part.denominator for part in parts.values()))
    return [(to, int(part * whole)) for to, part in parts.items()]
