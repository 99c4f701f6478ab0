"""A process that is killed in mid-transfer leaves the ledger as it was, or done."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from tests.books import write

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = 20_000

TRANSFER = """
import sys, time
from costledger import Ledger
from costledger.engine import post
from costledger.operations import transfer

def slow(name):
    original = getattr(transfer.post, name)
    def wrapped(*arguments, **named):
        print(name, flush=True)
        time.sleep(0.2)
        result = original(*arguments, **named)
        print(name, flush=True)
        time.sleep(0.2)
        return result
    setattr(transfer.post, name, wrapped)

slow("write_entries")
slow("write_register")
with Ledger.open(sys.argv[1]) as ledger:
    ledger.transfer()
    print("committed", flush=True)
    time.sleep(1)
"""


def make_ledger(folder: Path) -> str:
    """Return the place of a ledger with entries to transfer."""
    lines = "\n".join(
        f"{number} | 2026-01-{number % 28 + 1:02} | 6000 | {number}.25 | ADM"
        for number in range(1, ENTRIES + 1)
    )
    books = write(
        folder / "books",
        f"""
gl_accounts
no   | name | income_balance
6000 | Rent | income_statement

cost_types
no   | gl_account_range | combine_entries
6000 | 6000             | none

cost_centers
code
ADM

gl_entries
entry_no | posting_date | gl_account_no | amount | DEPARTMENT
{lines}
""",
    )
    place = str(folder / "ledger.duckdb")
    with Ledger.create(place, currency="NOK", center_dimension="DEPARTMENT") as ledger:
        ledger.import_books(str(books))
    return place


@pytest.mark.parametrize("moment", [1, 2, 3, 4, 5])
def test_a_killed_transfer_is_done_or_not_begun(tmp_path: Path, moment: int) -> None:
    """Killed before and after entries, register and commit: all or nothing."""
    place = make_ledger(tmp_path)
    child = subprocess.Popen(
        [sys.executable, "-c", TRANSFER, place], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    with child.stdout:
        for _ in range(moment):
            said = child.stdout.readline().strip()
        os.kill(child.pid, signal.SIGKILL)
    child.wait()

    with Ledger.open(place) as ledger:
        done = len(ledger.registers().registers)
        assert done == (1 if said == "committed" else 0)
        assert ledger.check().holds
        again = ledger.transfer()

        assert again.transferred == (0 if done else ENTRIES)
        assert ledger.status().transferred.entries == ENTRIES
        assert ledger.check().holds
