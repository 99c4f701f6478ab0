"""Export and restore: an export makes the same ledger, to the byte of its next export."""

from __future__ import annotations

import filecmp
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.errors import ExportError
from tests.books import cost_entries, dispositions, write
from tests.contract.test_transfer import CHARTS, ENTRIES

if TYPE_CHECKING:
    from pathlib import Path


def worked(folder: Path) -> Ledger:
    """Return a ledger in which everything happened that can."""
    ledger = Ledger.create(
        str(folder / "one.duckdb"),
        currency="NOK",
        center_dimension="DEPARTMENT",
        object_dimension="PROJECT",
        company_name="Quoted, \"and\" Co",
        additional_currency="EUR",
    )
    ledger.import_books(str(write(folder / "books", CHARTS + ENTRIES)))
    ledger.transfer()
    late = "cost_centers\ncode | name\nGHOST | It lives"
    ledger.import_books(str(write(folder / "late", late)))
    ledger.transfer()
    return ledger


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_an_export_makes_the_same_ledger(tmp_path: Path, form: str) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    with (
        worked(tmp_path) as one,
        Ledger.create(str(tmp_path / "two.duckdb"), currency="NOK") as two,
    ):
        written = one.export(str(first), form=form)
        two.import_books(str(first))
        two.export(str(second), form=form)

        names = [f"{table}.{form}" for table in written.tables]
        same, other, odd = filecmp.cmpfiles(first, second, names, shallow=False)
        assert (sorted(same), other, odd) == (sorted(names), [], [])
        assert cost_entries(two) == cost_entries(one)
        assert dispositions(two) == dispositions(one)
        assert two.setup() == one.setup()
        assert two.transfer().transferred == 0
        assert two.check().holds


def test_amounts_leave_as_decimals_and_dates_with_their_closing(tmp_path: Path) -> None:
    with worked(tmp_path) as ledger:
        ledger.export(str(tmp_path / "out"))

    lines = (tmp_path / "out" / "gl_entries.csv").read_text("utf-8").splitlines()
    assert lines[0] == (
        "entry_no,posting_date,gl_account_no,document_no,description,amount,"
        "additional_amount,reason_code,dimensions,import_no,source_row,source_key"
    )
    assert lines[9].startswith("9,C2025-12-31,8710,C1,Close,-650.00,0.00,")


def test_what_cannot_be_restored_says_everything_that_is_in_the_way(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "out"
    with worked(tmp_path) as ledger:
        ledger.export(str(folder))
        (folder / "gl_entries.csv").write_text("changed")
        (folder / "versions.csv").unlink()

        with pytest.raises(ExportError) as refused:
            ledger.import_books(str(folder))

    assert str(refused.value) == (
        f"{folder} cannot be used: gl_entries.csv was changed after it was exported; "
        "versions is missing; the ledger holds something already; restore into one "
        "that is new."
    )


def test_an_export_never_overwrites_something_else(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "letter.txt").write_text("dear all")

    with worked(tmp_path) as ledger, pytest.raises(ExportError, match="something else"):
        ledger.export(str(folder))

    assert (folder / "letter.txt").read_text() == "dear all"
