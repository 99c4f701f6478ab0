"""Allocations taken back, and run again."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger import Allocation
from costledger.errors import RefusedError
from tests.contract.allocation.test_allocate import (
    DAY,
    RATES,
    SIMPLE,
    amounts,
    balances,
    post,
    simple,
    worked,
)

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger


def opened(ledger: Ledger) -> list[tuple[int, int]]:
    return ledger.store.query(
        "select entry_no, open_amount from open_entry order by entry_no"
    )


def test_a_level_that_was_passed_on_is_reversed_with_what_depends_on_it(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)
    before, open_before = balances(ledger), opened(ledger)
    ledger.allocate(Allocation(date=DAY))

    with pytest.raises(RefusedError, match="register 3") as caught:
        ledger.registers.reverse(2)
    result = ledger.registers.reverse(2, cascade=True)

    assert caught.value.kind == "register_depended_on"
    assert [each.register for each in result.reversed] == [3, 2]
    assert {
        code: amount for code, amount in balances(ledger).items() if amount
    } == before
    assert opened(ledger) == open_before
    assert ledger.check().holds


def test_what_was_reversed_is_allocated_again_the_same(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)
    first = ledger.allocate(Allocation(date=DAY))
    after = balances(ledger)
    ledger.registers.reverse(2, cascade=True)

    allow_duplicate = ledger.allocate(Allocation(date=DAY))

    assert allow_duplicate.amount == first.amount
    assert balances(ledger) == after


def test_a_transfer_whose_entries_were_allocated_is_depended_on(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))

    with pytest.raises(RefusedError, match="allocates its entries"):
        ledger.registers.reverse(1)


def test_a_delta_ends_where_a_run_that_had_seen_all_would(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    late = ("9 2025-02-03 ADM 6200 10.01", "10 2025-02-27 WORKSHOP 6000 -3.33")
    ledger = worked(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))
    post(ledger, add_books, *late)

    delta = ledger.allocate(Allocation(date=DAY))

    found = balances(ledger)
    ledger.allocate(Allocation(date=DAY, policy="replace"))
    whole = balances(ledger)
    assert delta.levels[0].amount == 10_01
    assert sum(found.values()) == sum(whole.values())
    assert max(abs(found[code] - whole[code]) for code in whole) <= 1


def test_a_run_may_replace_the_one_before(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, RATES, "1 2025-01-31 ADM 6000 10.00")
    ledger.allocate(Allocation(date=DAY))
    ledger.store.query(
        "update allocation_target_row set amount_per_share = 1 where line_no = 10000"
    )

    result = ledger.allocate(
        Allocation(date=datetime.date(2025, 2, 27), policy="replace")
    )

    assert result.reversed_registers == (2,)
    assert amounts(ledger)[3:] == ["PROD 3.00", "SALES 3.33", "ADM -6.33"]
    assert balances(ledger)["PROD"] == 3_00
    assert ledger.check().holds


def test_a_deleted_run_gives_back_what_it_took(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, SIMPLE)
    before = opened(ledger)
    ledger.allocate(Allocation(date=DAY))

    ledger.registers.delete(2)

    assert opened(ledger) == before
    assert ledger.allocate(Allocation(date=DAY)).amount == 1_01
    assert ledger.check().holds


def test_late_costs_may_follow_the_keys_of_the_first_run(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, SIMPLE)
    ledger.allocate(Allocation(date=DAY))
    ledger.store.query(
        "update allocation_target_row set share = 3 where line_no = 10000"
    )
    post(ledger, add_books, "2 2025-02-01 ADM 6200 10.00")

    anew = ledger.allocate(Allocation(date=DAY), dry_run=True)
    ledger.allocate(Allocation(date=DAY, keys_of=1))

    assert anew.amount == 10_00
    assert amounts(ledger)[3:] == ["PROD 5.00", "WORKSHOP 5.00", "ADM -10.00"]
    with pytest.raises(RefusedError) as caught:
        ledger.allocate(Allocation(date=DAY, keys_of=9))
    assert caught.value.kind == "keys_of_unknown"
