"""Loading what a scenario begins with, as a user would: by import and by typing."""

from __future__ import annotations

import csv
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.conformance.values import day

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.conformance.scenario import Row, Scenario
    from tests.copies import Copies

CHARTS = (
    "accounting_periods",
    "dimension_values",
    "gl_accounts",
    "gl_budgets",
    "cost_types",
    "cost_centers",
    "cost_objects",
    "budgets",
)
"""Tables that are imported first; many scenarios begin with the same."""

ENTRIES = (
    "gl_entries",
    "gl_budget_entries",
    "employees",
    "item_entries",
    "cost_registers",
    "cost_entries",
    "budget_registers",
    "budget_entries",
)
"""Tables that are imported after them."""

DERIVED = {"gl_accounts": ("cost_type_no",)}
"""Columns that the product works out: the links follow from the account ranges."""

AT_INIT = {
    "center_dimension": "cost_center_dimension",
    "object_dimension": "cost_object_dimension",
}
"""What `Ledger.create` calls them, and what setup does."""


def load(scenario: Scenario, place: str, copies: Copies) -> Ledger:
    """Make a ledger with what a scenario begins with, and return it open."""
    ledger = _charted(scenario, place, copies)
    try:
        _import(ledger, scenario, ENTRIES)
        _type(ledger, scenario)
        _set_up(ledger, scenario.setup)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _charted(scenario: Scenario, place: str, copies: Copies) -> Ledger:
    """Return a ledger with the charts of a scenario."""
    settings = {
        ours: scenario.setup.get(theirs, "") for ours, theirs in AT_INIT.items()
    }
    tables = {name: scenario.tables.get(name, []) for name in CHARTS}
    return copies.ledger(
        place,
        {"currency": "EUR", **settings},
        json.dumps(tables),
        lambda ledger: _import(ledger, scenario, CHARTS),
    )


def _import(ledger: Ledger, scenario: Scenario, tables: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written = [
            table
            for table in tables
            if _write(folder, table, scenario.tables.get(table, []))
        ]
        if written:
            found = ledger.import_books(name)
            missing = {file.removesuffix(".csv") for file in found.left_alone}
            if missing & scenario.own_tables:
                raise NotImplementedError(f"not imported: {', '.join(missing)}")


def import_rows(ledger: Ledger, table: str, rows: list[Row]) -> None:
    """Import rows of one table, as one import."""
    with tempfile.TemporaryDirectory() as name:
        _write(Path(name), table, rows)
        ledger.import_books(name)


def _write(folder: Path, table: str, rows: list[Row]) -> bool:
    """Write a table as CSV, and say whether there was anything to write."""
    if not rows:
        return False
    left_out = DERIVED.get(table, ())
    columns = [
        column
        for column in dict.fromkeys(column for row in rows for column in row)
        if column not in left_out
    ]
    with (folder / f"{table}.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)
    return True


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case dict() | list():
            return json.dumps(value)
        case _:
            return str(value)


def _type(ledger: Ledger, scenario: Scenario) -> None:
    """Enter what people type: batches, lines, and allocation sources with targets."""
    have = {batch.name for batch in ledger.journal.batches()}
    lines = scenario.tables.get("journal_lines", [])
    batches = list(scenario.tables.get("journal_batches", []))
    named = {batch["name"] for batch in batches}
    missing = {line.get("batch", "DEFAULT") for line in lines} - named
    for record in batches + [{"name": name} for name in sorted(missing)]:
        if record["name"] in have:
            ledger.journal.batch_set(record["name"], _without(record, "name"))
        else:
            ledger.journal.batch_add({"delete_after_posting": True} | record)
    for name in sorted({line.get("batch", "DEFAULT") for line in lines}):
        rows = [line for line in lines if line.get("batch", "DEFAULT") == name]
        ledger.journal.import_rows([_without(row, "batch") for row in rows], name)
    for source in scenario.tables.get("allocation_sources", []):
        number = ledger.records.add("allocation_sources", _without(source, "targets"))
        for target in source.get("targets", []):
            ledger.records.add("allocation_targets", {"id": number} | target)


def _without(row: Row, *names: str) -> Row:
    return {name: value for name, value in row.items() if name not in names}


def _set_up(ledger: Ledger, setup: Row) -> None:
    changes = {
        name: _setting(name, value)
        for name, value in setup.items()
        if name not in AT_INIT.values()
    }
    now = ledger.setup()
    ledger.setup(
        **{
            name: value
            for name, value in changes.items()
            if getattr(now, name, None) != value
        }
    )


def _setting(name: str, value: Any) -> Any:
    if name.startswith(("allow_posting", "starting_date")):
        return day(value)
    return value


def settings(fields: Row) -> Row:
    """Return setup fields as the API takes them."""
    return {name: _setting(name, value) for name, value in fields.items()}
