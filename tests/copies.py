"""Ledgers made once and copied for every test that asks for the same.

Making one and importing its books costs ten times what a copy costs: a copy of a file,
or of a database, on a server of our own.
"""

from __future__ import annotations

import itertools
import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from costledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SERVER = "COSTLEDGER_TEST_POSTGRES"
"""Names a database whose schemas tests may make and drop; else a server is started."""

KEPT = 20
"""How many ledgers are kept to be copied: tests that ask for the same are neighbours."""


class Copies:
    """Ledgers in files and databases that are copied; those asked for last are kept.

    On a server that was given, where we may make schemas only, each is made anew.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = itertools.count(1)
        self._kept: dict[str, str] = {}
        self._lent: list[str] = []
        self._over: list[str] = []

    def ledger(
        self,
        place: str,
        settings: Mapping[str, object],
        what: str = "",
        load_rows: Callable[[Ledger], object] | None = None,
    ) -> Ledger:
        """Return a ledger of its own, open, filled with what `what` names.

        It is at the place where that is a file, and else in a database of its own.
        """
        is_server = "://" in place
        if is_server and os.environ.get(SERVER):
            return _made(place, settings, load_rows)
        name = repr((is_server, sorted(settings.items()), what))
        if name not in self._kept:
            self._keep(name, self._original(place, settings, load_rows))
        # Asked for last, to be forgotten last.
        self._kept[name] = self._kept.pop(name)
        if not is_server:
            shutil.copy(self._kept[name], place)
            return Ledger.open(place)
        copy = self._database(place, urlsplit(self._kept[name]).path[1:])
        self._lent.append(copy)
        return Ledger.open(copy)

    def give_back(self) -> None:
        """Say that what was lent is closed, and not looked at any more."""
        self._over += self._lent
        self._lent = []

    def _original(
        self,
        place: str,
        settings: Mapping[str, object],
        load_rows: Callable[[Ledger], object] | None,
    ) -> str:
        """Make what is to be copied, and return where it is: a file or a database."""
        if load_rows is None:
            at = self._database(place, "template1") if "://" in place else place
            _made(at, settings).close()
        else:
            with self.ledger(place, settings) as ledger:
                load_rows(ledger)
            at = self._lent.pop() if "://" in place else place
        if "://" in place:
            return at
        kept = self._folder / f"{next(self._numbers)}.duckdb"
        shutil.move(place, kept)
        return str(kept)

    def _keep(self, name: str, original: str) -> None:
        """Keep what was made, and let go of what nobody asked for the longest."""
        self._kept[name] = original
        if len(self._kept) > KEPT:
            oldest = self._kept.pop(next(iter(self._kept)))
            if "://" in oldest:
                self._over.append(oldest)
            else:
                Path(oldest).unlink()

    def _database(self, place: str, template: str) -> str:
        """Copy a database, drop those that are over, and return the address."""
        import psycopg  # noqa: PLC0415

        server = re.split("[?&]options=", place)[0]
        name = f"copy_{next(self._numbers)}"
        with psycopg.connect(server, autocommit=True) as connection:
            for each in self._over:
                gone = urlsplit(each).path[1:]
                connection.execute(f"drop database {gone} with (force)".encode())
            self._over = []
            # Its files are copied as they are: nothing is logged.
            connection.execute(
                f"create database {name} template {template} strategy file_copy".encode()
            )
        return urlsplit(server)._replace(path=f"/{name}").geturl()


def _made(
    place: str,
    settings: Mapping[str, object],
    load_rows: Callable[[Ledger], object] | None = None,
) -> Ledger:
    ledger = Ledger.create(place, **settings)  # type: ignore[arg-type]
    if load_rows:
        load_rows(ledger)
    return ledger
