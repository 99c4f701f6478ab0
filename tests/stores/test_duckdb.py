"""Opening a ledger file: what is no ledger, newer, locked or missing says so."""

from __future__ import annotations

import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pytest

from costledger import Ledger
from costledger.errors import (
    LedgerExistsError,
    LedgerInUseError,
    LedgerNotFoundError,
    LedgerTooNewError,
    NotALedgerError,
)

if TYPE_CHECKING:
    from pathlib import Path

JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000") + b"\0" * 4096


HOLD = """
import sys
from costledger import Ledger
with Ledger.open(sys.argv[1]):
    print("open", flush=True)
    sys.stdin.read()
"""


def new(place: Path) -> None:
    Ledger.create(str(place), currency="NOK").close()


def test_a_missing_ledger_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(LedgerNotFoundError, match="costledger init --ledger"):
        Ledger.open(str(tmp_path / "none.duckdb"))


def test_a_new_ledger_never_overwrites(tmp_path: Path) -> None:
    place = tmp_path / "l.duckdb"
    place.write_bytes(b"mine")

    with pytest.raises(LedgerExistsError):
        new(place)

    assert place.read_bytes() == b"mine"


@pytest.mark.parametrize(
    "content", [JPEG, b"", b"entry_no,amount\n1,2\n"], ids=["jpeg", "empty", "csv"]
)
def test_a_file_of_another_kind_is_no_ledger(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "photo.jpg"
    place.write_bytes(content)

    with pytest.raises(NotALedgerError):
        Ledger.open(str(place))

    assert place.read_bytes() == content


def test_a_database_of_something_else_is_no_ledger(tmp_path: Path) -> None:
    place = tmp_path / "other.duckdb"
    with duckdb.connect(str(place)) as other:
        other.execute("create table song (title text)")

    with pytest.raises(NotALedgerError):
        Ledger.open(str(place))


def test_a_truncated_ledger_is_refused_and_left_alone(tmp_path: Path) -> None:
    place = tmp_path / "l.duckdb"
    new(place)
    half = place.read_bytes()[: 3 * 4096 + 100]
    place.write_bytes(half)

    with pytest.raises(NotALedgerError):
        Ledger.open(str(place))

    assert place.read_bytes() == half


def test_a_newer_ledger_asks_for_an_upgrade(tmp_path: Path) -> None:
    place = tmp_path / "l.duckdb"
    new(place)
    with duckdb.connect(str(place)) as raw:
        raw.execute("insert into schema_migration values (9000, 'future', '')")

    with pytest.raises(LedgerTooNewError, match="has schema 9000"):
        Ledger.open(str(place))


def test_a_ledger_held_by_another_process_names_it(tmp_path: Path) -> None:
    place = tmp_path / "l.duckdb"
    new(place)
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            HOLD,
            str(place),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"

    with pytest.raises(LedgerInUseError, match=f"PID {holder.pid}"):
        Ledger.open(str(place))
    with pytest.raises(LedgerInUseError):
        Ledger.open(str(place), read_only=True)

    holder.communicate()
    Ledger.open(str(place)).close()


def test_several_may_read_at_once(tmp_path: Path) -> None:
    place = tmp_path / "l.duckdb"
    new(place)

    with Ledger.open(str(place), read_only=True) as ledger:
        read = subprocess.run(
            [sys.executable, "-m", "costledger", "status", "--ledger", str(place)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert ledger.status().ledger.entries == 0

    assert (read.returncode, read.stderr) == (0, "")


def test_a_copied_file_is_the_same_ledger(tmp_path: Path) -> None:
    """A backup is a copy of the file."""
    place = tmp_path / "l.duckdb"
    new(place)
    shutil.copy(place, tmp_path / "copy.duckdb")

    with Ledger.open(str(tmp_path / "copy.duckdb")) as ledger:
        assert ledger.check().holds


def test_a_ledger_takes_no_more_than_four_gibibytes(tmp_path: Path) -> None:
    place = tmp_path / "l.duckdb"
    new(place)

    with Ledger.open(str(place)) as ledger:
        ((limit,),) = ledger.store.query("select current_setting('memory_limit')")

    assert limit.endswith("MiB") or float(limit.split()[0]) <= 4
