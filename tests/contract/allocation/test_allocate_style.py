"""The style distribution: costs go on under the cost types on which they arose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from costledger import Allocation
from costledger.errors import RefusedError
from tests.allocations import add_rules
from tests.contract.allocation.test_allocate import CHARTS, DAY, post, simple

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

DISTRIBUTION = """
    rules
    rule_id | level | cost_center_code | style
    S1      | 1     | ADM              | distribution

    lines
    rule_id | target_cost_center | share
    S1      | PROD               | 1
    S1      | SALES              | 1
    S1      | WORKSHOP           | 1
"""

TWO_TYPES = ("1 2025-01-31 ADM 6000 100.00", "2 2025-02-03 ADM 6200 50.01")


def posted(ledger: Ledger) -> list[str]:
    """Return what allocations posted: document, cost type, receiver and amount."""
    rows = ledger.store.query(
        "select document_no, cost_type_no, cost_center_code || cost_object_code, amount"
        " from cost_entry where allocation_id <> '' order by entry_no"
    )
    return [" ".join(map(str, row)) for row in rows]


def cells(ledger: Ledger) -> dict[tuple[str, str], int]:
    """Return the balance of every cost type and receiver that has one."""
    rows = ledger.store.query(
        "select cost_type.code, receiver.code, cast(sum(entry.amount) as bigint)"
        " from cost_entry_row as entry"
        " inner join cost_type on cost_type.cost_type_id = entry.cost_type_id"
        " inner join receiver on receiver.receiver_id = entry.receiver_id"
        " group by cost_type.code, receiver.code order by cost_type.code, receiver.code"
    )
    return {(kind, code): amount for kind, code, amount in rows if amount}


def test_every_cost_type_goes_on_as_it_is(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, DISTRIBUTION, *TWO_TYPES)

    result = ledger.allocate(Allocation(date=DAY))

    assert posted(ledger) == [
        "AL0001 6000 PROD 33.33",
        "AL0001 6000 SALES 33.34",
        "AL0001 6000 WORKSHOP 33.33",
        "AL0001 6000 ADM -100.00",
        "AL0001 6200 PROD 16.67",
        "AL0001 6200 SALES 16.67",
        "AL0001 6200 WORKSHOP 16.67",
        "AL0001 6200 ADM -50.01",
    ]
    assert [(each.pools, each.amount) for each in result.levels] == [(2, 150_01)]
    found = ledger.runs.show(1).first_pools
    assert [(each.credit_to_cost_type, each.balance) for each in found] == [
        ("6000", 100_00),
        ("6200", 50_01),
    ]
    assert ledger.setup().last_allocation_doc_no == "AL0001"
    assert ledger.check().holds
    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))
    assert caught.value.kind == "nothing_to_allocate"


def test_totals_of_receivers_come_out_over_the_cost_types(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    charts = CHARTS.replace(
        "6900 | Former      | cost_type | true    |",
        "6900 | Former      | cost_type | false   | 6900",
    ).replace(
        "6200 | Supplies | income_statement",
        "6200 | Supplies | income_statement\n    6900 | Former | income_statement",
    )
    ledger = simple(
        new_ledger,
        add_books,
        DISTRIBUTION,
        "1 2025-01-31 ADM 6000 10.00",
        "2 2025-01-31 ADM 6200 10.00",
        "3 2025-01-31 ADM 6900 10.00",
        charts=charts,
    )

    ledger.allocate(Allocation(date=DAY))

    found = cells(ledger)
    assert set(found.values()) == {3_33, 3_34}
    for receiver in ("PROD", "SALES", "WORKSHOP"):
        total = sum(amount for (_, code), amount in found.items() if code == receiver)
        assert total == 10_00
    assert ledger.check().holds


def test_cost_types_that_come_to_nothing_together_go_on_as_well(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(
        new_ledger,
        add_books,
        DISTRIBUTION,
        "1 2025-01-31 ADM 6000 30.00",
        "2 2025-02-03 ADM 6200 -30.00",
    )

    ledger.allocate(Allocation(date=DAY))

    assert cells(ledger) == {
        (code, receiver): amount
        for code, amount in (("6000", 10_00), ("6200", -10_00))
        for receiver in ("PROD", "SALES", "WORKSHOP")
    }


def test_later_levels_pass_on_the_cost_types_that_came(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    rules = """
        rules
        rule_id | level | cost_center_code | style        | credit_to_cost_type | cost_type_range
        ADM     | 1     | ADM              | distribution |                     |
        WS      | 2     | WORKSHOP         | distribution |                     | 6000
        WS2     | 2     | WORKSHOP         |              | 9901                | 6200

        lines
        rule_id | target_cost_type | target_cost_center | share
        ADM     |                  | WORKSHOP           | 1
        ADM     |                  | PROD               | 1
        WS      |                  | PROD               | 3
        WS      |                  | SALES              | 1
        WS2     | 9901             | SALES              | 1
    """
    ledger = simple(new_ledger, add_books, rules, *TWO_TYPES)

    ledger.allocate(Allocation(date=DAY))

    assert cells(ledger) == {
        ("6000", "PROD"): 50_00 + 37_50,
        ("6000", "SALES"): 12_50,
        ("6200", "PROD"): 25_00,
        # An assessment credits its own cost type, so what came stays where it came to.
        ("6200", "WORKSHOP"): 25_01,
        ("9901", "SALES"): 25_01,
        ("9901", "WORKSHOP"): -25_01,
    }
    assert ledger.check().holds


def test_both_currencies_come_to_nothing_in_every_cost_type(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS, additional_currency="EUR")
    add_books(
        ledger,
        """
        gl_entries
        entry_no | posting_date | DEPARTMENT | gl_account_no | amount | additional_amount
        1        | 2025-01-31   | ADM        | 6000          | 100.00 | 8.55
        2        | 2025-02-01   | ADM        | 6200          | 0.02   | 0.01
        """,
    )
    ledger.transfer()
    add_rules(ledger, DISTRIBUTION)

    ledger.allocate(Allocation(date=DAY))

    rows = ledger.store.query(
        "select cost_type_id, register_no, cast(sum(amount) as bigint),"
        " cast(sum(additional_amount) as bigint) from cost_entry_row"
        " where register_no = 2 group by cost_type_id, register_no"
    )
    assert [row[2:] for row in rows] == [(0, 0), (0, 0)]
    assert ledger.check().holds


def test_a_late_entry_is_distributed_by_itself(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, DISTRIBUTION, *TWO_TYPES)
    ledger.allocate(Allocation(date=DAY))
    post(ledger, add_books, "3 2025-02-20 ADM 6200 9.99")

    delta = ledger.allocate(Allocation(date=DAY))
    kept = ledger.allocate(Allocation(date=DAY, policy="replace"))

    assert (delta.amount, kept.amount) == (9_99, 160_00)
    assert {code: cells(ledger)[code, "PROD"] for code in ("6000", "6200")} == {
        "6000": 33_33,
        "6200": 20_00,
    }
    assert ledger.check().holds


def test_what_is_reversed_leaves_nothing(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, DISTRIBUTION, *TWO_TYPES)
    before = cells(ledger)
    ledger.allocate(Allocation(date=DAY))

    ledger.registers.reverse(3 - 1)

    assert cells(ledger) == before
    assert ledger.allocate(Allocation(date=DAY)).amount == 150_01


def test_entries_are_followed_within_their_cost_type(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(
        new_ledger,
        add_books,
        DISTRIBUTION,
        *TWO_TYPES,
        "3 2025-02-04 ADM 6000 0.05",
    )
    ledger.allocate(Allocation(date=DAY))

    for entry_no in (4, 5, 6):
        found = ledger.trace.entry(entry_no).allocation
        assert found is not None
        assert {each.cost_type_no for each in found.first_entries} == {"6000"}
        entry = ledger.trace.entry(entry_no).entry
        assert sum(each.part for each in found.first_entries) == entry.amount
    parts = ledger.trace.entry(1).first_destinations
    assert [each.cost_type_no for each in parts] == ["6000"] * 3
    assert sum(each.part for each in parts) == 100_00


def test_budgets_are_distributed_as_well(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, DISTRIBUTION, *TWO_TYPES)
    ledger.versions.new("B25", "Budget", "budget")
    row = {"date": DAY, "cost_center_code": "ADM"}
    ledger.budget.enter(
        [
            row | {"cost_type_no": "6000", "amount": "3.00"},
            row | {"cost_type_no": "6200", "amount": "6.00"},
        ],
        "B25",
    )

    result = ledger.allocate(Allocation(date=DAY, version="B25"))

    assert (result.levels[0].pools, result.amount) == (2, 9_00)
    assert ledger.check().holds


def test_the_keys_of_a_former_run_are_used_again(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, DISTRIBUTION, *TWO_TYPES)
    ledger.allocate(Allocation(date=DAY))
    ledger.store.query(
        "update allocation_target_row set share = 7 where line_no = 10000"
    )
    post(ledger, add_books, "3 2025-02-20 ADM 6200 9.00")

    ledger.allocate(Allocation(date=DAY, keys_of=1))

    assert posted(ledger)[8:] == [
        "AL0002 6200 PROD 3.00",
        "AL0002 6200 SALES 3.00",
        "AL0002 6200 WORKSHOP 3.00",
        "AL0002 6200 ADM -9.00",
    ]


def test_a_rule_is_balanced_over_its_cost_types(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, DISTRIBUTION, *TWO_TYPES)
    ledger.allocate(Allocation(date=DAY))

    (found,) = ledger.reports.rule_balancing().rules

    assert (found.rule_id, found.opening, found.sent) == ("S1", 150_01, 150_01)


def test_a_rate_has_no_place_in_a_distribution(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, DISTRIBUTION, *TWO_TYPES)
    ledger.store.query(
        "update allocation_target_row set amount_per_share = 7 where line_no = 20000"
    )

    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))

    assert caught.value.kind == "rate_in_distribution"
    assert caught.value.refusals[0].where == "rule S1, line 20000"


def test_a_cost_type_that_was_blocked_is_named(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, DISTRIBUTION, *TWO_TYPES)
    ledger.records.set("cost_types", "6200", [("blocked", True)])

    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))

    assert {(each.kind, each.value) for each in caught.value.refusals} == {
        ("cost_type_blocked", "6200")
    }


def test_keys_that_are_all_zero_are_told_once(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, DISTRIBUTION, *TWO_TYPES)
    ledger.store.query("update allocation_target_row set share = 0")

    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))

    assert [each.value for each in caught.value.refusals] == ["150.01"]


SERVICES = """
    rules
    rule_id | level | cost_center_code | style
    ADM     | 1     | ADM              | distribution
    WS      | 1     | WORKSHOP         | distribution

    lines
    rule_id | target_cost_center | share
    ADM     | WORKSHOP           | 1
    ADM     | PROD               | 1
    WS      | ADM                | 1
    WS      | SALES              | 3
"""
"""Two centers that serve each other."""

BY_METHOD = {
    "direct": {("6000", "PROD"): 100_00, ("6200", "SALES"): 80_00},
    "step_down": {
        ("6000", "PROD"): 50_00,
        ("6000", "SALES"): 50_00,
        ("6200", "SALES"): 80_00,
    },
    # Of the costs of ADM 4/7 end in production, of those of the workshop 1/7.
    "reciprocal": {
        ("6000", "PROD"): 57_14,
        ("6000", "SALES"): 42_86,
        ("6200", "PROD"): 11_43,
        ("6200", "SALES"): 68_57,
    },
}


@pytest.mark.parametrize("method", BY_METHOD)
def test_pools_that_serve_each_other_keep_cost_types_apart(
    new_ledger: NewLedger, add_books: AddBooks, method: str
) -> None:
    costs = ("1 2025-01-31 ADM 6000 100.00", "2 2025-02-03 WORKSHOP 6200 80.00")
    ledger = simple(new_ledger, add_books, SERVICES, *costs)
    ledger.store.insert("allocation_level", ("level", "method"), [(1, method)])

    ledger.allocate(Allocation(date=DAY, order=["ADM"]))

    assert cells(ledger) == BY_METHOD[method]
    assert ledger.check().holds


def test_a_group_that_nothing_leaves_is_named_by_cost_type(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, SERVICES, *TWO_TYPES)
    ledger.store.insert("allocation_level", ("level", "method"), [(1, "reciprocal")])
    ledger.store.query(
        "update allocation_target_row set share = 0 where line_no = 20000"
    )

    with pytest.raises(RefusedError, match="ADM 6000, ADM 6200, WS 6000") as caught:
        ledger.allocate(Allocation(date=DAY))

    assert caught.value.kind == "closed_group"
