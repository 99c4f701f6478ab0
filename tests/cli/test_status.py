"""`costledger status`: the tie-out, what waits for what by name, and the next step."""

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
    no   | name         | income_balance   | excluded_reason
    1920 | Bank         | balance_sheet    |
    6300 | Rent         | income_statement |
    6340 | Power        | income_statement |
    6500 | Tools        | income_statement |
    8050 | Interest     | income_statement | Not the centers' doing

    dimension_values
    dimension  | code | name           | blocked
    DEPARTMENT | ADM  | Administration | false
    DEPARTMENT | OLD  | Closed in 2025 | true

    gl_entries
    entry_no | posting_date | gl_account_no | amount   | additional_amount | DEPARTMENT
    1        | 2026-01-05   | 6340          | 1250.00  | 125.00            | ADM
    2        | 2026-01-05   | 6300          | 9000.00  | 900.00            | 999
    3        | 2026-01-05   | 6340          | 10.00    | 1.00              | 998
    4        | 2026-01-06   | 6500          | 70.00    | 7.00              | OLD
    5        | 2026-01-06   | 6500          | 5.00     | 0.50              |
    6        | 2026-01-06   | 8050          | -1.00    | -0.10             |
    7        | 2026-01-07   | 1920          | -10334.00| -1033.40          |
    """


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Ledger.create(
        str(tmp_path / "ledger.duckdb"),
        currency="NOK",
        center_dimension="DEPARTMENT",
        additional_currency="EUR",
        company_name="Acme AS",
    ) as ledger:
        ledger.import_books(str(write(tmp_path / "books", BOOKS)))
    return tmp_path


@pytest.fixture
def typed(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], str]:
    """Return a function that types a command for the ledger and returns its answer."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.chdir(folder)

    def type_(words: str) -> str:
        assert run(words.split()) == 0
        return capsys.readouterr().out

    return type_


def next_steps(answer: str) -> list[str]:
    lines = answer.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith("Next: "))
    return [line.removeprefix("Next:").strip() for line in lines[first:]]


def test_status_is_read_from_the_first_import_to_the_last_obstacle(
    typed: Callable[[str], str], golden: Callable[[str, str], None]
) -> None:
    steps = [
        "status",
        "charts from-accounts",
        "charts from-dimensions",
        "charts link",
        "transfer --today 2026-02-01",
        "status",
    ]

    golden(
        "cli/status.txt",
        "\n".join(f"$ costledger {each}\n{typed(each)}" for each in steps),
    )


def test_only_steps_that_help_are_proposed(typed: Callable[[str], str]) -> None:
    everything = [
        "costledger charts from-accounts",
        "costledger charts from-dimensions",
        "costledger transfer",
        "costledger report balances --by center",
    ]
    found = [next_steps(typed("status"))]
    for step in ("charts from-accounts", "charts from-dimensions", "transfer"):
        typed(step)
        found.append(next_steps(typed("status")))

    assert found == [everything, everything[1:], everything[2:], everything[3:]]


def test_the_tie_out_leaves_no_difference(typed: Callable[[str], str]) -> None:
    typed("charts from-accounts")
    typed("charts from-dimensions")
    typed("transfer")

    found = json.loads(typed("status --json"))

    told = [found["transferred"], *found["not_a_cost"].values()]
    told += found["waiting"].values()
    assert sum(each["entries"] for each in told) == found["ledger"]["entries"] == 7
    assert found["difference"] == {
        "entries": 0, "amount": "0.00", "additional_amount": "0.00",
    }  # fmt: skip


def test_what_waits_names_accounts_and_what_is_missing(
    typed: Callable[[str], str],
) -> None:
    typed("charts from-accounts")
    typed("charts from-dimensions")
    typed("transfer")

    waiting = json.loads(typed("status --json"))["waiting"]

    assert {
        reason: (found["obstacles"], list(found["accounts"]))
        for reason, found in waiting.items()
    } == {
        "no_receiver": ([], ["6500"]),
        "unknown_receiver": (["998", "999"], ["6300", "6340"]),
        "blocked_receiver": (["OLD"], ["6500"]),
    }


def test_what_is_left_to_mend_or_to_finish_is_named(
    folder: Path, typed: Callable[[str], str]
) -> None:
    with Ledger.open(str(folder / "ledger.duckdb")) as ledger:
        assert ledger.status().attention == ()
        ledger.records.add("cost_types", {"no": "A", "gl_account_range": "6300"})
        ledger.records.add("cost_types", {"no": "B", "gl_account_range": "63*"})
        ledger.records.add("cost_centers", {"code": "END", "line_type": "end_total"})
        ledger.records.add("cost_objects", {"code": "BEG", "line_type": "begin_total"})
        ledger.journal.add("DEFAULT", [("amount", "1.00")])

    lines = typed("status").splitlines()

    assert [line for line in lines if "See `" in line] == [
        (
            "The cost centers do not form a tree: END (line 1): This end-total has no "
            "begin-total. Put a begin-total before its group. "
            "See `costledger charts indent cost_centers`."
        ),
        (
            "The cost objects have a group that is open: BEG (line 1): This begin-total "
            "has no end-total. Put an end-total after its group. "
            "See `costledger charts show cost_objects`."
        ),
        (
            "Account 6300 belongs to cost types A and B: nothing is transferred until one "
            "of them is narrowed. See `costledger charts link`."
        ),
        (
            "Lines of batch DEFAULT that are not posted: 1. "
            "See `costledger journal check DEFAULT`."
        ),
    ]
    found = json.loads(typed("status --json"))
    assert [each["kind"] for each in found["attention"]] == [
        "chart_broken",
        "group_open",
        "accounts_claimed_twice",
        "unposted_lines",
    ]
