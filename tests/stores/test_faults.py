"""A full disk, a damaged page, a file that may not be written: nothing lost, and a word."""

from __future__ import annotations

import datetime
import os
import random
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from costledger import Ledger
from costledger.errors import CostLedgerError, StorageFailedError
from tests.books import write
from tests.contract.journal.test_journal import CHARTS, MOVE

LINES = 5_000
ROOM = 64 * 1024
"""How many bytes the full disk has left: too few for what is posted."""


def make(place: Path) -> str:
    """Make a ledger with a posted journal, and return its digest."""
    with Ledger.create(str(place), currency="NOK") as ledger:
        ledger.import_books(str(write(place.parent / "books", CHARTS)))
        ledger.journal.import_rows(_lines(LINES), "DEFAULT")
        ledger.journal.post("DEFAULT")
        return ledger.digest().sha256


def _lines(count: int) -> list[dict[str, object]]:
    chance = random.Random(4)
    return [
        MOVE | {"document_no": f"J{number}", "description": chance.randbytes(40).hex()}
        for number in range(count)
    ]


def _post_on_a_full_disk(place: str) -> None:
    """Post until the disk is full, in a process of its own."""
    size = Path(place).stat().st_size + ROOM
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    try:
        with Ledger.open(place) as ledger:
            ledger.journal.import_rows(_lines(4 * LINES), "DEFAULT")
            ledger.journal.post("DEFAULT")
    except StorageFailedError as error:
        print(error)  # noqa: T201
        os._exit(3)
    os._exit(0)


def test_a_full_disk_loses_nothing_and_says_so(tmp_path: Path) -> None:
    place = tmp_path / "ledger.duckdb"
    before = make(place)

    done = subprocess.run(
        [sys.executable, "-m", "tests.stores.test_faults", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 3, done.stdout + done.stderr
    assert "could not be read or written" in done.stdout
    with Ledger.open(str(place)) as ledger:
        assert ledger.check().holds
        assert ledger.digest().sha256 == before
        ledger.journal.import_rows([MOVE], "DEFAULT")


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_damaged_page_is_told_and_not_written_over(
    tmp_path: Path, part: float
) -> None:
    place = tmp_path / "ledger.duckdb"
    make(place)
    damaged = bytearray(place.read_bytes())
    at = max(int(len(damaged) * part), 3 * 4096)
    damaged[at : at + 4096] = bytes(each ^ 255 for each in damaged[at : at + 4096])
    place.write_bytes(damaged)

    done = subprocess.run(
        [sys.executable, "-m", "costledger", "digest", "--ledger", str(place)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1)
    assert done.returncode == 0 or "could not be read" in done.stderr
    assert place.read_bytes() == damaged


def test_a_page_that_no_transaction_reads_is_told_as_well(tmp_path: Path) -> None:
    place = tmp_path / "ledger.duckdb"
    make(place)
    sound = place.read_bytes()
    told = 0
    for at in range(3 * 4096, len(sound) - 4096, 3 * 4096):
        page = bytes(each ^ 255 for each in sound[at : at + 4096])
        place.write_bytes(sound[:at] + page + sound[at + 4096 :])
        try:
            ledger = Ledger.open(str(place), read_only=True)
        except CostLedgerError:
            continue
        with ledger:
            try:
                ledger.versions.list()
            except StorageFailedError as error:
                assert "could not be read" in str(error)  # noqa: PT017 - most pages hold other things
                told += 1
    assert told


def test_a_look_at_a_ledger_writes_nothing(tmp_path: Path) -> None:
    place = tmp_path / "ledger.duckdb"
    make(place)
    before = place.read_bytes()

    with Ledger.open(str(place), read_only=True) as ledger:
        ledger.journal.check("DEFAULT")
        ledger.registers.list()
        ledger.registers.check_seals()
        with pytest.raises(CostLedgerError, match="may not be written"):
            ledger.registers.reverse(1, today=datetime.date(2026, 1, 1))

    assert place.read_bytes() == before


if __name__ == "__main__":
    _post_on_a_full_disk(sys.argv[1])
