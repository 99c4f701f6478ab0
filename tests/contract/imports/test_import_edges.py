"""Imports on the day that a dimension changes, and entries that come a second time."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger.errors import RowsRefusedError
from tests.books import dispositions

if TYPE_CHECKING:
    from tests.contract.conftest import AddBooks, NewLedger

BOOKS = """
    gl_accounts
    no   | income_balance
    6000 | income_statement

    cost_centers
    code
    ADM
    OLD

    cost_types
    no   | gl_account_range
    6000 | 6000
"""

CHANGE = datetime.date(2026, 1, 1)


def entry(day: str, members: str) -> str:
    head = "gl_entries\nentry_no | posting_date | gl_account_no | amount | dimensions"
    return f"{head}\n1 | {day} | 6000 | 1.00 | {members}"


DEPARTMENT = '{"DEPARTMENT":"ADM","AREA":"GHOST"}'
AREA = '{"DEPARTMENT":"GHOST","AREA":"ADM"}'


@pytest.mark.parametrize(
    ("day", "members", "is_refused"),
    [
        ("2025-12-31", DEPARTMENT, False),
        ("2025-12-31", AREA, True),
        ("2026-01-01", AREA, False),
        ("2026-01-01", DEPARTMENT, True),
    ],
)
def test_the_new_dimension_is_checked_from_its_first_day(
    new_ledger: NewLedger,
    add_books: AddBooks,
    day: str,
    members: str,
    is_refused: object,
) -> None:
    ledger = new_ledger(BOOKS)
    ledger.setup(
        cost_center_dimension="AREA", check_gl_postings=True, dimensions_from=CHANGE
    )

    if is_refused:
        with pytest.raises(RowsRefusedError) as caught:
            add_books(ledger, entry(day, members))
        assert [each.value for each in caught.value.problems] == ["GHOST"]
        return
    add_books(ledger, entry(day, members))
    ledger.transfer()
    assert dispositions(ledger) == {1: "transferred"}


def test_a_center_that_has_retired_is_refused_as_unknown(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(BOOKS)
    ledger.setup(check_gl_postings=True)
    ledger.store.query("update receiver set is_retired = true where code = 'OLD'")

    with pytest.raises(RowsRefusedError) as caught:
        add_books(ledger, entry("2026-01-01", '{"DEPARTMENT":"OLD"}'))

    assert caught.value.kind == "cost_center_not_defined"


@pytest.mark.parametrize(
    ("changed", "is_refused"),
    [
        ("2026-01-05 | 6000 | 1.00 | 0.10", False),
        ("2026-01-05 | 6000 | 1.00 | 0.11", True),
        ("2026-01-05 | 6000 | 1.01 | 0.10", True),
        ("C2026-01-05 | 6000 | 1.00 | 0.10", True),
    ],
)
def test_an_entry_that_comes_again_has_to_be_the_same_in_both_currencies(
    new_ledger: NewLedger, add_books: AddBooks, changed: str, is_refused: object
) -> None:
    ledger = new_ledger(BOOKS, additional_currency="EUR")
    head = (
        "gl_entries\n"
        "entry_no | posting_date | gl_account_no | amount | additional_amount"
    )
    add_books(ledger, f"{head}\n1 | 2026-01-05 | 6000 | 1.00 | 0.10")

    if is_refused:
        with pytest.raises(RowsRefusedError):
            add_books(ledger, f"{head}\n1 | {changed}")
        return
    add_books(ledger, f"{head}\n1 | {changed}")
    assert dispositions(ledger) == {1: "no_receiver"}
