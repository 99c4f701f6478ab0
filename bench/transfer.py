"""Transfer against a plain copy of the same G/L table, and re-runs against the first.

    python -m bench.transfer --entries 1000000
    python -m bench.transfer --entries 1000000 --postgres

prints seconds, ratios and the peak of memory. The copy is a `create table as select` of
the whole mirror in the same file; both end with a checkpoint. Every figure is the median
of several rounds, each on a fresh ledger, with the least beside it, which a busy machine
disturbs less. With `--postgres` each round does the same on a server too, the digests are
held against each other, and what the server's time went to is shown by statement; with
`--profile` that of DuckDB as well, of the first run and of the one with 1 % new entries.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import statistics
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from bench.books import write_books
from bench.server import new_places
from costledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

TIMED = ("run", "rows", "records", "define", "hold", "put", "fill")
"""The methods of a store by which a verb does its work."""

PROFILED = ("transfer", "1 % new")
"""The runs whose time is shown by statement."""

SHOWN = 20


class Round:
    """What one round on a fresh ledger took, in seconds."""

    def __init__(self) -> None:
        self.times: dict[str, float] = {}
        self.profiles: dict[str, dict[str, float]] = {}
        self.sha256 = ""


def measured(place: str, folder: Path) -> Round:
    """Return the seconds of one round on a fresh ledger."""
    found = Round()
    with Ledger.create(
        place,
        currency="NOK",
        center_dimension="DEPARTMENT",
        object_dimension="PROJECT",
    ) as ledger:
        times = found.times
        times["import"] = timed(lambda: ledger.import_books(str(folder / "books")))
        if ledger.store.dialect == "duckdb":
            times["copy"] = timed_copy(ledger)
        with profiled(ledger) as found.profiles["transfer"]:
            before = processor_s(ledger)
            times["transfer"] = timed(ledger.transfer)
            times["of processor"] = processor_s(ledger) - before
        found.sha256 = ledger.digest().sha256
        times["nothing new"] = timed(ledger.transfer)
        ledger.import_books(str(folder / "more"))
        with profiled(ledger) as found.profiles["1 % new"]:
            times["1 % new"] = timed(ledger.transfer)
    return found


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds a call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor_s(ledger: Ledger) -> float:
    """Return the processor's time so far, ours and the server's where it is near.

    On a busy machine it says more than the clock; threads of DuckDB add up.
    """
    seconds = time.process_time()
    if ledger.store.dialect == "postgres":
        ((pid,),) = ledger.store.query("select pg_backend_pid()")
        state = Path(f"/proc/{pid}/stat")
        if state.exists():
            fields = state.read_text("utf-8").rpartition(")")[2].split()
            ticks = int(fields[11]) + int(fields[12])
            seconds += ticks / os.sysconf("SC_CLK_TCK")
    return seconds


def timed_copy(ledger: Ledger) -> float:
    """Return how many seconds a plain copy of the G/L table takes."""
    connection = ledger.store.staging()

    def copy() -> None:
        connection.execute("create table plain_copy as select * from gl_entry_row")
        connection.execute("checkpoint")

    seconds = timed(copy)
    connection.execute("drop table plain_copy")
    connection.execute("checkpoint")
    return seconds


@contextlib.contextmanager
def profiled(ledger: Ledger) -> Iterator[dict[str, float]]:
    """Add up the seconds of every statement, by its name."""
    found: dict[str, float] = defaultdict(float)
    store = ledger.store
    depth = [0]

    def wrap(method: str) -> None:
        original = getattr(store, method)

        def asked(name: str, /, *arguments: object, **named: object) -> object:
            depth[0] += 1
            start = time.perf_counter()
            try:
                return original(name, *arguments, **named)
            finally:
                depth[0] -= 1
                if not depth[0]:
                    found[name] += time.perf_counter() - start

        setattr(store, method, asked)

    for method in TIMED:
        wrap(method)
    try:
        yield found
    finally:
        for method in TIMED:
            delattr(store, method)


def median_of(rounds: list[Round]) -> dict[str, float]:
    """Return the median of each figure."""
    return {
        key: statistics.median(each.times[key] for each in rounds)
        for key in rounds[0].times
    }


def least_of(rounds: list[Round]) -> dict[str, float]:
    """Return the least of each figure."""
    return {key: min(each.times[key] for each in rounds) for key in rounds[0].times}


def show(name: str, rounds: list[Round]) -> None:
    """Print the figures of one store."""
    print(name)
    median, least = median_of(rounds), least_of(rounds)
    for key, seconds in median.items():
        print(f"  {key:12} {seconds:8.3f} s   least {least[key]:8.3f} s")
    for key in ("nothing new", "1 % new"):
        of_median = median[key] / median["transfer"]
        of_least = least[key] / least["transfer"]
        print(
            f"  {key:11} / first run   {of_median:7.1%}   of the least {of_least:7.1%}"
        )


def show_profile(rounds: list[Round], run: str) -> None:
    """Print what the time of a run went to, by statement, each the median of rounds."""
    names = dict.fromkeys(name for each in rounds for name in each.profiles[run])
    times = {
        name: statistics.median(each.profiles[run].get(name, 0.0) for each in rounds)
        for name in names
    }
    whole = median_of(rounds)[run]
    print(f"  where the time of '{run}' went:")
    by_time = sorted(times.items(), key=lambda item: -item[1])[:SHOWN]
    rest = whole - sum(seconds for _, seconds in by_time)
    for name, seconds in [*by_time, ("the rest, and commit", rest)]:
        print(f"    {name:24} {seconds * 1000:9.1f} ms {seconds / whole:6.1%}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--postgres", action="store_true", help="on a server too")
    parser.add_argument("--server", default="", help="its address; else one is started")
    parser.add_argument("--profile", action="store_true", help="by statement")
    arguments = parser.parse_args()
    ours: list[Round] = []
    theirs: list[Round] = []
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        entries = arguments.entries
        write_books(folder / "books", entries)
        write_books(folder / "more", entries + entries // 100, first=entries + 1)
        if arguments.postgres:
            new_place = stack.enter_context(new_places(arguments.server))
        for _ in range(arguments.rounds):
            place = folder / "ledger.duckdb"
            ours.append(measured(str(place), folder))
            place.unlink()
            if arguments.postgres:
                theirs.append(measured(new_place(), folder))
    print(f"{entries:,} G/L entries, median of {arguments.rounds}")
    median = median_of(ours)
    show("DuckDB", ours)
    ratio = median["transfer"] / median["copy"]
    print(f"  transfer / plain copy     {ratio:6.2f}   (gate 1.5, goal 0.75 at 10 M)")
    if arguments.profile:
        for run in PROFILED:
            show_profile(ours, run)
    if theirs:
        server = median_of(theirs)
        show("PostgreSQL", theirs)
        ratio = server["transfer"] / median["transfer"]
        print(f"  transfer / DuckDB's       {ratio:6.2f}   (goal 8)")
        ratio = server["of processor"] / median["of processor"]
        print(f"  the same, of processor    {ratio:6.2f}")
        for run in PROFILED if arguments.profile else PROFILED[:1]:
            show_profile(theirs, run)
        same = {each.sha256 for each in (*ours, *theirs)}
        print(f"  digests: {'the same' if len(same) == 1 else 'DIFFERENT'}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"  peak of memory, import included: {peak // 1024:,} MB")


if __name__ == "__main__":
    main()
