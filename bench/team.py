"""Many people at one ledger of a server: how fast they are, and who waits for whom.

    python -m bench.team --clients 20 --seconds 30 --entries 200000

Readers, each a process with a connection, ask for reports, status and traces as fast as
they get answers, while others import, transfer and post journals. Printed are the
answers a second, how long they took, and how often a session was seen waiting for a
lock, by a look at the server ten times a second.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import statistics
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg

from bench.books import write_books
from bench.server import new_places
from costledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Barrier

Answer = tuple[str, float, float]
"""What was asked, how many seconds it took, and how many of them for the lock."""

IMPORTED = 500
"""How many entries one import of the bench brings."""

IMPORTS_MAX = 200

PATIENCE_S = 300
"""How long everybody together may take to begin, and to end."""

PEOPLE = ("importer", "transferrer", "journalist")


def reading(ledger: Ledger, _folder: Path, number: int) -> Iterator[str]:
    """Ask what people ask, one thing after the other."""
    chance = random.Random(number)  # noqa: S311
    ((last_gl, last),) = ledger.store.query(
        "select (select max(gl_entry_no) from gl_entry_row),"
        " (select max(entry_no) from cost_entry_row)"
    )
    asks: dict[str, Callable[[], object]] = {
        "report types, by month": lambda: ledger.reports.balances(
            by="type", period="2026", columns="month"
        ),
        "report centers": lambda: ledger.reports.balances(
            by="center", period="2026-03"
        ),
        "trace of a cost entry": lambda: ledger.trace.entry(chance.randint(1, last)),
        "trace of a G/L entry": lambda: ledger.trace.gl(chance.randint(1, last_gl)),
        "status": ledger.status,
    }
    names = list(asks)
    while True:
        name = chance.choice(names)
        asks[name]()
        yield name


def importing(ledger: Ledger, folder: Path, _number: int) -> Iterator[str]:
    """Import the next entries of the ERP."""
    for piece in range(IMPORTS_MAX):
        ledger.import_books(str(folder / f"more{piece}"))
        yield "import of 500 entries"


def transferring(ledger: Ledger, _folder: Path, number: int) -> Iterator[str]:
    """Transfer what came, whether something came or not."""
    while True:
        done = ledger.transfer(request=f"transfer {number} {time.monotonic_ns()}")
        yield "transfer" if done.transferred else "transfer of nothing"


def journaling(ledger: Ledger, _folder: Path, number: int) -> Iterator[str]:
    """Post journals of two lines."""
    batch = f"TEAM{number}"
    ((cost_type,),) = ledger.store.query("select min(code) from cost_type")
    ((center,),) = ledger.store.query(
        "select min(code) from receiver where kind = 'center'"
    )
    ledger.journal.batch_add({"name": batch})
    while True:
        line = {
            "posting_date": "2026-03-05",
            "document_no": batch,
            "cost_type_no": cost_type,
            "cost_center_code": center,
            "amount": "3.00",
        }
        ledger.journal.import_rows([line, {**line, "amount": "-3.00"}], batch)
        ledger.journal.post(batch)
        yield "journal of two lines"


WORK: dict[str, Callable[[Ledger, Path, int], Iterator[str]]] = {
    "reader": reading,
    "importer": importing,
    "transferrer": transferring,
    "journalist": journaling,
}


def person(
    who: str,
    number: int,
    place: str,
    folder: Path,
    seconds: float,
    begin: Barrier,
    answers: Queue[list[Answer]],
) -> None:
    """Work until the time is over, and hand in how long everything took."""
    found: list[Answer] = []
    with Ledger.open(f"{place}&application_name={who}") as ledger:
        waited = _time_of_locks(ledger)
        begin.wait(PATIENCE_S)
        until = time.perf_counter() + seconds
        start, locked = time.perf_counter(), 0.0
        for what in WORK[who](ledger, folder, number):
            now = time.perf_counter()
            found.append((what, now - start, waited[0] - locked))
            start, locked = time.perf_counter(), waited[0]
            if now > until:
                break
    answers.insert(found)


def _time_of_locks(ledger: Ledger) -> list[float]:
    """Measure how long the posting lock is waited for, as it adds up."""
    run, waited = ledger.store.run, [0.0]

    def timed(name: str, /, **parameters: object) -> int:
        start = time.perf_counter()
        written = run(name, **parameters)  # type: ignore[arg-type]
        if name == "posting/posting_lock":
            waited[0] += time.perf_counter() - start
        return written

    ledger.store.run = timed  # type: ignore[method-assign]
    return waited


def watch(place: str, seconds: float) -> Counter[str]:
    """Count, ten times a second, who is waiting for a lock."""
    seen: Counter[str] = Counter()
    until = time.monotonic() + seconds
    with psycopg.connect(place, autocommit=True) as connection:
        while time.monotonic() < until:
            rows = connection.execute(
                "select application_name from pg_stat_activity"
                " where wait_event_type = 'Lock'"
            ).fetchall()
            seen.update(name for (name,) in rows)
            seen["looks"] += 1
            time.sleep(0.1)
    return seen


def show(found: list[Answer], seconds: float, seen: Counter[str]) -> None:
    """Print the table."""
    print(
        f"{'':26}{'answers':>8}{'a second':>10}{'median ms':>11}{'p95 ms':>10}"
        f"{'longest ms':>12}{'for the lock s':>16}"
    )
    for what in sorted({name for name, *_ in found}):
        times = sorted(took for name, took, _ in found if name == what)
        locked = sum(lock for name, _, lock in found if name == what)
        print(
            f"{what:26}{len(times):8,}{len(times) / seconds:10.1f}"
            f"{statistics.median(times) * 1000:11.1f}"
            f"{times[int(len(times) * 0.95)] * 1000:10.1f}"
            f"{times[-1] * 1000:12.1f}{locked:16.1f}"
        )
    waits = ", ".join(f"{who} {seen[who]}" for who in WORK)
    print(f"seen waiting for a lock in {seen['looks']:,} looks: {waits}")


def main() -> None:
    """Set up, let everybody work, and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", default="", help="address; else one is started")
    parser.add_argument("--clients", type=int, default=20)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--entries", type=int, default=200_000)
    arguments = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as name,
        new_places(arguments.server) as new_place,
    ):
        folder, entries, place = Path(name), arguments.entries, new_place()
        write_books(folder / "books", entries)
        for piece in range(IMPORTS_MAX):
            first = entries + piece * IMPORTED + 1
            last = first + IMPORTED - 1
            write_books(folder / f"more{piece}", last, first=first)
        with Ledger.create(
            place,
            currency="NOK",
            center_dimension="DEPARTMENT",
            object_dimension="PROJECT",
        ) as ledger:
            ledger.import_books(str(folder / "books"))
            ledger.transfer()
        found, seen = measured(place, folder, arguments.clients, arguments.seconds)
        print(
            f"{arguments.clients} readers, {entries:,} G/L entries, {len(PEOPLE)} post"
        )
        show(found, arguments.seconds, seen)
        with Ledger.open(place) as ledger:
            print(f"all laws hold: {ledger.check().holds}")


def measured(
    place: str, folder: Path, clients: int, seconds: float
) -> tuple[list[Answer], Counter[str]]:
    """Let everybody work at once; return all answers, and who was seen waiting."""
    context = multiprocessing.get_context("spawn")
    everybody = [*["reader"] * clients, *PEOPLE]
    begin = context.Barrier(len(everybody) + 1)
    answers: Queue[list[Answer]] = context.Queue()
    processes = [
        context.Process(
            target=person, args=(who, number, place, folder, seconds, begin, answers)
        )
        for number, who in enumerate(everybody)
    ]
    for process in processes:
        process.start()
    begin.wait(PATIENCE_S)
    seen = watch(place, seconds)
    found = [answer for _ in processes for answer in answers.get(timeout=PATIENCE_S)]
    for process in processes:
        process.join()
    return found, seen


if __name__ == "__main__":
    main()
