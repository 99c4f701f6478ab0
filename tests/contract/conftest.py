"""The contract suite runs on every store: a test takes `new_ledger` and never asks which."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Protocol

import pytest

from costledger import Ledger
from tests import rich_ledger
from tests.books import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.rich_ledger import Rich


class NewLedger(Protocol):
    """Makes a ledger on the store under test, with books as text imported."""

    def __call__(self, books: str = "", /, **settings: object) -> Ledger:
        """Settings are those of `Ledger.create`."""


class AddBooks(Protocol):
    """Imports more books, given as text, into a ledger."""

    def __call__(self, ledger: Ledger, books: str, /) -> None:
        """Every call is an import of its own."""


@pytest.fixture
def add_books(tmp_path: Path) -> AddBooks:
    """Return a function that imports books given as text."""
    count = 0

    def add(ledger: Ledger, books: str, /) -> None:
        nonlocal count
        count += 1
        ledger.import_books(str(write(tmp_path / f"books{count}", books)))

    return add


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    """Return the ledgers that this session made before."""
    return Templates(tmp_path_factory.mktemp("templates"), {})


class Templates:
    """Ledgers with books in files, made once and copied for every test that asks.

    A ledger on a server is made anew each time.
    """

    def __init__(self, folder: Path, made: dict[str, Path]) -> None:
        self.folder = folder
        self.made = made

    def ledger(
        self, place: str, books: str, settings: dict[str, object], add_books: AddBooks
    ) -> Ledger:
        """Return a ledger at a place with books imported, open."""
        what = repr((books, sorted(settings.items())))
        if "://" not in place and what in self.made:
            shutil.copy(self.made[what], place)
            return Ledger.open(place)
        ledger = Ledger.create(place, **settings)  # type: ignore[arg-type]
        if books:
            add_books(ledger, books)
        if "://" in place:
            return ledger
        ledger.close()
        self.made[what] = self.folder / f"{len(self.made)}.duckdb"
        shutil.copy(place, self.made[what])
        return Ledger.open(place)


@pytest.fixture
def fresh_ledger(new_place: Callable[[], str], add_books: AddBooks) -> NewLedger:
    """Return a function that makes a ledger of its own at every call; close it."""

    def new(books: str = "", /, **settings: object) -> Ledger:
        defaults = {
            "currency": "NOK",
            "center_dimension": "DEPARTMENT",
            "object_dimension": "PROJECT",
        }
        ledger = Ledger.create(new_place(), **(defaults | settings))  # type: ignore[arg-type]
        add_books(ledger, books)
        return ledger

    return new


@pytest.fixture
def new_ledger(
    place: str, add_books: AddBooks, templates: Templates
) -> Iterator[NewLedger]:
    """Return a function that makes a ledger with books, and close it afterwards."""
    made: list[Ledger] = []

    def new(books: str = "", /, **settings: object) -> Ledger:
        defaults = {
            "currency": "NOK",
            "center_dimension": "DEPARTMENT",
            "object_dimension": "PROJECT",
        }
        ledger = templates.ledger(place, books, defaults | settings, add_books)
        made.append(ledger)
        return ledger

    yield new
    for ledger in made:
        ledger.close()


@pytest.fixture(scope="session", params=["duckdb", "postgres"])
def rich(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Rich]:
    """Return the ledger that has everything, made once a store: leave it as it is."""
    folder = tmp_path_factory.mktemp("rich")
    place = str(folder / "ledger.duckdb")
    if request.param == "postgres":
        place = request.getfixturevalue("new_schema")()
    made = rich_ledger.make(place, folder)
    yield made
    made.ledger.close()
