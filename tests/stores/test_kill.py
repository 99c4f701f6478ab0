"""A process that is killed in mid-transfer leaves the ledger as it was, or done."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
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
from costledger.operations.transfer import transfer

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
        done = len(ledger.registers.list().registers)
        assert done == (1 if said == "committed" else 0)
        assert ledger.check().holds
        allow_duplicate = ledger.transfer()

        assert allow_duplicate.transferred == (0 if done else ENTRIES)
        assert ledger.status().transferred.entries == ENTRIES
        assert ledger.check().holds


WORK = """
import random, sys
from costledger import Ledger

chance = random.Random(int(sys.argv[2]))
with Ledger.open(sys.argv[1]) as ledger:
    print("open", flush=True)
    while True:
        live = [
            each.register_no
            for each in ledger.registers.list().registers
            if each.reverses_register_no is None
            and each.reversed_by_register_no is None
        ]
        what = chance.choice(("transfer", "journal", "journal", "reverse", "delete"))
        if what == "transfer":
            ledger.transfer()
        elif what == "journal":
            rows = [
                {
                    "posting_date": "2026-02-01",
                    "document_no": f"K{number}",
                    "amount": "7.50",
                    "cost_type_no": "6000",
                    "cost_center_code": "ADM",
                    "bal_cost_type_no": "6000",
                    "bal_cost_center_code": "ADM",
                }
                for number in range(1, 500)
            ]
            ledger.journal.import_rows(rows, "DEFAULT")
            ledger.journal.post("DEFAULT")
        elif what == "reverse" and live:
            ledger.registers.reverse(chance.choice(live), cascade=True)
        elif what == "delete" and live:
            last = ledger.registers.list().registers[-1].register_no
            ledger.registers.delete(last)
"""


def rounds(folder: Path, count: int, seed: int) -> None:
    """Kill somebody at work at random, again and again, on one ledger."""
    place = make_ledger(folder)
    chance = random.Random(seed)
    for number in range(count):
        child = subprocess.Popen(
            [sys.executable, "-c", WORK, place, str(seed + number)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert child.stdout is not None
        assert child.stderr is not None
        with child.stdout, child.stderr:
            said = child.stdout.readline().strip()
            time.sleep(chance.uniform(0.0, 1.5))
            ended = child.poll()
            os.kill(child.pid, signal.SIGKILL)
            child.wait()
            told = child.stderr.read()
        assert (said, ended) == ("open", None), told
        with Ledger.open(place) as ledger:
            assert ledger.check().holds


def test_whoever_is_killed_at_work_leaves_a_whole_ledger(tmp_path: Path) -> None:
    rounds(tmp_path, count=4, seed=1)


@pytest.mark.soak
def test_whoever_is_killed_at_work_leaves_a_whole_ledger_each_time(
    tmp_path: Path,
) -> None:
    rounds(tmp_path, count=100, seed=1000)
