"""How the pools of a level see each other: not, one after the other, or all at once."""

from __future__ import annotations

import math
from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.allocation import share_out
from costledger.domain.methods import proposed_order
from costledger.domain.reciprocal import solve
from costledger.domain.rounding import (
    DIGITS,
    UNIT,
    adjust_rounding,
    share_table,
    step_table,
)
from costledger.errors import RefusedError
from costledger.messages import marked
from costledger.operations.allocation.messages import refusal

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping, Sequence
    from fractions import Fraction

    from costledger.engine.store import Store

WHAT = marked("The allocation")

METHODS = ("sequential", "direct", "step_down", "reciprocal")

WEIGHT_MAX = 10**19
"""What keys that were solved are brought down to, for showing: amounts are exact."""

FLOW_PLACES = 6
"""Decimals of a minor unit to which flows between pools are kept: nothing is posted of them."""

END = "\N{NULL}"
"""Begins the name of a receiver outside, which no rule can have."""


@frozen
class _Rule:
    rule_no: int
    rule_id: str
    sender: str
    amount: int
    additional_amount: int
    name: str
    """Of rules of the style distribution one for each cost type: `ADM 6000`."""


@frozen
class _Line:
    rule_no: int
    line_no: int
    receiver_id: int
    cost_type_id: int
    weight: int
    on_rule_no: int | None


def prepare_keys(
    store: Store, level: int, method: str, order: Sequence[str]
) -> Fraction | None:
    """Hold the keys of a level as its method wants them: the relation `allocate_key`.

    `order` names rules or senders whose turn comes first in a step-down; the others
    follow in the order that is proposed. Returns by how many units the total of a
    receiver is off its exact value at most, where that is known by now.

    Raises RefusedError.
    """
    _materialize_received(store, [])
    _load_adjusted(store, [])
    if method == "sequential":
        store.create_view(
            "allocation/share/key_plain", relation="allocate_key", level=level
        )
        return None
    store.materialize("allocation/share/allocate_internal_target", level=level)
    if method == "direct":
        _materialize_turns(store, [])
        store.materialize(
            "allocation/share/key_kept", relation="allocate_key", level=level
        )
        return None
    _refuse_rates(store, level)
    rules = [
        _Rule(*row) for row in store.rows("allocation/share/method_rule", level=level)
    ]
    lines = [
        _Line(rule_no, line_no, receiver_id, cost_type_id, int(weight), on_rule_no)
        for rule_no, line_no, receiver_id, cost_type_id, weight, on_rule_no in store.rows(
            "allocation/share/method_line", level=level
        )
    ]
    if method == "step_down":
        turns = _turns(rules, lines, order)
        _materialize_turns(store, turns)
        off = _materialize_steps(store, rules, lines, turns)
        store.materialize(
            "allocation/share/key_kept", relation="allocate_key", level=level
        )
        return off
    off = _materialize_solved(store, rules, lines)
    store.materialize(
        "allocation/share/key_solved", relation="allocate_key", level=level
    )
    return off


def materialize_amounts(
    store: Store, method: str, off: Fraction | None, *, is_split: bool
) -> Fraction | None:
    """Hold what each line gets: the relation `allocate_amount`.

    Where pools of a level see each other, totals of receivers come out, too: returns by
    how many units one of them is off its exact value at most. `off` is what the keys
    said of it. `is_split` tells of rules that pass on every cost type by itself: totals
    come out over these, too.
    """
    if method == "reciprocal":
        store.materialize("allocation/share/amount_solved", relation="allocate_amount")
        return off
    if method == "sequential" and not is_split:
        store.materialize("allocation/share/allocate_amount")
        return None
    store.materialize(
        "allocation/share/allocate_amount", relation="allocate_cumulative"
    )
    if method == "sequential":
        _adjust_rounding(store, with_all=False)
    if method == "direct":
        off = _adjust_rounding(store, with_all=True)
    store.materialize("allocation/share/amount_adjusted", relation="allocate_amount")
    return off


def _adjust_rounding(store: Store, *, with_all: bool) -> Fraction:
    """Hold the lines that get a unit more or less than by themselves.

    Totals of receivers come out over all pools of a level, or else over the cost types
    of each rule of the style distribution.
    """
    rows, is_up, fractions = [], [], []
    columns: list[Hashable] = []
    requested: dict[Hashable, int] = defaultdict(int)
    for line in store.rows("allocation/share/fraction", with_all=with_all):
        rule_no, line_no, receiver_id, parent_no, *others = map(int, line)
        amount, product, weights = others
        column = receiver_id if with_all else (parent_no, line_no)
        floor, left = divmod(product, weights)
        requested[column] += (left << DIGITS) // weights
        rows.append(rule_no)
        columns.append(column)
        is_up.append(amount > floor)
        fractions.append((rule_no, line_no, floor))
    found = adjust_rounding(rows, columns, is_up, requested)
    adjusted = [
        (rule_no, line_no, floor + is_up[cell])
        for cell in found.changed
        for rule_no, line_no, floor in [fractions[cell]]
    ]
    _load_adjusted(store, adjusted)
    return found.off


def _refuse_rates(store: Store, level: int) -> None:
    rows = store.rows("allocation/problem/rate", level=level)
    if rows:
        raise RefusedError(
            WHAT,
            [
                refusal("rate_on_shared_level", rule_id=rule_id, line_no=line_no)
                for rule_id, line_no in rows
            ],
        )


def _materialize_received(store: Store, rows: Sequence[tuple[int, int, int]]) -> None:
    columns = {"rule_no": "integer", "amount": "bigint", "additional_amount": "bigint"}
    store.load_rows("allocate_received", columns, rows)


def _load_adjusted(store: Store, rows: Sequence[tuple[int, int, int]]) -> None:
    columns = {"rule_no": "integer", "line_no": "integer", "amount": "bigint"}
    store.load_rows("allocate_adjusted", columns, rows)


def _materialize_turns(store: Store, turns: Sequence[int]) -> None:
    columns = {"rule_no": "integer", "position": "integer"}
    rows = [(rule_no, position) for position, rule_no in enumerate(turns)]
    store.load_rows("allocate_step", columns, rows)


# Step-down


def _turns(
    rules: Sequence[_Rule], lines: Sequence[_Line], order: Sequence[str]
) -> list[int]:
    """Return the rules in the order of their turns."""
    names = {rule.rule_no: rule.name for rule in rules}
    keys: dict[str, dict[str, int]] = {rule.name: {} for rule in rules}
    for line in lines:
        given = keys[names[line.rule_no]]
        to = names[line.on_rule_no] if line.on_rule_no else _end(line)
        given[to] = given.get(to, 0) + line.weight
    proposed = proposed_order({rule.name: rule.amount for rule in rules}, keys)
    requested = {code.strip().upper(): position for position, code in enumerate(order)}
    by_name = {rule.name: rule for rule in rules}

    def position(name: str) -> int:
        rule = by_name[name]
        return requested.get(rule.rule_id, requested.get(rule.sender, len(requested)))

    return [by_name[name].rule_no for name in sorted(proposed, key=position)]


def _materialize_steps(
    store: Store, rules: Sequence[_Rule], lines: Sequence[_Line], turns: Sequence[int]
) -> Fraction:
    """Hold what each line gets, and what each pool gets from those before it."""
    position = {rule_no: turn for turn, rule_no in enumerate(turns)}
    by_no = {rule.rule_no: rule for rule in rules}
    ahead: dict[int, list[_Line]] = defaultdict(list)
    for line in lines:
        if (
            line.on_rule_no is None
            or position[line.on_rule_no] > position[line.rule_no]
        ):
            ahead[line.rule_no].append(line)
    columns: dict[Hashable, int] = {("pool", each): position[each] for each in turns}
    shared = step_table(
        [
            (
                by_no[rule_no].amount,
                [(_column(line), line.weight) for line in ahead[rule_no]],
            )
            for rule_no in turns
        ],
        columns,
    )
    adjusted = [
        (line.rule_no, line.line_no, part)
        for rule_no, row in zip(turns, shared.cells, strict=True)
        for line, part in zip(ahead[rule_no], row, strict=True)
    ]
    _load_adjusted(store, adjusted)
    additional = _additional_received(by_no, ahead, turns, shared.balance)
    received = [
        (rule_no, own - by_no[rule_no].amount, additional[rule_no])
        for rule_no, own in zip(turns, shared.balance, strict=True)
    ]
    _materialize_received(store, sorted(received))
    return shared.off


def _column(line: _Line) -> Hashable:
    """Return where a line lands: on a pool of the level, or on a receiver."""
    return ("pool", line.on_rule_no) if line.on_rule_no else line.receiver_id


def _additional_received(
    by_no: Mapping[int, _Rule],
    ahead: Mapping[int, Sequence[_Line]],
    turns: Sequence[int],
    balance: Sequence[int],
) -> dict[int, int]:
    """Return what each pool gets from those before it in the additional currency."""
    got = dict.fromkeys(turns, 0)
    for rule_no, own in zip(turns, balance, strict=True):
        given = ahead[rule_no]
        if not own or not given:
            continue
        amount = by_no[rule_no].additional_amount + got[rule_no]
        shares = share_out(amount, [line.weight for line in given])
        for line, share in zip(given, shares, strict=True):
            if line.on_rule_no:
                got[line.on_rule_no] += share
    return got


# Reciprocal


def _materialize_solved(
    store: Store, rules: Sequence[_Rule], lines: Sequence[_Line]
) -> Fraction:
    """Hold where the costs of every pool end, and what each end gets.

    Raises RefusedError (`closed_group`).
    """
    keys, ends = _network(rules, lines)
    own = {rule.name: rule.amount for rule in rules if rule.name in keys}
    known = solve(own, keys)
    given = [known.absorbed.get(rule.name, {}) for rule in rules]
    totals: dict[Hashable, int] = defaultdict(int)
    rows = []
    for rule, exact in zip(rules, given, strict=True):
        weights = _formatted(list(exact.values()))
        rows.append(
            (
                rule.amount,
                [
                    (ends[end][0], weight)
                    for end, weight in zip(exact, weights, strict=True)
                ],
            )
        )
        for end, part in exact.items():
            totals[ends[end][0]] += (
                rule.amount * part.numerator * UNIT // part.denominator
            )
    solved = []
    shared = share_table(rows, totals)
    for rule, exact, (_, keyed), row in zip(
        rules, given, rows, shared.cells, strict=True
    ):
        for position, (end, (_, weight), amount) in enumerate(
            zip(exact, keyed, row, strict=True), 1
        ):
            solved.append((rule.rule_no, 10_000 * position, *ends[end], weight, amount))
    columns = {
        "rule_no": "integer",
        "line_no": "integer",
        "receiver_id": "integer",
        "cost_type_id": "integer",
        "weight": "decimal(38, 0)",
        "amount": "bigint",
    }
    store.load_rows("allocate_solved", columns, solved)
    _materialize_flows(store, rules, lines, keys, known.gross)
    return shared.off


def _materialize_flows(
    store: Store,
    rules: Sequence[_Rule],
    lines: Sequence[_Line],
    keys: Mapping[str, Mapping[str, int]],
    gross: Mapping[str, Fraction],
) -> None:
    """Hold what pools give along every line, with what they get from each other."""
    given = {rule.rule_no: rule.name for rule in rules if rule.name in keys}
    unit = {name: cost / sum(keys[name].values()) for name, cost in gross.items()}
    rows = [
        (
            line.rule_no,
            line.line_no,
            line.on_rule_no if line.on_rule_no in given else None,
            Decimal(round(unit[given[line.rule_no]] * line.weight * 10**FLOW_PLACES)),
        )
        for line in lines
    ]
    columns = {
        "rule_no": "integer",
        "line_no": "integer",
        "to_rule_no": "integer",
        "parts": "decimal(38, 0)",
    }
    store.load_rows("allocate_flow", columns, rows)


def _network(
    rules: Sequence[_Rule], lines: Sequence[_Line]
) -> tuple[dict[str, dict[str, int]], dict[str, tuple[int, int]]]:
    """Return the keys between rules and receivers outside, and who these are.

    A rule without a key passes nothing on: what lands there stays there.
    """
    named = {line.rule_no for line in lines}
    names = {rule.rule_no: rule.name for rule in rules if rule.rule_no in named}
    keys: dict[str, dict[str, int]] = {name: {} for name in names.values()}
    ends: dict[str, tuple[int, int]] = {}
    for line in lines:
        to = names.get(line.on_rule_no) if line.on_rule_no else None
        if to is None:
            to = _end(line)
            ends[to] = (line.receiver_id, line.cost_type_id)
        given = keys[names[line.rule_no]]
        given[to] = given.get(to, 0) + line.weight
    return keys, ends


def _end(line: _Line) -> str:
    return f"{END}{line.receiver_id}:{line.cost_type_id}"


def _formatted(parts: Sequence[Fraction]) -> list[int]:
    """Return exact parts as whole numbers that a database can hold."""
    if not parts:
        return []
    whole = 1
    for part in parts:
        whole = math.lcm(whole, part.denominator)
        if whole > WEIGHT_MAX:
            break
    if whole <= WEIGHT_MAX:
        return [int(part * whole) for part in parts]
    return [max(1, round(part * WEIGHT_MAX)) if part else 0 for part in parts]
