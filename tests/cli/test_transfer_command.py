"""`costledger transfer`: the first line, the reasons, the next step, and JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.cli.app import run
from tests.books import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BOOKS = """
    gl_accounts
    no   | name    | income_balance
    1920 | Bank    | balance_sheet
    6300 | Rent    | income_statement
    6340 | Power   | income_statement

    dimension_values
    dimension  | code | name
    DEPARTMENT | ADM  | Administration

    gl_entries
    entry_no | posting_date | gl_account_no | amount     | additional_amount | DEPARTMENT
    1        | 2026-01-05   | 6340          | -642274.03 | -64227            | ADM
    2        | 2026-01-05   | 6300          | 500.00     | 50                |
    3        | 2026-01-06   | 1920          | 641774.03  | 64177             |
    4        | 2026-01-07   | 6300          | 0          | 0                 | ADM
    """


@pytest.fixture
def place(tmp_path: Path) -> str:
    """Return a ledger that has something to transfer."""
    found = str(tmp_path / "ledger.duckdb")
    with Ledger.create(
        found, currency="NOK", center_dimension="DEPARTMENT", additional_currency="JPY"
    ) as ledger:
        ledger.import_books(str(write(tmp_path / "books", BOOKS)))
        ledger.charts.from_accounts()
        ledger.charts.from_dimensions()
    return found


@pytest.fixture
def typed(
    place: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """Return a function that types a command for the ledger and returns its answer."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("COSTLEDGER", place)

    def type_(words: str, status: int = 0) -> str:
        assert run(words.split()) == status
        return capsys.readouterr().out

    return type_


def test_json_has_the_keys_that_programs_read(typed: Callable[..., str]) -> None:
    assert json.loads(typed("transfer --json")) == {
        "transferred": 1,
        "created": 1,
        "amount": "-642274.03",
        "additional_amount": "-64227",
        "currency": "NOK",
        "register": 1,
        "first_entry": 1,
        "last_entry": 1,
        "not_a_cost": {
            "zero_amount": {
                "entries": 1, "amount": "0.00", "additional_amount": "0",
            },
            "balance_sheet": {
                "entries": 1, "amount": "641774.03", "additional_amount": "64177",
            },
        },
        "waiting": {
            "no_receiver": {
                "entries": 1, "amount": "500.00", "additional_amount": "50",
            },
        },
        "dry_run": False,
    }  # fmt: skip


def test_a_transfer_is_read(
    typed: Callable[..., str], golden: Callable[[str, str], None]
) -> None:
    commands = ("transfer --dry-run", "transfer", "transfer --until 2026-01-31")

    golden(
        "cli/transfer.txt",
        "\n".join(f"$ costledger {each}\n{typed(each)}" for each in commands),
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("transfer --dry-run",
         ("1 G/L entry would become 1 cost entry, NOK -642,274.03, register 1; "
         "1 waiting.")),
        ("transfer",
         "1 G/L entry became 1 cost entry, NOK -642,274.03, register 1; 1 waiting."),
        ("transfer --until 2026-01-04", "Nothing to transfer; 2 waiting."),
    ],
)  # fmt: skip
def test_the_first_line_says_what_was_transferred_and_what_waits(
    typed: Callable[..., str], words: str, expected: str
) -> None:
    assert typed(words).splitlines()[0] == expected


@pytest.mark.parametrize(
    ("before", "words", "expected"),
    [
        ((), "transfer --dry-run", "Next: costledger transfer"),
        ((), "transfer", "Next: costledger status"),
        (
            ("setup cost_object_dimension=PROJECT",),
            "transfer",
            "Next: costledger status",
        ),
    ],
)
def test_a_transfer_ends_with_the_next_step(
    typed: Callable[..., str], before: tuple[str, ...], words: str, expected: str
) -> None:
    for each in before:
        typed(each)

    assert typed(words).splitlines()[-1] == expected


def test_wrong_usage_is_no_refusal(typed: Callable[..., str]) -> None:
    typed("transfer --untill 2026-01-31", status=2)
