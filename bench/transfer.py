"""Transfer against a plain copy of the same G/L table, and re-runs against the first.

    python -m bench.transfer --entries 1000000

prints seconds, ratios and the peak of memory. The copy is a `create table as select` of
the whole mirror in the same file; both end with a checkpoint. Every figure is the median
of several rounds, each on a fresh ledger.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import tempfile
import time
from pathlib import Path

from bench.books import write_books
from costledger import Ledger


def measured(folder: Path) -> dict[str, float]:
    """Return the seconds of one round on a fresh ledger."""
    place = folder / "ledger.duckdb"
    with Ledger.create(
        str(place),
        currency="NOK",
        center_dimension="DEPARTMENT",
        object_dimension="PROJECT",
    ) as ledger:
        times = {"import": timed(lambda: ledger.import_books(str(folder / "books")))}
        connection = ledger.store.staging()

        def copy() -> None:
            connection.execute("create table plain_copy as select * from gl_entry_row")
            connection.execute("checkpoint")

        times["copy"] = timed(copy)
        connection.execute("drop table plain_copy")
        connection.execute("checkpoint")
        times["transfer"] = timed(ledger.transfer)
        times["nothing new"] = timed(ledger.transfer)
        ledger.import_books(str(folder / "more"))
        times["1 % new"] = timed(ledger.transfer)
    place.unlink()
    return times


def timed(work: object) -> float:
    """Return how many seconds a call takes."""
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        entries = arguments.entries
        write_books(folder / "books", entries)
        write_books(folder / "more", entries + entries // 100, first=entries + 1)
        rounds = [measured(folder) for _ in range(arguments.rounds)]
    median = {key: statistics.median(each[key] for each in rounds) for key in rounds[0]}
    print(f"{entries:,} G/L entries, median of {arguments.rounds}")
    for key, seconds in median.items():
        print(f"  {key:12} {seconds:8.3f} s")
    copy, first = median["copy"], median["transfer"]
    print(
        f"  transfer / plain copy     {first / copy:6.2f}   (gate 1.5, goal 0.75 at 10 M)"
    )
    for key in ("nothing new", "1 % new"):
        print(f"  {key:11} / first run   {median[key] / first:7.1%}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"  peak of memory, import included: {peak // 1024:,} MB")


if __name__ == "__main__":
    main()
