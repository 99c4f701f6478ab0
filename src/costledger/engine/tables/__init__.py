"""What every exchange table is: its columns, what they hold, and where they are kept.

Imports, exports, restores, the merging of master data and docs/reference/tables.md follow
from this one description; `statements` writes the SQL that can be read off it. A table
that needs a thought of its own has a file in `engine/sql/exchange` besides. Nothing here
reads or writes a ledger.
"""

from __future__ import annotations

from costledger.engine.tables import (
    allocations,
    books,
    budgets,
    charts,
    entries,
    memory,
    rules,
)
from costledger.engine.tables.description import Column, Kind, Table, Use

__all__ = ["TABLES", "Column", "Kind", "Table", "Use"]

_ALL = (
    books.SETUP,
    books.ACCOUNTING_PERIODS,
    books.CALENDAR_DAYS,
    books.IMPORTS,
    books.DIMENSIONS,
    books.DIMENSION_VALUES,
    books.DIMENSION_SETS,
    books.DIMENSION_SET_ERAS,
    books.DIMENSION_ERAS,
    books.GL_ACCOUNTS,
    books.GL_CODINGS,
    books.GL_ENTRIES,
    charts.COST_CENTERS,
    charts.COST_OBJECTS,
    charts.COST_TYPES,
    charts.COST_TYPE_ACCOUNTS,
    entries.VERSIONS,
    entries.COST_REGISTERS,
    entries.COST_ENTRIES,
    entries.GL_TRANSFERS,
    entries.REGISTER_SEALS,
    entries.REGISTER_DELETIONS,
    entries.PERIOD_SEALS,
    entries.ARCHIVES,
    entries.ARCHIVE_REGISTERS,
    entries.ARCHIVE_BALANCES,
    entries.LEGACY_REGISTERS,
    entries.LEGACY_ENTRIES,
    books.GL_BUDGETS,
    budgets.BUDGETS,
    books.GL_BUDGET_ENTRIES,
    budgets.BUDGET_REGISTERS,
    budgets.BUDGET_ENTRIES,
    budgets.BUDGET_SOURCES,
    budgets.BUDGET_COPIES,
    budgets.BUDGET_FORMER_ENTRIES,
    budgets.BUDGET_CONTROLS,
    allocations.ALLOCATION_RUNS,
    allocations.ALLOCATION_POOLS,
    allocations.ALLOCATION_CONSUMPTIONS,
    allocations.ALLOCATION_KEYS,
    allocations.ALLOCATION_FLOWS,
    entries.JOURNAL_BATCHES,
    entries.JOURNAL_LINES,
    rules.ALLOCATION_SOURCES,
    rules.ALLOCATION_TARGETS,
    rules.ALLOCATION_LEVELS,
    rules.EMPLOYEES,
    rules.ITEM_ENTRIES,
    rules.DRIVERS,
    rules.DRIVER_VALUES,
    memory.TRANSFER_MARKS,
    memory.RESOLUTIONS,
    memory.RESOLUTION_DAYS,
    memory.DISPOSITION_TOTALS,
    memory.AUDIT_EVENTS,
    memory.REQUESTS,
    memory.COUNTERS,
    memory.GL_DISPOSITION,
)

TABLES = {table.name: table for table in _ALL}
"""The tables by name, in the order in which they are imported, exported and restored."""
