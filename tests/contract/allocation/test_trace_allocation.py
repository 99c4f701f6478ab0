"""Allocated costs explain themselves: back to where they arose, and on to who has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger import Allocation
from tests.contract.allocation.test_allocate import DAY, RATES, simple, worked

if TYPE_CHECKING:
    from tests.contract.conftest import AddBooks, NewLedger


def test_an_allocated_entry_shows_its_key_and_what_it_is_made_of(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))

    found = ledger.trace.entry(8).allocation

    assert found is not None
    pool = found.pool
    assert (pool.rule_id, pool.level, pool.sender) == ("WS", 2, "WORKSHOP")
    assert (pool.balance, pool.allocated, pool.weight, pool.weights) == (
        3078_19,
        3078_19,
        "3",
        "4",
    )
    assert [
        (each.entry_no, each.relieved, each.part) for each in found.first_entries
    ] == [
        (2, 1000_00, 750_00),
        (4, 2078_19, 1558_64),
    ]
    assert (found.entries, found.amount) == (2, 2308_64)
    assert [
        (each.distance, each.rule_id, each.primary_amount, each.received)
        for each in found.steps
    ] == [(0, "WS", 1000_00, 2078_19), (1, "ADM", 6234_57, 0)]


def test_parts_of_taken_entries_come_to_what_receivers_got(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))

    parts = {}
    for entry_no in (4, 5, 6):
        found = ledger.trace.entry(entry_no).allocation
        assert found is not None
        assert found.amount == 2078_19
        parts[entry_no] = [each.part for each in found.first_entries]

    assert parts == {
        4: [1666_67, 411_52],
        5: [1666_66, 411_53],
        6: [1666_67, 411_52],
    }


def test_an_entry_shows_where_it_went(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))

    found = ledger.trace.gl(3).first_destinations

    assert [(each.rule_id, each.receiver_code, each.part) for each in found] == [
        ("ADM", "WORKSHOP", 411_52),
        ("ADM", "PROD", 411_53),
        ("ADM", "SALES", 411_52),
    ]
    assert ledger.trace.entry(8).first_destinations == ()


def test_what_is_charged_beyond_what_was_held_comes_from_no_entry(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, RATES, "1 2025-01-31 ADM 6000 10.00")
    ledger.allocate(Allocation(date=DAY))

    first = ledger.trace.entry(2).allocation
    second = ledger.trace.entry(3).allocation

    assert first is not None
    assert second is not None
    assert first.pool.fixed_amount == 76_50
    assert first.amount + second.amount == 10_00


def test_a_reversed_allocation_passed_nothing_on(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))
    ledger.registers.reverse(2, cascade=True)

    assert ledger.trace.gl(3).first_destinations == ()
