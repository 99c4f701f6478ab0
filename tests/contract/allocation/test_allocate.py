"""Allocations: what stands on senders goes to receivers, exactly and level by level."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from costledger import Allocation, Ledger
from costledger.errors import RefusedError, UnknownRecordError
from tests.allocations import add_rules
from tests.books import cost_entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.contract.conftest import AddBooks, NewLedger

CHARTS = """
    cost_centers
    code     | name           | line_type   | blocked
    ADM      | Administration | cost_center | false
    WORKSHOP | Workshop       | cost_center | false
    PROD     | Production     | cost_center | false
    SALES    | Sales          | cost_center | false
    OLD      | Closed         | cost_center | true

    cost_objects
    code | name
    P100 | Chairs

    cost_types
    no   | name        | type      | blocked | gl_account_range
    6000 | Wages       | cost_type | false   | 6000
    6200 | Supplies    | cost_type | false   | 6200
    6900 | Former      | cost_type | true    |
    9901 | Allocations | cost_type | false   |

    gl_accounts
    no   | name     | income_balance
    6000 | Wages    | income_statement
    6200 | Supplies | income_statement
"""

TWO_LEVELS = """
    rules
    rule_id | level | cost_center_code | credit_to_cost_type
    ADM     | 1     | ADM              | 9901
    WS      | 2     | WORKSHOP         | 9901

    lines
    rule_id | target_cost_type | target_cost_center | share
    ADM     | 9901             | WORKSHOP           | 1
    ADM     | 9901             | PROD               | 1
    ADM     | 9901             | SALES              | 1
    WS      | 9901             | PROD               | 3
    WS      | 9901             | SALES              | 1
"""
"""The worked example of the reference: administration, then the workshop."""

DAY = datetime.date(2025, 2, 28)


def post(ledger: Ledger, add_books: AddBooks, *costs: str) -> None:
    """Post costs, each as "number day center account amount", by a transfer."""
    head = "gl_entries\nentry_no | posting_date | DEPARTMENT | gl_account_no | amount"
    rows = [" | ".join(cost.split()) for cost in costs]
    add_books(ledger, "\n".join([head, *rows]))
    ledger.transfer()


def worked(new_ledger: NewLedger, add_books: AddBooks) -> Ledger:
    """Return a ledger with the worked example, not yet allocated."""
    ledger = new_ledger(CHARTS)
    post(
        ledger,
        add_books,
        "1 2025-01-31 ADM 6000 5000.00",
        "2 2025-02-15 WORKSHOP 6200 1000.00",
        "3 2025-02-28 ADM 6200 1234.57",
    )
    add_rules(ledger, TWO_LEVELS)
    return ledger


def balances(ledger: Ledger) -> dict[str, int]:
    """Return the balance of every receiver, in minor units."""
    rows = ledger.store.query(
        "select receiver.code, cast(sum(entry.amount) as bigint)"
        " from cost_entry_row as entry"
        " inner join receiver on receiver.receiver_id = entry.receiver_id"
        " group by receiver.code order by receiver.code"
    )
    return dict(rows)


def test_two_levels_pass_on_what_came_before(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)

    result = ledger.allocate(Allocation(date=DAY))

    assert cost_entries(ledger)[3:] == [
        (
            "4 | 9901 | 2025-02-28 | AL0001 | Alloc. Source: ADM (Cost Center) | WORKSHOP"
            " | 2078.19 | None"
        ),
        (
            "5 | 9901 | 2025-02-28 | AL0001 | Alloc. Source: ADM (Cost Center) | PROD"
            " | 2078.19 | None"
        ),
        (
            "6 | 9901 | 2025-02-28 | AL0001 | Alloc. Source: ADM (Cost Center) | SALES"
            " | 2078.19 | None"
        ),
        (
            "7 | 9901 | 2025-02-28 | AL0001 | Alloc. Target: WORKSHOP, PROD, SALES | ADM"
            " | -6234.57 | None"
        ),
        (
            "8 | 9901 | 2025-02-28 | AL0002 | Alloc. Source: WORKSHOP (Cost Center) | PROD"
            " | 2308.64 | None"
        ),
        (
            "9 | 9901 | 2025-02-28 | AL0002 | Alloc. Source: WORKSHOP (Cost Center) | SALES"
            " | 769.55 | None"
        ),
        (
            "10 | 9901 | 2025-02-28 | AL0002 | Alloc. Target: PROD, SALES | WORKSHOP"
            " | -3078.19 | None"
        ),
    ]
    assert balances(ledger) == {
        "ADM": 0,
        "PROD": 4386_83,
        "SALES": 2847_74,
        "WORKSHOP": 0,
    }
    assert (result.entries, result.registers, result.amount) == (7, (2, 3), 9312_76)
    registers = ledger.registers.list().registers
    assert [(each.kind, each.level) for each in registers[1:]] == [
        ("allocation", 1),
        ("allocation", 2),
    ]
    assert allocated(ledger) == [
        (1, True, 2, ""),
        (2, True, 3, ""),
        (3, True, 2, ""),
        (4, True, 3, "ADM"),
        (5, False, 0, "ADM"),
        (6, False, 0, "ADM"),
        (7, True, 0, "ADM"),
        (8, False, 0, "WS"),
        (9, False, 0, "WS"),
        (10, True, 0, "WS"),
    ]
    assert ledger.check().holds


def allocated(ledger: Ledger) -> list[Any]:
    return ledger.store.query(
        "select entry_no, allocated, allocated_with_journal_no, allocation_id"
        " from cost_entry order by entry_no"
    )


SIMPLE = """
    rules
    rule_id | level | cost_center_code | credit_to_cost_type
    S1      | 1     | ADM              | 9901

    lines
    rule_id | target_cost_type | target_cost_center | share
    S1      | 9901             | PROD               | 1
    S1      | 9901             | SALES              | 0
    S1      | 9901             | WORKSHOP           | 1
"""


def simple(
    new_ledger: NewLedger,
    add_books: AddBooks,
    rules: str = SIMPLE,
    *costs: str,
    charts: str = CHARTS,
    **settings: object,
) -> Ledger:
    """Return a ledger with one rule and costs of the administration."""
    ledger = new_ledger(charts, **settings)
    post(ledger, add_books, *(costs or ("1 2025-01-31 ADM 6000 1.01",)))
    add_rules(ledger, rules)
    return ledger


def amounts(ledger: Ledger) -> list[str]:
    """Return what allocations posted: receiver and amount."""
    rows = ledger.store.query(
        "select cost_center_code || cost_object_code, amount from cost_entry"
        " where allocation_id <> '' order by entry_no"
    )
    return [f"{code} {amount}" for code, amount in rows]


def test_half_a_cent_never_goes_to_a_line_without_a_share(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books)

    ledger.allocate(Allocation(date=DAY))

    assert amounts(ledger) == ["PROD 0.51", "WORKSHOP 0.50", "ADM -1.01"]


def test_nothing_new_is_nothing_to_allocate(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))

    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))

    assert caught.value.kind == "nothing_to_allocate"
    assert len(ledger.registers.list().registers) == 2
    assert ledger.setup().last_allocation_doc_no == "AL0001"


def test_late_entries_are_allocated_alone(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))
    post(ledger, add_books, "2 2025-02-01 ADM 6200 10.00")

    result = ledger.allocate(Allocation(date=DAY))

    assert result.amount == 10_00
    assert amounts(ledger)[3:] == ["PROD 5.00", "WORKSHOP 5.00", "ADM -10.00"]
    assert ledger.check().holds


def test_a_second_run_of_a_period_may_be_refused(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))
    post(ledger, add_books, "2 2025-02-01 ADM 6200 10.00")

    with pytest.raises(RefusedError, match=r"run 1 \(register 2\)") as caught:
        ledger.allocate(Allocation(date=datetime.date(2025, 2, 1), policy="refuse"))

    assert caught.value.kind == "allocated_before"
    march = datetime.date(2025, 3, 31)
    assert ledger.allocate(Allocation(date=march, policy="refuse")).amount == 10_00


def test_entries_after_the_date_wait(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(
        new_ledger,
        add_books,
        SIMPLE,
        "1 2025-02-28 ADM 6000 10.00",
        "2 2025-03-01 ADM 6000 20.00",
    )

    assert ledger.allocate(Allocation(date=DAY)).amount == 10_00
    assert ledger.allocate(Allocation(date=datetime.date(2025, 3, 31))).amount == 20_00


RATES = """
    rules
    rule_id | level | cost_center_code | credit_to_cost_type
    S1      | 1     | ADM              | 9901

    lines
    rule_id | target_cost_type | target_cost_center | share | percent_per_share | amount_per_share
    S1      | 9901             | PROD               | 3     |                   | 25.50
    S1      | 9901             | SALES              | 33.33 | 10                |
"""


def test_fixed_rates_charge_whatever_is_there(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, RATES, "1 2025-01-31 ADM 6000 10.00")

    result = ledger.allocate(Allocation(date=DAY))

    assert amounts(ledger) == ["PROD 76.50", "SALES 3.33", "ADM -79.83"]
    (level,) = result.levels
    assert (level.balance, level.relieved, level.amount) == (10_00, 10_00, 79_83)
    assert ledger.check().holds


def test_fixed_rates_of_a_period_are_charged_once(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, RATES, "1 2025-01-31 ADM 6000 10.00")
    ledger.allocate(Allocation(date=DAY))

    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))

    assert caught.value.kind == "nothing_to_allocate"
    assert ledger.allocate(Allocation(date=datetime.date(2025, 3, 31))).amount == 79_83


def test_fixed_rates_take_entries_by_date_and_the_last_in_part(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(
        new_ledger,
        add_books,
        RATES,
        "1 2025-01-31 ADM 6000 70.00",
        "2 2025-01-15 ADM 6000 60.00",
        "3 2025-02-15 ADM 6200 -20.00",
        "4 2025-02-16 ADM 6200 5.00",
    )

    ledger.allocate(Allocation(date=DAY))

    relieved = ledger.store.query(
        "select entry_no, amount from relief order by entry_no"
    )
    assert relieved == [(1, 39_83), (2, 60_00), (3, -20_00), (7, -79_83)]
    opened = ledger.store.query(
        "select entry_no, open_amount from open_entry"
        " where receiver_id = (select receiver_id from receiver where code = 'ADM')"
        " order by entry_no"
    )
    assert opened == [(1, 30_17), (4, 5_00)]
    assert ledger.check().holds


def test_fixed_amounts_go_first_and_the_rest_by_shares(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    mixed = """
        rules
        rule_id | level | cost_center_code | credit_to_cost_type
        S1      | 1     | ADM              | 9901

        lines
        rule_id | target_cost_type | target_cost_center | share | amount_per_share
        S1      | 9901             | PROD               | 2     | 50
        S1      | 9901             | SALES              | 0.75  |
        S1      | 9901             | WORKSHOP           | 0.25  |
    """
    ledger = simple(new_ledger, add_books, mixed, "1 2025-01-31 ADM 6000 1000.00")

    ledger.allocate(Allocation(date=DAY))

    assert amounts(ledger) == [
        "PROD 100.00",
        "SALES 675.00",
        "WORKSHOP 225.00",
        "ADM -1000.00",
    ]


def test_a_billion_over_three_hundred_receivers_is_exact(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    centers = "cost_centers\ncode | name\nADM | Administration\n" + "\n".join(
        f"C{place:03} | Center" for place in range(300)
    )
    charts = CHARTS[CHARTS.index("    cost_objects") :]
    rules = SIMPLE[: SIMPLE.index("    S1      | 9901")] + "\n".join(
        f"    S1 | 9901 | C{place:03} | 1" for place in range(300)
    )
    ledger = new_ledger()
    add_books(ledger, centers)
    add_books(ledger, charts)
    post(ledger, add_books, "1 2025-01-31 ADM 6000 1000000000.00")
    add_rules(ledger, rules)

    ledger.allocate(Allocation(date=DAY))

    found = balances(ledger)
    assert found.pop("ADM") == 0
    assert sum(found.values()) == 10**11
    assert {abs(3 * amount - 10**9) for amount in found.values()} == {1, 2}


def test_the_additional_currency_is_shared_by_the_same_keys(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS, additional_currency="EUR")
    add_books(
        ledger,
        """
        gl_entries
        entry_no | posting_date | DEPARTMENT | gl_account_no | amount | additional_amount
        1        | 2025-01-31   | ADM        | 6000          | 100.00 | 8.55
        """,
    )
    ledger.transfer()
    add_rules(ledger, SIMPLE)

    ledger.allocate(Allocation(date=DAY))

    rows = ledger.store.query(
        "select amount, additional_amount from cost_entry_row order by entry_no"
    )
    assert rows == [(100_00, 8_55), (50_00, 4_28), (50_00, 4_27), (-100_00, -8_55)]
    assert ledger.check().holds


PROBLEMS: list[tuple[str, str, str]] = [
    (
        "S1      | 1     | ADM ",
        "S1      | 1     |     ",
        "allocation_source_incomplete",
    ),
    (
        "| PROD               | 1",
        "|                    | 1",
        "allocation_target_incomplete",
    ),
    ("| ADM              |", "| NOWHERE          |", "cost_center_not_defined"),
    ("| PROD  ", "| NOONE ", "cost_center_not_defined"),
    ("| PROD  ", "| OLD   ", "cost_center_blocked"),
    (
        "S1      | 9901             | PROD",
        "S1      |                  | PROD",
        "allocation_cost_type_missing",
    ),
    (
        "S1      | 9901             | PROD",
        "S1      | 6900             | PROD",
        "cost_type_blocked",
    ),
    (
        "S1      | 9901             | PROD",
        "S1      | 1234             | PROD",
        "cost_type_missing",
    ),
    ("ADM              | 9901", "ADM              | 6900", "cost_type_blocked"),
    ("| 1\n", "| 0\n", "nothing_to_allocate"),
]


@pytest.mark.parametrize(("before", "after", "kind"), PROBLEMS)
def test_a_wrong_rule_is_named_and_nothing_happens(
    new_ledger: NewLedger, add_books: AddBooks, before: str, after: str, kind: str
) -> None:
    rules = SIMPLE.replace(before, after)
    assert rules != SIMPLE
    ledger = simple(new_ledger, add_books, rules)

    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))

    assert caught.value.kind == kind
    assert caught.value.refusals[0].where.startswith("rule S1")
    assert len(ledger.registers.list().registers) == 1
    assert ledger.store.query("select count(*) from relief") == [(0,)]


def test_a_filter_that_cannot_be_read_is_named(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books)
    ledger.store.query("update allocation_rule_row set cost_type_range = '60..(' ")

    with pytest.raises(RefusedError, match="rule S1: The cost type range") as caught:
        ledger.allocate(Allocation(date=DAY))

    assert caught.value.kind == "filter_syntax"


def test_parameters_are_judged_together(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS)

    with pytest.raises(RefusedError) as caught:
        ledger.allocate(
            Allocation(date=None, from_level=100, to_level=0, policy="maybe")
        )

    assert [each.kind for each in caught.value.refusals] == [
        "allocation_date_missing",
        "from_level_above_to_level",
        "level_out_of_range",
        "level_out_of_range",
        "policy_unknown",
    ]
    with pytest.raises(UnknownRecordError):
        ledger.allocate(Allocation(date=DAY, version="B26"))


def test_nothing_is_posted_into_a_locked_period(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books)
    ledger.setup(allow_posting_to=datetime.date(2025, 2, 27))

    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))

    assert caught.value.kind == "posting_date_not_allowed"


def test_rules_of_a_level_that_claim_the_same_are_refused(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    rules = """
        rules
        rule_id | level | cost_center_code | credit_to_cost_type | cost_type_range
        S1      | 1     | ADM              | 9901                | 6000..6100
        S2      | 1     | ADM              | 9901                |

        lines
        rule_id | target_cost_type | target_cost_center | share
        S1      | 9901             | PROD               | 1
        S2      | 9901             | SALES              | 1
    """
    ledger = simple(new_ledger, add_books, rules)

    with pytest.raises(RefusedError, match=r"rule S2: .* entries as rule S1") as caught:
        ledger.allocate(Allocation(date=DAY))

    assert caught.value.kind == "allocation_sources_overlap"


def test_rules_are_chosen_by_label_validity_and_block(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    rules = """
        rules
        rule_id | cost_center_code | credit_to_cost_type | label | valid_from | is_blocked
        S1      | ADM              | 9901                | YE    |            |
        S2      | WORKSHOP         | 9901                |       |            |
        S3      | SALES            | 9901                |       | 2025-03-01 |
        S4      | PROD             | 9901                |       |            | true

        lines
        rule_id | target_cost_type | target_cost_object | share
        S1      | 9901             | P100               | 1
        S2      | 9901             | P100               | 1
        S3      | 9901             | P100               | 1
        S4      | 9901             | P100               | 1
    """
    ledger = simple(
        new_ledger,
        add_books,
        rules,
        "1 2025-01-31 ADM 6000 1.00",
        "2 2025-01-31 WORKSHOP 6000 2.00",
        "3 2025-01-31 SALES 6000 3.00",
        "4 2025-01-31 PROD 6000 4.00",
    )

    assert ledger.allocate(Allocation(date=DAY), dry_run=True).amount == 2_00
    assert (
        ledger.allocate(Allocation(date=DAY, label="ye"), dry_run=True).amount == 1_00
    )
    assert ledger.allocate(Allocation(date=DAY, label="*"), dry_run=True).amount == 3_00
    assert ledger.allocate(Allocation(date=datetime.date(2025, 3, 1))).amount == 5_00


def test_a_rule_may_leave_open_what_it_has_no_key_for(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    rules = """
        rules
        rule_id | cost_center_code | credit_to_cost_type | when_zero
        S1      | ADM              | 9901                | leave_open
        S2      | WORKSHOP         | 9901                | stop

        lines
        rule_id | target_cost_type | target_cost_center | share
        S1      | 9901             | PROD               | 0
        S2      | 9901             | SALES              | 1
    """
    ledger = simple(
        new_ledger,
        add_books,
        rules,
        "1 2025-01-31 ADM 6000 1.00",
        "2 2025-01-31 WORKSHOP 6000 2.00",
    )

    result = ledger.allocate(Allocation(date=DAY))

    assert result.left_open == ("S1",)
    assert amounts(ledger) == ["SALES 2.00", "WORKSHOP -2.00"]


def test_a_pool_may_be_of_this_period_only(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(
        new_ledger,
        add_books,
        SIMPLE,
        "1 2025-01-31 ADM 6000 1.00",
        "2 2025-02-01 ADM 6000 2.00",
    )
    ledger.store.query("update allocation_rule_row set this_period_only = true")

    assert ledger.allocate(Allocation(date=DAY)).amount == 2_00


def test_a_request_answered_before_posts_nothing_again(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books)

    first = ledger.allocate(Allocation(date=DAY), request="february")

    assert ledger.allocate(Allocation(date=DAY), request="february") == first
    assert len(ledger.registers.list().registers) == 2


def test_a_dry_run_shows_all_and_keeps_nothing(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)

    shown = ledger.allocate(Allocation(date=DAY), dry_run=True)

    assert (shown.entries, shown.dry_run) == (7, True)
    assert len(ledger.registers.list().registers) == 1
    assert ledger.allocate(Allocation(date=DAY)).levels == shown.levels


def test_an_export_restores_runs_and_pools(
    new_ledger: NewLedger,
    new_place: Callable[[], str],
    add_books: AddBooks,
    tmp_path: Path,
) -> None:
    ledger = worked(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))
    ledger.exchange.export(str(tmp_path / "first"))

    with Ledger.create(new_place(), currency="NOK") as allow_duplicate:
        allow_duplicate.import_books(str(tmp_path / "first"))
        allow_duplicate.exchange.export(str(tmp_path / "second"))
        assert allow_duplicate.check().holds

    for name in ("runs", "pools", "reliefs", "keys"):
        first = tmp_path / "first" / f"allocation_{name}.csv"
        second = tmp_path / "second" / f"allocation_{name}.csv"
        assert len(first.read_text().splitlines()) > 1
        assert first.read_bytes() == second.read_bytes()
