"""Pools that serve each other in circles, solved exactly.

With p the share of its service that pool i gives pool j, and b what a pool costs by
itself, the gross cost x of every pool is x = b + pᵀx (the simultaneous equations method of
the textbooks). Only circles need equations: pools are put into clusters that reach each
other, and clusters are taken one after the other. Fractions all along; nothing is rounded,
but where a cluster has hundreds of pools: exact fractions would have hundreds of digits
there, and whole numbers of 192 binary digits take their place.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.errors import Refusal, RefusedError
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    Keys = Mapping[str, Mapping[str, int | Decimal | Fraction]]
    Shares = dict[str, dict[str, Fraction]]


EXACT_MAX = 40
"""How many pools of one cluster are solved in fractions."""

DIGITS = 192
"""Binary digits behind the point where a cluster is larger: a part of any amount that a
ledger can hold is then exact to far less than a billionth of a minor unit."""


DENSE = 0.8
"""How full the rest of a cluster is when all its cells are worked out, zero or not."""


@frozen
class _Out:
    """A pool that was taken out of a cluster, with DIGITS binary digits."""

    pool: str
    row: dict[str, int]
    """What it gives to those that stay and to where costs end; one in all."""
    leaving: int
    """What of it leaves it, where some comes back to itself."""
    givers: dict[str, int]
    """What those that stay gave to it."""


@frozen
class Solved:
    """What is known of pools once their circles are solved."""

    absorbed: Shares
    """Which part of each pool's own cost ends at which receiver outside; one in all."""
    gross: dict[str, Fraction]
    """What every pool costs with all services that it takes, in minor units."""


def solve(pools: Mapping[str, int], keys: Keys) -> Solved:
    """Return where the cost of every pool ends, and what its service costs in gross.

    `keys` holds the service that a pool gives to every receiver; receivers that are no
    pools are where costs end. Raises RefusedError (`closed_group`).
    """
    shares = _shares(keys)
    clusters = _clusters(shares)
    # Both ways through a large cluster follow the same pools as they are taken out.
    relieved: dict[str, list[_Out]] = {}
    found = _absorbed(shares, clusters, relieved)
    gross = _gross(pools, shares, clusters, relieved)
    return Solved({pool: found[pool] for pool in keys}, gross)


def gross_costs(pools: Mapping[str, int], keys: Keys) -> dict[str, Fraction]:
    """Return the gross costs of `solve`. Raises RefusedError (`closed_group`)."""
    return solve(pools, keys).gross


def absorbed(keys: Keys) -> dict[str, dict[str, Fraction]]:
    """Return the parts of `solve`, which no amount changes.

    Raises RefusedError (`closed_group`).
    """
    return solve(dict.fromkeys(keys, 0), keys).absorbed


def _gross(
    pools: Mapping[str, int],
    shares: Shares,
    clusters: Sequence[Sequence[str]],
    relieved: Mapping[str, Sequence[_Out]],
) -> dict[str, Fraction]:
    gross = {pool: Fraction(amount) for pool, amount in pools.items()}
    # Givers come before takers, so what flows into a cluster is known when it is solved.
    for cluster in reversed(clusters):
        inside = set(cluster)
        for pool, cost in _gross_of(cluster, shares, gross, relieved).items():
            gross[pool] = cost
            for to, share in shares[pool].items():
                if to in gross and to not in inside:
                    gross[to] += share * cost
    return gross


def _gross_of(
    cluster: Sequence[str],
    shares: Shares,
    own: Mapping[str, Fraction],
    relieved: Mapping[str, Sequence[_Out]],
) -> dict[str, Fraction]:
    """Return what pools of a cluster cost, with what they give each other."""
    if len(cluster) <= EXACT_MAX:
        solved = _solve(cluster, _taken(cluster, shares), [[own[i]] for i in cluster])
        return {pool: cost for pool, (cost,) in zip(cluster, solved, strict=True)}
    order = relieved[cluster[0]]
    arriving = {pool: int(own[pool] * 2**DIGITS) for pool in cluster}
    for out in order:
        for to in out.row.keys() & arriving.keys():
            arriving[to] += arriving[out.pool] * out.row[to] >> DIGITS
    gross: dict[str, int] = {}
    for out in reversed(order):
        back = sum(gross[giver] * part >> DIGITS for giver, part in out.givers.items())
        gross[out.pool] = ((arriving[out.pool] + back) << DIGITS) // out.leaving
    return {pool: Fraction(gross[pool], 2**DIGITS) for pool in cluster}


def _absorbed(
    shares: Shares,
    clusters: Sequence[Sequence[str]],
    relieved: dict[str, list[_Out]],
) -> Shares:
    """Return where costs end; `taken` gets how large clusters were taken apart."""
    ends = _ends(shares)
    found: Shares = {}
    # Takers come before givers, so where a taker's costs end is known.
    for cluster in clusters:
        if len(cluster) > EXACT_MAX:
            inside = set(cluster)
            rows = {pool: _outward(shares[pool], inside, found) for pool in cluster}
            relieved[cluster[0]] = _taken_out(cluster, rows)
            found |= _ended([(out.pool, out.row) for out in relieved[cluster[0]]])
            continue
        known = [_beyond(shares[pool], set(cluster), found) for pool in cluster]
        met = list(dict.fromkeys(end for row in known for end in row))
        given = [[shares[i].get(j, Fraction(0)) for j in cluster] for i in cluster]
        flat = [[row.get(end, Fraction(0)) for end in met] for row in known]
        for pool, row in zip(cluster, _solve(cluster, given, flat), strict=True):
            parts = dict(zip(met, row, strict=True))
            found[pool] = {end: parts[end] for end in ends if parts.get(end)}
    return found


def _beyond(
    shares: Mapping[str, Fraction], cluster: set[str], found: Shares
) -> dict[str, Fraction]:
    """Return what of a pool ends where without passing its own cluster again."""
    passed: dict[str, Fraction] = {}
    for to, share in shares.items():
        if to in cluster:
            continue
        for end, part in found[to].items() if to in found else ((to, Fraction(1)),):
            passed[end] = passed.get(end, Fraction(0)) + share * part
    return passed


def _taken_out(cluster: Sequence[str], rows: dict[str, dict[str, int]]) -> list[_Out]:
    """Take one pool after the other out of a cluster, its givers giving to its takers.

    Nothing is ever subtracted (Grassmann, Taksar and Heyman 1985), so nothing is lost to
    cancellation. What a pool is connected to least goes first. Uses up `rows`.
    """
    inside = set(cluster)
    givers: dict[str, set[str]] = {pool: set() for pool in cluster}
    for pool, row in rows.items():
        for to in row.keys() & inside:
            givers[to].add(pool)
    relieved: list[_Out] = []
    left = dict.fromkeys(cluster)
    cells = sum(map(len, rows.values()))
    while left and cells < DENSE * len(left) ** 2:
        pool = min(left, key=lambda each: len(givers[each]) * len(rows[each]))
        del left[pool]
        row = rows.pop(pool)
        cells -= len(row)
        row.pop(pool, None)
        total = sum(row.values())
        row = {to: (part << DIGITS) // total for to, part in row.items()}
        factors = {giver: rows[giver].pop(pool) for giver in givers[pool] & left.keys()}
        relieved.append(_Out(pool, row, total, factors))
        for giver, factor in factors.items():
            given = rows[giver]
            cells -= len(given) + 1
            for to, part in row.items():
                given[to] = given.get(to, 0) + (factor * part >> DIGITS)
                if to in left:
                    givers[to].add(giver)
            cells += len(given)
    return relieved + _taken_dense(list(left), rows)


def _taken_dense(
    pools: Sequence[str], rows: Mapping[str, Mapping[str, int]]
) -> list[_Out]:
    """Take the last pools out, when nearly all of them give to nearly all.

    The last column goes first, so that rows become shorter.
    """
    inside = set(pools)
    ends = list(
        dict.fromkeys(to for pool in pools for to in rows[pool] if to not in inside)
    )
    names = [*ends, *pools]
    table = [[rows[pool].get(to, 0) for to in names] for pool in pools]
    relieved = []
    while table:
        row = table.pop()
        pool = names.pop()
        row.pop()
        total = sum(row)
        row = [(part << DIGITS) // total for part in row]
        given = {to: part for to, part in zip(names, row, strict=True) if part}
        factors = {}
        for position, above in enumerate(table):
            factor = above.pop()
            if factor:
                factors[pools[position]] = factor
                table[position] = [
                    own + (factor * part >> DIGITS)
                    for own, part in zip(above, row, strict=True)
                ]
        relieved.append(_Out(pool, given, total, factors))
    return relieved


def _outward(
    given: Mapping[str, Fraction], inside: set[str], found: Shares
) -> dict[str, int]:
    """Return what a pool gives, as whole numbers: to its cluster, and where it ends."""
    row: dict[str, int] = {}
    for to, share in given.items():
        ends = {to: Fraction(1)} if to in inside or to not in found else found[to]
        for end, part in ends.items():
            row[end] = row.get(end, 0) + int(share * part * 2**DIGITS)
    return row


def _ended(relieved: Sequence[tuple[str, Mapping[str, int]]]) -> Shares:
    """Follow what pools gave to pools that were taken later, to where it ends."""
    pools = {pool for pool, _ in relieved}
    ends = list(
        dict.fromkeys(to for _, row in relieved for to in row if to not in pools)
    )
    ended: dict[str, list[int]] = {}
    for pool, row in reversed(relieved):
        parts = [row.get(end, 0) for end in ends]
        for to in row.keys() & ended.keys():
            given = row[to]
            parts = [
                part + (given * ahead >> DIGITS)
                for part, ahead in zip(parts, ended[to], strict=True)
            ]
        ended[pool] = parts
    whole = {pool: sum(parts) for pool, parts in ended.items()}
    return {
        pool: {
            end: Fraction(part, whole[pool])
            for end, part in zip(ends, parts, strict=True)
            if part
        }
        for pool, parts in ended.items()
    }


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
            phrase("A reciprocal allocation"),
            [
                Refusal(
                    "closed_group",
                    ", ".join(closed),
                    "receiver",
                    "",
                    phrase(
                        "These pools serve only each other, so their costs never leave."
                    ),
                    phrase("Give at least one of them a receiver outside the group."),
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
    for position in range(size):
        pivot = next(i for i in range(position, size) if rows[i][position])
        rows[position], rows[pivot] = rows[pivot], rows[position]
        first = rows[position][position]
        rows[position] = [Fraction(value, first) for value in rows[position]]
        for i in range(size):
            factor = rows[i][position]
            if i != position and factor:
                rows[i] = [
                    value - factor * above
                    for value, above in zip(rows[i], rows[position], strict=True)
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
