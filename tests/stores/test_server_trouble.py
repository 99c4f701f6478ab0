"""A server that refuses, fills up or fails: a message that helps, and nothing is lost."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import psycopg
import pytest

from costledger import Ledger
from costledger.errors import ServerError, StorageFailedError
from costledger.stores import postgres
from tests.books import write
from tests.server import OwnServer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ENTRIES = 20_000

MASTERS = """
gl_accounts
no   | name | income_balance
6000 | Rent | income_statement

cost_types
no   | gl_account_range | combine_entries
6000 | 6000             | none

cost_centers
code
ADM
"""


@pytest.fixture(scope="module")
def own() -> Iterator[OwnServer]:
    with OwnServer() as server:
        yield server


def make_ledger(place: str, folder: Path) -> Ledger:
    """Return a ledger with entries to transfer."""
    lines = "\n".join(
        f"{number} | 2026-01-{number % 28 + 1:02} | 6000 | {number}.25 | ADM"
        for number in range(1, ENTRIES + 1)
    )
    header = "entry_no | posting_date | gl_account_no | amount | DEPARTMENT"
    books = write(folder / "books", f"{MASTERS}\ngl_entries\n{header}\n{lines}")
    ledger = Ledger.create(place, currency="NOK", center_dimension="DEPARTMENT")
    ledger.import_books(str(books))
    return ledger


# Who are you?


@pytest.fixture
def guarded(own: OwnServer) -> Iterator[str]:
    """The address of a database that asks ann for her password."""
    rules = own.data / "pg_hba.conf"
    before = rules.read_text("utf-8")
    rules.write_text("local all ann scram-sha-256\n" + before, "utf-8")
    with psycopg.connect(own.address, autocommit=True) as owner:
        owner.execute("drop role if exists ann")
        owner.execute("create role ann login password 'right'")
        owner.execute("select pg_reload_conf()")
        yield own.place("guarded").replace("//postgres:@", "//ann:wrong@")
        rules.write_text(before, "utf-8")
        owner.execute("select pg_reload_conf()")


def test_a_wrong_password_is_refused_and_never_shown(guarded: str) -> None:
    with pytest.raises(ServerError, match="authentication failed") as refused:
        Ledger.open(guarded)

    assert "//ann@/postgres" in str(refused.value)
    assert "wrong" not in str(refused.value)


def test_a_password_that_is_missing_says_where_it_belongs(guarded: str) -> None:
    with pytest.raises(ServerError, match="PGPASSWORD"):
        Ledger.open(guarded.replace(":wrong@", "@"))


def test_the_command_says_so_in_one_sentence(guarded: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "costledger", "status", "--ledger", guarded],
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 1
    assert "authentication failed" in done.stderr
    assert "Traceback" not in done.stderr
    assert "wrong" not in done.stderr


# No room


def test_a_limit_of_temporary_files_is_told(
    own: OwnServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The administrator's own limit: `temp_file_limit`.

    A posting may take so much memory that these few entries need no such file.
    """
    monkeypatch.setattr(postgres, "POSTING_SETTINGS", "set local work_mem = '64kB'")
    place = own.place("limited")
    with make_ledger(place, tmp_path) as ledger:
        ledger.store.query("set temp_file_limit = '64kB'")
        ledger.store.query("set work_mem = '64kB'")
        with pytest.raises(StorageFailedError, match="temp_file_limit"):
            ledger.transfer()
        ledger.store.query("reset temp_file_limit")
        assert ledger.transfer().transferred == ENTRIES
        assert ledger.check().holds


@pytest.fixture
def small_disk() -> Iterator[OwnServer]:
    """A server with a tablespace `small` that is full after a megabyte."""
    with OwnServer() as server:
        server.make_small_disk()
        yield server


def fill_up(server: OwnServer, ledger: Ledger, table: str) -> None:
    """Move a table to where there is no room for what is to come."""
    ledger.store.query(f"alter table {table} set tablespace small")
    if not server.has_small_disk:
        ((pid,),) = ledger.store.query("select pg_backend_pid()")
        server.limit_file_size(pid, 256 * 1024)


def test_a_full_disk_undoes_the_transfer(small_disk: OwnServer, tmp_path: Path) -> None:
    place = small_disk.place("ledger")
    with make_ledger(place, tmp_path) as ledger:
        before = ledger.digest()
        with Ledger.open(place) as starved:
            fill_up(small_disk, starved, "cost_entry_row")
            with pytest.raises(StorageFailedError, match="undone as a whole"):
                starved.transfer(request="january")

        assert ledger.digest() == before
        assert ledger.check().holds
        ledger.store.query("alter table cost_entry_row set tablespace pg_default")
        assert ledger.transfer(request="january").transferred == ENTRIES
        assert ledger.check().holds


def test_a_full_disk_undoes_the_import(small_disk: OwnServer, tmp_path: Path) -> None:
    make_ledger(small_disk.place("other"), tmp_path).close()
    books = str(tmp_path / "books")
    place = small_disk.place("ledger")
    with Ledger.create(place, currency="NOK", center_dimension="DEPARTMENT") as ledger:
        with Ledger.open(place) as starved:
            fill_up(small_disk, starved, "gl_entry_row")
            with pytest.raises(StorageFailedError):
                starved.import_books(books)

        assert ledger.status().ledger.entries == 0
        ledger.store.query("alter table gl_entry_row set tablespace pg_default")
        assert ledger.import_books(books).entries == ENTRIES
        assert ledger.check().holds
