"""Comparing what holds after a scenario with what should hold."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from tests.conformance import numbers
from tests.conformance.values import day, is_same

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conformance.scenario import Row
    from tests.conformance.steps import Run

KEYS = {
    "cost_types": ("no",),
    "cost_centers": ("code",),
    "cost_objects": ("code",),
    "gl_accounts": ("no",),
    "dimension_values": ("dimension", "code"),
    "allocation_sources": ("id",),
    "allocation_targets": ("id", "line_no"),
    "journal_batches": ("name",),
    "budgets": ("name",),
    "employees": ("no",),
}

UNITS = 100
"""Scenarios are in a currency of two decimals."""


def differences(run: Run) -> Iterator[str]:
    """Yield everything that is not as it should be."""
    then = run.scenario.then
    yield from _error(run, then.get("error"))
    yield from _result(run, then)
    for name, rows in then.items():
        if name in TABLES:
            yield from _table(name, rows, TABLES[name](run, then))
        elif name in KEYS:
            yield from _records(run, name, rows)
    yield from _absent(run, then.get("absent", {}))
    yield from _setup(run, then.get("setup", {}))
    for balance in then.get("balances", []):
        found = _balance(run, **balance)
        if not is_same(Decimal(balance["value"]) * UNITS, found):
            value = balance["value"]
            yield f"balance {balance}: expected {value}, found {found} minor units"
    yield from _report(run, then.get("report"))


def _result(run: Run, then: Row) -> Iterator[str]:
    wanted = then.get("result")
    if "result" in then and run.error is None and not is_same(wanted, run.result):
        yield f"result: expected {wanted}, found {run.result}"
    if "gl_entry_count" in then:
        found = len(run.ledger.exchange.table("gl_entries"))
        if found != then["gl_entry_count"]:
            yield f"gl_entry_count: expected {then['gl_entry_count']}, found {found}"


def _absent(run: Run, absent: dict[str, list[Any]]) -> Iterator[str]:
    for name, keys in absent.items():
        present = {_key(name, row) for row in records(run, name)}
        present |= {key[:1] for key in present}
        for key in keys:
            if (tuple(key) if isinstance(key, list) else (key,)) in present:
                yield f"{name}: {key} should not be there"


def _error(run: Run, wanted: Row | None) -> Iterator[str]:
    if run.error is None:
        if wanted:
            yield f"error: expected {wanted['kind']} at step {wanted['at_step']}"
        return
    place, kind, text = run.error
    if not wanted:
        yield f"error: none expected, found {kind} at step {place}: {text}"
    elif (place, kind) != (wanted["at_step"], wanted["kind"]):
        yield (
            f"error: expected {wanted['kind']} at step {wanted['at_step']},"
            f" found {kind} at step {place}: {text}"
        )


# Whole tables


def cost_entries(run: Run, then: Row) -> list[Row]:
    """Return the actual entries, numbered as the scenario does."""
    rows = numbers.entries(run.ledger, budget=False)
    return _numbered_entries(run, then, rows, "cost", budget=False)


def budget_entries(run: Run, then: Row) -> list[Row]:
    """Return the budget entries, numbered as the scenario does."""
    rows = [
        row | {"date": row["posting_date"], "budget_name": row["version"]}
        for row in numbers.entries(run.ledger, budget=True)
    ]
    return _numbered_entries(run, then, rows, "budget", budget=True)


def _numbered_entries(
    run: Run, then: Row, rows: list[Row], series: str, *, budget: bool
) -> list[Row]:
    registers = numbers.registers(run.ledger, budget=budget)
    known = [row["no"] for row in registers]
    named = [row["no"] for row in then.get(f"{series}_registers", [])]
    own = [row["entry_no"] for row in rows]
    names = [
        row.get("entry_no", n) for n, row in enumerate(then[f"{series}_entries"], 1)
    ]
    return [
        row
        | {
            "entry_no": numbers.theirs(own, row["entry_no"], names),
            "allocated_with_journal_no": numbers.theirs(
                known, row.get("allocated_with_journal_no"), named
            ),
        }
        for row in rows
    ]


def cost_registers(run: Run, then: Row) -> list[Row]:
    """Return the registers of ACTUAL, numbered as the scenario does."""
    return _numbered_registers(run, then, "cost", "cost_entry", budget=False)


def budget_registers(run: Run, then: Row) -> list[Row]:
    """Return the registers of budgets, numbered and named as the scenario does."""
    rows = _numbered_registers(run, then, "budget", "cost_budget_entry", budget=True)
    sources = {"budget_entry": "manual", "budget_copy": "manual"}
    return [
        row
        | {
            "cost_budget_name": row["version"],
            "amount": row["debit_amount"] - row["credit_amount"],
            "source": sources.get(row["source"], row["source"]),
        }
        for row in rows
    ]


def _numbered_registers(
    run: Run, then: Row, series: str, entry: str, *, budget: bool
) -> list[Row]:
    registers = numbers.registers(run.ledger, budget=budget)
    rows = numbers.entries(run.ledger, budget=budget)
    own = [row["entry_no"] for row in rows]
    wanted = then.get(f"{series}_entries", [])
    names = [row.get("entry_no", n) for n, row in enumerate(wanted, 1)]
    known = [row["no"] for row in registers]
    named = [row.get("no", n) for n, row in enumerate(then[f"{series}_registers"], 1)]
    return [
        row
        | {
            "no": numbers.theirs(known, row["no"], named),
            f"from_{entry}_no": numbers.theirs(own, row["from_cost_entry_no"], names),
            f"to_{entry}_no": numbers.theirs(own, row["to_cost_entry_no"], names),
        }
        for row in registers
    ]


def journal_lines(run: Run, then: Row) -> list[Row]:
    """Return the unposted lines of all batches."""
    del then
    return run.ledger.exchange.table("journal_lines")


def gl_budget_entries(run: Run, then: Row) -> list[Row]:
    """Return the G/L budget entries."""
    del then
    return [
        row | {"dimensions": json.loads(row["dimensions"])}
        for row in run.ledger.exchange.table("gl_budget_entries")
    ]


TABLES = {
    "cost_entries": cost_entries,
    "cost_registers": cost_registers,
    "budget_entries": budget_entries,
    "budget_registers": budget_registers,
    "gl_budget_entries": gl_budget_entries,
    "journal_lines": journal_lines,
}


def _table(name: str, wanted: list[Row], found: list[Row]) -> Iterator[str]:
    if len(wanted) != len(found):
        yield f"{name}: expected {len(wanted)} rows, found {len(found)}: {found}"
        return
    for place, (expected, row) in enumerate(zip(wanted, found, strict=True), start=1):
        yield from _fields(f"{name} row {place}", expected, row)


def _fields(where: str, expected: Row, found: Row) -> Iterator[str]:
    for name, value in expected.items():
        if name not in found:
            yield f"{where}: there is no {name}"
        elif not is_same(value, found[name]):
            yield f"{where}: {name} expected {value!r}, found {found[name]!r}"


# Records


def records(run: Run, table: str) -> list[Row]:
    """Return the active records of a chart, mirror or rule."""
    rows = run.ledger.exchange.table(table)
    return [row for row in rows if not row.get("retired")]


def _records(run: Run, table: str, wanted: list[Row]) -> Iterator[str]:
    found: dict[tuple[Any, ...], Row] = {}
    for row in records(run, table):
        found.setdefault(_key(table, row), row)
    for expected in wanted:
        row = found.get(_key(table, expected))
        if row is None:
            yield f"{table}: {_key(table, expected)} is not there"
        else:
            yield from _fields(f"{table} {_key(table, expected)}", expected, row)


def _key(table: str, row: Row) -> tuple[Any, ...]:
    return tuple(row[column] for column in KEYS[table])


def _setup(run: Run, wanted: Row) -> Iterator[str]:
    setup = run.ledger.setup()
    for name, value in wanted.items():
        found = getattr(setup, name)
        if not is_same(value, found):
            yield f"setup {name}: expected {value!r}, found {found!r}"


# Balances and reports


def _balance(
    run: Run,
    kind: str,
    no: str,
    measure: str,
    value: str,
    filters: Row | None = None,
) -> Any:
    del value
    filters = dict(filters or {})
    date = filters.pop("date", "")
    version = filters.pop("budget_name", "") or numbers.ACTUAL
    if measure == "balance_to_allocate":
        return run.ledger.reports.open_amount(
            kind=kind.removeprefix("cost_"),
            code=no,
            version=version,
            period=date or None,
        )
    if measure == "balance_at_date":
        date = ".." + date.partition("..")[2] if ".." in date else f"..{date}"
    if measure == "balance":
        date = ""
    found = run.ledger.reports.balances(
        by=kind.removeprefix("cost_"),
        period=date or None,
        types=filters.pop("cost_type_no", ""),
        centers=filters.pop("cost_center_code", ""),
        objects=filters.pop("cost_object_code", ""),
        version=version,
        with_zero=True,
    )
    assert not filters, f"unknown filters {filters}"
    row = next((each for each in found.rows if each.code == no), None)
    if row is None:
        return None
    return {
        "balance": row.balance,
        "net_change": row.net_change,
        "balance_at_date": row.balance,
        "debit_amount": row.debit,
        "credit_amount": row.credit,
        "budget_amount": row.net_change,
    }[measure]


def _report(run: Run, wanted: Row | None) -> Iterator[str]:
    if wanted is None:
        return
    if run.report is None:
        yield "report: none was made"
        return
    if "periods" in wanted:
        found = [
            day(each) if isinstance(each, str) else each for each in run.report.periods
        ]
        expected = [day(each) for each in wanted["periods"]]
        if expected != found:
            yield f"report periods: expected {expected}, found {found}"
    rows = [_row(each) for each in run.report.rows]
    if len(rows) != len(wanted["rows"]):
        yield f"report: expected {len(wanted['rows'])} rows, found {rows}"
        return
    for place, (expected, row) in enumerate(
        zip(wanted["rows"], rows, strict=True), start=1
    ):
        yield from _fields(f"report row {place}", expected, row)


def _row(row: Any) -> Row:
    return (
        dict(row)
        if isinstance(row, dict)
        else {name: getattr(row, name) for name in row.__attrs_attrs__}
    )
