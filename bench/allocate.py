"""How long an allocation takes, phase by phase, beside a plain insert of its rows.

python -m bench.allocate --rules 10000 --lines 100 --entries 10000000
python -m bench.allocate --rules 10000 --lines 100 --entries 1000000 --method direct
python -m bench.allocate --reciprocal 600
"""

from __future__ import annotations

import argparse
import datetime
import random
import resource
import tempfile
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from costledger import Allocation, Ledger
from costledger.operations.allocation import methods as allocate_stage

if TYPE_CHECKING:
    from collections.abc import Iterator

DAY = datetime.date(2025, 12, 31)

CENTERS = """
    insert into receiver
    select i, 'center', 'S' || i, 'Sender', 'postable', '', 0, '', '', '', false, false,
        false, false, ''
    from range(1, $rules + 1) as t(i)
"""
OBJECTS = """
    insert into receiver
    select $rules + i, 'object', 'R' || i, 'Receiver', 'postable', '', 0, '', '', '',
        false, false, false, false, ''
    from range(1, 1001) as t(i)
"""
TYPES = """
    insert into cost_type
    select i, cast(6000 + i as text), 'Type', 'postable', '', 0, '', 'none', null, null,
        '', '', false, false, false, false, ''
    from range(1, 51) as t(i)
"""
ENTRIES = """
    insert into cost_entry_row
    select i, 1, 1, date '2025-01-01' + cast(i % 360 as integer), false,
        1 + cast(i % 49 as integer), 1 + cast(hash(i) % $rules as integer),
        cast(hash(i * 7) % 1000000 as bigint) - 300000, 0, null, '', null
    from range(1, $entries + 1) as t(i)
"""
REGISTER = """
    insert into register_row
    select 1, 'journal', 1, null, null, '', null, 1, $entries, null, null, $entries, 0,
        sum(case when amount > 0 then amount else 0 end),
        sum(case when amount < 0 then -amount else 0 end), 0, date '2025-01-01',
        date '2025-12-31', timestamp '2025-12-31', 'bench'
    from cost_entry_row
"""
RULES = """
    insert into allocation_rule_row
    select 'RULE' || i, 1, 1, '', null, null, '', 'S' || i, '', '6050', 'both', false, '',
        '', 'stop', 'assessment', false, '', 'stop', false, false, null, ''
    from range(1, $rules + 1) as t(i)
"""
LINES = """
    insert into allocation_target_row
    select 'RULE' || i, 1, j * 10000, '6050', '', 'R' || (1 + hash(i * 1000 + j) % 1000),
        'static', 0, 0, cast(1 + hash(i + j) % 997 as decimal(38, 10)) * 0.01,
        'all_costs', 0, 0, '', '', '', '', '', '', '', null
    from range(1, $rules + 1) as t(i), range(1, $lines + 1) as u(j)
"""
PLAIN = {
    "relief": "pool_no",
    "cost_entry_row": "register_no",
    "cost_entry_text": "entry_no",
    "cost_entry_origin": "entry_no",
    "key_snapshot": "pool_no",
}
"""The tables that a run fills, and a column of each that is sorted."""


TEXTS = (
    "no_filter",
    "cost_center_filter",
    "cost_object_filter",
    "date_filter_code",
    "group_filter",
    "driver_code",
    "comment",
)


COMPUTED = {
    "solve": "solving who ends with what",
    "share_table": "rounding the table of pools and receivers",
    "step_table": "stepping down",
    "settle": "settling the totals of receivers",
}
"""What is worked out in Python, and how a line of the bench calls it."""


class Watch:
    """Times every statement of a run by its name, and the memory at its end."""

    def __init__(self, ledger: Ledger) -> None:
        self.found: dict[str, list[float]] = {}
        for verb in ("run", "rows", "hold", "define", "fill"):
            setattr(ledger.store, verb, self.timed(getattr(ledger.store, verb)))
        for function, title in COMPUTED.items():
            call = getattr(allocate_stage, function)
            setattr(allocate_stage, function, self.timed(call, title))

    def timed(self, call: Any, title: str = "") -> Any:
        """Return a call that counts its time under a title, or its first argument."""

        def counted(first: Any, /, *arguments: Any, **parameters: Any) -> Any:
            name = title or first
            start = time.perf_counter()
            try:
                return call(first, *arguments, **parameters)
            finally:
                spent = self.found.setdefault(name, [0.0, 0.0])
                spent[0] += time.perf_counter() - start
                spent[1] = peak()

        return counted


def main() -> None:
    """Run what was asked for, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rules", type=int, default=1000)
    parser.add_argument("--lines", type=int, default=100)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--method", default="sequential")
    parser.add_argument("--reciprocal", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.reciprocal:
        bench_reciprocal(arguments.reciprocal)
    else:
        bench_rules(
            arguments.rules, arguments.lines, arguments.entries, arguments.method
        )


def bench_rules(rules: int, lines: int, entries: int, method: str) -> None:
    """Allocate many rules over many open entries."""
    lines_in_all = f"{rules * lines:,} lines"
    print(f"{method}: {rules:,} rules, {lines_in_all}, {entries:,} open entries")
    with new_ledger() as ledger:
        with ledger.store.transaction():
            make(ledger, rules, entries)
            ledger.store.query(RULES, {"rules": rules})
            ledger.store.query(LINES, {"rules": rules, "lines": lines})
            ledger.store.insert("allocation_level", ("level", "method"), [(1, method)])
        spent = run(ledger)
        plain = plain_insert(ledger, entries)
        print(
            f"plain insert of the same rows: {plain:.2f} s; ratio {spent / plain:.2f}"
        )


def bench_reciprocal(pools: int) -> None:
    """Solve a level of pools that serve each other, ten arcs each and two outside."""
    print(f"reciprocal, {pools:,} pools")
    with new_ledger() as ledger:
        with ledger.store.transaction():
            make(ledger, pools, pools * 100)
            ledger.store.query(RULES, {"rules": pools})
            ledger.store.insert(
                "allocation_level", ("level", "method"), [(1, "reciprocal")]
            )
            chance = random.Random(1)  # noqa: S311 - the same every time
            rows = [
                arc(f"RULE{rule}", place, chance, pools)
                for rule in range(1, pools + 1)
                for place in range(1, 13)
            ]
            ledger.store.insert(
                "allocation_target_row",
                tuple(rows[0]),
                [tuple(row.values()) for row in rows],
            )
        run(ledger)


def arc(rule_id: str, place: int, chance: random.Random, pools: int) -> dict[str, Any]:
    """Return a line of a rule: ten serve other pools, two one of fifty objects."""
    is_inside = place <= 10
    row: dict[str, Any] = dict.fromkeys(TEXTS, "")
    return row | {
        "rule_id": rule_id,
        "rule_version": 1,
        "line_no": place * 10_000,
        "target_cost_type": "6050",
        "target_cost_center": f"S{chance.randint(1, pools)}" if is_inside else "",
        "target_cost_object": "" if is_inside else f"R{chance.randint(1, 50)}",
        "base": "static",
        "static_base": 0,
        "static_weighting": 0,
        "share": chance.randint(1, 9),
        "target_type": "all_costs",
        "percent_per_share": 0,
        "amount_per_share": 0,
    }


@contextmanager
def new_ledger() -> Iterator[Ledger]:
    """Make a ledger in a folder that goes away."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.create(f"{folder}/bench.duckdb", currency="NOK") as ledger,
    ):
        yield ledger


def make(ledger: Ledger, rules: int, entries: int) -> None:
    """Fill charts and entries."""
    query = ledger.store.query
    query(CENTERS, {"rules": rules})
    query(OBJECTS, {"rules": rules})
    query(TYPES)
    query(ENTRIES, {"rules": rules, "entries": entries})
    query(REGISTER, {"entries": entries})
    query("update counter set last_no = $last where name = 'entry'", {"last": entries})
    query("update counter set last_no = 1 where name = 'register'")


def run(ledger: Ledger) -> float:
    """Allocate, and print seconds and memory by statement."""
    watch = Watch(ledger)
    start = time.perf_counter()
    result = ledger.allocate(Allocation(date=DAY))
    spent = time.perf_counter() - start
    for name, (seconds, memory) in sorted(watch.found.items(), key=lambda e: -e[1][0]):
        if seconds >= spent / 100:
            print(f"  {seconds:8.2f} s  {memory:6.2f} GB  {name}")
    print(f"{result.entries:,} entries in {spent:.2f} s, at most {peak():.2f} GB")
    return spent


def plain_insert(ledger: Ledger, entries: int) -> float:
    """Write the very rows of the run a second time, table by table, and nothing else."""
    spent = 0.0
    for table, column in PLAIN.items():
        query = ledger.store.query
        is_new = f"where entry_no > {entries}" if table == "cost_entry_row" else ""
        text = f"create table plain_{table} as select * from {table} {is_new} limit 0"
        query(text)
        text = f"insert into plain_{table} select * from {table} {is_new} order by {column}"
        start = time.perf_counter()
        query(text)
        spent += time.perf_counter() - start
    return spent


def peak() -> float:
    """Return the most memory that this process ever held, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20


if __name__ == "__main__":
    main()
