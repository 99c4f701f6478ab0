"""Direct, step-down and reciprocal allocation against published results."""

from __future__ import annotations

import json
import random
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from costledger.domain.methods import direct, proposed_order, reciprocal, step_down
from costledger.domain.reciprocal import absorbed, gross_costs
from costledger.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    Charges = dict[tuple[str, str], int]

# Departments before, and who serves whom; figures of the textbooks that ../shared names.
TWO_AND_TWO = (
    {"PM": 600_000_00, "IS": 116_000_00},
    {
        "PM": {"IS": 1600, "Mach": 2400, "Asm": 4000},
        "IS": {"PM": 200, "Mach": 1600, "Asm": 200},
    },
    {"Mach": 400_000_00, "Asm": 200_000_00},
)
TWO_AND_THREE = (
    {"S1": 14_040_00, "S2": 18_000_00},
    {
        "S1": {"X": 20, "Y": 40, "Z": 30, "S2": 10},
        "S2": {"X": 40, "Y": 20, "Z": 20, "S1": 20},
    },
    {"X": 48_000_00, "Y": 42_000_00, "Z": 30_000_00},
)
HOSPITAL = (
    {"Admin": 360_000_00, "Custodial": 90_000_00},
    {
        "Admin": {"Custodial": 6000, "Lab": 18000, "Care": 30000},
        "Custodial": {"Lab": 5000, "Care": 45000},
    },
    {"Lab": 261_000_00, "Care": 689_000_00},
)
TYRES = (
    {"Maintenance": 80_000_00, "Personnel": 20_000_00},
    {
        "Maintenance": {"Personnel": 200, "A": 240, "B": 160},
        "Personnel": {"Maintenance": 10, "A": 40, "B": 120},
    },
    {"A": 40_000_00, "B": 60_000_00},
)
PRINTERS = (
    {"Maintenance": 5_000_00, "Personnel": 12_000_00},
    {
        "Maintenance": {"Personnel": 1000, "Printing": 1000, "Developing": 3000},
        "Personnel": {"Maintenance": 500, "Printing": 500, "Developing": 2000},
    },
    {"Printing": 15_000_00, "Developing": 10_000_00},
)
REPEATED = (
    {"S1": 21_000_00, "S2": 15_000_00},
    {"S1": {"P1": 55, "P2": 35, "S2": 10}, "S2": {"P1": 30, "P2": 65, "S1": 5}},
    {"P1": 150_000_00, "P2": 205_000_00},
)
SELF_SERVICE = (
    {"S1": 600_00, "S2": 1100_00, "S3": 600_00},
    {
        "S1": {"S1": 25, "S2": 35, "S3": 10, "P1": 15, "P2": 15},
        "S2": {"S1": 15, "S2": 20, "S3": 10, "P1": 25, "P2": 30},
        "S3": {"S1": 15, "S2": 25, "S3": 35, "P1": 15, "P2": 10},
    },
    {"P1": 2100_00, "P2": 1500_00},
)
CYCLE = (
    {"A": 10_000_00, "B": 5_000_00, "C": 2_500_00},
    {"A": {"B": 5, "X": 5}, "B": {"C": 4, "A": 1, "Y": 5}, "C": {"X": 3, "Y": 7}},
    {"X": 0, "Y": 0},
)
FOOD = (
    {"Building": 6_000_000_00, "Food": 3_000_000_00},
    {
        "Building": {"ICU": 10_000, "Surgery": 20_000, "General": 40_000},
        "Food": {"ICU": 3_000, "Surgery": 4_000, "General": 98_000},
    },
    {"ICU": 0, "Surgery": 0, "General": 0},
)


def after(own: dict[str, int], charges: Charges) -> list[str]:
    """Return what receivers hold in the end, as decimals."""
    balance = dict(own)
    for (_, to), amount in charges.items():
        if to in balance:
            balance[to] += amount
    return [f"{amount // 100}.{amount % 100:02}" for amount in balance.values()]


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (TWO_AND_TWO, ["728111.11", "587888.89"]),
        (TWO_AND_THREE, ["60120.00", "52740.00", "39180.00"]),
        (HOSPITAL, ["405000.00", "995000.00"]),
        (TYRES, ["93000.00", "107000.00"]),
        (PRINTERS, ["18650.00", "23350.00"]),
    ],
)
def test_direct_is_as_published(problem: Any, expected: list[str]) -> None:
    pools, keys, own = problem

    assert expected == after(own, direct(pools, keys))


@pytest.mark.parametrize(
    ("problem", "order", "expected"),
    [
        (TWO_AND_TWO, ["PM", "IS"], ["789777.78", "526222.22"]),
        (TWO_AND_TWO, ["IS", "PM"], ["722150.00", "593850.00"]),
        (TWO_AND_THREE, ["S1", "S2"], ["60510.00", "52467.00", "39063.00"]),
        (TWO_AND_THREE, ["S2", "S1"], ["59120.00", "53440.00", "39480.00"]),
        (HOSPITAL, ["Admin", "Custodial"], ["394000.00", "1006000.00"]),
        (TYRES, ["Maintenance", "Personnel"], ["83666.67", "116333.33"]),
        (TYRES, ["Personnel", "Maintenance"], ["93411.76", "106588.24"]),
        (PRINTERS, ["Maintenance", "Personnel"], ["18600.00", "23400.00"]),
    ],
)
def test_step_down_is_as_published(
    problem: Any, order: list[str], expected: list[str]
) -> None:
    pools, keys, own = problem

    assert expected == after(own, step_down(pools, keys, order))


@pytest.mark.parametrize(
    ("problem", "expected", "gross"),
    [
        (TWO_AND_TWO, ["779877.55", "536122.45"], [Fraction(3_058_000_000, 49), Fraction(1_180_000_000, 49)]),
        (TWO_AND_THREE, ["59520.00", "53160.00", "39360.00"], [18_000_00, 19_800_00]),
        (HOSPITAL, ["394000.00", "1006000.00"], [360_000_00, 130_000_00]),
        (TYRES, ["84320.00", "115680.00"], [82_800_00, 47_600_00]),
        (PRINTERS, ["18689.66", "23310.34"], [Fraction(21_000_000, 29), Fraction(39_000_000, 29)]),
    ],
)  # fmt: skip
def test_reciprocal_is_as_published(
    problem: Any, expected: list[str], gross: list[Fraction]
) -> None:
    pools, keys, own = problem

    assert expected == after(own, reciprocal(pools, keys))
    assert gross == list(gross_costs(pools, keys).values())


@pytest.mark.parametrize(
    ("charges", "problem", "expected"),
    [
        (direct, FOOD, ["942857.14", "1828571.43", "6228571.43"]),
        (reciprocal, REPEATED, ["167178.39", "223821.61"]),
        (reciprocal, SELF_SERVICE, ["3224.79", "2675.21"]),
        (reciprocal, CYCLE, ["7539.47", "9960.53"]),
    ],
)
def test_totals_of_several_pools_are_the_nearest_unit(
    charges: Any, problem: Any, expected: list[str]
) -> None:
    """Cumulative rounding, pool by pool, would be a unit off on each of these."""
    pools, keys, own = problem

    assert after(own, charges(pools, keys)) == expected


@pytest.mark.parametrize(
    ("problem", "expected"),
    [
        (SELF_SERVICE, [Fraction(45_800_000, 281), Fraction(217_400_000, 843), Fraction(132_400_000, 843)]),
        (CYCLE, [Fraction(21_000_000, 19), Fraction(20_000_000, 19), Fraction(12_750_000, 19)]),
    ],
)  # fmt: skip
def test_gross_costs_are_exact(problem: Any, expected: list[Fraction]) -> None:
    pools, keys, _ = problem

    assert expected == list(gross_costs(pools, keys).values())


def test_the_parts_that_end_somewhere_are_exact() -> None:
    _, keys, _ = TWO_AND_TWO

    assert absorbed(keys) == {
        "PM": {"Mach": Fraction(23, 49), "Asm": Fraction(26, 49)},
        "IS": {"Mach": Fraction(83, 98), "Asm": Fraction(15, 98)},
    }


@pytest.mark.parametrize(
    ("keys", "closed"),
    [
        ({"A": {"B": 1}, "B": {"A": 1}}, "A, B"),
        ({"A": {"B": 1, "X": 1}, "B": {"C": 1}, "C": {"B": 1}}, "B, C"),
        ({"A": {"A": 1}}, "A"),
    ],
)
def test_pools_that_serve_only_each_other_are_refused_by_name(
    keys: dict[str, dict[str, int]], closed: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        absorbed(keys)

    assert (refused.value.kind, refused.value.refusals[0].where) == (
        "closed_group",
        closed,
    )


def test_who_serves_other_pools_most_is_proposed_first() -> None:
    pools, keys, _ = TWO_AND_TWO
    assert proposed_order(pools, keys) == ["PM", "IS"]
    pools, keys, _ = TYRES
    assert proposed_order(pools, keys) == ["Maintenance", "Personnel"]


def test_of_pools_that_serve_alike_the_larger_goes_first_also_a_credit() -> None:
    keys = {"A": {"X": 1}, "B": {"X": 1}, "C": {"X": 1}}

    assert proposed_order({"A": 100, "B": -300, "C": 200}, keys) == ["B", "C", "A"]
    assert proposed_order({"B": 100, "A": -100, "C": 0}, keys) == ["A", "B", "C"]


def test_what_a_pool_gives_to_itself_is_no_service_to_others() -> None:
    # A gives itself 8 of 10 and B 1 of the other 2: a half. B gives A three of five.
    keys = {"A": {"A": 8, "B": 1, "X": 1}, "B": {"A": 3, "X": 2}}

    assert proposed_order({"A": 100, "B": 100}, keys) == ["B", "A"]


def test_a_long_chain_of_pools_needs_no_deep_stack() -> None:
    keys = {f"P{i}": {f"P{i + 1}": 1, "X": 1} for i in range(3000)}

    assert absorbed({**keys, "P3000": {"X": 1}})["P0"] == {"X": 1}


POOLS = ["A", "B", "C", "D", "E"]
graphs = st.fixed_dictionaries(
    {
        pool: st.dictionaries(st.sampled_from([*POOLS, "X", "Y"]), st.integers(1, 9))
        for pool in POOLS
    }
)


@given(graphs, st.lists(st.integers(-(10**9), 10**9), min_size=5, max_size=5))
def test_gross_costs_satisfy_their_equations_and_nothing_is_lost(
    keys: dict[str, dict[str, int]], amounts: list[int]
) -> None:
    keys = {pool: {**given, "X": given.get("X", 1)} for pool, given in keys.items()}
    pools = dict(zip(POOLS, amounts, strict=True))

    gross = gross_costs(pools, keys)

    for pool in POOLS:
        relieved = sum(
            Fraction(given.get(pool, 0), sum(given.values())) * gross[giver]
            for giver, given in keys.items()
        )
        assert gross[pool] == pools[pool] + relieved
    charges = reciprocal(pools, keys)
    for pool in POOLS:
        assert pools[pool] == sum(
            part for (of, _), part in charges.items() if of == pool
        )
    for end in ("X", "Y"):
        exact = sum(
            Fraction(given.get(end, 0), sum(given.values())) * gross[giver]
            for giver, given in keys.items()
        )
        found = sum(part for (_, to), part in charges.items() if to == end)
        assert abs(found - exact) < 1


def test_the_published_problems_come_out_as_published(realdata: Path) -> None:
    text = (realdata / "allocation_problems" / "problems.json").read_text("utf-8")
    problem = json.loads(text)[0]
    service = problem["departments"]["service"]
    before = {
        name: int(Decimal(cost) * 100) for name, cost in problem["costs_before"].items()
    }
    pools = {name: before.pop(name) for name in service}
    keys = {
        name: {to: Decimal(units) for to, units in given.items()}
        for name, given in problem["units_of_service"].items()
    }
    published = problem["published"]

    assert after(before, direct(pools, keys)) == [
        f"{published['direct'][name]}.00" for name in before
    ]
    assert after(before, step_down(pools, keys, problem["step_order"])) == [
        f"{published['step'][name]}.00" for name in before
    ]


def test_large_clusters_end_where_exact_fractions_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys = {
        f"S{place}": {f"S{(place * step + 1) % 25}": step for step in (1, 3, 7)}
        | {f"P{place % 4}": 2}
        for place in range(25)
    }
    exact = absorbed(keys)
    monkeypatch.setattr("costledger.domain.reciprocal.EXACT_MAX", 1)

    close = absorbed(keys)

    assert {
        pool: sum(parts.values()) for pool, parts in close.items()
    } == dict.fromkeys(keys, 1)
    for pool, parts in exact.items():
        assert parts.keys() == close[pool].keys()
        for end, part in parts.items():
            assert abs(close[pool][end] - part) < Fraction(1, 10**50)


def test_gross_costs_of_a_large_circle_satisfy_their_equations() -> None:
    dice = random.Random(4)
    names = [f"P{number}" for number in range(60)]
    keys = {
        name: {to: dice.randint(1, 9) for to in dice.sample(names, 8) if to != name}
        | {"OUT": dice.randint(1, 30)}
        for name in names
    }
    own = {name: dice.randint(-500_000, 5_000_000) for name in names}

    gross = gross_costs(own, keys)

    for name in names:
        received = sum(
            gross[giver] * Fraction(given.get(name, 0), sum(given.values()))
            for giver, given in keys.items()
        )
        assert abs(gross[name] - own[name] - received) < Fraction(1, 10**20)
