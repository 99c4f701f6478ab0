"""Merging master data: what a file brings of a chart or mirror, into what is there.

Masters are small, so they are merged as rows in Python; entries never are. A file may
bring some columns only, and the others stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from costledger.engine.store import Store

Record = dict[str, Any]


@frozen
class Master:
    """How an exchange table is kept."""

    exchange: str
    """The exchange table's name."""
    table: str
    """The ledger's table."""
    columns: Mapping[str, str]
    """Theirs = ours, for the columns that are kept under another name."""
    key: tuple[str, ...]
    """The ledger's columns that tell one record from another."""
    defaults: Record
    """Every column of ours, with its value where nobody says otherwise."""
    identity: str = ""
    """The column of keys that are given once, in code order."""
    fixed: Record = field(factory=dict)
    """Columns that are the same in all rows of this exchange table."""
    words: Mapping[str, Mapping[str, str]] = field(factory=dict)
    """Ours = their word to our word."""


@frozen
class Merged:
    """What became of the rows of one exchange table."""

    table: str
    rows: int
    new: int
    changed: int
    unchanged: int


def merge(
    store: Store,
    master: Master,
    staged: list[Record],
    prepare: Callable[[Record], Record] = dict,
) -> Merged:
    """Merge staged rows into a master table and say what changed."""
    existing = {
        tuple(record[column] for column in master.key): record
        for record in store.records(f"base/masters/{master.exchange}")
    }
    fresh: list[Record] = []
    changed: list[Record] = []
    for row in staged:
        record = _renamed(master, prepare(row)) | master.fixed
        # A part of the key that the file does not have, as the version of a value of a
        # key figure, is as it is in a new record.
        key = tuple(
            record.get(column, master.defaults.get(column)) for column in master.key
        )
        before = existing.get(key)
        if before is None:
            fresh.append(master.defaults | record)
        elif any(before[column] != value for column, value in record.items()):
            changed.append(before | record)
    if master.identity and fresh:
        last = max((each[master.identity] for each in _all(store, master)), default=0)
        fresh.sort(key=lambda record: tuple(record[column] for column in master.key))
        for place, record in enumerate(fresh, start=1):
            record[master.identity] = last + place
    columns = tuple(master.defaults) + ((master.identity,) if master.identity else ())
    rows = [tuple(record[column] for column in columns) for record in fresh + changed]
    store.replace(master.table, master.key, columns, rows)
    return Merged(
        master.exchange,
        len(staged),
        len(fresh),
        len(changed),
        len(staged) - len(fresh) - len(changed),
    )


def _all(store: Store, master: Master) -> list[Record]:
    return store.records(f"base/masters/last_{master.identity}")


def _renamed(master: Master, row: Record) -> Record:
    record = {}
    for theirs, value in row.items():
        ours = master.columns.get(theirs, theirs)
        if ours in master.defaults:
            words = master.words.get(ours, {})
            record[ours] = words.get(value, value)
    return _without_derived(record)


def _without_derived(record: Record) -> Record:
    """Leave out what the tree of a chart decides: indentation, and what end-totals sum."""
    derived = {"indentation"}
    if record.get("line_type") == "end_total":
        derived.add("totaling")
    return {column: value for column, value in record.items() if column not in derived}


LAYOUT = {
    "totaling": "",
    "indentation": 0,
    "is_blocked": False,
    "is_retired": False,
    "new_page": False,
    "blank_line": False,
    "comment": "",
}
"""What every chart line has when nobody says otherwise."""

RECEIVER = LAYOUT | {
    "kind": "",
    "code": "",
    "name": "",
    "line_type": "postable",
    "sorting_order": "",
    "cost_subtype": "",
    "responsible_person": "",
}


def _receivers(kind: str) -> Master:
    return Master(
        exchange=f"cost_{kind}s",
        table="receiver",
        columns={"blocked": "is_blocked"},
        key=("kind", "code"),
        defaults=RECEIVER,
        identity="receiver_id",
        fixed={"kind": kind},
        words={"line_type": {f"cost_{kind}": "postable"}},
    )


MASTERS = (
    Master(
        exchange="accounting_periods",
        table="accounting_period",
        columns={},
        key=("starting_date",),
        defaults={"starting_date": None, "new_fiscal_year": False, "state": "open"},
    ),
    Master(
        exchange="dimensions",
        table="dimension",
        columns={"code": "dimension"},
        key=("dimension",),
        defaults={"dimension": "", "name": ""},
    ),
    Master(
        exchange="dimension_values",
        table="dimension_value",
        columns={"blocked": "is_blocked"},
        key=("dimension", "code"),
        defaults={
            "dimension": "",
            "code": "",
            "name": "",
            "dimension_value_type": "standard",
            "totaling": "",
            "is_blocked": False,
        },
    ),
    Master(
        exchange="gl_accounts",
        table="gl_account",
        columns={"no": "gl_account_no", "blocked": "is_blocked"},
        key=("gl_account_no",),
        defaults={
            "gl_account_no": "",
            "name": "",
            "account_type": "posting",
            "income_balance": "income_statement",
            "totaling": "",
            "is_blocked": False,
            "excluded_reason": "",
        },
    ),
    _receivers("center"),
    _receivers("object"),
    Master(
        exchange="cost_types",
        table="cost_type",
        columns={
            "no": "code",
            "type": "line_type",
            "blocked": "is_blocked",
            "cost_center_code": "default_center_id",
            "cost_object_code": "default_object_id",
        },
        key=("code",),
        defaults=LAYOUT
        | {
            "code": "",
            "name": "",
            "line_type": "postable",
            "gl_account_range": "",
            "combine_entries": "none",
            "default_center_id": None,
            "default_object_id": None,
            "cost_classification": "",
            "fixed_share": "",
        },
        identity="cost_type_id",
        words={"line_type": {"cost_type": "postable"}},
    ),
    Master(
        exchange="gl_budgets",
        table="gl_budget",
        columns={"blocked": "is_blocked"},
        key=("name",),
        defaults={"name": "", "description": "", "is_blocked": False},
    ),
    Master(
        exchange="budgets",
        table="version",
        columns={"name": "code", "description": "name", "blocked": "is_locked"},
        key=("code",),
        defaults={
            "code": "",
            "name": "",
            "kind": "budget",
            "is_locked": False,
            "base_version_id": None,
            "base_cut_date": None,
            "base_cut_entry_no": None,
        },
        identity="version_id",
    ),
    Master(
        exchange="allocation_levels",
        table="allocation_level",
        columns={},
        key=("level",),
        defaults={"level": 0, "method": "sequential"},
    ),
    Master(
        exchange="employees",
        table="employee",
        columns={"no": "employee_no"},
        key=("employee_no",),
        defaults={
            "employee_no": "",
            "name": "",
            "is_active": True,
            "cost_center_code": "",
            "cost_object_code": "",
        },
    ),
    Master(
        exchange="drivers",
        table="driver",
        columns={"code": "driver_code"},
        key=("driver_code",),
        defaults={"driver_code": "", "name": "", "unit": "", "kind": "stock"},
    ),
    Master(
        exchange="driver_values",
        table="driver_value",
        columns={
            "driver": "driver_code",
            "date": "value_date",
            "version": "version_code",
        },
        key=(
            "driver_code",
            "receiver_kind",
            "receiver_code",
            "value_date",
            "version_code",
        ),
        defaults={
            "driver_code": "",
            "receiver_kind": "",
            "receiver_code": "",
            "value_date": None,
            "value": 0,
            "version_code": "",
        },
    ),
)
"""The masters, in the order in which they are merged."""
