"""Wrong input: a clear message, exit status 1, no traceback, nothing changed."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from costledger import Ledger
from tests.books import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ACCOUNTS = """
    gl_accounts
    no   | name | income_balance
    6000 | Rent | income_statement
"""

HEADER = "entry_no | posting_date | gl_account_no | amount\n"


@pytest.fixture
def costledger(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Run the command on a ledger with one account; return status and messages."""
    place = tmp_path / "ledger.duckdb"
    with Ledger.create(str(place), currency="NOK") as ledger:
        ledger.import_books(str(write(tmp_path / "start", ACCOUNTS)))

    def digest() -> str:
        return hashlib.sha256(place.read_bytes()).hexdigest()

    def run(*words: str) -> tuple[int, str]:
        before = digest()
        done = subprocess.run(
            [sys.executable, "-m", "costledger", *words, "--ledger", str(place)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in done.stdout + done.stderr
        with Ledger.open(str(place), read_only=True) as ledger:
            assert ledger.status().ledger.entries == 0
        if done.returncode:
            assert digest() == before
        return done.returncode, done.stderr

    return run


def entries(folder: Path, rows: str) -> str:
    """Return a books folder with entries of these rows."""
    return str(write(folder, "gl_entries\n" + HEADER + rows))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("1 | 2026-01-31 | 6000 | 1.2.3", "row 2, amount: '1.2.3' This is no amount."),
        ("1 | 31.02.2026 | 6000 | 1", "row 2, posting_date: '31.02.2026' This is no"),
        (
            "1 | 2026-01-31 | 9999 | 1",
            "row 2, gl_account_no: '9999' There is no account",
        ),
        ("1 | 2026-01-31 | 6000 | 0.005", "'0.005' This has more decimals"),
        ("x | 2026-01-31 | 6000 | 1", "row 2, entry_no: 'x' This is no whole number."),
        ("1 | 2026-01-31 | 6000 |", "row 2, amount: This is empty."),
        ("1 | | 6000 | 1", "row 2, posting_date: This is empty."),
        (
            "7 | 2026-01-31 | 6000 | 1\n8 | 2026-01-31 | 6000 | 1\n7 | 2026-02-01 | 6000 | 2",
            "row 4, entry_no: '7' gl_entries.csv, row 2 has this number already.",
        ),
    ],
)
def test_a_bad_row_is_named(
    costledger: Callable[..., tuple[int, str]], tmp_path: Path, row: str, said: str
) -> None:
    status, message = costledger("import", entries(tmp_path / "bad", row))

    assert status == 1
    assert said in message
    assert message.startswith("error: ")


def test_ten_thousand_bad_rows_are_all_named(
    costledger: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    rows = "\n".join(f"{n} | 31.02.2026 | 6000 | 1.2.3" for n in range(10_000))
    problems = tmp_path / "problems.csv"

    status, message = costledger(
        "import", entries(tmp_path / "bad", rows), "--problems", str(problems)
    )

    assert status == 1
    assert "20,000 problems were found; nothing was imported." in message
    assert len(problems.read_text("utf-8-sig").splitlines()) == 20_001


def test_a_missing_file_says_so(costledger: Callable[..., tuple[int, str]]) -> None:
    status, message = costledger("import", "nowhere")

    assert status == 1
    assert message == (
        "error: nowhere cannot be imported: there is no such file or folder. "
        "Check the path.\n"
    )


def test_a_truncated_xml_says_at_which_line(
    costledger: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    file = tmp_path / "saft.xml"
    file.write_text("<AuditFile>\n<Header>\n<AuditFileVersion>1.30", "utf-8")

    status, message = costledger("import", str(file))

    assert status == 1
    assert (
        "saft.xml cannot be imported: it breaks off or is no XML at line 3" in message
    )


def test_a_workbook_with_wrong_sheets_names_those_wanted(
    costledger: Callable[..., tuple[int, str]], tmp_path: Path
) -> None:
    file = tmp_path / "books.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        book.add_worksheet("Ark1").write(0, 0, "konto")

    status, message = costledger("import", str(file))

    assert status == 1
    assert "Ark1" in message
    assert "gl_entries" in message


def test_a_ledger_that_is_a_picture_says_so(tmp_path: Path) -> None:
    place = tmp_path / "photo.jpg"
    place.write_bytes(bytes.fromhex("ffd8ffe000104a464946") + b"\0" * 5000)

    done = subprocess.run(
        [sys.executable, "-m", "costledger", "transfer", "--ledger", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr == (
        f"error: {place} is not a costledger ledger. Name a file made by "
        "`costledger init`; nothing was changed.\n"
    )


@pytest.mark.parametrize(
    "words", [["transfer", "--nonsense"], ["frobnicate"], ["trace", "entry", "x"]]
)
def test_wrong_usage_exits_with_2(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "costledger", *words],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_an_entry_that_changed_in_the_source_shows_both_versions(
    tmp_path: Path,
) -> None:
    place = tmp_path / "l.duckdb"
    with Ledger.create(str(place), currency="NOK") as ledger:
        ledger.import_books(str(write(tmp_path / "start", ACCOUNTS)))
        ledger.import_books(entries(tmp_path / "one", "1 | 2026-01-31 | 6000 | 1"))

    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "costledger",
            "import",
            entries(tmp_path / "two", "1 | 2026-01-31 | 6000 | 2"),
            "--ledger",
            str(place),
        ],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert (
        "The ledger has this entry differently: amount 1.00 is 2.00 now." in done.stderr
    )
