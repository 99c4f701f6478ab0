"""Transfer: what may go goes, once; what stays says why."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger.errors import AccountsClaimedTwiceError, SetupError
from tests.books import cost_entries, dispositions

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

CHARTS = """
    gl_accounts
    no   | name         | account_type | income_balance
    2910 | Payables     | posting      | balance_sheet
    7100 | Goods        | posting      | income_statement
    8110 | Electricity  | posting      | income_statement
    8120 | Heating      | posting      | income_statement
    8710 | Wages        | posting      | income_statement
    8720 | Refunds      | posting      | income_statement

    dimension_values
    dimension  | code  | name
    DEPARTMENT | ADM   | Administration
    DEPARTMENT | PROD  | Production
    DEPARTMENT | GHOST | No center of ours
    PROJECT    | CHAIR | Chairs

    cost_types
    no   | name   | gl_account_range | combine_entries
    7100 | Goods  | 7100             | none
    8100 | Energy | 8110..8120       | day
    8700 | Staff  | 8710..8799       | month

    cost_centers
    code | name
    ADM  | Administration
    PROD | Production

    cost_objects
    code  | name
    CHAIR | Chairs
"""

ENTRIES = """
    gl_entries
    entry_no | posting_date | gl_account_no | amount | document_no | description | DEPARTMENT | PROJECT
    1        | 2025-01-05   | 8110          | 100    | D1          | Elec A      | ADM        |
    2        | 2025-01-05   | 8120          | 40     | D2          | Elec B      | ADM        |
    3        | 2025-01-05   | 2910          | -140   | D2          |             | ADM        |
    4        | 2025-01-10   | 8710          | 500    | D3          | Wages       | ADM        | CHAIR
    5        | 2025-01-20   | 8720          | -50    | D4          | Refund      | ADM        |
    6        | 2025-01-20   | 7100          | 30     | D5          | Goods       |            |
    7        | 2025-01-21   | 7100          | 0      | D5          | Zero        | ADM        |
    8        | 2025-01-31   | 8710          | 200    | D6          | Wages 2     |            | CHAIR
    9        | C2025-12-31  | 8710          | -650   | C1          | Close       | ADM        |
    10       | 2025-02-02   | 7100          | 75     | D7          | Goods 2     | GHOST      | CHAIR
    11       | 2025-02-03   | 7100          | 5      |             | No document | GHOST      |
"""


def test_the_reference_example_comes_out_as_decided(new_ledger: NewLedger) -> None:
    """Groups carry their last document; GHOST is no center, so CHAIR is tried."""
    ledger = new_ledger(CHARTS + ENTRIES)

    result = ledger.transfer()

    assert cost_entries(ledger) == [
        "1 | 8100 | 2025-01-05 | D2 | Combined entries, 2025-01-05 | ADM | 140.00 | 2",
        "2 | 8700 | 2025-01-31 | D4 | Combined entries, January 2025 | ADM | 450.00 | 5",
        "3 | 8700 | 2025-01-31 | D6 | Wages 2 | CHAIR | 200.00 | 8",
        "4 | 7100 | 2025-02-02 | D7 | Goods 2 | CHAIR | 75.00 | 10",
    ]
    assert (result.transferred, result.created, result.amount) == (6, 4, 86500)
    assert result.register == 1
    assert {reason: tally.entries for reason, tally in result.not_a_cost.items()} == {
        "zero_amount": 1,
        "balance_sheet": 1,
        "closing_date": 1,
    }
    assert {reason: tally.entries for reason, tally in result.waiting.items()} == {
        "no_receiver": 1,
        "unknown_receiver": 1,
    }
    (register,) = ledger.registers.list().registers
    assert (register.first_gl_entry_no, register.last_gl_entry_no) == (1, 10)
    assert (register.debit, register.credit, register.entries) == (86500, 0, 4)
    assert_laws_hold(ledger)


def test_every_entry_has_the_first_reason_that_holds(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS + ENTRIES, starting_date=datetime.date(2025, 1, 6))
    ledger.setup(allow_posting_to=datetime.date(2025, 1, 31))

    ledger.transfer()

    assert dispositions(ledger) == {
        1: "before_start",
        2: "before_start",
        3: "balance_sheet",
        4: "transferred",
        5: "transferred",
        6: "no_receiver",
        7: "zero_amount",
        8: "transferred",
        9: "closing_date",
        10: "date_not_allowed",
        11: "unknown_receiver",
    }
    assert_laws_hold(ledger)


def test_a_second_run_transfers_nothing(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)
    first = ledger.transfer()

    allow_duplicate = ledger.transfer()

    assert (
        allow_duplicate.transferred,
        allow_duplicate.created,
        allow_duplicate.register,
    ) == (0, 0, None)
    assert (allow_duplicate.waiting, allow_duplicate.not_a_cost) == (
        first.waiting,
        first.not_a_cost,
    )
    assert len(ledger.registers.list().registers) == 1
    assert_laws_hold(ledger)


def test_an_account_mapped_late_is_picked_up(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    """Reference Q: entries below the watermark were lost for good. Not here."""
    ledger = new_ledger(CHARTS.replace("8110..8120", "8110") + ENTRIES)
    first = ledger.transfer()
    assert first.waiting["no_cost_type"].entries == 1
    assert dispositions(ledger)[2] == "no_cost_type"

    add_books(
        ledger,
        """
        cost_types
        no   | name    | gl_account_range
        8120 | Heating | 8120
        """,
    )
    assert dispositions(ledger)[2] == "next_transfer"
    second = ledger.transfer()

    assert (second.transferred, second.amount) == (1, 4000)
    assert "no_cost_type" not in second.waiting
    assert dispositions(ledger)[2] == "transferred"
    assert_laws_hold(ledger)


def test_a_center_made_late_is_picked_up(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)
    ledger.transfer()

    add_books(ledger, "cost_centers\ncode | name\nGHOST | It lives")
    second = ledger.transfer()

    assert cost_entries(ledger)[4:] == [
        "5 | 7100 | 2025-02-03 | 0000 | No document | GHOST | 5.00 | 11"
    ]
    assert second.transferred == 1
    assert_laws_hold(ledger)


def test_a_window_opened_late_lets_its_days_go(new_ledger: NewLedger) -> None:
    """The window opens in mid-month, twice; each time just those days go."""
    ledger = new_ledger(CHARTS + ENTRIES)
    ledger.setup(allow_posting_to=datetime.date(2025, 1, 10))
    first = ledger.transfer()
    assert first.waiting["date_not_allowed"].entries == 4

    ledger.setup(allow_posting_to=datetime.date(2025, 1, 31))
    second = ledger.transfer()
    ledger.setup(allow_posting_to=None)
    third = ledger.transfer()

    assert [run.transferred for run in (first, second, third)] == [2, 3, 1]
    assert "date_not_allowed" not in third.waiting
    assert_laws_hold(ledger)


def test_until_leaves_later_entries_for_the_next_run(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)

    first = ledger.transfer(until=datetime.date(2025, 1, 10))
    assert first.waiting["next_transfer"].entries == 3
    second = ledger.transfer()

    assert [first.transferred, second.transferred] == [3, 3]
    assert_laws_hold(ledger)


def test_a_group_that_nets_to_zero_is_done(new_ledger: NewLedger) -> None:
    """Reference Q25: half of such a group was transferred by the next run."""
    ledger = new_ledger(
        CHARTS
        + """
    gl_entries
    entry_no | posting_date | gl_account_no | amount | DEPARTMENT
    5        | 2025-01-05   | 8110          | 100    | ADM
    7        | 2025-01-05   | 7100          | 50     | ADM
    9        | 2025-01-05   | 8110          | -100   | ADM
    """
    )

    first, second = ledger.transfer(), ledger.transfer()

    assert (first.transferred, first.created, first.amount) == (3, 1, 5000)
    assert second.transferred == 0
    assert set(dispositions(ledger).values()) == {"transferred"}
    assert_laws_hold(ledger)


def test_a_run_of_nothing_but_zero_groups_makes_an_empty_register(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(
        CHARTS
        + """
    gl_entries
    entry_no | posting_date | gl_account_no | amount | DEPARTMENT
    1        | 2025-01-05   | 8110          | 100    | ADM
    2        | 2025-01-05   | 8110          | -100   | ADM
    """
    )

    result = ledger.transfer()

    (register,) = ledger.registers.list().registers
    assert (result.transferred, result.created, register.entries) == (2, 0, 0)
    assert_laws_hold(ledger)


def test_a_dry_run_shows_and_keeps_nothing(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)

    shown = ledger.transfer(dry_run=True)

    assert shown.dry_run
    assert ledger.registers.list().registers == ()
    done = ledger.transfer()
    assert (shown.transferred, shown.amount, shown.register) == (
        done.transferred,
        done.amount,
        done.register,
    )
    assert_laws_hold(ledger)


def test_a_later_import_is_found_whatever_its_numbers(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    """Numbers that arrive late, below ones already transferred, are not missed."""
    ledger = new_ledger(CHARTS + ENTRIES)
    ledger.transfer()

    add_books(
        ledger,
        """
        gl_entries
        entry_no | posting_date | gl_account_no | amount | DEPARTMENT
        0        | 2025-01-02   | 7100          | 1.25   | PROD
        """,
    )
    result = ledger.transfer()

    assert (result.transferred, result.amount) == (1, 125)
    assert cost_entries(ledger)[-1].startswith("5 | 7100 | 2025-01-02 | 0000 |")
    assert_laws_hold(ledger)


def test_automatic_transfer_after_import_never_combines(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(CHARTS)
    ledger.setup(auto_transfer_from_gl=True)

    add_books(ledger, ENTRIES)

    assert [line.split(" | ")[:3] for line in cost_entries(ledger)] == [
        ["1", "8100", "2025-01-05"],
        ["2", "8100", "2025-01-05"],
        ["3", "8700", "2025-01-10"],
        ["4", "8700", "2025-01-20"],
        ["5", "8700", "2025-01-31"],
        ["6", "7100", "2025-02-02"],
    ]
    assert ledger.transfer().transferred == 0
    assert_laws_hold(ledger)


def test_switching_automatic_transfer_on_posts_the_backlog(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)

    ledger.setup(auto_transfer_from_gl=True)

    (register,) = ledger.registers.list().registers
    assert (register.entries, register.gl_entries) == (6, 6)
    assert_laws_hold(ledger)


def test_the_additional_currency_is_carried_over(new_ledger: NewLedger) -> None:
    ledger = new_ledger(
        CHARTS
        + """
    gl_entries
    entry_no | posting_date | gl_account_no | amount | additional_amount | DEPARTMENT
    1        | 2025-01-05   | 8110          | 100    | 10.50             | ADM
    2        | 2025-01-05   | 8120          | 40     | 4.25              | ADM
    3        | 2025-01-06   | 7100          | 0      | 0.07              | ADM
    """,
        additional_currency="EUR",
    )

    result = ledger.transfer()

    assert (result.amount, result.additional_amount) == (14000, 1475)
    assert result.not_a_cost["zero_amount"].additional_amount == 7
    assert_laws_hold(ledger)


def test_an_account_that_two_cost_types_claim_stops_with_all_names(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)
    ledger.store.query(
        "update cost_type set gl_account_range = '71*|8120' where code = '7100'"
    )

    with pytest.raises(AccountsClaimedTwiceError) as refused:
        ledger.transfer()

    assert str(refused.value) == (
        "An account belongs to one cost type, and these belong to two:\n"
        "  account 8120: cost type 7100 and cost type 8100\n"
        "Narrow the account range of one of each pair."
    )
    assert ledger.registers.list().registers == ()


def test_the_starting_date_stays_once_something_was_transferred(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)
    ledger.setup(starting_date_for_gl_transfer=datetime.date(2025, 2, 1))
    assert ledger.transfer().not_a_cost["before_start"].entries == 6

    with pytest.raises(SetupError, match="register 1 has transferred"):
        ledger.setup(starting_date_for_gl_transfer=None)


def assert_laws_hold(ledger: Ledger) -> None:
    """Fail with each place where a law of the ledger is broken."""
    broken = [law for law in ledger.check().laws if law.broken]
    assert broken == []
