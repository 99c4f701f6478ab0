"""A second and a third run: what waited goes once its obstacle is gone, and only then.

Entries that were looked at before are judged again by the same rules as new ones. Each
test says what stood in the way, what was changed, and what the next run makes of it; the
kept totals have to tell the same, which `check` proves.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from tests.books import cost_entries, dispositions

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

BOOKS = """
    accounting_periods
    starting_date | new_fiscal_year
    2025-01-01    | true
    2025-02-01    | false
    2025-03-01    | false

    gl_accounts
    no   | income_balance   | excluded_reason
    1500 | balance_sheet    |
    6000 | income_statement |
    6200 | income_statement |
    6340 | income_statement |
    6900 | income_statement | no cost

    cost_types
    no   | gl_account_range | combine_entries | blocked
    6000 | 6000             | none            | false
    6200 | 6200             | month           | false
    6340 |                  | none            | false
    6900 | 6900             | none            | false

    cost_centers
    code | blocked
    ADM  | false
    IT   | true

    gl_entries
    entry_no | posting_date | gl_account_no | amount | additional_amount | DEPARTMENT
    1        | 2024-12-31   | 6000          | 1.00   | 0.11              | IT
    2        | 2025-01-01   | 6000          | 2.00   | 0.12              | IT
    3        | C2025-01-31  | 6000          | 3.00   | 0.13              | IT
    4        | 2025-01-31   | 6000          | 0.00   | -0.14             | IT
    5        | 2025-01-31   | 1500          | 5.00   | 0.15              | IT
    6        | 2025-01-31   | 6900          | 6.00   | 0.16              | IT
    7        | 2025-01-31   | 6340          | 7.00   | 0.17              | IT
    8        | 2025-01-30   | 6200          | 8.00   | 0.18              | IT
    9        | 2025-01-31   | 6000          | 9.00   | 0.19              | NEW
    10       | 2025-02-01   | 6000          | 10.00  | 0.20              | IT
    11       | 2025-02-10   | 6200          | 11.00  | 0.21              | IT
    12       | 2025-02-28   | 6000          | 12.00  | 0.22              | IT
    13       | 2025-03-01   | 6000          | 13.00  | 0.23              | ADM
"""
"""IT is blocked, 6340 is fed by no account, and NEW is no center yet."""

NEVER = {
    1: "before_start",
    3: "closing_date",
    4: "zero_amount",
    5: "balance_sheet",
    6: "excluded",
}
"""What is no cost, whatever is lifted."""

FEBRUARY = datetime.date(2025, 2, 1)
LAST = datetime.date(2025, 2, 28)


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    """Return the ledger after a first run, which transfers entry 13 alone."""
    made = new_ledger(
        BOOKS, starting_date=datetime.date(2025, 1, 1), additional_currency="EUR"
    )
    made.transfer()
    waiting = dict.fromkeys((2, 8, 10, 11, 12), "blocked_receiver")
    others = {7: "no_cost_type", 9: "unknown_receiver", 13: "transferred"}
    assert dispositions(made) == NEVER | waiting | others
    return made


def unblock(ledger: Ledger) -> None:
    ledger.records.set("cost_centers", "IT", [("blocked", False)])


def went(ledger: Ledger) -> list[int]:
    """Run once more, prove the laws, and return which entries went by it."""
    before = dispositions(ledger)
    ledger.transfer()
    after = dispositions(ledger)
    found = ledger.check()
    assert [each for law in found.laws for each in law.found] == []
    assert {number: after[number] for number in NEVER} == NEVER
    return [
        number
        for number, became in sorted(after.items())
        if became == "transferred" != before[number]
    ]


def test_what_is_no_cost_stays_so_when_its_center_is_unblocked(ledger: Ledger) -> None:
    unblock(ledger)

    assert went(ledger) == [2, 8, 10, 11, 12]
    assert went(ledger) == []
    # What is taken is not told otherwise by what changes later.
    ledger.records.set("cost_centers", "IT", [("blocked", True)])
    assert went(ledger) == []
    assert [entry.split(" | ")[2] for entry in cost_entries(ledger)[1:]] == [
        "2025-01-01",
        "2025-01-31",
        "2025-02-01",
        "2025-02-28",
        "2025-02-28",
    ]


def test_an_obstacle_behind_the_obstacle_is_found_next(ledger: Ledger) -> None:
    ledger.records.set("cost_types", "6340", [("gl_account_range", "6340")])
    assert went(ledger) == []
    assert dispositions(ledger)[7] == "blocked_receiver"

    ledger.records.set("cost_types", "6340", [("blocked", True)])
    unblock(ledger)
    assert went(ledger) == [2, 8, 10, 11, 12]
    assert dispositions(ledger)[7] == "blocked_cost_type"

    ledger.records.set("cost_types", "6340", [("blocked", False)])
    assert went(ledger) == [7]


def test_what_is_blocked_again_before_a_run_waits_on(ledger: Ledger) -> None:
    unblock(ledger)
    ledger.records.set("cost_centers", "IT", [("blocked", True)])
    assert went(ledger) == []

    ledger.records.set("cost_types", "6000", [("blocked", True)])
    unblock(ledger)
    assert went(ledger) == [8, 11]
    assert dispositions(ledger)[2] == "blocked_cost_type"


def test_a_center_that_retires_takes_nothing_more(ledger: Ledger) -> None:
    unblock(ledger)
    ledger.transfer(until=datetime.date(2025, 1, 31))
    ledger.records.delete("cost_centers", "IT", confirm=True)

    assert went(ledger) == []
    assert [dispositions(ledger)[each] for each in (10, 11, 12)] == [
        "blocked_receiver"
    ] * 3


def test_a_cost_type_that_retires_takes_nothing_more(ledger: Ledger) -> None:
    unblock(ledger)
    ledger.store.query("update cost_type set is_retired = true where code = '6000'")

    assert went(ledger) == [8, 11]
    assert [dispositions(ledger)[each] for each in (2, 10, 12)] == ["no_cost_type"] * 3


@pytest.mark.parametrize(
    ("line_type", "goes", "becomes"),
    [
        ("begin_total", [9], "transferred"),
        ("heading", [], "blocked_receiver"),
        ("total", [], "blocked_receiver"),
    ],
)
def test_a_line_that_begins_a_total_takes_entries_and_other_totals_none(
    ledger: Ledger, line_type: str, goes: list[int], becomes: str
) -> None:
    # A line that is no leaf is blocked at first.
    fields = {"line_type": line_type, "blocked": "false"}
    ledger.records.add("cost_centers", {"code": "NEW"} | fields)

    assert went(ledger) == goes
    assert dispositions(ledger)[9] == becomes


def test_a_center_that_comes_late_gets_its_entry(ledger: Ledger) -> None:
    ledger.records.add("cost_centers", {"code": "NEW"})

    assert went(ledger) == [9]


@pytest.mark.parametrize(
    ("first", "last", "goes"),
    [
        # Month groups are dated on the last day of their month, the others on their own.
        (None, LAST, [2, 8, 10, 11, 12]),
        (None, datetime.date(2025, 2, 27), [2, 8, 10]),
        (datetime.date(2025, 1, 31), None, [8, 10, 11, 12]),
        (datetime.date(2025, 2, 1), None, [10, 11, 12]),
    ],
)
def test_days_outside_the_window_wait_until_it_opens(
    ledger: Ledger,
    first: datetime.date | None,
    last: datetime.date | None,
    goes: list[int],
) -> None:
    unblock(ledger)
    ledger.setup(allow_posting_from=first, allow_posting_to=last)
    assert went(ledger) == goes
    rest = sorted({2, 8, 10, 11, 12} - set(goes))
    assert {dispositions(ledger)[each] for each in rest} <= {"date_not_allowed"}

    ledger.setup(allow_posting_from=None, allow_posting_to=None)
    assert went(ledger) == rest


def test_a_locked_period_holds_its_first_and_last_day(ledger: Ledger) -> None:
    unblock(ledger)
    ledger.periods.set(FEBRUARY, "locked", accept_waiting=True)

    assert went(ledger) == [2, 8]
    assert [dispositions(ledger)[each] for each in (10, 11, 12)] == [
        "date_not_allowed"
    ] * 3
    ledger.periods.set(FEBRUARY, "open")
    assert went(ledger) == [10, 11, 12]


def test_late_entries_go_to_the_first_open_day_once_that_is_the_rule(
    ledger: Ledger,
) -> None:
    unblock(ledger)
    ledger.periods.set(FEBRUARY, "locked", accept_waiting=True)
    ledger.transfer()

    ledger.setup(late_entry_policy="first_open")

    assert went(ledger) == [10, 11, 12]
    assert {entry.split(" | ")[2] for entry in cost_entries(ledger)[-3:]} == {
        "2025-03-01"
    }


def test_a_period_that_is_locked_late_stops_what_comes_into_it(
    ledger: Ledger, add_books: AddBooks
) -> None:
    unblock(ledger)
    ledger.transfer()
    ledger.periods.set(FEBRUARY, "locked")
    head = "gl_entries\nentry_no | posting_date | gl_account_no | amount | DEPARTMENT"
    add_books(ledger, f"{head}\n14 | 2025-02-28 | 6000 | 14.00 | IT")

    assert went(ledger) == []
    assert dispositions(ledger)[14] == "date_not_allowed"
    ledger.periods.set(FEBRUARY, "closed")
    assert went(ledger) == [14]


@pytest.mark.parametrize(
    ("fields", "becomes"),
    [
        ({"income_balance": "balance_sheet"}, "balance_sheet"),
        ({"excluded_reason": "taxes"}, "excluded"),
    ],
)
def test_an_account_that_is_no_cost_any_more_lets_nothing_wait(
    ledger: Ledger, add_books: AddBooks, fields: dict[str, str], becomes: str
) -> None:
    given = {"no": "6340", "income_balance": "income_statement"} | fields
    add_books(ledger, f"gl_accounts\n{' | '.join(given)}\n{' | '.join(given.values())}")
    assert went(ledger) == []
    assert dispositions(ledger)[7] == becomes

    add_books(
        ledger,
        "gl_accounts\nno | income_balance | excluded_reason\n6340 | income_statement |",
    )
    ledger.records.set("cost_types", "6340", [("gl_account_range", "6340")])
    unblock(ledger)
    assert 7 in went(ledger)


def test_an_account_that_goes_to_another_cost_type_takes_what_comes_along(
    ledger: Ledger, add_books: AddBooks
) -> None:
    for cost_type, accounts in (("6000", ""), ("6340", "6000")):
        ledger.records.set("cost_types", cost_type, [("gl_account_range", accounts)])
    head = "gl_entries\nentry_no | posting_date | gl_account_no | amount | DEPARTMENT"
    add_books(ledger, f"{head}\n14 | 2025-03-01 | 6000 | 14.00 | ADM")

    assert went(ledger) == [14]
    assert ledger.store.query(
        "select gl_entry_no, cost_type_no from cost_entry order by entry_no"
    ) == [(13, "6000"), (14, "6340")]


def test_a_center_that_comes_late_gets_what_its_object_got_before(
    ledger: Ledger, add_books: AddBooks
) -> None:
    add_books(ledger, "cost_objects\ncode\nCHAIR")
    head = (
        "gl_entries\n"
        "entry_no | posting_date | gl_account_no | amount | DEPARTMENT | PROJECT"
    )
    add_books(ledger, f"{head}\n14 | 2025-03-01 | 6000 | 14.00 | LATE | CHAIR")
    assert went(ledger) == [14]

    add_books(ledger, "cost_centers\ncode\nLATE")
    add_books(ledger, f"{head}\n15 | 2025-03-01 | 6000 | 15.00 | LATE | CHAIR")

    assert went(ledger) == [15]
    assert ledger.store.query(
        "select gl_entry_no, cost_center_code, cost_object_code from cost_entry"
        " where gl_entry_no > 13 order by entry_no"
    ) == [(14, "", "CHAIR"), (15, "LATE", "")]


def test_another_starting_date_lets_older_entries_go_and_younger_stay(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(
        BOOKS, starting_date=datetime.date(2025, 3, 2), additional_currency="EUR"
    )
    assert ledger.transfer().transferred == 0
    assert dispositions(ledger)[13] == "before_start"

    unblock(ledger)
    ledger.setup(starting_date_for_gl_transfer=datetime.date(2025, 2, 1))
    ledger.transfer()

    found = dispositions(ledger)
    assert {number for number, became in found.items() if became == "transferred"} == {
        10,
        11,
        12,
        13,
    }
    assert [found[each] for each in (1, 2, 8)] == ["before_start"] * 3
    assert ledger.check().holds


def test_what_a_reversed_transfer_took_is_judged_anew(ledger: Ledger) -> None:
    unblock(ledger)
    ledger.transfer()
    ledger.registers.reverse(2)
    ledger.periods.set(FEBRUARY, "locked", accept_waiting=True)
    ledger.records.set("cost_types", "6200", [("combine_entries", "none")])

    assert went(ledger) == [2, 8]
    assert [entry.split(" | ")[2] for entry in cost_entries(ledger)[-2:]] == [
        "2025-01-01",
        "2025-01-30",
    ]
