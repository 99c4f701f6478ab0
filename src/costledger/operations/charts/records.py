"""Records of the charts: cost types, cost centers and cost objects, one at a time.

Fields are entered in order, as on a form, and each brings along what it decides. What is
referred to is never deleted: it retires, and history keeps it.
"""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING, Any

from attrs import frozen

from costledger.domain.filters import parse_filter
from costledger.domain.hierarchy import LINES, LineType
from costledger.engine import post
from costledger.errors import AccountsClaimedTwiceError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.master_data import MASTERS, Master, Record
from costledger.operations.base.record_fields import SINGULAR, ask, read_field, refuse
from costledger.operations.charts import rename
from costledger.operations.charts.charts import link_accounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.records import Key

TOTALS = ("total", "end_total")
"""The line types that have a totaling."""


@frozen
class Chart:
    """How one of the three charts is kept."""

    table: str
    """The exchange table."""
    kind: str
    """cost_type, center or object."""
    key: str
    """The key's name in the exchange table; `code` is ours."""
    line_type: str
    """The line type's name in the exchange table."""

    @property
    def master(self) -> Master:
        """How the ledger's table is merged and named."""
        return next(each for each in MASTERS if each.exchange == self.table)


CHARTS = {
    chart.table: chart
    for chart in (
        Chart("cost_types", "cost_type", "no", "type"),
        Chart("cost_centers", "center", "code", "line_type"),
        Chart("cost_objects", "object", "code", "line_type"),
    )
}
CHART_OF = {chart.kind: chart for chart in CHARTS.values()}


def record_add(
    store: Store,
    context: PostingContext,
    table: str,
    record: Mapping[str, Any],
    confirm: bool | None,  # noqa: FBT001
) -> Key:
    """Add a line to a chart.

    Raises RefusedError: `key_missing`, `already_exists`, and what a field refuses.
    """
    chart = CHARTS[table]
    with store.transaction():
        post.lock(store)
        code = free_code(store, chart, record.get(chart.key))
        line = chart.master.defaults | chart.master.fixed | {"code": code}
        # What a line is decides on its other fields, whatever stands first.
        names = sorted(record, key=lambda name: name != chart.line_type)
        for name in names:
            if name != chart.key:
                entered = (name, record[name])
                line = _entered(store, chart, {}, line, entered, confirm)
        put_line(store, chart, line)
        if chart.kind == "cost_type":
            link_where_possible(store)
        audit.record(store, context, f"{table} add", key=code)
    return code


def record_set(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    fields: Iterable[tuple[str, Any]],
    confirm: bool | None,  # noqa: FBT001
) -> None:
    """Enter fields of a line, in order.

    Raises UnknownRecordError, RefusedError.
    """
    chart = CHARTS[table]
    with store.transaction():
        post.lock(store)
        stored = line_of(store, chart, key)
        line, changed = stored, {}
        for name, value in fields:
            if name == chart.key:
                raise UnknownRecordError(
                    phrase("field of {table}", table=table),
                    name,
                    phrase("Another key is a rename."),
                )
            line = _entered(store, chart, stored, line, (name, value), confirm)
            changed[name] = value
        put_line(store, chart, line)
        if chart.kind == "cost_type":
            link_where_possible(store)
        audit.record(store, context, f"{table} set", key=line["code"], fields=changed)


def record_rename(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    new_key: Key,
    confirm: bool | None,  # noqa: ARG001, FBT001
) -> None:
    """Give a line another code; drafts, totals and filters that name it follow.

    Raises UnknownRecordError, RefusedError: `key_missing`, `already_exists`.
    """
    chart = CHARTS[table]
    with store.transaction():
        post.lock(store)
        line = line_of(store, chart, key)
        if str(new_key).strip().upper() == line["code"]:
            return
        code = free_code(store, chart, new_key)
        rename_line(store, chart, line, code)
        audit.record(store, context, f"{table} rename", key=line["code"], new_key=code)


def record_delete(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    confirm: bool | None,  # noqa: FBT001
) -> None:
    """Delete a line, or retire it where entries or drafts refer to it.

    Raises UnknownRecordError, RefusedError: `balance_not_zero` and
    `entries_in_open_fiscal_year` for cost types, `confirmation_declined` for the others.
    """
    chart = CHARTS[table]
    with store.transaction():
        post.lock(store)
        line = line_of(store, chart, key)
        code, identity = line["code"], line[chart.master.identity]
        used = _use(store, chart, line)
        if chart.kind == "cost_type":
            _guard_cost_type(store, line)
        elif used:
            ask(
                confirm,
                table,
                code,
                phrase(
                    "{code} was posted on ({used}). It would retire: gone from the "
                    "chart and from new postings, and kept where it was used. Go on?",
                    code=code,
                    used=", ".join(used),
                ),
            )
        is_retired = (
            bool(used)
            or _is_kept(store, chart, identity)
            or rename.is_drafted(store, chart.kind, code)
        )
        if is_retired:
            put_line(store, chart, line | {"is_retired": True})
        else:
            store.run(f"charts/records/forget_{chart.master.table}", line_id=identity)
        if chart.kind == "cost_type":
            link_where_possible(store)
        else:
            store.run("charts/records/forget_default", receiver_id=identity)
        audit.record(store, context, f"{table} delete", key=code, retired=is_retired)


# What alignment uses, too


def free_code(store: Store, chart: Chart, key: object) -> str:
    """Return a key as a code that is not given yet.

    Raises RefusedError: `key_missing`, `already_exists`.
    """
    code = "" if key is None else str(key).strip().upper()
    noun = SINGULAR[chart.table]
    if not code:
        refuse(
            "key_missing",
            chart.table,
            "",
            chart.key,
            phrase(
                "A {noun} needs a {key}.",
                noun=phrase(noun),
                key=phrase("number") if chart.key == "no" else phrase("code"),
            ),
            phrase("Enter one."),
        )
    same = next((each for each in lines(store, chart) if each["code"] == code), None)
    if same:
        refuse(
            "already_exists",
            chart.table,
            code,
            chart.key,
            phrase(
                "There was a {noun} {code} before, and it has retired.",
                noun=phrase(noun),
                code=code,
            )
            if same["is_retired"]
            else phrase(
                "There is a {noun} {code} already.", noun=phrase(noun), code=code
            ),
            phrase("A code is given once: choose another."),
        )
    return code


def lines(store: Store, chart: Chart) -> list[Record]:
    """Return every line of a chart, the retired ones too."""
    return store.records(f"base/masters/{chart.table}")


def line_of(store: Store, chart: Chart, key: object) -> Record:
    """Return the line with a code, one that has not retired.

    Raises UnknownRecordError.
    """
    code = str(key).strip().upper()
    for each in lines(store, chart):
        if each["code"] == code and not each["is_retired"]:
            return each
    raise UnknownRecordError(
        SINGULAR[chart.table],
        code,
        phrase("See `costledger charts show {table}`.", table=chart.table),
    )


def put_line(store: Store, chart: Chart, *written: Record) -> None:
    """Write lines; those without an identity get the next, in the order given."""
    master = chart.master
    found = store.records(f"base/masters/last_{master.identity}")
    last = found[0][master.identity] if found else 0
    columns = (*master.defaults, master.identity)
    rows = []
    for line in written:
        if master.identity not in line:
            last += 1
        full = {master.identity: last} | line
        rows.append(tuple(full[column] for column in columns))
    store.replace(master.table, (master.identity,), columns, rows)


def rename_line(store: Store, chart: Chart, line: Record, code: str) -> None:
    """Write a line under another code, and let what names it follow."""
    put_line(store, chart, line | {"code": code})
    rename.follow(store, chart.kind, line["code"], code)


def link_where_possible(store: Store) -> None:
    """Resolve account ranges; those that overlap wait for `charts link` to say so."""
    with contextlib.suppress(AccountsClaimedTwiceError):
        link_accounts(store)


# Fields, with what each brings along


def _entered(
    store: Store,
    chart: Chart,
    stored: Record,
    line: Record,
    entered: tuple[str, Any],
    confirm: bool | None,  # noqa: FBT001
) -> Record:
    """Return a line with one field more; `stored` is the line as it was, if it was."""
    name, value = entered
    read = read_field(chart.table, name, value)
    if name == chart.line_type:
        word = chart.master.words["line_type"].get(read, read)
        return _with_line_type(store, chart, stored, line, word, confirm)
    if name == "totaling" and read and line["line_type"] not in TOTALS:
        refuse(
            "line_type_not_allowed",
            chart.table,
            line["code"],
            name,
            phrase("Only a total or an end-total has a totaling."),
            phrase("Make it a total first."),
        )
    if name in ("totaling", "gl_account_range"):
        parse_filter(read)
    if name in ("cost_center_code", "cost_object_code"):
        read = _receiver_id(store, chart, line, name, read)
    return line | {chart.master.columns.get(name, name): read}


def _with_line_type(
    store: Store,
    chart: Chart,
    stored: Record,
    line: Record,
    line_type: str,
    confirm: bool | None,  # noqa: FBT001
) -> Record:
    is_leaf = line_type == "postable"
    before = stored.get("line_type", "postable")
    if chart.kind == "cost_type":
        if line_type != before:
            line = line | {"is_blocked": not is_leaf}
            leaves = before == "postable" or not stored.get("is_blocked")
            if leaves and not is_leaf and stored:
                _guard_line_type(store, chart, stored)
        return line | {"line_type": line_type, "totaling": ""}
    if stored and LineType(before) in LINES and line_type != before:
        used = _use(store, chart, stored)
        if used:
            ask(
                confirm,
                chart.table,
                line["code"],
                phrase(
                    "{code} was posted on ({used}), and would be a {line_type} from "
                    "now on. Go on?",
                    code=line["code"],
                    used=", ".join(used),
                    line_type=phrase(line_type.replace("_", "-")),
                ),
            )
    line = line | {"line_type": line_type}
    if not is_leaf:
        line = line | {"is_blocked": True, "cost_subtype": ""}
    if line_type not in TOTALS:
        line = line | {"totaling": ""}
    return line


def _receiver_id(
    store: Store, chart: Chart, line: Record, name: str, code: str
) -> int | None:
    """Return the key of a default center or object.

    Raises RefusedError: `cost_center_not_defined`, `cost_object_not_defined`.
    """
    if not code:
        return None
    other = CHARTS["cost_centers" if "center" in name else "cost_objects"]
    there = (each for each in lines(store, other) if not each["is_retired"])
    found = next((each["receiver_id"] for each in there if each["code"] == code), None)
    if found is None:
        noun = SINGULAR[other.table]
        refuse(
            f"{noun.replace(' ', '_')}_not_defined",
            chart.table,
            line["code"],
            name,
            phrase("There is no {noun} {code}.", noun=phrase(noun), code=code),
            phrase("Choose one of the chart, or add it."),
        )
    return int(found)


# What refers to a line


def _use(store: Store, chart: Chart, line: Record) -> list[str]:
    """Return what was posted on a line, in words: "cost entries: 3"."""
    identity = line[chart.master.identity]
    if chart.kind == "cost_type":
        found = store.rows("charts/records/cost_type_use", cost_type_id=identity)
    else:
        found = store.rows("charts/records/receiver_use", receiver_id=identity)
    return [f"{phrase(what)}: {count:,}" for what, count in found if count]


def _is_kept(store: Store, chart: Chart, identity: int) -> bool:
    """Say whether history keeps a line: archives, former drafts, pools."""
    if chart.kind == "cost_type":
        return bool(store.rows("charts/records/cost_type_kept", cost_type_id=identity))
    return bool(store.rows("charts/records/receiver_kept", receiver_id=identity))


def _guard_line_type(store: Store, chart: Chart, stored: Record) -> None:
    used = _use(store, chart, stored)
    if used:
        refuse(
            "entries_exist",
            chart.table,
            stored["code"],
            chart.line_type,
            phrase("It was posted on ({used}).", used=", ".join(used)),
            phrase("Block it instead, and make a heading of its own."),
        )


def _guard_cost_type(store: Store, line: Record) -> None:
    """Refuse to delete a cost type that still counts.

    Raises RefusedError.
    """
    ((balance, in_open_years),) = store.rows(
        "charts/records/cost_type_guard", cost_type_id=line["cost_type_id"]
    )
    if line["line_type"] == "postable" and balance:
        refuse(
            "balance_not_zero",
            "cost_types",
            line["code"],
            "no",
            phrase("Its balance is not zero."),
            phrase("Move the balance to another cost type first, or block it instead."),
        )
    if in_open_years:
        refuse(
            "entries_in_open_fiscal_year",
            "cost_types",
            line["code"],
            "no",
            phrase(
                "It has {in_open_years:,} cost entries in years that are open.",
                in_open_years=in_open_years,
            ),
            phrase("Close the periods first, or block it instead."),
        )
