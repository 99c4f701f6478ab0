"""`costledger journal` as a user types it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from costledger import Ledger
from costledger.cli.app import run
from tests.books import write
from tests.contract.journal.test_journal import CHARTS

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

LINE = (
    "posting_date=2025-03-31",
    "document_no=J1",
    "cost_type_no=6200",
    "cost_center_code=ADM",
    "bal_cost_type_no=6200",
    "bal_cost_center_code=IT",
)


def made(folder: Path) -> str:
    place = str(folder / "acme.duckdb")
    with Ledger.create(place, currency="NOK", center_dimension="DEPARTMENT") as ledger:
        ledger.import_books(str(write(folder / "books", CHARTS)))
    return place


def test_a_line_is_added_checked_and_posted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = made(tmp_path)

    assert run(["journal", "add", *LINE, "amount=100", "--ledger", place]) == 0
    assert run(["journal", "show", "--ledger", place]) == 0
    assert run(["journal", "check", "--ledger", place]) == 0
    assert run(["journal", "batches", "--ledger", place]) == 0
    capsys.readouterr()
    assert run(["journal", "post", "--json", "--ledger", place]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert (answer["register"], answer["entries"], answer["debit"]) == (1, 2, "100.00")


def test_what_is_wrong_is_listed_and_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = made(tmp_path)
    assert run(["journal", "add", *LINE, "--ledger", place]) == 0

    assert run(["journal", "check", "--ledger", place]) == 1
    assert "The amount is zero." in capsys.readouterr().out
    assert run(["journal", "post", "--ledger", place]) == 1
    assert "Posting the batch DEFAULT was refused" in capsys.readouterr().err


def test_an_empty_batch_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = made(tmp_path)

    assert run(["journal", "post", "--ledger", place]) == 0
    assert "nothing was posted" in capsys.readouterr().out


def test_a_field_without_a_value_is_refused(tmp_path: Path) -> None:
    place = made(tmp_path)

    assert run(["journal", "add", "amount", "--ledger", place]) == 1


def test_a_batch_that_no_line_has_made_yet_is_checked_without_writing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = str(tmp_path / "new.duckdb")
    Ledger.create(place, currency="NOK").close()

    assert run(["journal", "check", "--ledger", place]) == 0
    assert capsys.readouterr().out.startswith("0 lines, and nothing is wrong.")
