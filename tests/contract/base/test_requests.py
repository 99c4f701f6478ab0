"""A retry is safe: the same request again gets the first answer and posts nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.books import cost_entries
from tests.contract.transfer.test_transfer import CHARTS, ENTRIES

if TYPE_CHECKING:
    from tests.contract.conftest import AddBooks, NewLedger

LATER = """
    gl_entries
    entry_no | posting_date | gl_account_no | amount | document_no | DEPARTMENT
    20       | 2025-03-05   | 7100          | 12     | D20         | ADM
"""


def test_the_same_request_gets_the_first_answer(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)
    first = ledger.transfer(request="january")
    add_books(ledger, LATER)

    allow_duplicate = ledger.transfer(request="january")

    assert first == allow_duplicate
    assert len(cost_entries(ledger)) == 4
    assert ledger.transfer(request="march").transferred == 1


def test_a_dry_run_keeps_no_answer(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)

    tried = ledger.transfer(request="january", dry_run=True)
    posted = ledger.transfer(request="january")

    assert (tried.dry_run, posted.dry_run) == (True, False)
    assert len(cost_entries(ledger)) == 4


def test_an_answer_of_nothing_is_kept_as_well(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)
    ledger.transfer()
    assert ledger.transfer(request="night").register is None
    add_books(ledger, LATER)

    assert ledger.transfer(request="night").register is None
