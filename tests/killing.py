"""People at work on a ledger of a server, each a process that can be killed.

`python -m tests.killing WHO PLACE FOLDER` does one person's work and notes every answer
in FOLDER/WHO.log as soon as it has it. When the server fails it asks again, under the
same key.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from costledger import Ledger
from costledger.errors import PostingInProgressError, ServerError
from tests.books import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Answer = TypeVar("Answer")

PATIENCE_S = 60
"""How long a person asks again before giving up."""

PIECES = 2
"""How many imports, and how many journals, a round has."""

ENTRIES = 60
"""How many entries an import brings."""

MASTERS = """
gl_accounts
no   | name | income_balance
6000 | Rent | income_statement
6100 | Heat | income_statement

cost_types
no   | gl_account_range | combine_entries
6000 | 6000             | none
6100 | 6100             | day

cost_centers
code
ADM
LAB
"""


def write_pieces(folder: Path, number: int) -> None:
    """Write what round `number` imports: folders piece0, piece1 and so on."""
    for piece in range(PIECES):
        first = (number * PIECES + piece) * ENTRIES + 1
        lines = "\n".join(
            f"{each} | 2026-{each % 12 + 1:02}-{each % 28 + 1:02}"
            f" | {6000 + each % 2 * 100} | {each}.25 | {'ADM' if each % 3 else 'LAB'}"
            for each in range(first, first + ENTRIES)
        )
        header = "entry_no | posting_date | gl_account_no | amount | DEPARTMENT"
        write(folder / f"piece{piece}", f"gl_entries\n{header}\n{lines}")


def name_of(folder: Path, what: str, piece: int) -> str:
    """Return the key of a piece of work: the round and the piece."""
    return f"{folder.name}-{what}{piece}"


def batch_of(folder: Path, piece: int) -> str:
    return f"B{folder.name}P{piece}".upper()


def prepare_journals(ledger: Ledger, folder: Path) -> None:
    """Draft the journals that a round posts."""
    for piece in range(PIECES):
        batch = batch_of(folder, piece)
        ledger.journal.batch_add({"name": batch})
        line = {
            "posting_date": "2026-03-05",
            "document_no": batch,
            "cost_type_no": "6000",
            "cost_center_code": "ADM",
            "amount": "3.00",
        }
        other = {**line, "cost_center_code": "LAB", "amount": "-3.00"}
        ledger.journal.import_rows([line, other], batch)


def patiently(place: str, work: Callable[[Ledger], Answer]) -> Answer:
    """Do a piece of work, and do it again where the server failed."""
    until = time.monotonic() + PATIENCE_S
    while True:
        try:
            with Ledger.open(place) as ledger:
                return work(ledger)
        except (ServerError, PostingInProgressError):
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def transferring(place: str, folder: Path) -> Iterator[tuple[str, int | None]]:
    """Import and transfer, piece by piece."""
    for piece in range(PIECES):
        books = str(folder / f"piece{piece}")
        patiently(place, lambda ledger, books=books: ledger.import_books(books))
        key = name_of(folder, "transfer", piece)
        done = patiently(place, lambda ledger, key=key: ledger.transfer(request=key))
        yield key, done.register


def journaling(place: str, folder: Path) -> Iterator[tuple[str, int | None]]:
    """Post the journals that were drafted."""
    for piece in range(PIECES):
        key, batch = name_of(folder, "journal", piece), batch_of(folder, piece)
        done = patiently(
            place,
            lambda ledger, batch=batch, key=key: ledger.journal.post(
                batch, request=key
            ),
        )
        yield key, done.register


def reading(place: str, folder: Path) -> Iterator[tuple[str, int | None]]:
    """Look, again and again; what is told always adds up."""
    for number in range(PIECES * 6):

        def look(ledger: Ledger) -> None:
            assert ledger.status().difference.entries == 0
            by_type = ledger.reports.balances(by="type").total
            by_center = ledger.reports.balances(by="center").total
            assert (by_type is None) == (by_center is None), folder
            ledger.registers.list()

        patiently(place, look)
        yield f"look{number}", None


WORK = {"transferring": transferring, "journaling": journaling, "reading": reading}


def main() -> None:
    """Work as one person until all is done, or until killed."""
    who, place, name = sys.argv[1:]
    folder = Path(name)
    with (folder / f"{who}.log").open("a") as log:
        for key, register_no in WORK[who](place, folder):
            log.write(f"{key} {register_no}\n")
            log.flush()


if __name__ == "__main__":
    main()
