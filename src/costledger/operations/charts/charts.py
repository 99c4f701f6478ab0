"""`charts`: cost types, cost centers and cost objects, and which accounts feed them.

Charts are made from what the general ledger has (its income-statement accounts, its
dimension values), only ever added to by that, and validated as a whole.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING, Any

from attrs import frozen

from costledger.domain.filters import literal, parse_filter
from costledger.domain.hierarchy import ChartLine, LineType, Placed, indent
from costledger.engine import post
from costledger.engine import tables as described
from costledger.engine.tables.statements import defaults
from costledger.errors import AccountsClaimedTwiceError, SetupError, UnknownRecordError
from costledger.messages import marked, phrase
from costledger.operations.base import audit
from costledger.operations.base.setup import read_setup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costledger.engine.store import Row, Store
    from costledger.operations.base.context import PostingContext


@frozen
class ChartsResult:
    """What a chart operation did."""

    looked_at: int
    """How many accounts or dimension values were looked at."""
    created: int
    """How many chart lines were made."""
    existing: int
    """How many were there, or covered by a range, and left as they are."""


@frozen
class LinkResult:
    """Which accounts feed cost types now."""

    cost_types: int
    """How many cost types have an account range."""
    accounts: int
    """How many accounts are linked to a cost type."""


def from_accounts(store: Store, context: PostingContext) -> ChartsResult:
    """Make a cost type of every income-statement account that no cost type covers.

    Posting accounts become cost types with their own number as account range;
    headings and totals give the chart its shape. Existing cost types stay as they are.

    Raises HierarchyError, FilterSyntaxError.
    """
    with store.transaction():
        post.lock(store)
        accounts = store.records("charts/income_account")
        existing = {row[0]: row[1] for row in store.rows("charts/cost_type_range")}
        ranges = [parse_filter(text) for text in existing.values() if text]
        missing = [
            account
            for account in accounts
            if account["gl_account_no"] not in existing
            and not any(covers.matches(account["gl_account_no"]) for covers in ranges)
        ]
        _add_cost_types(store, missing)
        indent_chart(store, "cost_type")
        # Ranges that overlap are older than this; `charts link` names them.
        with contextlib.suppress(AccountsClaimedTwiceError):
            link_accounts(store)
        audit.record(store, context, "charts from-accounts", created=len(missing))
    return ChartsResult(len(accounts), len(missing), len(accounts) - len(missing))


def from_dimensions(
    store: Store, context: PostingContext, *, only: str = ""
) -> tuple[ChartsResult, ChartsResult]:
    """Make cost centers and cost objects of the values of the two dimensions.

    `only` is cost_centers or cost_objects where just one chart is meant.

    Returns what was made of centers and of objects. Existing ones stay as they are.

    Raises SetupError when no dimension is set, HierarchyError.
    """
    setup = read_setup(store)
    requested = (only,) if only else ("cost_centers", "cost_objects")
    if not (setup.cost_center_dimension or setup.cost_object_dimension):
        raise SetupError(
            "cost_center_dimension",
            "",
            phrase("name one: `costledger setup cost_center_dimension=DEPARTMENT`."),
        )
    with store.transaction():
        post.lock(store)
        centers, objects = (
            _receivers_from(store, kind, dimension if table in requested else "")
            for kind, table, dimension in (
                ("center", "cost_centers", setup.cost_center_dimension),
                ("object", "cost_objects", setup.cost_object_dimension),
            )
        )
        audit.record(
            store,
            context,
            "charts from-dimensions",
            centers=centers.created,
            objects=objects.created,
        )
    return centers, objects


def link(store: Store, context: PostingContext) -> LinkResult:
    """Resolve the account ranges of all cost types into links, as a transfer does.

    Raises AccountsClaimedTwiceError, FilterSyntaxError.
    """
    with store.transaction():
        post.lock(store)
        result = link_accounts(store)
        audit.record(store, context, "charts link", accounts=result.accounts)
    return result


def link_accounts(store: Store) -> LinkResult:
    """Resolve account ranges inside a verb's own transaction."""
    cost_types, links = linked_accounts(store)
    if links != store.rows("charts/linked_account"):
        store.run("charts/unlink")
        store.insert("cost_type_account", ("gl_account_no", "cost_type_id"), links)
    return LinkResult(cost_types=cost_types, accounts=len(links))


def linked_accounts(store: Store) -> tuple[int, list[tuple[str, int]]]:
    """Return how many cost types have a range, and (account, cost type) as they say.

    Raises AccountsClaimedTwiceError, FilterSyntaxError.
    """
    accounts = [row[0] for row in store.rows("charts/linkable_account")]
    claims: dict[str, list[tuple[int, str]]] = {}
    ranges = store.rows("charts/account_range")
    for cost_type_id, code, gl_account_range in ranges:
        for account in parse_filter(gl_account_range).select(accounts):
            claims.setdefault(account, []).append((cost_type_id, code))
    twice = [
        (account, claimed[0][1], other[1])
        for account, claimed in sorted(claims.items())
        for other in claimed[1:]
    ]
    if twice:
        raise AccountsClaimedTwiceError(twice)
    links = [(account, claimed[0][0]) for account, claimed in sorted(claims.items())]
    return len(ranges), links


def indent_whole(store: Store, context: PostingContext, table: str) -> int:
    """Set indentation and the totaling of end-totals of a chart; return its lines.

    Raises UnknownRecordError, HierarchyError with every broken place.
    """
    if table not in CHART_OF_TABLE:
        raise UnknownRecordError(
            "chart", table, phrase("There are {tables}.", tables=", ".join(TABLES))
        )
    with store.transaction():
        post.lock(store)
        count = indent_chart(store, CHART_OF_TABLE[table])
        audit.record(store, context, "charts indent", chart=table, lines=count)
    return count


def records(store: Store, table: str) -> list[dict[str, Any]]:
    """Return the records of a chart or mirror that are there, by the exchange's names.

    Raises UnknownRecordError.
    """
    if table not in TABLES_SHOWN:
        raise UnknownRecordError(
            "chart",
            table,
            phrase("There are {tables_shown}.", tables_shown=", ".join(TABLES_SHOWN)),
        )
    return [
        _as_shown(record)
        for record in store.records(f"exchange/export/{table}")
        if not record.get("retired")
    ]


def _as_shown(record: dict[str, Any]) -> dict[str, Any]:
    shown = {name: value for name, value in record.items() if name != "retired"}
    if "default_dimensions" in shown:
        shown["default_dimensions"] = json.loads(shown["default_dimensions"])
        shown["cost_type_no"] = shown["cost_type_no"] or ""
    if "state" in shown:
        shown["closed"] = shown["state"] != "open"
    return shown


def indent_chart(store: Store, chart: str) -> int:
    """Set indentation and the totaling of end-totals of `cost_type`, center or object.

    Returns how many lines the chart has. Raises HierarchyError with every broken place; nothing is changed then.
    """
    lines = placed(store, chart)
    store.load_rows(
        "chart_place",
        {"line_id": "integer", "indentation": "integer", "totaling": "text"},
        [(key, line.indentation, line.totaling) for key, line in lines],
    )
    store.run(
        "charts/place_cost_type" if chart == "cost_type" else "charts/place_receiver"
    )
    return len(lines)


def chart_lines(store: Store, chart: str) -> list[tuple[int, ChartLine]]:
    """Return the lines of a chart with their keys, without what has retired."""
    return [
        (
            key,
            ChartLine(
                code=code,
                line_type=LineType(line_type),
                totaling=totaling,
                sorting_order=sorting_order,
                is_blocked=is_blocked,
            ),
        )
        for key, code, line_type, totaling, sorting_order, is_blocked in store.rows(
            f"charts/{chart}_line"
        )
    ]


def placed(store: Store, chart: str) -> list[tuple[int, Placed]]:
    """Return where the lines of a chart belong, with their keys.

    Raises HierarchyError with every broken place.
    """
    lines = chart_lines(store, chart)
    keys = {line.code: key for key, line in lines}
    found = indent([line for _, line in lines], chart=CHART_NAMES[chart])
    return [(keys[line.code], line) for line in found]


CHART_OF_TABLE = {
    "cost_types": "cost_type",
    "cost_centers": "center",
    "cost_objects": "object",
}
"""The charts by the names of their exchange tables."""

TABLES = tuple(CHART_OF_TABLE)
TABLES_SHOWN = (*TABLES, "gl_accounts", "dimension_values", "accounting_periods")
"""The tables whose records can be listed."""


CHART_NAMES = {
    "cost_type": marked("cost types"),
    "center": marked("cost centers"),
    "object": marked("cost objects"),
}
"""The charts, as messages call them."""


def _add_cost_types(store: Store, accounts: Sequence[dict[str, object]]) -> None:
    given = (
        "cost_type_id",
        "code",
        "name",
        "line_type",
        "totaling",
        "gl_account_range",
        "default_center_id",
        "default_object_id",
        "is_blocked",
    )
    others = _not_given("cost_types", given)
    first = store.rows("charts/last_cost_type_id")[0][0] + 1
    rows: list[Row] = [
        (
            first + position,
            account["gl_account_no"],
            account["name"],
            account["line_type"],
            account["totaling"],
            literal(str(account["gl_account_no"]))
            if account["line_type"] == "postable"
            else "",
            account["default_center_id"],
            account["default_object_id"],
            account["line_type"] != "postable",
            *others.values(),
        )
        for position, account in enumerate(accounts)
    ]
    store.insert("cost_type", (*given, *others), rows)


def _not_given(table: str, given: Sequence[str]) -> dict[str, Any]:
    """Return what a new line of a chart has where nobody says otherwise."""
    kept = defaults(described.TABLES[table])
    return {name: value for name, value in kept.items() if name not in given}


def _receivers_from(store: Store, kind: str, dimension: str) -> ChartsResult:
    if not dimension:
        return ChartsResult(0, 0, 0)
    values = store.rows("charts/dimension_value", dimension=dimension)
    existing = {
        row[2] for row in store.rows("base/masters/receiver_code") if row[1] == kind
    }
    missing = [value for value in values if value[0] not in existing]
    first = store.rows("charts/last_receiver_id")[0][0] + 1
    given = (
        "receiver_id",
        "kind",
        "code",
        "name",
        "line_type",
        "totaling",
        "is_blocked",
    )
    others = _not_given(f"cost_{kind}s", given)
    rows = [
        (first + position, kind, *value, *others.values())
        for position, value in enumerate(missing)
    ]
    store.insert("receiver", (*given, *others), rows)
    indent_chart(store, kind)
    return ChartsResult(len(values), len(missing), len(values) - len(missing))
