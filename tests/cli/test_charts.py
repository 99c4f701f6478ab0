"""`costledger charts`: what was made, in sentences and in JSON, and what stops it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.cli.app import run
from tests.books import write

if TYPE_CHECKING:
    from pathlib import Path

BOOKS = """
    gl_accounts
    no   | name  | income_balance
    6300 | Rent  | income_statement
    6340 | Power | income_statement

    dimension_values
    dimension  | code | name
    DEPARTMENT | ADM  | Administration
    """

CLAIMED_TWICE = """
    cost_types
    no  | name     | type      | gl_account_range
    RE  | Rent     | cost_type | 6300..6310
    PO  | Premises | cost_type | 63*
    """


def made(folder: Path, books: str, *, center_dimension: str = "DEPARTMENT") -> str:
    place = str(folder / "ledger.duckdb")
    with Ledger.create(
        place, currency="NOK", center_dimension=center_dimension
    ) as ledger:
        ledger.import_books(str(write(folder / "books", books)))
    return place


@pytest.mark.parametrize(
    ("command", "first", "again"),
    [
        (
            "from-accounts",
            {"looked_at": 2, "created": 2, "existing": 0},
            {"looked_at": 2, "created": 0, "existing": 2},
        ),
        (
            "from-dimensions",
            {
                "cost_centers": {"looked_at": 1, "created": 1, "existing": 0},
                "cost_objects": {"looked_at": 0, "created": 0, "existing": 0},
            },
            {
                "cost_centers": {"looked_at": 1, "created": 0, "existing": 1},
                "cost_objects": {"looked_at": 0, "created": 0, "existing": 0},
            },
        ),
        (
            "link",
            {"cost_types": 0, "accounts": 0},
            {"cost_types": 0, "accounts": 0},
        ),
    ],
)
def test_charts_are_made_once(
    command: str,
    first: dict[str, object],
    again: dict[str, object],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    place = made(tmp_path, BOOKS)

    for expected in (first, again):
        assert run(["charts", command, "--json", "--ledger", place]) == 0
        assert json.loads(capsys.readouterr().out) == expected


def test_an_account_that_two_cost_types_claim_is_named_with_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = made(tmp_path, BOOKS + CLAIMED_TWICE)

    assert run(["charts", "link", "--ledger", place]) == 1
    assert "account 6300: cost type PO and cost type RE" in capsys.readouterr().err


def test_without_dimensions_there_are_no_centers_to_make(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = made(tmp_path, BOOKS, center_dimension="")

    assert run(["charts", "from-dimensions", "--ledger", place]) == 1
    assert "cost_center_dimension cannot be ''" in capsys.readouterr().err
