"""Alignment: charts follow the accounts and dimension values of the general ledger.

One way only, by the settings `align_…`: not at all, by itself, or when a question is
answered with yes. What the general ledger changed is carried over, field by field; what
was chosen here (combining, a wider account range, a block, a comment) stays. Alignment
never stands in the way of the general ledger: a chart that is broken elsewhere is left as
it is, and `charts indent` names the place.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from costledger.domain.filters import literal, parse_filter
from costledger.errors import HierarchyError
from costledger.operations.base.setup import read_setup
from costledger.operations.charts.charts import indent_chart
from costledger.operations.charts.records import (
    CHART_OF,
    free_code,
    line_of,
    lines,
    link_where_possible,
    put_line,
    rename_line,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costledger.engine.store import Store
    from costledger.operations.base.master_data import Record

KINDS = ("center", "object")
STRUCTURE = ("begin_total", "end_total")
"""Types of dimension values that alignment leaves alone."""


@frozen
class Change:
    """What became of an account or dimension value; `before` is None for a new one."""

    before: Record | None
    after: Record


@frozen
class Aligned:
    """One line of a chart that follows the general ledger, or would on a yes."""

    table: str
    code: str
    what: str
    """created, changed or renamed"""
    is_done: bool = False


Answer = bool | Callable[[tuple[Aligned, ...]], bool] | None
"""What answers a prompt: yes, no, nobody, or a function that is shown what would be."""


def align_accounts(
    store: Store, changes: Sequence[Change], answer: Answer
) -> tuple[Aligned, ...]:
    """Let cost types follow accounts; return what was done, or would be on a yes."""
    _unlink_balance_sheet(store, changes)
    mode = read_setup(store).align_gl_account
    accounts = _Accounts(store)
    requested = [] if mode == "no_alignment" else accounts.requested(changes)
    proposed = tuple(aligned for aligned, _ in requested)
    if requested and _may(mode, answer, proposed):
        put_line(store, CHART_OF["cost_type"], *(line for _, line in requested))
        _indent(store, "cost_type")
        proposed = tuple(evolve(each, is_done=True) for each in proposed)
    link_where_possible(store)
    return proposed


def align_values(
    store: Store, changes: Sequence[Change], answer: Answer
) -> tuple[Aligned, ...]:
    """Let centers and objects follow dimension values, as `align_accounts` does."""
    setup = read_setup(store)
    aligned: tuple[Aligned, ...] = ()
    for kind in KINDS:
        mode = getattr(setup, f"align_cost_{kind}_dimension")
        own = [
            change
            for change in changes
            if change.after["dimension"] == getattr(setup, f"cost_{kind}_dimension")
        ]
        if mode == "no_alignment" or not own:
            continue
        requested = _values_wanted(store, kind, own)
        proposed = tuple(each for each, _ in requested)
        if requested and _may(mode, answer, proposed):
            put_line(store, CHART_OF[kind], *(line for _, line in requested))
            _indent(store, kind)
            proposed = tuple(evolve(each, is_done=True) for each in proposed)
        aligned += proposed
    return aligned


def align_renamed_account(store: Store, old: str, new: str, answer: Answer) -> None:
    """Let the cost type of an account follow its new number.

    Raises RefusedError of the kind `already_exists`, which undoes the rename.
    """
    chart = CHART_OF["cost_type"]
    mode = read_setup(store).align_gl_account
    _follow(store, chart.kind, mode, (old, new), answer)
    link_where_possible(store)


def align_renamed_value(
    store: Store, dimension: str, names: tuple[str, str], answer: Answer
) -> None:
    """Let a center or object follow the new code of its dimension value.

    Raises RefusedError of the kind `already_exists`, which undoes the rename.
    """
    setup = read_setup(store)
    for kind in KINDS:
        if dimension == getattr(setup, f"cost_{kind}_dimension"):
            mode = getattr(setup, f"align_cost_{kind}_dimension")
            _follow(store, kind, mode, names, answer)


def kinds_of(store: Store, dimension: str) -> list[str]:
    """Return the charts that are aligned with a dimension."""
    setup = read_setup(store)
    return [
        kind
        for kind in KINDS
        if dimension == getattr(setup, f"cost_{kind}_dimension")
        and getattr(setup, f"align_cost_{kind}_dimension") != "no_alignment"
    ]


def _may(mode: str, answer: Answer, proposed: tuple[Aligned, ...]) -> bool:
    if mode == "prompt" and callable(answer):
        return bool(answer(proposed))
    return mode == "automatic" or (mode == "prompt" and answer is True)


def _follow(
    store: Store, kind: str, mode: str, names: tuple[str, str], answer: Answer
) -> None:
    old, new = names
    chart = CHART_OF[kind]
    found = [each for each in lines(store, chart) if not each["is_retired"]]
    if mode == "no_alignment" or not any(each["code"] == old for each in found):
        return
    if _may(mode, answer, (Aligned(chart.table, old, "renamed"),)):
        code = free_code(store, chart, new)
        rename_line(store, chart, line_of(store, chart, old), code)
        _indent(store, kind)


def _indent(store: Store, kind: str) -> None:
    with contextlib.suppress(HierarchyError):
        indent_chart(store, kind)


# Accounts


class _Accounts:
    """The accounts and cost types, as they are before alignment."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.types = {
            each["code"]: each for each in lines(store, CHART_OF["cost_type"])
        }
        self.by_id = {each["cost_type_id"]: each for each in self.types.values()}
        self.linked: dict[str, int] = dict(store.rows("charts/linked_account"))

    @cached_property
    def numbers(self) -> list[str]:
        return [row[0] for row in self.store.rows("charts/linkable_account")]

    @cached_property
    def covered(self) -> dict[str, list[str]]:
        """The accounts of each range, by the cost type's number."""
        return {
            code: parse_filter(line["gl_account_range"]).select(self.numbers)
            for code, line in self.types.items()
            if line["gl_account_range"] and not line["is_retired"]
        }

    @cached_property
    def all_covered(self) -> set[str]:
        return {number for found in self.covered.values() for number in found}

    @cached_property
    def receivers(self) -> dict[tuple[str, str], int]:
        return {
            (kind, code): receiver_id
            for receiver_id, kind, code in self.store.rows("charts/receiver")
        }

    def requested(self, changes: Sequence[Change]) -> list[tuple[Aligned, Record]]:
        """Return the lines to write, new ones in the order of their numbers."""
        found = []
        for change in sorted(
            changes, key=lambda each: str(each.after["gl_account_no"])
        ):
            if change.after["income_balance"] != "income_statement":
                continue
            line = self._follower(change)
            if line is not None:
                is_new = "cost_type_id" not in line
                what = "created" if is_new else "changed"
                found.append((Aligned("cost_types", line["code"], what), line))
        return found

    def _follower(self, change: Change) -> Record | None:
        """Return the cost type of an account as it should be, where it differs."""
        after, before = change.after, change.before
        number = str(after["gl_account_no"])
        own = self._own(after)
        if own is not None:
            if before is None or not self._is_first(number, own):
                return None
            line = own | self._carried(before, after, own)
            return None if line == own else line
        if number in self.types or number in self.all_covered:
            return None
        if before is not None and before == after:
            return None
        return self._new(after)

    def _own(self, account: Record) -> Record | None:
        """Return the cost type that an account feeds, or that stands for its heading."""
        number = str(account["gl_account_no"])
        if number in self.linked:
            return self.by_id[self.linked[number]]
        same = self.types.get(number)
        is_heading = (
            same is not None
            and same["line_type"] != "postable"
            and not same["gl_account_range"]
            and not same["is_retired"]
        )
        return same if is_heading else None

    def _is_first(self, number: str, line: Record) -> bool:
        found = self.covered.get(line["code"], [number])
        return found[:1] == [number]

    def _carried(self, before: Record, after: Record, line: Record) -> Record:
        """Return the fields that an account brings because they changed there."""
        carried: Record = {}
        if before["name"] != after["name"]:
            carried["name"] = after["name"]
        if before["totaling"] != after["totaling"]:
            carried["totaling"] = after["totaling"]
        if before["account_type"] != after["account_type"]:
            carried |= self._type(after, line)
        for kind in KINDS:
            dimension = getattr(self.setup, f"cost_{kind}_dimension")
            value = after["default_dimensions"].get(dimension)
            if before["default_dimensions"].get(dimension) != value:
                carried[f"default_{kind}_id"] = self.receivers.get((kind, value))
        return carried

    def _type(self, account: Record, line: Record) -> Record:
        """Return the line type; a cost type with entries is never made a heading."""
        is_leaf = account["account_type"] == "posting"
        if not is_leaf and self.store.rows(
            "charts/records/cost_type_use", cost_type_id=line["cost_type_id"]
        ):
            return {}
        number = str(account["gl_account_no"])
        return {
            "line_type": "postable" if is_leaf else account["account_type"],
            "totaling": account["totaling"],
            "is_blocked": not is_leaf,
            "gl_account_range": literal(number) if is_leaf else "",
        }

    @cached_property
    def setup(self) -> object:
        return read_setup(self.store)

    def _new(self, account: Record) -> Record:
        master = CHART_OF["cost_type"].master
        is_leaf = account["account_type"] == "posting"
        number = str(account["gl_account_no"])
        defaults = {
            f"default_{kind}_id": self.receivers.get(
                (
                    kind,
                    account["default_dimensions"].get(
                        getattr(self.setup, f"cost_{kind}_dimension"), ""
                    ),
                )
            )
            for kind in KINDS
        }
        return (
            master.defaults
            | {
                "code": number,
                "name": account["name"],
                "line_type": "postable" if is_leaf else account["account_type"],
                "totaling": account["totaling"],
                "is_blocked": not is_leaf,
                "gl_account_range": literal(number) if is_leaf else "",
            }
            | defaults
        )


def _unlink_balance_sheet(store: Store, changes: Sequence[Change]) -> None:
    """Take accounts that went to the balance sheet out of the ranges they fed."""
    gone = [
        str(each.after["gl_account_no"])
        for each in changes
        if each.before is not None
        and each.before["income_balance"] == "income_statement"
        and each.after["income_balance"] == "balance_sheet"
    ]
    if not gone:
        return
    linked: dict[str, int] = dict(store.rows("charts/linked_account"))
    chart = CHART_OF["cost_type"]
    types = {each["cost_type_id"]: each for each in lines(store, chart)}
    for number in gone:
        line = types.get(linked.get(number, 0))
        if line is not None:
            line = line | {"gl_account_range": _without(line, number)}
            types[line["cost_type_id"]] = line
            put_line(store, chart, line)


def _without(line: Record, number: str) -> str:
    """Return an account range without one account."""
    text = str(line["gl_account_range"])
    if text.strip() == literal(number):
        return ""
    return f"({text})&<>{literal(number)}"


# Dimension values


def _values_wanted(
    store: Store, kind: str, changes: Sequence[Change]
) -> list[tuple[Aligned, Record]]:
    chart = CHART_OF[kind]
    known = {each["code"]: each for each in lines(store, chart)}
    found = []
    for change in sorted(changes, key=lambda each: str(each.after["code"])):
        before, after = change.before, change.after
        if after["dimension_value_type"] in STRUCTURE:
            continue
        reported = _told(after)
        line = known.get(after["code"])
        if line is None:
            fresh = chart.master.defaults | chart.master.fixed | reported
            found.append((Aligned(chart.table, after["code"], "created"), fresh))
        elif before is not None and not line["is_retired"]:
            was = _told(before)
            new = {
                name: value for name, value in reported.items() if was[name] != value
            }
            if any(line[name] != value for name, value in new.items()):
                aligned = Aligned(chart.table, after["code"], "changed")
                found.append((aligned, line | new))
    return found


def _told(value: Record) -> Record:
    """Return what a dimension value tells its center or object."""
    kind = value["dimension_value_type"]
    return {
        "code": value["code"],
        "name": value["name"],
        "line_type": "postable" if kind == "standard" else kind,
        "is_blocked": value["is_blocked"],
    }
