"""Single records of charts, mirrors, rules and drafts: add, set, rename, delete.

A table is kept by a module of its own, which knows its rules; this finds the module.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from costledger.errors import UnknownRecordError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

Key = str | int | tuple[Any, ...]
"""A record's key: its code or number; several fields where one is not enough."""

TABLES: dict[str, str] = {
    "allocation_sources": "rules.records",
    "allocation_targets": "rules.records",
    "journal_batches": "journal.records",
    "journal_lines": "journal.records",
    "allocation_levels": "rules.drivers",
    "drivers": "rules.drivers",
    "driver_values": "rules.drivers",
    "budgets": "budget.records",
    "budget_entries": "budget.records",
    "cost_types": "charts.records",
    "cost_centers": "charts.records",
    "cost_objects": "charts.records",
    "gl_accounts": "imports.records",
    "dimension_values": "imports.records",
    "accounting_periods": "imports.records",
    "employees": "imports.records",
}
"""The module of `operations` that keeps each exchange table, by the table's name."""


class RecordHandler(Protocol):
    """What a module gives that keeps records.

    `confirm` answers the question that a change may ask: True yes, False no, None when
    nobody was asked. Where a yes is needed and not given, RefusedError of the kind
    `confirmation_declined`, whose problem is the question.
    """

    def record_add(
        self,
        store: Store,
        context: PostingContext,
        table: str,
        record: Mapping[str, Any],
        confirm: bool | None,  # noqa: FBT001
    ) -> Key:
        """Add a record and return its key."""

    def record_set(
        self,
        store: Store,
        context: PostingContext,
        table: str,
        key: Key,
        fields: Iterable[tuple[str, Any]],
        confirm: bool | None,  # noqa: FBT001
    ) -> None:
        """Enter fields one by one, in order, with what each brings along."""

    def record_rename(
        self,
        store: Store,
        context: PostingContext,
        table: str,
        key: Key,
        new_key: Key,
        confirm: bool | None,  # noqa: FBT001
    ) -> None:
        """Give a record another key, everywhere."""

    def record_delete(
        self,
        store: Store,
        context: PostingContext,
        table: str,
        key: Key,
        confirm: bool | None,  # noqa: FBT001
    ) -> None:
        """Delete a record, or retire it where something refers to it."""


def handler_of(table: str) -> RecordHandler:
    """Return the module that keeps a table.

    Raises UnknownRecordError.
    """
    if table not in TABLES:
        raise UnknownRecordError("table", table)
    return cast(
        "RecordHandler", import_module(f"costledger.operations.{TABLES[table]}")
    )
