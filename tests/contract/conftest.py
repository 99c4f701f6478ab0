"""The contract suite runs on every store: a test takes `new_ledger` and never asks which."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest

from tests import rich_ledger
from tests.books import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from costledger import Ledger
    from tests.copies import Copies
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


DEFAULTS = {
    "currency": "NOK",
    "center_dimension": "DEPARTMENT",
    "object_dimension": "PROJECT",
}


@pytest.fixture
def fresh_ledger(
    new_place: Callable[[], str], add_books: AddBooks, copies: Copies
) -> Iterator[NewLedger]:
    """Return a function that makes a ledger of its own at every call; close it."""

    def new(books: str = "", /, **settings: object) -> Ledger:
        return copies.ledger(
            new_place(),
            DEFAULTS | settings,
            books,
            (lambda ledger: add_books(ledger, books)) if books else None,
        )

    yield new
    copies.give_back()


@pytest.fixture
def new_ledger(place: str, add_books: AddBooks, copies: Copies) -> Iterator[NewLedger]:
    """Return a function that makes a ledger with books, and close it afterwards."""
    made: list[Ledger] = []

    def new(books: str = "", /, **settings: object) -> Ledger:
        ledger = copies.ledger(
            place,
            DEFAULTS | settings,
            books,
            (lambda ledger: add_books(ledger, books)) if books else None,
        )
        made.append(ledger)
        return ledger

    yield new
    for ledger in made:
        ledger.close()
    copies.give_back()


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
