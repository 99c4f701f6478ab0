"""The entries and registers of another cost ledger, for those who move over.

History stays as it is: every entry keeps its amount and date, and its old number is
kept beside the new one. Entries that lie in no register come under one of the kind
`import`. An entry that names its G/L entry is linked to it where the mirror has it with
the same amount, so that it is not transferred again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.engine import derived, post
from costledger.errors import Problem
from costledger.messages import marked, phrase
from costledger.operations.base.master_data import Merged
from costledger.operations.registers.close import close_within
from costledger.sources.catalog import TABLES, Kind

if TYPE_CHECKING:
    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.sources.catalog import Column
    from costledger.sources.tables import Staged


@frozen
class Series:
    """One numbering of the other ledger."""

    name: str
    entries: str
    registers: str


SERIES = (
    Series("cost", "cost_entries", "cost_registers"),
    Series("budget", "budget_entries", "budget_registers"),
)

TYPES = {
    Kind.WHOLE: "bigint",
    Kind.AMOUNT: "bigint",
    Kind.ADDITIONAL_AMOUNT: "bigint",
    Kind.DATE: "date",
    Kind.POSTING_DATE: "date",
    Kind.BOOLEAN: "boolean",
}

HINTS = {
    "budget_name": marked("Import it with or before the entries: budgets."),
    "cost_type_no": marked("Import the chart with or before the entries: cost_types."),
    "cost_center_code": marked("Give it one that is there and may be posted on."),
    "cost_object_code": marked("Give it one that is there and may be posted on."),
}


def merge(
    store: Store, context: PostingContext, staged: Staged
) -> tuple[list[Merged], list[Problem]]:
    """Merge what was staged of another cost ledger; return what is wrong with it.

    Nothing is written of a numbering whose entries have problems.
    """
    merged: list[Merged] = []
    problems: list[Problem] = []
    for series in SERIES:
        if {series.entries, series.registers} & set(staged.tables):
            wrong = _hold(store, series, staged)
            problems += wrong
            if not wrong:
                merged += _write(store, context, series, staged)
    return merged, problems


def _hold(store: Store, series: Series, staged: Staged) -> list[Problem]:
    """Hold what is new of a numbering, and return what is wrong with it."""
    for table in (series.entries, series.registers):
        if table in staged.tables:
            store.copy_from_staging(f"stage_{table}")
        else:
            store.load_rows(f"stage_{table}", _columns(table), [])
    store.materialize(f"imports/history/line_{series.name}", relation="legacy_line")
    store.materialize(f"imports/history/list_{series.name}", relation="legacy_list")
    store.materialize("imports/history/legacy_new_line", series=series.name)
    return [
        Problem(file, row, field, value, phrase(problem), phrase(HINTS[field]))
        for file, row, field, value, problem in store.rows("imports/history/problem")
    ]


def _columns(table: str) -> dict[str, str]:
    """Return the columns that a staged table would have."""

    def kind(column: Column) -> str:
        return TYPES.get(column.kind, "text")

    columns = {column.name: kind(column) for column in TABLES[table].columns}
    return columns | {"file": "text", "row_no": "bigint", "is_closing": "boolean"}


def _write(
    store: Store, context: PostingContext, series: Series, staged: Staged
) -> list[Merged]:
    last_register_no = post.last_number(store, "register")
    last_entry_no = post.last_number(store, "entry")
    store.materialize(
        "imports/history/legacy_new_list",
        series=series.name,
        last_register_no=last_register_no,
    )
    store.materialize(
        "imports/history/entry",
        relation="legacy_numbered",
        series=series.name,
        last_entry_no=last_entry_no,
    )
    entries = store.run("imports/history/post_entry")
    store.run("imports/history/post_text")
    store.run("imports/history/post_number", series=series.name)
    store.run(
        "imports/history/post_register",
        posted_on=context.today,
        posted_at=context.now,
        posted_by=context.user,
    )
    store.run("imports/history/post_list", series=series.name)
    store.run("imports/history/post_source")
    _take_allocated(store, series)
    ((lines, linked, registers, new, last),) = store.rows("imports/history/count")
    if linked:
        derived.reset(store)
    post.set_last_number(store, "entry", last_entry_no + entries)
    post.set_last_number(store, "register", last or last_register_no)
    for (closed,) in store.rows("registers/close_legacy"):
        close_within(store, context, closed)
    found = {
        series.registers: Merged(series.registers, registers, new, 0, registers - new),
        series.entries: Merged(series.entries, lines, entries, 0, lines - entries),
    }
    return [found[table] for table in found if table in staged.tables]


def _take_allocated(store: Store, series: Series) -> None:
    """Let pools take what the other ledger says is allocated."""
    post.begin_series(store, "pool")
    store.materialize(
        "imports/history/legacy_pool",
        series=series.name,
        last_pool_no=post.last_number(store, "pool"),
        last_run_no=post.last_number(store, "run"),
    )
    ((pool_no, run_no),) = store.rows("imports/history/pool_last")
    if pool_no is None:
        return
    store.run("imports/history/post_run")
    store.run("imports/history/post_pool")
    store.run("imports/history/post_taken")
    post.set_last_number(store, "pool", pool_no)
    post.set_last_number(store, "run", run_no)
