"""A reversal takes a register back to the cent, keeps it, and frees what it took."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger.errors import RefusedError, UnknownRecordError
from tests.books import cost_entries, dispositions

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

BOOKS = """
    cost_centers
    code | name
    ADM  | Administration
    IT   | Computers

    cost_types
    no   | name     | type      | gl_account_range | combine_entries
    6300 | Rent     | cost_type | 6300             | none
    6340 | Power    | cost_type | 6340             | month
    6200 | Supplies | cost_type |                  | none

    gl_accounts
    no   | name  | income_balance
    6300 | Rent  | income_statement
    6340 | Power | income_statement

    gl_entries
    entry_no | posting_date | gl_account_no | amount | document_no | description | DEPARTMENT
    1        | 2026-01-05   | 6300          | 100.00 | V1          | January     | ADM
    2        | 2026-01-06   | 6340          | 30.00  | V2          | Kilowatts   | IT
    3        | 2026-01-07   | 6340          | 12.50  | V3          | More        | IT
"""

TODAY = datetime.date(2026, 3, 1)

LINE = {
    "posting_date": "2026-01-31",
    "document_no": "J1",
    "amount": "100.00",
    "cost_type_no": "6200",
    "cost_center_code": "ADM",
    "bal_cost_type_no": "6200",
    "bal_cost_center_code": "IT",
    "description": "Move supplies",
}


def post(ledger: Ledger, **changes: object) -> int:
    """Post a journal line and return its register."""
    ledger.journal.import_rows([LINE | changes], "DEFAULT")
    register = ledger.journal.post("DEFAULT", today=TODAY).register
    assert register
    return register


def kind_of(ledger: Ledger, number: int, *, cascade: bool = False) -> list[str]:
    """Return why a register cannot be reversed."""
    with pytest.raises(RefusedError) as refused:
        ledger.registers.reverse(number, cascade=cascade)
    assert ledger.check().holds
    return [each.kind for each in refused.value.refusals]


def lock(ledger: Ledger, add_books: AddBooks, *months: str) -> None:
    rows = [f"2026-{month}-01 | {'locked' if month in months else 'open'}"
            for month in ("01", "02", "03")]  # fmt: skip
    add_books(ledger, "accounting_periods\nstarting_date | state\n" + "\n".join(rows))


def test_a_reversal_is_the_exact_opposite_and_frees_the_entries(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(BOOKS)
    ledger.transfer(today=TODAY)

    result = ledger.registers.reverse(1, today=TODAY)

    assert cost_entries(ledger) == [
        "1 | 6300 | 2026-01-05 | V1 | January | ADM | 100.00 | 1",
        "2 | 6340 | 2026-01-31 | V3 | Combined entries, January 2026 | IT | 42.50 | 3",
        "3 | 6300 | 2026-01-05 | V1 | January | ADM | -100.00 | None",
        "4 | 6340 | 2026-01-31 | V3 | Combined entries, January 2026 | IT | -42.50 | None",
    ]
    (done,) = result.reversed
    assert (done.register, done.reversal, done.kind) == (1, 2, "transfer")
    assert (done.entries, done.debit, done.credit, done.moved) == (2, 0, 142_50, 0)
    assert ledger.registers.show(2).register.reverses_register_no == 1
    assert ledger.registers.show(1).register.reversed_by_register_no == 2
    assert set(dispositions(ledger).values()) == {"next_transfer"}
    assert ledger.check().holds


def test_what_a_reversed_transfer_took_is_transferred_again_once(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(BOOKS)
    ledger.transfer(today=TODAY)
    ledger.registers.reverse(1)
    add_books(
        ledger,
        """
        gl_entries
        entry_no | posting_date | gl_account_no | amount | DEPARTMENT
        4        | 2026-01-08   | 6340          | 7.50   | IT
        """,
    )

    allow_duplicate = ledger.transfer(today=TODAY)

    assert (
        allow_duplicate.transferred,
        allow_duplicate.created,
        allow_duplicate.amount,
    ) == (4, 2, 150_00)
    assert set(dispositions(ledger).values()) == {"transferred"}
    assert ledger.transfer().register is None
    assert ledger.check().holds


def test_a_transfer_of_groups_that_net_to_zero_is_reversed_too(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(BOOKS)
    ledger.transfer()
    add_books(
        ledger,
        """
        gl_entries
        entry_no | posting_date | gl_account_no | amount | DEPARTMENT
        4        | 2026-02-08   | 6340          | 7.50   | IT
        5        | 2026-02-09   | 6340          | -7.50  | IT
        """,
    )
    ledger.transfer()

    (done,) = ledger.registers.reverse(2).reversed

    assert done.entries == 0
    assert dispositions(ledger)[5] == "next_transfer"
    assert ledger.transfer().transferred == 2
    assert ledger.check().holds


def test_a_closed_day_gives_way_to_the_first_open_one(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(BOOKS)
    ledger.transfer()
    lock(ledger, add_books, "01", "02")

    (done,) = ledger.registers.reverse(1).reversed

    assert done.moved == 2
    assert [row.split(" | ")[2] for row in cost_entries(ledger)[2:]] == [
        "2026-03-01",
        "2026-03-01",
    ]
    assert ledger.check().holds


def test_without_an_open_day_nothing_is_reversed(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    ledger.transfer()
    ledger.setup(allow_posting_to=datetime.date(2025, 12, 31))

    assert kind_of(ledger, 1) == ["posting_date_not_allowed"] * 2
    assert len(cost_entries(ledger)) == 2


def test_a_register_is_reversed_once_and_a_reversal_never(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(BOOKS)
    post(ledger)
    ledger.registers.reverse(1)

    assert kind_of(ledger, 1) == ["register_reversed"]
    assert kind_of(ledger, 2) == ["register_is_reversal"]
    with pytest.raises(UnknownRecordError):
        ledger.registers.reverse(3)


def test_what_depends_on_a_register_goes_first_or_with_it(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(BOOKS)
    post(ledger)
    post(ledger, amount="-10.00", corrects_entry_no="1")
    post(ledger, amount="1.00", corrects_entry_no="3")

    with pytest.raises(
        RefusedError, match=r"register 3 .journal. corrects its entries"
    ):
        ledger.registers.reverse(1)
    result = ledger.registers.reverse(1, cascade=True)

    assert [each.register for each in result.reversed] == [3, 2, 1]
    assert [each.reversal for each in result.reversed] == [4, 5, 6]
    assert (
        sum(row[0] for row in ledger.store.query("select amount from cost_entry")) == 0
    )
    assert ledger.check().holds


def test_what_was_reversed_depends_on_nothing_any_more(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    post(ledger)
    post(ledger, amount="-10.00", corrects_entry_no="1")
    ledger.registers.reverse(2)

    assert [each.register for each in ledger.registers.reverse(1).reversed] == [1]


def test_a_reversed_month_of_a_kept_batch_may_be_posted_again(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(BOOKS)
    ledger.journal.batch_add({"name": "RENT", "delete_after_posting": False})
    ledger.journal.import_rows([LINE], "RENT")
    ledger.journal.post("RENT")
    with pytest.raises(RefusedError):
        ledger.journal.post("RENT")

    ledger.registers.reverse(1)

    assert ledger.journal.batches()[0].last_posted_period is None
    assert ledger.journal.post("RENT").register == 3
    assert ledger.check().holds


def test_a_dry_run_reverses_nothing_and_a_request_only_once(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(BOOKS)
    ledger.transfer()

    tried = ledger.registers.reverse(1, dry_run=True)
    first = ledger.registers.reverse(1, request="undo")
    second = ledger.registers.reverse(1, request="undo")

    assert tried.reversed[0].reversal == first.register == 2
    assert second == first
    assert len(ledger.registers.list().registers) == 2
