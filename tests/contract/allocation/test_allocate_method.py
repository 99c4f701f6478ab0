"""Pools that serve each other: direct, one after the other, or all at once."""

from __future__ import annotations

import datetime
import json
import random
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from costledger import Allocation
from costledger.errors import RefusedError
from tests.allocations import add_rules
from tests.contract.allocation.test_allocate import balances

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costledger import Ledger
    from tests.contract.conftest import NewLedger

DAY = datetime.date(2025, 12, 31)

Keys = dict[str, dict[str, str]]

PROBLEMS: dict[str, tuple[dict[str, int], Keys, dict[str, dict[str, str]]]] = {
    "E1": (
        {"PM": 600_000, "IS": 116_000, "MACH": 400_000, "ASM": 200_000},
        {
            "PM": {"IS": "1600", "MACH": "2400", "ASM": "4000"},
            "IS": {"PM": "200", "MACH": "1600", "ASM": "200"},
        },
        {
            "direct": {"MACH": "728111.11", "ASM": "587888.89"},
            "step_down PM": {"MACH": "789777.78", "ASM": "526222.22"},
            "step_down IS": {"MACH": "722150.00", "ASM": "593850.00"},
            "reciprocal": {"MACH": "779877.55", "ASM": "536122.45"},
        },
    ),
    "E2": (
        {"X": 48_000, "Y": 42_000, "Z": 30_000, "S1": 14_040, "S2": 18_000},
        {
            "S1": {"X": "20", "Y": "40", "Z": "30", "S2": "10"},
            "S2": {"X": "40", "Y": "20", "Z": "20", "S1": "20"},
        },
        {
            "direct": {"X": "60120", "Y": "52740", "Z": "39180"},
            "step_down S1": {"X": "60510", "Y": "52467", "Z": "39063"},
            "step_down S2": {"X": "59120", "Y": "53440", "Z": "39480"},
            "reciprocal": {"X": "59520", "Y": "53160", "Z": "39360"},
        },
    ),
    "E3": (
        {"ADM": 360_000, "CUST": 90_000, "LAB": 261_000, "CARE": 689_000},
        {
            "ADM": {"CUST": "6000", "LAB": "18000", "CARE": "30000"},
            "CUST": {"LAB": "5000", "CARE": "45000"},
        },
        {
            "direct": {"LAB": "405000", "CARE": "995000"},
            "step_down": {"LAB": "394000", "CARE": "1006000"},
            "reciprocal": {"LAB": "394000", "CARE": "1006000"},
        },
    ),
    "E4": (
        {"MAINT": 80_000, "PERS": 20_000, "A": 40_000, "B": 60_000},
        {
            "MAINT": {"PERS": "200", "A": "240", "B": "160"},
            "PERS": {"MAINT": "10", "A": "40", "B": "120"},
        },
        {
            "direct": {"A": "93000", "B": "107000"},
            "step_down MAINT": {"A": "83666.67", "B": "116333.33"},
            "step_down PERS": {"A": "93411.76", "B": "106588.24"},
            "reciprocal": {"A": "84320", "B": "115680"},
        },
    ),
    "E5": (
        {"MAINT": 5_000, "PERS": 12_000, "PRINT": 15_000, "DEV": 10_000},
        {
            "MAINT": {"PERS": "1000", "PRINT": "1000", "DEV": "3000"},
            "PERS": {"MAINT": "500", "PRINT": "500", "DEV": "2000"},
        },
        {
            "direct": {"PRINT": "18650.00", "DEV": "23350.00"},
            "step_down MAINT": {"PRINT": "18600.00", "DEV": "23400.00"},
            "reciprocal": {"PRINT": "18689.66", "DEV": "23310.34"},
        },
    ),
    "E6": (
        {"P1": 150_000, "P2": 205_000, "S1": 21_000, "S2": 15_000},
        {
            "S1": {"P1": "55", "P2": "35", "S2": "10"},
            "S2": {"P1": "30", "P2": "65", "S1": "5"},
        },
        {"reciprocal": {"P1": "167178.39", "P2": "223821.61"}},
    ),
    "E8": (
        {"S1": 600, "S2": 1_100, "S3": 600, "P1": 2_100, "P2": 1_500},
        {
            "S1": {"S1": "25", "S2": "35", "S3": "10", "P1": "15", "P2": "15"},
            "S2": {"S1": "15", "S2": "20", "S3": "10", "P1": "25", "P2": "30"},
            "S3": {"S1": "15", "S2": "25", "S3": "35", "P1": "15", "P2": "10"},
        },
        {"reciprocal": {"P1": "3224.79", "P2": "2675.21"}},
    ),
    "E9": (
        {"A": 10_000, "B": 5_000, "C": 2_500, "X": 0, "Y": 0},
        {
            "A": {"B": "5", "X": "5"},
            "B": {"C": "0.4", "A": "0.1", "Y": "0.5"},
            "C": {"X": "0.3", "Y": "0.7"},
        },
        {"reciprocal": {"X": "7539.47", "Y": "9960.53"}},
    ),
    "E10": (
        {"BUILD": 6_000_000, "FOOD": 3_000_000, "ICU": 0, "SURG": 0, "GEN": 0},
        {
            "BUILD": {"ICU": "10000", "SURG": "20000", "GEN": "40000"},
            "FOOD": {"ICU": "3000", "SURG": "4000", "GEN": "98000"},
        },
        {"direct": {"ICU": "942857.14", "SURG": "1828571.43", "GEN": "6228571.43"}},
    ),
}
"""Own costs, services given, and the published results by method and who is first."""

CASES = [
    (name, method) for name, (_, _, results) in PROBLEMS.items() for method in results
]


def books(costs: Mapping[str, int]) -> str:
    """Return charts and one entry of each center's own costs."""
    centers = "\n".join(f"{code} | {code}" for code in costs)
    entries = "\n".join(
        f"{place} | 2025-06-30 | {code} | 6000 | {amount}.00"
        for place, (code, amount) in enumerate(costs.items(), 1)
        if amount
    )
    return (
        f"cost_centers\ncode | name\n{centers}\n\n"
        "cost_types\nno | name | gl_account_range\n6000 | Costs | 6000\n"
        "9901 | Allocations |\n\n"
        "gl_accounts\nno | name | income_balance\n6000 | Costs | income_statement\n\n"
        "gl_entries\nentry_no | posting_date | DEPARTMENT | gl_account_no | amount\n"
        f"{entries}"
    )


def rules(keys: Mapping[str, Mapping[str, str]]) -> str:
    """Return a rule for every sender, all on level 1."""
    heads = "\n".join(f"R{code} | {code} | 9901" for code in keys)
    lines = "\n".join(
        f"R{code} | 9901 | {to} | {share}"
        for code, given in keys.items()
        for to, share in given.items()
    )
    return (
        f"rules\nrule_id | cost_center_code | credit_to_cost_type\n{heads}\n\n"
        f"lines\nrule_id | target_cost_type | target_cost_center | share\n{lines}"
    )


def staged(ledger: Ledger, costs: Mapping[str, int], keys: Keys, method: str) -> Ledger:
    """Put rules of one level and its method into a ledger with these costs."""
    ledger.transfer()
    add_rules(ledger, rules(keys))
    ledger.store.insert("allocation_level", ("level", "method"), [(1, method)])
    assert sum(balances(ledger).values()) == 100 * sum(costs.values())
    return ledger


@pytest.mark.parametrize(("name", "way"), CASES)
def test_published_problems_come_out_to_the_cent(
    new_ledger: NewLedger, name: str, way: str
) -> None:
    costs, keys, results = PROBLEMS[name]
    method, _, first = way.partition(" ")
    ledger = staged(new_ledger(books(costs)), costs, keys, method)

    result = ledger.allocate(Allocation(date=DAY, order=[first] if first else []))

    found = balances(ledger)
    assert {code: found[code] for code in keys if found[code]} == {}
    wanted = {code: int(Decimal(text) * 100) for code, text in results[way].items()}
    assert {code: found[code] for code in wanted} == wanted
    assert sum(found.values()) == 100 * sum(costs.values())
    assert [each.method for each in result.levels] == [method]
    assert ledger.check().holds


def test_the_certificate_says_how_near_the_totals_of_receivers_are(
    new_ledger: NewLedger,
) -> None:
    costs, keys, _ = PROBLEMS["E10"]
    ledger = staged(new_ledger(books(costs)), costs, keys, "direct")

    result = ledger.allocate(Allocation(date=DAY))

    ((text,),) = ledger.store.query("select certificate from run_row")
    (level,) = json.loads(text)
    assert level["within_one_unit"]
    assert level["totals_off_by_at_most"] == "0.2857"
    assert [each.total_off for each in result.levels] == ["0.2857"]


def test_many_pools_over_shared_receivers_come_to_the_nearest_cent(
    new_ledger: NewLedger,
) -> None:
    chance = random.Random(7)
    ends = [f"R{number}" for number in range(12)]
    costs = {f"S{number}": chance.randint(-(10**6), 10**6) for number in range(30)}
    keys = {
        code: {end: str(chance.randint(1, 99)) for end in chance.sample(ends, 7)}
        for code in costs
    }
    ledger = staged(
        new_ledger(books(costs | dict.fromkeys(ends, 0))), costs, keys, "direct"
    )

    ledger.allocate(Allocation(date=DAY))

    exact = dict.fromkeys(ends, Fraction(0))
    for code, given in keys.items():
        whole = sum(map(int, given.values()))
        for end, share in given.items():
            exact[end] += Fraction(100 * costs[code] * int(share), whole)
    found = balances(ledger)
    assert all(abs(found[end] - total) < 1 for end, total in exact.items())
    fractions = sorted(total % 1 for total in exact.values())
    up = round(sum(fractions))
    least = sum(fractions[: len(ends) - up]) + up - sum(fractions[len(ends) - up :])
    assert sum(abs(found[end] - total) for end, total in exact.items()) == least
    assert {code: found[code] for code in keys if found[code]} == {}
    assert ledger.check().holds


def test_sequential_pools_of_a_level_do_not_see_each_other(
    new_ledger: NewLedger,
) -> None:
    costs, keys, _ = PROBLEMS["E1"]
    ledger = staged(new_ledger(books(costs)), costs, keys, "sequential")

    ledger.allocate(Allocation(date=DAY))

    assert {code: balances(ledger)[code] for code in keys} == {
        "IS": 120_000_00,
        "PM": 11_600_00,
    }


def test_the_proposed_order_serves_most_first(new_ledger: NewLedger) -> None:
    costs, keys, results = PROBLEMS["E1"]
    ledger = staged(new_ledger(books(costs)), costs, keys, "step_down")

    ledger.allocate(Allocation(date=DAY))

    wanted = results["step_down PM"]["MACH"]
    assert balances(ledger)["MACH"] == int(Decimal(wanted) * 100)


def test_pools_that_serve_only_each_other_are_refused_by_name(
    new_ledger: NewLedger,
) -> None:
    costs = {"A": 100, "B": 50, "X": 0}
    keys = {"A": {"B": "1"}, "B": {"A": "1"}}
    ledger = staged(new_ledger(books(costs)), costs, keys, "reciprocal")

    with pytest.raises(RefusedError, match="RA, RB") as caught:
        ledger.allocate(Allocation(date=DAY))

    assert caught.value.kind == "closed_group"
    assert len(ledger.registers.list().registers) == 1


def test_rates_are_refused_where_pools_see_each_other(new_ledger: NewLedger) -> None:
    costs, keys, _ = PROBLEMS["E1"]
    ledger = staged(new_ledger(books(costs)), costs, keys, "reciprocal")
    ledger.store.query(
        "update allocation_target_row set amount_per_share = 2 where line_no = 10000"
    )

    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))

    assert [each.kind for each in caught.value.refusals] == ["rate_on_shared_level"] * 2


def test_costs_that_run_in_circles_are_exact(new_ledger: NewLedger) -> None:
    costs = {"A": 100, "B": 70, "C": 30, "X": 0, "Y": 0}
    keys = {
        "A": {"B": "1", "C": "1", "X": "1"},
        "B": {"A": "2", "C": "3", "Y": "2"},
        "C": {"A": "1", "B": "1", "X": "4", "Y": "1"},
    }
    ledger = staged(new_ledger(books(costs)), costs, keys, "reciprocal")

    ledger.allocate(Allocation(date=DAY))

    assert balances(ledger)["X"] == pytest.approx(passed(costs, keys)["X"], abs=2)


def passed(costs: Mapping[str, int], keys: Keys) -> dict[str, Fraction]:
    """Pass costs on, again and again, until next to nothing is left."""
    ended: dict[str, Fraction] = {}
    moving = {code: Fraction(100 * costs[code]) for code in keys}
    for _ in range(60):
        following = dict.fromkeys(keys, Fraction(0))
        for code, given in keys.items():
            total = sum(Fraction(share) for share in given.values())
            for to, share in given.items():
                part = (moving[code] * Fraction(share) / total).limit_denominator(10**9)
                if to in keys:
                    following[to] += part
                else:
                    ended[to] = ended.get(to, Fraction(0)) + part
        moving = following
    return ended
