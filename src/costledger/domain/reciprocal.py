"""Pools that serve each other in circles, solved exactly.

With p the share of its service that pool i gives pool j, and b what a pool costs by
itself, the gross cost x of every pool is x = b + pᵀx (the simultaneous equations method of
the textbooks). Only circles need equations: pools are put into clusters that reach each
other, and clusters are taken one after the other. Fractions all along; nothing is rounded.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from costledger.errors import Refusal, RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    Keys = Mapping[str, Mapping[str, int | Decimal | Fraction]]
    Shares = dict[str, dict[str, Fraction]]


def gross_costs(pools: Mapping[str, int], keys: Keys) -> dict[str, Fraction]:
    """Return what every pool costs with all services that it takes, in minor units.

    Raises RefusedError (`closed_group`).
    """
    shares = _shares(keys)
    gross = {pool: Fraction(amount) for pool, amount in pools.items()}
    # Givers come before takers, so what flows into a cluster is known when it is solved.
    for cluster in reversed(_clusters(shares)):
        solved = _solve(cluster, _taken(cluster, shares), [[gross[i]] for i in cluster])
        for pool, (cost,) in zip(cluster, solved, strict=True):
            gross[pool] = cost
            for to, share in shares[pool].items():
                if to in gross and to not in cluster:
                    gross[to] += share * cost
    return gross


def absorbed(keys: Keys) -> dict[str, dict[str, Fraction]]:
    """Return which part of each pool's own cost ends at which receiver outside.

    `keys` holds the service that a pool gives to every receiver; receivers that are no
    pools are where costs end. The parts of a pool come to one. Raises RefusedError
    (`closed_group`).
    """
    shares = _shares(keys)
    ends = _ends(shares)
    found: Shares = {}
    # Takers come before givers, so where a taker's costs end is known.
    for cluster in _clusters(shares):
        known = [
            [_beyond(shares[pool], cluster, found, end) for end in ends]
            for pool in cluster
        ]
        given = [[shares[i].get(j, Fraction(0)) for j in cluster] for i in cluster]
        for pool, row in zip(cluster, _solve(cluster, given, known), strict=True):
            found[pool] = {
                end: part for end, part in zip(ends, row, strict=True) if part
            }
    return {pool: found[pool] for pool in keys}


def _beyond(
    shares: Mapping[str, Fraction], cluster: Sequence[str], found: Shares, end: str
) -> Fraction:
    """Return what of a pool ends somewhere without passing its own cluster again."""
    passed = sum(
        (
            share * found[to].get(end, Fraction(0))
            for to, share in shares.items()
            if to in found and to not in cluster
        ),
        Fraction(0),
    )
    return passed + (shares.get(end, Fraction(0)))


def _shares(keys: Keys) -> Shares:
    """Return keys as parts of one, without receivers that get nothing."""
    shares: Shares = {}
    for pool, given in keys.items():
        exact = {to: Fraction(key) for to, key in given.items() if key}
        total = sum(exact.values())
        shares[pool] = {to: Fraction(key, total) for to, key in exact.items()}
    _refuse_closed_groups(shares)
    return shares


def _ends(shares: Shares) -> list[str]:
    """Return the receivers that are no pools, as they are first named."""
    named = {to: None for given in shares.values() for to in given}
    return [to for to in named if to not in shares]


def _refuse_closed_groups(shares: Shares) -> None:
    """Refuse pools whose costs run in circles and never leave."""
    leaving = {pool for pool, given in shares.items() if set(given) - set(shares)}
    before: set[str] = set()
    while leaving != before:
        before = set(leaving)
        leaving |= {pool for pool, given in shares.items() if set(given) & before}
    closed = [pool for pool in shares if pool not in leaving]
    if closed:
        raise RefusedError(
            "A reciprocal allocation",
            [
                Refusal(
                    "closed_group",
                    ", ".join(closed),
                    "receiver",
                    "",
                    "These pools serve only each other, so their costs never leave.",
                    "Give at least one of them a receiver outside the group.",
                )
            ],
        )


def _taken(cluster: Sequence[str], shares: Shares) -> list[list[Fraction]]:
    return [[shares[j].get(i, Fraction(0)) for j in cluster] for i in cluster]


def _solve(
    cluster: Sequence[str],
    flows: Sequence[Sequence[Fraction]],
    known: Sequence[Sequence[Fraction]],
) -> list[list[Fraction]]:
    """Solve x = known + flows·x for every column of `known`, by elimination."""
    size = len(cluster)
    rows = [
        [Fraction(int(i == j)) - flows[i][j] for j in range(size)] + list(known[i])
        for i in range(size)
    ]
    for place in range(size):
        pivot = next(i for i in range(place, size) if rows[i][place])
        rows[place], rows[pivot] = rows[pivot], rows[place]
        first = rows[place][place]
        rows[place] = [Fraction(value, first) for value in rows[place]]
        for i in range(size):
            factor = rows[i][place]
            if i != place and factor:
                rows[i] = [
                    value - factor * above
                    for value, above in zip(rows[i], rows[place], strict=True)
                ]
    return [row[size:] for row in rows]


def _clusters(shares: Shares) -> list[list[str]]:
    """Return the pools that reach each other, takers before givers (Tarjan 1972).

    Without recursion: a chain of pools may be longer than Python's stack.
    """
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    stack: list[str] = []
    clusters: list[list[str]] = []
    for root in shares:
        if root in number:
            continue
        work = [(root, iter(shares[root]))]
        while work:
            pool, rest = work[-1]
            if pool not in number:
                number[pool] = lowest[pool] = len(number)
                stack.append(pool)
            for to in rest:
                if to in shares and to not in number:
                    work.append((to, iter(shares[to])))
                    break
                if to in stack:
                    lowest[pool] = min(lowest[pool], lowest.get(to, number[to]))
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    lowest[above] = min(lowest[above], lowest[pool])
                if lowest[pool] == number[pool]:
                    cut = stack.index(pool)
                    clusters.append(sorted(stack[cut:], key=number.__getitem__))
                    del stack[cut:]
    return clusters
