"""Setup, where it meets the general ledger: dimensions, the starting date, the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from costledger.errors import RowsRefusedError, SetupError
from tests.books import cost_entries, dispositions
from tests.contract.test_records import ENTRIES, new

if TYPE_CHECKING:
    from tests.contract.conftest import AddBooks, NewLedger


def test_a_changed_dimension_counts_for_what_is_not_transferred(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    entry = ENTRIES.replace("| DEPARTMENT | PROJECT", "| dimensions").replace(
        "| ADM        |", '| {"DEPARTMENT": "ADM", "AREA": "IT"}'
    )
    ledger = new(new_ledger, entry)
    ledger.transfer()
    add_books(ledger, entry.replace("1        |", "2        |"))

    ledger.setup(cost_center_dimension="AREA")
    ledger.transfer()

    assert [entry.split(" | ")[5] for entry in cost_entries(ledger)] == ["ADM", "IT"]
    assert ledger.check().holds


def test_the_starting_date_is_locked_by_the_first_transfer(
    new_ledger: NewLedger,
) -> None:
    ledger = new(new_ledger, ENTRIES)
    ledger.setup(starting_date_for_gl_transfer="2025-01-01")
    ledger.transfer()

    with pytest.raises(SetupError, match="register 1 has transferred") as refused:
        ledger.setup(starting_date_for_gl_transfer="2025-02-01")

    assert refused.value.kind == "starting_date_locked"


@pytest.mark.parametrize(
    ("center", "object_", "kind"),
    [
        ("GHOST", "", "cost_center_not_defined"),
        ("OLD", "", "cost_center_blocked"),
        ("MAIN", "", "line_type_not_allowed"),
        ("GHOST", "GHOST", "cost_center_not_defined"),
        ("ADM", "GHOST", "cost_object_not_defined"),
    ],
)
def test_postings_are_checked_as_a_whole(
    new_ledger: NewLedger, add_books: AddBooks, center: str, object_: str, kind: str
) -> None:
    ledger = new(new_ledger)
    ledger.record_add("cost_centers", {"code": "OLD", "blocked": True})
    ledger.record_set("cost_centers", "MAIN", [("blocked", False)])
    ledger.setup(check_gl_postings=True)

    with pytest.raises(RowsRefusedError) as refused:
        add_books(
            ledger,
            f"""
            gl_entries
            entry_no | posting_date | gl_account_no | amount | DEPARTMENT | PROJECT
            1        | 2025-01-02   | 6000          | 10.00  | ADM        | P100
            2        | 2025-01-02   | 1000          | -10.00 | {center}   | {object_}
            """,
        )

    assert refused.value.kind == kind
    assert dispositions(ledger) == {}


def test_a_begin_total_that_is_open_may_be_posted_on(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new(new_ledger)
    ledger.record_add(
        "cost_centers", {"code": "GRP", "line_type": "begin_total", "blocked": False}
    )
    ledger.setup(check_gl_postings=True)

    add_books(ledger, ENTRIES.replace("ADM", "GRP"))

    assert dispositions(ledger) == {1: "next_transfer"}


def test_a_chart_that_is_no_tree_yet_is_imported_and_told_of(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new(new_ledger)
    before = ledger.charts_records("cost_types")

    add_books(
        ledger,
        """
        cost_types
        no   | type
        6050 | end_total
        """,
    )

    assert len(ledger.charts_records("cost_types")) == len(before) + 1
