"""Periods: what is locked takes nothing, what is closed is sealed, late entries wait."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger.errors import RefusedError, SetupError, UnknownRecordError
from tests.books import cost_entries, dispositions
from tests.contract.registers.test_register import execute
from tests.contract.registers.test_reverse import BOOKS, post

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

JANUARY, FEBRUARY = datetime.date(2026, 1, 1), datetime.date(2026, 2, 1)
TODAY = datetime.date(2026, 3, 1)


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    """Return a ledger with periods and entries of January."""
    made = new_ledger(BOOKS)
    made.periods.from_year(2026)
    return made


def test_a_year_has_twelve_periods_and_begins_where_it_does(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger()

    made = ledger.periods.from_year(2025, first_month=7)

    assert (len(made), made[0], made[-1]) == (
        12,
        datetime.date(2025, 7, 1),
        datetime.date(2026, 6, 1),
    )
    assert ledger.periods.from_year(2025, first_month=7) == []
    found = ledger.periods.list()
    assert [each.new_fiscal_year for each in found] == [True] + [False] * 11
    assert found[0].ending_date == datetime.date(2025, 7, 31)
    assert found[-1].ending_date is None
    with pytest.raises(SetupError):
        ledger.periods.from_year(2025, first_month=13)


def test_a_period_with_waiting_entries_is_closed_only_on_record(ledger: Ledger) -> None:
    with pytest.raises(RefusedError) as refused:
        ledger.periods.set(JANUARY, "closed")
    assert refused.value.kind == "entries_waiting"
    assert ledger.periods.list()[0].state == "open"

    change = ledger.periods.set(JANUARY, "closed", accept_waiting=True, today=TODAY)

    assert (change.entries, change.waiting) == (0, 3)
    (event,) = ledger.audit.list(verb="period set")
    assert event.detail["accepted_waiting"] == {"next_transfer": 3}


def test_a_closed_period_is_sealed_and_takes_late_entries(
    ledger: Ledger, add_books: AddBooks
) -> None:
    ledger.transfer()
    assert ledger.periods.set(JANUARY, "closed").entries == 2
    add_books(
        ledger,
        """
        gl_entries
        entry_no | posting_date | gl_account_no | amount | DEPARTMENT
        9        | 2026-01-20   | 6300          | 5.00   | ADM
        """,
    )

    assert ledger.transfer().created == 1
    assert ledger.periods.list()[0].is_sealed
    assert ledger.registers.check_seals().holds
    execute(ledger, "update cost_entry_row set amount = 1 where entry_no = 1")
    (broken,) = ledger.registers.check_seals().broken
    assert broken.what == "period 2026-01-01"


def test_what_a_closed_period_holds_is_not_deleted_until_it_is_open_again(
    ledger: Ledger,
) -> None:
    ledger.transfer()
    ledger.periods.set(JANUARY, "closed")
    with pytest.raises(RefusedError) as refused:
        ledger.registers.delete(1)
    assert refused.value.kind == "period_closed"

    ledger.periods.set(JANUARY, "open")

    ledger.registers.delete(1)
    assert ledger.registers.check_seals().holds
    assert ledger.check().holds


def test_a_locked_period_takes_nothing_and_late_entries_wait(ledger: Ledger) -> None:
    ledger.periods.set(JANUARY, "locked", accept_waiting=True)

    assert ledger.transfer().register is None
    assert set(dispositions(ledger).values()) == {"date_not_allowed"}
    with pytest.raises(RefusedError):
        post(ledger)


def test_late_entries_go_to_the_first_open_day_when_the_setup_says_so(
    ledger: Ledger,
) -> None:
    ledger.setup(late_entry_policy="first_open")
    ledger.periods.set(JANUARY, "locked", accept_waiting=True)
    ledger.periods.set(FEBRUARY, "locked")

    assert ledger.transfer().transferred == 3

    assert [row.split(" | ")[1:5] for row in cost_entries(ledger)] == [
        ["6300", "2026-03-01", "V1", "January"],
        ["6340", "2026-03-01", "V3", "Combined entries, March 2026"],
    ]
    assert ledger.check().holds
    assert ledger.transfer().register is None


def test_with_no_open_day_left_late_entries_wait(ledger: Ledger) -> None:
    ledger.setup(
        late_entry_policy="first_open", allow_posting_to=datetime.date(2025, 12, 31)
    )

    assert ledger.transfer().register is None
    assert set(dispositions(ledger).values()) == {"date_not_allowed"}
    assert ledger.check().holds

    ledger.setup(allow_posting_to=None, allow_posting_from=datetime.date(2026, 6, 15))
    ledger.transfer()
    assert cost_entries(ledger)[0].split(" | ")[2] == "2026-06-15"
    assert ledger.check().holds


def test_a_period_and_a_state_have_to_be_there(ledger: Ledger) -> None:
    with pytest.raises(UnknownRecordError):
        ledger.periods.set(TODAY - datetime.timedelta(days=1), "closed")
    with pytest.raises(SetupError):
        ledger.periods.set(JANUARY, "shut")
    with pytest.raises(SetupError):
        ledger.setup(late_entry_policy="never")


def test_the_audit_trail_is_listed_newest_first(ledger: Ledger) -> None:
    ledger.transfer()
    ledger.registers.reverse(1)

    found = ledger.audit.list(limit=2)

    assert [each.verb for each in found] == ["register reverse", "transfer"]
    assert found[0].detail["registers"] == [1]
    assert ledger.audit.list(since=datetime.date(2999, 1, 1)) == []
