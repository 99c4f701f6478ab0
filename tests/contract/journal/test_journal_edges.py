"""Journals where a code has retired, a version differs, or a period begins and ends."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from costledger.errors import RefusedError
from tests.contract.journal.test_journal import CHARTS, ONE_SIDED, draft, kinds

if TYPE_CHECKING:
    from tests.contract.conftest import AddBooks, NewLedger

RETIRED = {
    "cost_type_no": ("6900", "cost_type_missing"),
    "cost_center_code": ("OLD", "cost_center_not_defined"),
    "cost_object_code": ("P100", "cost_object_not_defined"),
    "bal_cost_type_no": ("6900", "cost_type_missing"),
    "bal_cost_center_code": ("OLD", "cost_center_not_defined"),
    "bal_cost_object_code": ("P100", "cost_object_not_defined"),
}


def test_nothing_is_posted_on_what_has_retired(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS)
    for table, code in (
        ("receiver", "OLD"),
        ("receiver", "P100"),
        ("cost_type", "6900"),
    ):
        ledger.store.query(
            f"update {table} set is_retired = true, is_blocked = false"
            f" where code = '{code}'"
        )
    for field, (code, _) in RETIRED.items():
        side = "bal_" if field.startswith("bal_") else ""
        empty = {f"{side}cost_center_code": ""} if "object" in field else {}
        draft(ledger, empty | {field: code})

    found = kinds(ledger)

    assert found == [
        f"{10_000 * number} {kind}"
        for number, (_, kind) in enumerate(RETIRED.values(), 1)
    ]
    with pytest.raises(RefusedError):
        ledger.journal.post("DEFAULT")


@pytest.mark.parametrize("balance", ["", "document", "batch"])
def test_versions_do_not_balance_each_other_within_a_document(
    new_ledger: NewLedger, balance: str
) -> None:
    ledger = new_ledger(CHARTS)
    ledger.versions.new("B25")
    draft(ledger, ONE_SIDED, ONE_SIDED | {"amount": "-100", "budget_name": "B25"})
    ledger.journal.batch_set("DEFAULT", {"balance": balance})

    found = {each.kind for each in ledger.journal.check("DEFAULT").problems}

    assert found == (set() if balance == "batch" else {"journal_out_of_balance"})


def test_a_side_without_an_account_of_its_own_counts_the_other_way(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS)
    other: dict[str, Any] = {"cost_type_no": "", "cost_center_code": ""}
    draft(ledger, ONE_SIDED, other)

    assert kinds(ledger) == []
    assert ledger.journal.post("DEFAULT").entries == 2
    rows = ledger.store.query(
        "select cost_center_code, amount from cost_entry order by entry_no"
    )
    assert [f"{code} {amount}" for code, amount in rows] == ["ADM 100.00", "IT -100.00"]


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2025-01-31", ""),
        ("2025-02-01", "posting_date_not_allowed"),
        ("2025-02-28", "posting_date_not_allowed"),
        ("C2025-02-28", "posting_date_not_allowed"),
        ("2025-03-01", ""),
        ("2025-06-30", ""),
        ("2025-07-01", "posting_date_not_allowed"),
        ("2024-12-31", "posting_date_not_allowed"),
        ("2025-01-01", ""),
    ],
)
def test_days_are_open_from_the_first_to_the_last(
    new_ledger: NewLedger, add_books: AddBooks, day: str, kind: str
) -> None:
    ledger = new_ledger(CHARTS)
    add_books(
        ledger,
        """
        accounting_periods
        starting_date | state
        2025-01-01    | open
        2025-02-01    | locked
        2025-03-01    | open
        """,
    )
    ledger.setup(
        allow_posting_from=datetime.date(2025, 1, 1),
        allow_posting_to=datetime.date(2025, 6, 30),
    )
    draft(ledger, {"posting_date": day})

    assert kinds(ledger) == ([f"10000 {kind}"] if kind else [])


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2024-12-31", "posting_date_not_allowed"),
        ("2025-02-01", ""),
        ("2025-02-28", ""),
        ("2025-07-01", "posting_date_not_allowed"),
        ("2025-08-01", "posting_date_not_allowed"),
    ],
)
def test_a_budget_is_held_to_the_window_and_to_no_locked_period(
    new_ledger: NewLedger, add_books: AddBooks, day: str, kind: str
) -> None:
    ledger = new_ledger(CHARTS)
    add_books(
        ledger,
        """
        accounting_periods
        starting_date | state
        2025-02-01    | locked
        2025-03-01    | open
        2025-08-01    | locked
        2025-09-01    | open
        """,
    )
    ledger.setup(
        allow_posting_from=datetime.date(2025, 1, 1),
        allow_posting_to=datetime.date(2025, 6, 30),
    )
    ledger.versions.new("B25")
    draft(ledger, {"posting_date": day, "budget_name": "B25"})

    assert kinds(ledger) == ([f"10000 {kind}"] if kind else [])


def test_a_locked_period_that_no_other_follows_has_no_end(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS)
    add_books(
        ledger,
        """
        accounting_periods
        starting_date | state
        2025-01-01    | open
        2025-02-01    | locked
        """,
    )
    draft(ledger, {"posting_date": "2025-01-31"}, {"posting_date": "2031-01-01"})

    assert kinds(ledger) == ["20000 posting_date_not_allowed"]


def test_the_second_currency_of_both_sides_is_posted(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS, additional_currency="EUR")
    draft(
        ledger, {"additional_amount": "8.55"}, {"amount": "-1", "additional_amount": 9}
    )

    ledger.journal.post("DEFAULT")

    rows = ledger.store.query(
        "select amount, additional_amount from cost_entry_row order by entry_no"
    )
    assert rows == [(100_00, 8_55), (-100_00, -8_55), (-1_00, 9), (1_00, -9)]
