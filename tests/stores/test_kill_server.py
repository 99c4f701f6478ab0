"""Clients and the server are killed while people import, post and read: all laws hold.

What was answered stays, what was not is done as a whole or not at all, and asking again
under the same key never posts twice. `make soak` does a hundred rounds.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from tests import killing
from tests.books import write
from tests.server import OwnServer

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]

VICTIMS = ("transferring", "journaling", "everybody", "session", "server")


@pytest.fixture
def own() -> Iterator[OwnServer]:
    with OwnServer() as server:
        yield server


class Round:
    """One round: everybody starts to work, and somebody is killed."""

    def __init__(self, server: OwnServer, place: str, folder: Path) -> None:
        self.server = server
        self.place = place
        self.folder = folder
        self.people: dict[str, subprocess.Popen[bytes]] = {}

    def begin(self, number: int) -> None:
        """Draft what is to be posted, and let everybody begin."""
        self.folder.mkdir()
        killing.write_pieces(self.folder, number)
        with Ledger.open(self.place) as ledger:
            killing.prepare_journals(ledger, self.folder)
        self.people = {
            who: subprocess.Popen(
                [
                    sys.executable,
                    "-m",
                    "tests.killing",
                    who,
                    self.place,
                    str(self.folder),
                ],
                cwd=ROOT,
                stderr=subprocess.PIPE,
            )
            for who in killing.WORK
        }

    def answers(self) -> dict[str, str]:
        """Return what people noted: the register of every answered request."""
        return {
            key: register
            for log in self.folder.glob("*.log")
            for key, register in map(str.split, log.read_text("utf-8").splitlines())
        }

    def wait_for_answers(self, count: int) -> None:
        """Wait until people are well at work, or done."""
        until = time.monotonic() + killing.PATIENCE_S
        while len(self.answers()) < count and time.monotonic() < until:
            if all(person.poll() is not None for person in self.people.values()):
                return
            time.sleep(0.01)

    def kill(self, victim: str, chance: random.Random) -> None:
        """Kill a person, everybody, one session of the server, or the server."""
        if victim == "server":
            self.server.kill()
            self.server.start()
        elif victim == "session":
            self.server.kill_a_session(chance)
        elif victim == "everybody":
            for person in self.people.values():
                person.kill()
        else:
            self.people[victim].kill()

    def end(self) -> None:
        """Wait for who is left, who must not have failed."""
        for who, person in self.people.items():
            _, said = person.communicate(timeout=2 * killing.PATIENCE_S)
            assert person.returncode in (0, -signal.SIGKILL), f"{who}: {said.decode()}"


def prove(ledger: Ledger, each: Round) -> None:
    """Hold the ledger against its laws, and every answer against a second asking."""
    assert [law.sentence for law in ledger.check().laws if law.broken] == []
    assert ledger.status().difference.entries == 0
    answered = each.answers()
    for piece in range(killing.PIECES):
        ledger.import_books(str(each.folder / f"piece{piece}"))
        for what, post in (
            ("transfer", lambda key: ledger.transfer(request=key).register),
            (
                "journal",
                lambda key, piece=piece: (
                    ledger.journal.post(
                        killing.batch_of(each.folder, piece), request=key
                    ).register
                ),
            ),
        ):
            key = killing.name_of(each.folder, what, piece)
            allow_duplicate = post(key)
            assert answered.get(key, str(allow_duplicate)) == str(allow_duplicate)
            assert post(key) == allow_duplicate


def rounds(server: OwnServer, folder: Path, count: int, seed: int) -> None:
    """Go through rounds on one ledger, and prove it after each."""
    chance = random.Random(seed)
    place = server.place("ledger")
    with Ledger.create(place, currency="NOK", center_dimension="DEPARTMENT") as ledger:
        ledger.import_books(str(write(folder / "masters", killing.MASTERS)))
    for number in range(count):
        each = Round(server, place, folder / f"r{number}")
        each.begin(number)
        each.wait_for_answers(chance.randrange(1, 4 * killing.PIECES))
        time.sleep(chance.random() * 0.2)
        each.kill(VICTIMS[number % len(VICTIMS)], chance)
        each.end()
        with Ledger.open(place) as ledger:
            prove(ledger, each)
            assert_all_is_there(ledger, number + 1)
    with Ledger.open(place) as ledger:
        assert ledger.check().holds


def assert_all_is_there(ledger: Ledger, done: int) -> None:
    """Everything was posted once: every entry of the books, and every journal."""
    entries = done * killing.PIECES * killing.ENTRIES
    assert ledger.status().transferred.entries == entries
    ((amount,),) = ledger.store.query(
        "select cast(sum(amount) as bigint) from cost_entry_row"
    )
    assert amount == sum(100 * each + 25 for each in range(1, entries + 1))
    ((journals,),) = ledger.store.query(
        "select count(*) from register_row where kind = 'journal'"
    )
    assert journals == done * killing.PIECES


SEED = int(os.environ.get("COSTLEDGER_TEST_SEED", "0")) or time.time_ns() % 10**6
"""Another one each time; a failure says which."""


def test_ten_killings_leave_every_law_standing(own: OwnServer, tmp_path: Path) -> None:
    print(f"COSTLEDGER_TEST_SEED={SEED}")  # noqa: T201
    rounds(own, tmp_path, 10, SEED)


@pytest.mark.soak
def test_a_hundred_killings_leave_every_law_standing(
    own: OwnServer, tmp_path: Path
) -> None:
    print(f"COSTLEDGER_TEST_SEED={SEED}")  # noqa: T201
    rounds(own, tmp_path, 100, SEED)
