"""Where an allocation could be a unit, a day, a run or a version off, and is not."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from costledger import Allocation
from costledger.errors import RefusedError
from tests.allocations import add_rules
from tests.contract.allocation.test_allocate import (
    CHARTS,
    DAY,
    TWO_LEVELS,
    amounts,
    post,
    simple,
)
from tests.contract.test_laws_broken import rolled_back

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger
    from tests.rich_ledger import Rich

RATE_AND_SHARE = """
    rules
    rule_id | level | cost_center_code | credit_to_cost_type
    S1      | 1     | ADM              | 9901

    lines
    rule_id | target_cost_type | target_cost_center | share | amount_per_share
    S1      | 9901             | PROD               | 2     | 50
    S1      | 9901             | SALES              | 1     |
"""


def rate(ledger: Ledger, amount: int) -> None:
    """Let the rule charge another amount per share from now on."""
    ledger.records.set(
        "allocation_targets", ("S1", 10_000), [("amount_per_share", str(amount))]
    )


def pools(ledger: Ledger) -> list[tuple[int, int, int]]:
    return ledger.store.query(
        "select balance, relieved, allocated from pool order by pool_no"
    )


# Credits and fixed amounts


def test_a_rate_that_fell_takes_more_back_than_a_credit_holds(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, RATE_AND_SHARE, "1 2025-02-03 ADM 6000 100")
    ledger.allocate(Allocation(date=DAY))
    rate(ledger, 20)
    post(ledger, add_books, "2 2025-02-04 ADM 6000 -10.00")

    ledger.allocate(Allocation(date=DAY))

    # 40.00 of the 100.00 that were charged: 60.00 go back to PROD, of which ADM has the
    # 10.00; weights get nothing, and 50.00 are over-relief.
    assert amounts(ledger)[2:] == ["PROD -60.00", "ADM 60.00"]
    assert pools(ledger) == [(100_00, 100_00, 100_00), (-10_00, -10_00, -60_00)]
    assert ledger.check().holds


def test_a_rate_that_fell_takes_a_part_of_a_credit_back(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, RATE_AND_SHARE, "1 2025-02-03 ADM 6000 100")
    ledger.allocate(Allocation(date=DAY))
    rate(ledger, 20)
    post(ledger, add_books, "2 2025-02-04 ADM 6000 -90.00")

    ledger.allocate(Allocation(date=DAY))

    # 60.00 of the credit are PROD's, and SALES gets the rest of it.
    assert amounts(ledger)[2:] == ["PROD -60.00", "SALES -30.00", "ADM 90.00"]
    assert ledger.check().holds


def test_a_credit_and_a_rate_that_is_due_go_separate_ways(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, RATE_AND_SHARE, "1 2025-02-03 ADM 6000 -30")

    ledger.allocate(Allocation(date=DAY))

    # PROD is charged 100.00 whatever is there; SALES gets the credit and that.
    assert amounts(ledger) == ["PROD 100.00", "SALES -130.00", "ADM 30.00"]
    assert pools(ledger) == [(-30_00, -30_00, -30_00)]
    assert ledger.check().holds


def test_rates_beyond_what_is_held_leave_the_weights_nothing(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(
        new_ledger, add_books, RATE_AND_SHARE, "1 2025-02-03 ADM 6000 99.99"
    )

    ledger.allocate(Allocation(date=DAY))

    assert amounts(ledger) == ["PROD 100.00", "ADM -100.00"]
    assert pools(ledger) == [(99_99, 99_99, 100_00)]


def test_a_rate_of_all_that_is_held_is_taken_to_the_cent(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(
        new_ledger, add_books, RATE_AND_SHARE, "1 2025-02-03 ADM 6000 100.00"
    )

    ledger.allocate(Allocation(date=DAY))

    assert amounts(ledger) == ["PROD 100.00", "ADM -100.00"]
    assert pools(ledger) == [(100_00, 100_00, 100_00)]


# The second currency


def test_costs_that_come_to_nothing_in_one_currency_stay(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS, additional_currency="EUR")
    head = "gl_entries\nentry_no | posting_date | DEPARTMENT | gl_account_no"
    add_books(
        ledger,
        f"{head} | amount | additional_amount\n"
        "1 | 2025-01-31 | ADM | 6000 | 100.00  | 8.55\n"
        "2 | 2025-01-31 | ADM | 6000 | -100.00 | -8.50",
    )
    ledger.transfer()
    add_rules(ledger, RATE_AND_SHARE.replace("| 50", "|"))

    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))

    assert caught.value.kind == "nothing_to_allocate"
    opened = ledger.store.query(
        "select entry_no, open_amount, open_additional from open_entry order by 1"
    )
    assert opened == [(1, 100_00, 8_55), (2, -100_00, -8_50)]


def test_what_is_nothing_in_crowns_is_open_in_euros_until_it_goes_along(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS, additional_currency="EUR")
    ledger.versions.new("B25")
    euros = line("2025-01-31", "0", additional_amount="5.00")
    ledger.budget.enter([euros, line("2025-01-31", "100.00")], "B25")
    add_rules(ledger, TWO_LEVELS)
    asked = "select entry_no, open_amount, open_additional from open_entry order by 1"
    assert ledger.store.query(asked) == [(1, 0, 5_00), (2, 100_00, 0)]

    ledger.allocate(Allocation(date=DAY, version="B25", to_level=1))

    # 5.00 in three: 1.67, 1.66 and 1.67, by what comes to 1.666…, 3.333… and 5.
    assert [row[2] for row in ledger.store.query(asked)] == [1_67, 1_66, 1_67]


def test_a_credit_in_the_second_currency_is_shared_as_one(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS, additional_currency="EUR")
    head = "gl_entries\nentry_no | posting_date | DEPARTMENT | gl_account_no"
    add_books(
        ledger,
        f"{head} | amount | additional_amount\n"
        "1 | 2025-01-31 | ADM | 6000 | 100.00  | -8.55",
    )
    ledger.transfer()
    add_rules(ledger, TWO_LEVELS)

    ledger.allocate(Allocation(date=DAY, to_level=1))

    rows = ledger.store.query(
        "select amount, additional_amount from cost_entry_row order by entry_no"
    )
    # 8.55 in three: 2.85 each.
    assert rows[1:] == [(33_33, -2_85), (33_34, -2_85), (33_33, -2_85), (-100_00, 8_55)]
    assert ledger.check().holds


@pytest.mark.parametrize("method", ["step_down", "reciprocal"])
def test_what_pools_pass_on_step_by_step_is_passed_on_in_both_currencies(
    new_ledger: NewLedger, add_books: AddBooks, method: str
) -> None:
    ledger = new_ledger(CHARTS, additional_currency="EUR")
    head = "gl_entries\nentry_no | posting_date | DEPARTMENT | gl_account_no"
    add_books(
        ledger,
        f"{head} | amount | additional_amount\n"
        "1 | 2025-01-31 | ADM      | 6000 | 90.00 | 9.00\n"
        "2 | 2025-01-31 | WORKSHOP | 6000 | 30.00 | 3.00",
    )
    ledger.transfer()
    add_rules(ledger, TWO_LEVELS.replace("WS      | 2 ", "WS      | 1 "))
    ledger.store.insert("allocation_level", ("level", "method"), [(1, method)])

    ledger.allocate(Allocation(date=DAY))

    rows = ledger.store.query(
        "select receiver.code, cast(sum(entry.amount) as bigint),"
        " cast(sum(entry.additional_amount) as bigint)"
        " from cost_entry_row as entry"
        " inner join receiver on receiver.receiver_id = entry.receiver_id"
        " group by receiver.code order by receiver.code"
    )
    # ADM gives 30.00 to each of three; the workshop's 60.00 go by 3 : 1.
    assert rows == [
        ("ADM", 0, 0),
        ("PROD", 30_00 + 45_00, 3_00 + 4_50),
        ("SALES", 30_00 + 15_00, 3_00 + 1_50),
        ("WORKSHOP", 0, 0),
    ]
    assert ledger.reports.open_amount(kind="center", code="WORKSHOP") == 0
    assert ledger.check().holds


# Guards


SIZES = """
    rules
    rule_id | level | cost_center_code | credit_to_cost_type
    S1      | 1     | ADM              | 9901

    lines
    rule_id | target_cost_type | target_cost_center | share
    S1      | 9901             | PROD               | {share}
    S1      | 9901             | SALES              | 0.0000000001
"""


@pytest.mark.parametrize("digits", [37, 38])
def test_an_amount_times_keys_has_room_for_37_digits(
    new_ledger: NewLedger, add_books: AddBooks, digits: int
) -> None:
    # The amount has 16 digits in minor units; keys become whole numbers of ten decimals.
    share = "1" + "0" * (digits - 16 - 10 - 1)
    ledger = simple(
        new_ledger,
        add_books,
        SIZES.format(share=share),
        "1 2025-01-31 ADM 6000 10000000000000.00",
    )
    if digits == 37:
        ledger.allocate(Allocation(date=DAY))
        assert amounts(ledger) == ["PROD 10000000000000.00", "ADM -10000000000000.00"]
        return
    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))
    assert "S1" in caught.value.refusals[0].where


CERTIFIED: list[tuple[str, tuple[str, ...], list[str]]] = [
    (
        "a unit from one receiver to another",
        (
            "update cost_entry_row set amount = amount + 1 where entry_no = 18",
            "update cost_entry_row set amount = amount - 1 where entry_no = 19",
        ),
        ["R1"],
    ),
    (
        "a unit of the second currency too much",
        ("update cost_entry_row set additional_amount = 2251 where entry_no = 17",),
        ["R1"],
    ),
    (
        "receivers and sender a unit too much",
        (
            "update cost_entry_row set amount = 10001 where entry_no = 21",
            "update cost_entry_row set amount = 29999 where entry_no = 24",
        ),
        ["R2"],
    ),
    (
        "more charged than given",
        (
            "update pool set allocated = allocated + 1, relieved = relieved + 1 where pool_no = 1",
        ),
        ["R1"],
    ),
    (
        "another amount taken",
        ("update relief set amount = 100001 where pool_no = 1 and entry_no = 7",),
        ["R1"],
    ),
    (
        "another amount of the second currency taken",
        (
            (
                "update relief set additional_amount = 8999"
                " where pool_no = 1 and entry_no = 7"
            ),
        ),
        ["R1"],
    ),
    (
        "nothing kept of what it posted",
        ("delete from cost_entry_origin",),
        ["R1", "R2"],
    ),
    ("nothing", (), []),
]


@pytest.mark.parametrize(
    ("statements", "rules"),
    [each[1:] for each in CERTIFIED],
    ids=[each[0] for each in CERTIFIED],
)
def test_the_certificate_names_rules_that_are_a_unit_off(
    rich: Rich, statements: tuple[str, ...], rules: list[str]
) -> None:
    store = rich.ledger.store

    with rolled_back(store):
        for statement in statements:
            store.query(statement)
        found = [row[0] for row in store.rows("allocation/certificate", register_no=7)]

    assert found == rules


# Days and runs


def test_rules_are_valid_on_their_first_and_last_day(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    rules = """
        rules
        rule_id | level | cost_center_code | credit_to_cost_type | valid_from | valid_to
        S1      | 1     | ADM              | 9901                |            | 2025-02-28
        S2      | 1     | WORKSHOP         | 9901                | 2025-02-28 |

        lines
        rule_id | target_cost_type | target_cost_center | share
        S1      | 9901             | PROD               | 1
        S2      | 9901             | PROD               | 1
    """
    ledger = simple(
        new_ledger,
        add_books,
        rules,
        "1 2025-01-31 ADM 6000 1.00",
        "2 2025-01-31 WORKSHOP 6000 2.00",
    )

    def would(day: datetime.date) -> int:
        return ledger.allocate(Allocation(date=day), dry_run=True).amount

    assert would(DAY) == 3_00
    assert would(DAY + datetime.timedelta(days=1)) == 2_00
    assert would(DAY - datetime.timedelta(days=1)) == 1_00


PERIODS = """
    accounting_periods
    starting_date | new_fiscal_year
    2025-02-01    | true
    2025-03-01    | false
"""


def test_the_last_day_of_a_period_is_charged_with_it(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    rates = RATE_AND_SHARE.replace("SALES              | 1", "SALES              | 0")
    ledger = simple(new_ledger, add_books, rates, "1 2025-02-01 ADM 6000 500.00")
    add_books(ledger, PERIODS)

    first = ledger.allocate(Allocation(date=DAY))
    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=datetime.date(2025, 2, 1)))
    allow_duplicate = ledger.allocate(Allocation(date=datetime.date(2025, 3, 1)))

    assert caught.value.kind == "nothing_to_allocate"
    assert (first.amount, allow_duplicate.amount) == (100_00, 100_00)
    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY, policy="refuse"))
    assert caught.value.kind == "allocated_before"


def test_a_locked_period_ends_with_its_last_day_and_holds_no_budget(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    rules = RATE_AND_SHARE.replace("| 50", "|")
    ledger = simple(new_ledger, add_books, rules, "1 2025-02-01 ADM 6000 500.00")
    add_books(ledger, PERIODS)
    ledger.versions.new("B25")
    line = {"date": "2025-02-01", "cost_type_no": "6000", "amount": "3.00"}
    ledger.budget.enter([line | {"cost_center_code": "ADM"}], "B25")
    ledger.periods.set(datetime.date(2025, 2, 1), "locked")

    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))

    assert caught.value.kind == "posting_date_not_allowed"
    assert ledger.allocate(Allocation(date=DAY, version="B25")).amount == 3_00
    march = datetime.date(2025, 3, 1)
    ledger.setup(allow_posting_from=march, allow_posting_to=march)
    for day in (-1, 1):
        with pytest.raises(RefusedError):
            ledger.allocate(Allocation(date=march + datetime.timedelta(days=day)))
    assert ledger.allocate(Allocation(date=march)).amount == 500_00


def test_what_other_runs_brought_is_no_receipt_of_this_one(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, TWO_LEVELS, "1 2025-01-31 ADM 6000 90.00")
    ledger.allocate(Allocation(date=DAY, to_level=1))
    ledger.allocate(Allocation(date=DAY, from_level=2))

    rows = ledger.reports.rule_balancing().rules

    # WORKSHOP's 30.00 came by the run before: they are what this one began with.
    assert [
        (each.run_no, each.rule_id, each.opening, each.received) for each in rows
    ] == [(1, "ADM", 90_00, 0), (2, "WS", 30_00, 0)]


TWO_WAYS = """
    rules
    rule_id | level | cost_center_code | credit_to_cost_type
    R1      | 1     | ADM              | 9901
    R2      | 2     | WORKSHOP         | 9901
    R3      | 3     | PROD             | 9901

    lines
    rule_id | target_cost_type | target_cost_center | target_cost_object | share
    R1      | 9901             | WORKSHOP           |                    | 1
    R1      | 9901             | PROD               |                    | 2
    R2      | 9901             | PROD               |                    | 1
    R3      | 9901             |                    | P100               | 1
"""


def test_a_pool_that_is_reached_on_two_ways_is_as_near_as_the_shorter(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, TWO_WAYS, "1 2025-01-31 ADM 6000 90.00")
    ledger.allocate(Allocation(date=DAY))
    ((entry_no,),) = ledger.store.query(
        "select entry_no from cost_entry where cost_object_code = 'P100'"
    )

    found = ledger.trace.entry(entry_no).allocation

    assert found is not None
    # PROD got 60.00 of R1, and 30.00 of R2, which had them of R1.
    assert [
        (each.distance, each.rule_id, each.received, each.primary_amount)
        for each in found.steps
    ] == [(0, "R3", 90_00, 0), (1, "R1", 0, 90_00), (1, "R2", 30_00, 0)]


# Codes that have retired


@pytest.mark.parametrize(
    ("table", "code", "where", "kind"),
    [
        ("cost_centers", "ADM", "rule S1", "cost_center_not_defined"),
        ("cost_centers", "PROD", "rule S1, line 10000", "cost_center_not_defined"),
        ("cost_types", "6200", "rule S1", "cost_type_missing"),
        ("cost_types", "9901", "rule S1, line 10000", "cost_type_missing"),
    ],
)
def test_what_has_retired_neither_gives_nor_gets(
    new_ledger: NewLedger,
    add_books: AddBooks,
    table: str,
    code: str,
    where: str,
    kind: str,
) -> None:
    # The sender is credited on another cost type than that of the receivers.
    rules = RATE_AND_SHARE.replace("| 50", "|").replace(
        "ADM              | 9901", "ADM              | 6200"
    )
    ledger = simple(new_ledger, add_books, rules, "1 2025-02-01 ADM 6000 500.00")
    ledger.records.delete(table, code, confirm=True)

    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY))

    assert (where, kind) in [(each.where, each.kind) for each in caught.value.refusals]


# Versions that build on others


def line(date: str, amount: str, **changes: Any) -> dict[str, Any]:
    given = {"date": date, "amount": amount, "cost_type_no": "6000"}
    return given | {"cost_center_code": "ADM"} | changes


def test_a_forecast_knows_the_runs_of_its_base_up_to_the_cut(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    rules = RATE_AND_SHARE.replace("| 50", "|")
    ledger = simple(new_ledger, add_books, rules)
    ledger.versions.new("B25")
    ledger.budget.enter(
        [line("2025-01-31", "90.00"), line("2025-02-28", "9.00")], "B25"
    )
    ledger.allocate(Allocation(date=datetime.date(2025, 1, 31), version="B25"))
    ledger.allocate(Allocation(date=DAY, version="B25"))
    for code, cut in (("F1", "2025-01-31"), ("F2", "2025-02-27"), ("F3", "2025-02-28")):
        day = datetime.date.fromisoformat(cut)
        ledger.versions.new(code, kind="forecast", base="B25", cut=day)
        ledger.budget.enter([line("2025-02-28", "1.00")], code)

    found = {
        code: ledger.allocate(Allocation(date=DAY, version=code), dry_run=True).amount
        for code in ("F1", "F2", "F3")
    }

    # The 90.00 were allocated by January's run, which all show. The 9.00 lie beyond the
    # first two cuts; the third shows them, and the run that took them.
    assert found == {"F1": 1_00, "F2": 1_00, "F3": 1_00}
    ledger.allocate(Allocation(date=DAY, version="F3"))
    relieved = ledger.store.query(
        "select amount from allocation_relief"
        " where pool_no = (select max(pool_no) from pool) order by entry_no"
    )
    assert [str(amount) for (amount,) in relieved] == ["1.00", "-1.00"]


def test_a_run_of_the_base_beyond_the_cut_took_nothing_of_a_forecast(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    rules = RATE_AND_SHARE.replace("| 50", "|")
    ledger = simple(new_ledger, add_books, rules)
    ledger.versions.new("B25")
    ledger.budget.enter([line("2025-01-31", "90.00")], "B25")
    ledger.allocate(Allocation(date=DAY, version="B25"))
    cut = datetime.date(2025, 1, 31)
    ledger.versions.new("F25", kind="forecast", base="B25", cut=cut)
    ledger.versions.new("G25", kind="forecast", base="F25", cut=DAY)

    assert ledger.allocate(Allocation(date=DAY, version="F25")).amount == 90_00
    # What shows F25 shows its run as well; the narrower cut holds for what is below.
    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY, version="G25"))
    assert caught.value.kind == "nothing_to_allocate"
    assert ledger.check().holds


def test_what_comes_into_a_base_that_was_frozen_is_not_allocated(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    rules = RATE_AND_SHARE.replace("| 50", "|")
    ledger = simple(new_ledger, add_books, rules)
    ledger.versions.new("B25")
    ledger.budget.enter([line("2025-01-31", "90.00")], "B25")
    ledger.versions.new("S25", kind="scenario", base="B25", frozen=True)
    ledger.budget.enter([line("2025-01-31", "9.00")], "B25")

    assert ledger.allocate(Allocation(date=DAY, version="S25")).amount == 90_00
    assert ledger.allocate(Allocation(date=DAY, version="B25")).amount == 99_00
