"""What each rule held, received, sent and kept; and what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger import Allocation
from tests.contract.allocation.test_allocate import DAY, RATES, simple, worked

if TYPE_CHECKING:
    from tests.contract.conftest import AddBooks, NewLedger


def test_rules_are_balanced_run_by_run(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))

    found = ledger.reports.rule_balancing(period="2025-02").rules

    assert [
        (
            each.rule_id,
            each.opening,
            each.received,
            each.balance,
            each.sent,
            each.closing,
        )
        for each in found
    ] == [
        ("ADM", 6234_57, 0, 6234_57, 6234_57, 0),
        ("WS", 1000_00, 2078_19, 3078_19, 3078_19, 0),
    ]
    assert ledger.reports.rule_balancing(period="2025-03").rules == ()


def test_over_relief_and_what_is_retained_are_shown(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = simple(new_ledger, add_books, RATES, "1 2025-01-31 ADM 6000 100.00")
    ledger.allocate(Allocation(date=DAY))

    (found,) = ledger.reports.rule_balancing().rules

    assert (found.retained, found.over_relief, found.closing) == (20_17, 0, 20_17)


def test_open_amounts_stand_on_the_charts(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY, to_level=1))

    report = ledger.reports.open(by="center")

    assert {row.code: row.net_change for row in report.rows} == {
        "PROD": 2078_19,
        "SALES": 2078_19,
        "WORKSHOP": 3078_19,
    }
    assert ledger.reports.open_amount(kind="type", code="6200") == 1000_00
