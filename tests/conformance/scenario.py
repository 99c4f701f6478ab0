"""Scenario files: reading them, and the data that each begins with."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import frozen

if TYPE_CHECKING:
    from pathlib import Path

Row = dict[str, Any]

KEYS = {
    "accounting_periods": ("starting_date",),
    "dimension_values": ("dimension", "code"),
    "gl_accounts": ("no",),
    "gl_entries": ("entry_no",),
    "gl_budgets": ("name",),
    "gl_budget_entries": ("entry_no",),
    "cost_types": ("no",),
    "cost_centers": ("code",),
    "cost_objects": ("code",),
    "journal_batches": ("name",),
    "journal_lines": ("batch", "line_no"),
    "allocation_sources": ("id",),
    "budgets": ("name",),
    "budget_entries": ("entry_no",),
    "cost_entries": ("entry_no",),
    "cost_registers": ("no",),
    "budget_registers": ("no",),
    "employees": ("no",),
    "item_entries": (),
}
"""What tells the rows of a table apart; an empty key: every row is one of its own."""


@frozen
class Scenario:
    """One scenario, with all the data that it begins with."""

    id: str
    area: str
    title: str
    level: str
    work_date: str
    setup: Row
    tables: dict[str, list[Row]]
    own_tables: frozenset[str]
    """Tables that the scenario itself brings rows for."""
    when: list[Row]
    then: Row


def read_scenarios(file: Path) -> list[Scenario]:
    """Return the scenarios of a file; `base.json` is found beside it."""
    base = json.loads((file.parent / "base.json").read_text("utf-8"))
    lines = file.read_text("utf-8").splitlines()
    return [_scenario(json.loads(line), base) for line in lines if line.strip()]


def _scenario(raw: Row, base: Row) -> Scenario:
    given = dict(raw["given"])
    is_empty = given.pop("base", "standard") == "empty"
    work_date = given.pop("work_date", base["work_date"])
    setup = base["setup"] | given.pop("setup", {})
    tables = {
        name: [dict(row) for row in rows]
        for name, rows in base.items()
        if name in KEYS and not is_empty
    }
    if "accounting_periods_replace" in given:
        tables["accounting_periods"] = given.pop("accounting_periods_replace")
    for name, rows in given.items():
        tables[name] = _merged(name, tables.get(name, []), rows)
    return Scenario(
        id=raw["id"],
        area=raw["area"],
        title=raw["title"],
        level=raw["level"],
        work_date=work_date,
        setup=setup,
        tables=tables,
        own_tables=frozenset(given),
        when=raw["when"],
        then=raw["then"],
    )


def _merged(name: str, rows: list[Row], more: list[Row]) -> list[Row]:
    """Add rows; one with the key of another overrides the fields that it names."""
    key = KEYS[name]
    if not key:
        return rows + more
    found = {_key(name, row, key): row for row in rows}
    for row in more:
        place = _key(name, row, key)
        found[place] = found.get(place, {}) | row
    return list(found.values())


def _key(name: str, row: Row, key: tuple[str, ...]) -> tuple[Any, ...]:
    if name == "journal_lines":
        return row.get("batch", "DEFAULT"), row["line_no"]
    return tuple(row[column] for column in key)
