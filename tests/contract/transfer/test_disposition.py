"""The SQL decides on a whole ledger as the domain decides on one entry."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costledger.domain.calendar import month_end
from costledger.domain.disposition import (
    Account,
    CostType,
    Disposition,
    Entry,
    Surroundings,
    judge,
)
from tests.books import dispositions

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

MASTERS = """
    gl_accounts
    no | name      | income_balance   | excluded_reason
    1  | Bank      | balance_sheet    |
    2  | Tax       | income_statement | no cost
    3  | Rent      | income_statement |
    4  | Wages     | income_statement |
    5  | Unmapped  | income_statement |
    6  | Blocked   | income_statement |

    cost_types
    no | gl_account_range | combine_entries | blocked
    3  | 2..3             | none            | false
    4  | 4                | month           | false
    6  | 6                | none            | true

    cost_centers
    code | blocked
    ADM  | false
    OLD  | true

    cost_objects
    code  | blocked
    CHAIR | false
    SOFA  | true
"""

ACCOUNTS = {
    "1": (Account(is_balance_sheet=True), None),
    "2": (Account(is_excluded=True), CostType()),
    "3": (Account(), CostType()),
    "4": (Account(), CostType(combines_by_month=True)),
    "5": (Account(), None),
    "6": (Account(), CostType(is_postable=False)),
}

entries = st.tuples(
    st.sampled_from(sorted(ACCOUNTS)),
    st.builds(
        Entry,
        amount=st.sampled_from([0, 1, -1, 12345, -(10**15)]),
        posting_date=st.dates(datetime.date(2025, 12, 20), datetime.date(2026, 3, 10)),
        is_closing=st.booleans(),
        center=st.sampled_from(["", "ADM", "OLD", "GHOST"]),
        object=st.sampled_from(["", "CHAIR", "SOFA", "GHOST"]),
    ),
)
bounds = st.none() | st.dates(datetime.date(2025, 12, 20), datetime.date(2026, 3, 10))


def put_entries(
    ledger: Ledger, drawn: list[tuple[str, Entry]], write: AddBooks
) -> None:
    rows = "\n".join(
        " | ".join(
            (
                str(number),
                ("C" if entry.is_closing else "") + str(entry.posting_date),
                account,
                f"{entry.amount // 100}.{entry.amount % 100:02}"
                if entry.amount >= 0
                else f"-{-entry.amount // 100}.{-entry.amount % 100:02}",
                entry.center,
                entry.object,
            )
        )
        for number, (account, entry) in enumerate(drawn, start=1)
    )
    header = "entry_no | posting_date | gl_account_no | amount | DEPARTMENT | PROJECT"
    write(ledger, f"gl_entries\n{header}\n{rows}")


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    drawn=st.lists(entries, min_size=1, max_size=40),
    starting=bounds,
    opening=bounds,
    closing=bounds,
)
def test_every_store_judges_as_the_domain_does(
    drawn: list[tuple[str, Entry]],
    starting: datetime.date | None,
    opening: datetime.date | None,
    closing: datetime.date | None,
    fresh_ledger: NewLedger,
    add_books: AddBooks,
) -> None:
    if opening and closing and opening > closing:
        opening, closing = closing, opening
    ledger = fresh_ledger(MASTERS, starting_date=starting)
    ledger.setup(allow_posting_from=opening, allow_posting_to=closing)
    put_entries(ledger, drawn, add_books)

    result = ledger.transfer()

    expected = {}
    for number, (account, entry) in enumerate(drawn, start=1):
        around = Surroundings(
            account=ACCOUNTS[account][0],
            cost_type=ACCOUNTS[account][1],
            centers={"ADM": True, "OLD": False},
            objects={"CHAIR": True, "SOFA": False},
            starting_date=starting,
            allow_from=opening,
            allow_to=closing,
            month_end=month_end(entry.posting_date),
        )
        disposition, reason = judge(entry, around)
        expected[number] = reason or disposition.value
    assert dispositions(ledger) == expected
    gone = [each for each in expected.values() if each == Disposition.TRANSFERRED.value]
    assert result.transferred == len(gone)
    assert [law for law in ledger.check().laws if law.broken] == []
    ledger.close()


def test_an_account_gone_from_the_chart_is_waited_for(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(MASTERS)
    add_books(
        ledger,
        "gl_entries\nentry_no | posting_date | gl_account_no | amount\n"
        "1 | 2026-01-05 | 3 | 100",
    )
    ledger.store.query("delete from gl_account where gl_account_no = '3'")

    ledger.transfer()

    assert dispositions(ledger) == {1: "unknown_account"}
