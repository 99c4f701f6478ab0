"""Setup, where it meets the general ledger: dimensions, the starting date, the check."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.errors import RowsRefusedError, SetupError
from tests.books import cost_entries, dispositions
from tests.contract.charts.test_records import ENTRIES, new

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

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
    assert [each for each in ledger.check().laws if each.broken] == []


DATED = """
    gl_entries
    entry_no | posting_date | gl_account_no | amount | dimensions
    1        | 2024-12-31   | 6000          | 10.00  | {"DEPARTMENT":"ADM","AREA":"IT"}
    2        | 2025-01-01   | 6000          | 20.00  | {"DEPARTMENT":"ADM","AREA":"IT"}
"""

LATE = """
    gl_entries
    entry_no | posting_date | gl_account_no | amount | dimensions
    3        | 2024-06-30   | 6000          | 30.00  | {"DEPARTMENT":"ADM","AREA":"IT"}
    4        | 2025-06-30   | 6000          | 40.00  | {"DEPARTMENT":"ADM","AREA":"IT"}
"""


def receivers(ledger: Ledger) -> dict[int, str]:
    """Return who carries each entry of the general ledger that is transferred."""
    rows = ledger.store.query("select gl_entry_no, cost_center_code from cost_entry")
    return dict(sorted(rows))


def test_a_dimension_may_change_from_a_date_on(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new(new_ledger, DATED)
    start = datetime.date(2025, 1, 1)

    (found,) = ledger.setup_untransferred(
        cost_center_dimension="AREA", dimensions_from=start
    )
    assert (found.dimension, found.code) == ("DEPARTMENT", "ADM")
    assert (found.entries, found.amount) == (1, 20_00)

    ledger.setup(cost_center_dimension="AREA", dimensions_from=start)
    ledger.transfer()
    add_books(ledger, LATE)
    ledger.transfer()

    assert receivers(ledger) == {1: "ADM", 2: "IT", 3: "ADM", 4: "IT"}
    assert [each for each in ledger.check().laws if each.broken] == []
    with pytest.raises(SetupError, match="changed from 2025-01-01 on already"):
        ledger.setup(cost_center_dimension="DEPARTMENT", dimensions_from=start)


def test_a_dimension_may_change_again_and_for_all(new_ledger: NewLedger) -> None:
    late = LATE.partition("dimensions")[2].lstrip()
    ledger = new(new_ledger, f"{DATED}    {late}")
    ledger.transfer(until=datetime.date(2024, 6, 30))
    ledger.setup(
        cost_center_dimension="AREA", dimensions_from=datetime.date(2024, 12, 31)
    )
    ledger.setup(
        cost_center_dimension="DEPARTMENT", dimensions_from=datetime.date(2025, 2, 1)
    )
    assert [each for each in ledger.check().laws if each.broken] == []
    ledger.transfer()

    assert receivers(ledger) == {1: "IT", 2: "IT", 3: "ADM", 4: "ADM"}

    ledger.registers.reverse(2)
    ledger.setup(cost_center_dimension="AREA")
    ledger.transfer()
    allow_duplicate = ledger.store.query(
        "select gl_entry_no, cost_center_code from cost_entry where register_no = 4"
    )
    assert dict(sorted(allow_duplicate)) == {1: "IT", 2: "IT", 4: "IT"}
    assert [each for each in ledger.check().laws if each.broken] == []


def test_a_dated_change_is_exported_and_restored(
    new_ledger: NewLedger, new_place: Callable[[], str], tmp_path: Path
) -> None:
    ledger = new(new_ledger, DATED)
    ledger.transfer(until=datetime.date(2024, 12, 31))
    ledger.setup(
        cost_center_dimension="AREA", dimensions_from=datetime.date(2025, 1, 1)
    )
    ledger.exchange.export(str(tmp_path / "export"))

    with Ledger.create(new_place(), currency="NOK") as other:
        other.import_books(str(tmp_path / "export"))
        assert other.digest() == ledger.digest()
        other.transfer()
        assert receivers(other) == {1: "ADM", 2: "IT"}
        assert [each for each in other.check().laws if each.broken] == []
        other.exchange.export(str(tmp_path / "again"))
    for table in (
        "dimension_sets",
        "dimension_assignments",
        "dimension_set_assignments",
    ):
        first, allow_duplicate = (
            (tmp_path / folder / f"{table}.csv").read_bytes()
            for folder in ("export", "again")
        )
        assert first == allow_duplicate


def test_old_entries_are_checked_by_their_own_dimension(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new(new_ledger)
    ledger.setup(
        cost_center_dimension="AREA",
        check_gl_postings=True,
        dimensions_from=datetime.date(2025, 1, 1),
    )
    add_books(ledger, DATED.replace('"IT"', '"GHOST"', 1))

    with pytest.raises(RowsRefusedError) as refused:
        add_books(ledger, LATE.replace('"IT"', '"GHOST"'))

    assert [each.value for each in refused.value.problems] == ["GHOST"]


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
    ledger.records.add("cost_centers", {"code": "OLD", "blocked": True})
    ledger.records.set("cost_centers", "MAIN", [("blocked", False)])
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
    ledger.records.add(
        "cost_centers", {"code": "GRP", "line_type": "begin_total", "blocked": False}
    )
    ledger.setup(check_gl_postings=True)

    add_books(ledger, ENTRIES.replace("ADM", "GRP"))

    assert dispositions(ledger) == {1: "next_transfer"}


def test_a_chart_that_is_no_tree_yet_is_imported_and_told_of(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new(new_ledger)
    before = ledger.charts.show("cost_types")

    add_books(
        ledger,
        """
        cost_types
        no   | type
        6050 | end_total
        """,
    )

    assert len(ledger.charts.show("cost_types")) == len(before) + 1


def test_settings_are_imported_as_a_table(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new(new_ledger, DATED)

    add_books(
        ledger,
        """
        setup
        currency | cost_center_dimension | auto_transfer_from_gl | allow_posting_to
        NOK      | AREA                  | true                  |
        """,
    )

    assert receivers(ledger) == {1: "IT", 2: "IT"}
    with pytest.raises(SetupError, match="it was chosen by `init`"):
        add_books(ledger, "setup\ncurrency\nEUR")
