"""Random rules, keys and pools, with cycles, against a solution in fractions of its own."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costledger import Allocation
from tests.allocations import add_rules
from tests.contract.allocation.test_allocate import balances
from tests.contract.allocation.test_allocate_method import rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

DAY = datetime.date(2025, 12, 31)

SENDERS = ("A", "B", "C", "D")
OUTSIDE = ("X", "Y", "Z")

METHODS = ("sequential", "direct", "step_down", "reciprocal")

Exact = dict[str, Fraction]


@frozen
class Case:
    """Costs of senders in minor units, early and late, and who serves whom."""

    early: dict[str, int]
    late: dict[str, int]
    keys: dict[str, dict[str, int]]

    @property
    def costs(self) -> dict[str, int]:
        return {code: self.early[code] + self.late[code] for code in SENDERS}


AMOUNTS = st.fixed_dictionaries(
    {code: st.integers(-100_000, 10_000_000) for code in SENDERS}
)
# At least one receiver outside, so that no group is closed.
KEYS = st.fixed_dictionaries(
    {
        code: st.builds(
            lambda inside, outside, sure: inside | outside | {sure[0]: sure[1]},
            st.dictionaries(st.sampled_from(SENDERS), st.integers(0, 1000)),
            st.dictionaries(st.sampled_from(OUTSIDE), st.integers(0, 1000)),
            st.tuples(st.sampled_from(OUTSIDE), st.integers(1, 1000)),
        )
        for code in SENDERS
    }
)
CASES = st.builds(Case, AMOUNTS, AMOUNTS, KEYS)


def shared(amount: Fraction, given_to: Mapping[str, int]) -> Exact:
    """Share an amount by whole keys."""
    whole = sum(given_to.values())
    return {to: amount * key / whole for to, key in given_to.items()}


def solved(costs: Mapping[str, int], case: Case, method: str) -> Exact:
    """Return what stands on everybody in the end, by the book and in fractions."""
    if method == "reciprocal":
        return _reciprocal(costs, case)
    end = dict.fromkeys((*SENDERS, *OUTSIDE), Fraction(0))
    balance = {code: Fraction(costs[code]) for code in SENDERS}
    for place, code in enumerate(SENDERS):
        kept = {
            to: key
            for to, key in case.keys[code].items()
            if to in OUTSIDE
            or method == "sequential"
            or (method == "step_down" and to in SENDERS[place + 1 :])
        }
        for to, part in shared(balance[code], kept).items():
            if method == "step_down" and to in balance:
                balance[to] += part
            else:
                end[to] += part
    return end


def _reciprocal(costs: Mapping[str, int], case: Case) -> Exact:
    """Solve gross = own + what all give, by elimination."""
    rows = []
    for code in SENDERS:
        row = [Fraction(code == other) for other in SENDERS]
        for place, other in enumerate(SENDERS):
            row[place] -= shared(Fraction(1), case.keys[other]).get(code, 0)
        rows.append([*row, Fraction(costs[code])])
    for place in range(len(SENDERS)):
        pivot = next(
            each for each in range(place, len(SENDERS)) if rows[each][place] != 0
        )
        rows[place], rows[pivot] = rows[pivot], rows[place]
        rows[place] = [each / rows[place][place] for each in rows[place]]
        for other in range(len(SENDERS)):
            if other != place:
                factor = rows[other][place]
                rows[other] = [
                    each - factor * mine
                    for each, mine in zip(rows[other], rows[place], strict=True)
                ]
    end = dict.fromkeys((*SENDERS, *OUTSIDE), Fraction(0))
    for code, row in zip(SENDERS, rows, strict=True):
        for to, part in shared(row[-1], case.keys[code]).items():
            if to in OUTSIDE:
                end[to] += part
    return end


CHARTS = """
    cost_centers
    code | name
    A | A
    B | B
    C | C
    D | D
    X | X
    Y | Y
    Z | Z

    cost_types
    no   | name        | gl_account_range
    6000 | Costs       | 6000
    9901 | Allocations |

    gl_accounts
    no   | name  | income_balance
    6000 | Costs | income_statement
"""


def post(
    ledger: Ledger, add_books: AddBooks, first: int, costs: dict[str, int]
) -> None:
    """Post costs of senders by a transfer, from an entry number on."""
    head = "gl_entries\nentry_no | posting_date | DEPARTMENT | gl_account_no | amount\n"
    rows = [
        f"{first + place} | 2025-06-30 | {code} | 6000 | {Decimal(amount).scaleb(-2)}"
        for place, (code, amount) in enumerate(costs.items())
        if amount
    ]
    if rows:
        add_books(ledger, head + "\n".join(rows))
        ledger.transfer()


def made(new_ledger: NewLedger, keys: Mapping[str, Mapping[str, int]]) -> Ledger:
    """Return a ledger with rules of one level."""
    ledger = new_ledger(CHARTS)
    texts = {
        code: {to: str(key) for to, key in given_to.items()}
        for code, given_to in keys.items()
    }
    add_rules(ledger, rules(texts))
    return ledger


def use(ledger: Ledger, method: str) -> None:
    ledger.store.query("delete from allocation_level")
    ledger.store.insert("allocation_level", ("level", "method"), [(1, method)])


def furthest(found: Mapping[str, int], exact: Exact) -> Fraction:
    """Return by how much somebody is off at most, in minor units."""
    return max(abs(found.get(code, 0) - exact[code]) for code in exact)


# How far a receiver may be off: less than a unit where totals are settled over the
# pools, else less than a unit for each pool that gives to it.
BOUND = {"direct": 1, "reciprocal": 1, "step_down": 4, "sequential": 4}

QUICK = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@QUICK
@given(case=CASES)
def test_random_graphs_come_out_as_in_fractions(
    fresh_ledger: NewLedger, add_books: AddBooks, case: Case
) -> None:
    with made(fresh_ledger, case.keys) as ledger:
        post(ledger, add_books, 1, case.costs)
        before = balances(ledger)
        for method in METHODS:
            use(ledger, method)
            if not any(case.costs.values()):
                continue
            result = ledger.allocate(Allocation(date=DAY, order=SENDERS))
            found = balances(ledger)
            assert sum(found.values()) == sum(before.values())
            exact = solved(case.costs, case, method)
            assert furthest(found, exact) < BOUND[method], method
            ledger.registers.reverse(result.registers[0])
            back = balances(ledger)
            assert {code: amount for code, amount in back.items() if amount} == {
                code: amount for code, amount in before.items() if amount
            }
        assert ledger.check().holds


@pytest.mark.parametrize("method", METHODS)
@settings(QUICK, max_examples=3)
@given(case=CASES)
def test_a_delta_ends_where_one_run_of_all_would(
    fresh_ledger: NewLedger, add_books: AddBooks, method: str, case: Case
) -> None:
    keys = case.keys
    if method == "sequential":
        # What pools of a level give each other waits for the next run, which passes it
        # on: only without such lines is the second run the difference.
        keys = {
            code: {to: key for to, key in given_to.items() if to in OUTSIDE}
            for code, given_to in keys.items()
        }
    with made(fresh_ledger, keys) as ledger:
        use(ledger, method)
        for first, costs in ((1, case.early), (100, case.late)):
            post(ledger, add_books, first, costs)
            if any(costs.values()):
                ledger.allocate(Allocation(date=DAY, order=SENDERS))

        exact = solved(case.costs, Case(case.early, case.late, keys), method)
        assert furthest(balances(ledger), exact) < 2 * BOUND[method]
        assert ledger.check().holds
