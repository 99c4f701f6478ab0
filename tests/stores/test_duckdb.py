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
    LedgerTooOldError,
    NotALedgerError,
)
from costledger.stores.base import Migration, migrations

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


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("found", [1, 18])
def test_a_ledger_of_before_the_first_release_asks_to_be_taken_over(
    tmp_path: Path, found: int, *, read_only: bool
) -> None:
    place = tmp_path / "l.duckdb"
    new(place)
    with duckdb.connect(str(place)) as raw:
        raw.execute("update schema_migration set number = $1", [found])
    before = place.read_bytes()
    first = migrations()[0].number

    with pytest.raises(
        LedgerTooOldError,
        match=rf"has schema {found}, .* before {first}\. Export it with",
    ):
        Ledger.open(str(place), read_only=read_only)

    assert place.read_bytes() == before


LATER = Migration(
    9000,
    "more",
    "create table more_row (more_no integer not null);"
    " alter table setup add column mood text default 'calm';",
)


@pytest.mark.parametrize("read_only", [False, True])
def test_an_older_ledger_takes_the_steps_that_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, read_only: bool
) -> None:
    place = tmp_path / "l.duckdb"
    new(place)
    known = migrations()
    monkeypatch.setattr("costledger.stores.base.migrations", lambda: [*known, LATER])

    for _ in range(2):
        with Ledger.open(str(place), read_only=read_only) as ledger:
            taken = ledger.store.query(
                "select number, name, sha256 from schema_migration order by number"
            )
            assert taken == [(s.number, s.name, s.sha256) for s in [*known, LATER]]
            assert ledger.store.query("select mood from setup") == [("calm",)]
            assert ledger.store.query("select * from more_row") == []
            assert ledger.status().ledger.entries == 0


def test_a_step_that_fails_leaves_an_older_ledger_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "l.duckdb"
    new(place)
    known = migrations()
    wrong = Migration(9001, "wrong", "alter table nowhere add column mood text")
    with monkeypatch.context() as patch:
        patch.setattr(
            "costledger.stores.base.migrations", lambda: [*known, LATER, wrong]
        )
        with pytest.raises(duckdb.CatalogException, match="nowhere"):
            Ledger.open(str(place))

    with Ledger.open(str(place)) as ledger:
        assert ledger.store.query("select max(number) from schema_migration") == [
            (known[-1].number,)
        ]
        with pytest.raises(duckdb.CatalogException, match="more_row"):
            ledger.store.query("select * from more_row")


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
