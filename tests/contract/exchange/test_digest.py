"""The digest is the same on every store, and a copy has that of its original."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.errors import LedgerExistsError
from costledger.operations.exchange import copy as copy_verb
from tests.books import cost_entries, dispositions
from tests.contract.transfer.test_transfer import CHARTS, ENTRIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.contract.conftest import AddBooks, NewLedger

REGISTER = "1|transfer|ACTUAL||||1|4|1|10|4|6|86500|0|0|2025-01-05"
LINES = [
    "1|1|ACTUAL|8100|ADM||2025-01-05|140.00|0.00|2|day||D2^Combined entries, 2025-01-05^",
    "2|1|ACTUAL|8700|ADM||2025-01-31|450.00|0.00|5|month||D4^Combined entries, January 2025^",
    "3|1|ACTUAL|8700||CHAIR|2025-01-31|200.00|0.00|8|||D6^Wages 2^",
    "4|1|ACTUAL|7100||CHAIR|2025-02-02|75.00|0.00|10|||D7^Goods 2^",
]
LINKS = ["1|1|1", "2|1|1", "4|1|2", "5|1|2", "8|1|3", "10|1|4"]


def hashed(lines: list[str]) -> str:
    """Return the hash of a part that is less than a block, as the page says."""
    text = (
        "".join(f"{line}\n" for line in lines).replace("|", "\t").replace("^", "\x1f")
    )
    return hashlib.sha256(hashlib.sha256(text.encode()).digest()).hexdigest()


def test_the_digest_is_as_its_page_says(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)
    ledger.transfer()

    found = ledger.digest()

    assert found.registers.sha256 == hashed([REGISTER])
    assert found.entries.sha256 == hashed(LINES)
    assert found.links.sha256 == hashed(LINKS)
    text = (
        f"registers 1 {found.registers.sha256}\n"
        f"entries 4 {found.entries.sha256}\n"
        f"links 6 {found.links.sha256}\n"
    )
    assert found.sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_a_digest_shows_what_was_changed_behind_the_ledger(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)
    ledger.transfer()
    before = ledger.digest()

    ledger.store.query(
        "update cost_entry_row set amount = amount + 1 where entry_no = 3"
    )

    assert before.links == ledger.digest().links
    assert before.entries != ledger.digest().entries


@pytest.fixture(params=["to a file", "to a server"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "to a file":
        return str(tmp_path / "copy.duckdb")
    new_schema: Callable[[], str] = request.getfixturevalue("new_schema")
    return new_schema()


def test_a_copy_is_the_same_ledger_and_goes_on_as_it_would(
    new_ledger: NewLedger, add_books: AddBooks, target: str
) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)
    ledger.transfer(request="first")

    result = ledger.exchange.copy(target)

    assert (result.entries, result.sha256) == (4, ledger.digest().sha256)
    with Ledger.open(target) as copied:
        assert cost_entries(copied) == cost_entries(ledger)
        assert dispositions(copied) == dispositions(ledger)
        assert copied.transfer(request="first") == ledger.transfer(request="first")
        assert copied.transfer().transferred == 0
        later = "gl_entries\nentry_no | posting_date | gl_account_no | amount | DEPARTMENT\n"
        for each in (ledger, copied):
            add_books(each, f"{later}20 | 2025-03-05 | 7100 | 12 | ADM")
            each.transfer()
        assert copied.digest() == ledger.digest()


def test_a_copy_never_takes_the_place_of_a_ledger(
    new_ledger: NewLedger, target: str
) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)
    ledger.exchange.copy(target)

    with pytest.raises(LedgerExistsError):
        ledger.exchange.copy(target)

    with Ledger.open(target) as copied:
        assert copied.digest() == ledger.digest()


def test_a_copy_that_fails_leaves_nothing(
    new_ledger: NewLedger, target: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = new_ledger(CHARTS + ENTRIES)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copy_verb, "_proved", fail)
    with pytest.raises(OSError, match="No space"):
        ledger.exchange.copy(target)
    monkeypatch.undo()

    assert ledger.exchange.copy(target).entries == 0
