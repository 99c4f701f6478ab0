"""How the pools of a level see each other: not, one after the other, or all at once."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.allocation import share_out
from costledger.domain.reciprocal import absorbed
from costledger.domain.stages import proposed_order
from costledger.errors import RefusedError
from costledger.operations.allocate_problem import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from costledger.engine.store import Store

WHAT = "The allocation"

METHODS = ("sequential", "direct", "step_down", "reciprocal")

WEIGHT_MAX = 10**19
"""What keys that were solved are brought down to, for showing: amounts are exact."""

END = "\N{NULL}"
"""Begins the name of a receiver outside, which no rule can have."""


@frozen
class _Rule:
    rule_no: int
    rule_id: str
    sender: str
    amount: int
    additional_amount: int


@frozen
class _Line:
    rule_no: int
    line_no: int
    receiver_id: int
    cost_type_id: int
    weight: int
    on_rule_no: int | None


def prepare_keys(store: Store, level: int, method: str, order: Sequence[str]) -> None:
    """Hold the keys of a level as its method wants them: the relation `allocate_key`.

    `order` names rules or senders whose turn comes first in a step-down; the others
    follow in the order that is proposed.

    Raises RefusedError.
    """
    _hold_received(store, [])
    if method == "sequential":
        store.define("allocate_key", source="allocate_key_plain", level=level)
        return
    store.hold("allocate_landing", level=level)
    if method == "direct":
        _hold_turns(store, [])
        store.hold("allocate_key", source="allocate_key_kept", level=level)
        return
    _refuse_rates(store, level)
    rules = [_Rule(*row) for row in store.rows("allocate_stage_rule", level=level)]
    lines = [_Line(*row) for row in store.rows("allocate_stage_line", level=level)]
    if method == "step_down":
        turns = _turns(rules, lines, order)
        _hold_turns(store, turns)
        _hold_received(store, _received(rules, lines, turns))
        store.hold("allocate_key", source="allocate_key_kept", level=level)
        return
    _hold_solved(store, rules, lines)
    store.hold("allocate_key", source="allocate_key_solved", level=level)


def _refuse_rates(store: Store, level: int) -> None:
    rows = store.rows("allocate_problem_rate", level=level)
    if rows:
        raise RefusedError(
            WHAT,
            [
                refusal("rate_on_shared_level", rule_id=rule_id, line_no=line_no)
                for rule_id, line_no in rows
            ],
        )


def _hold_received(store: Store, rows: Sequence[tuple[int, int, int]]) -> None:
    columns = {"rule_no": "integer", "amount": "bigint", "additional_amount": "bigint"}
    store.fill("allocate_received", columns, rows)


def _hold_turns(store: Store, turns: Sequence[int]) -> None:
    columns = {"rule_no": "integer", "place": "integer"}
    rows = [(rule_no, place) for place, rule_no in enumerate(turns)]
    store.fill("allocate_turn", columns, rows)


# Step-down


def _turns(
    rules: Sequence[_Rule], lines: Sequence[_Line], order: Sequence[str]
) -> list[int]:
    """Return the rules in the order of their turns."""
    names = {rule.rule_no: rule.rule_id for rule in rules}
    keys: dict[str, dict[str, int]] = {rule.rule_id: {} for rule in rules}
    for line in lines:
        given = keys[names[line.rule_no]]
        to = names[line.on_rule_no] if line.on_rule_no else _end(line)
        given[to] = given.get(to, 0) + line.weight
    proposed = proposed_order({rule.rule_id: rule.amount for rule in rules}, keys)
    wanted = {code.strip().upper(): place for place, code in enumerate(order)}
    by_id = {rule.rule_id: rule for rule in rules}

    def place(rule_id: str) -> int:
        sender = wanted.get(by_id[rule_id].sender, len(wanted))
        return wanted.get(rule_id, sender)

    return [by_id[rule_id].rule_no for rule_id in sorted(proposed, key=place)]


def _received(
    rules: Sequence[_Rule], lines: Sequence[_Line], turns: Sequence[int]
) -> list[tuple[int, int, int]]:
    """Return what each pool gets from those before it, in both currencies."""
    place = {rule_no: turn for turn, rule_no in enumerate(turns)}
    held = {rule.rule_no: [rule.amount, rule.additional_amount] for rule in rules}
    got: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    ahead: dict[int, list[_Line]] = defaultdict(list)
    for line in lines:
        if line.on_rule_no is None or place[line.on_rule_no] > place[line.rule_no]:
            ahead[line.rule_no].append(line)
    for rule_no in turns:
        if not ahead[rule_no]:
            continue
        weights = [line.weight for line in ahead[rule_no]]
        own = [held[rule_no][each] + got[rule_no][each] for each in range(2)]
        if own[0] == 0:
            continue
        parts = [share_out(amount, weights) for amount in own]
        for line, *shares in zip(ahead[rule_no], *parts, strict=True):
            if line.on_rule_no is not None:
                for each in range(2):
                    got[line.on_rule_no][each] += shares[each]
    return [
        (rule_no, amounts[0], amounts[1]) for rule_no, amounts in sorted(got.items())
    ]


# Reciprocal


def _hold_solved(store: Store, rules: Sequence[_Rule], lines: Sequence[_Line]) -> None:
    """Hold where the costs of every pool end, and what each end gets.

    Raises RefusedError (`closed_group`).
    """
    solved = []
    keys, ends = _network(rules, lines)
    parts = absorbed(keys)
    for rule in rules:
        given = parts.get(rule.rule_id, {})
        amounts = share_out(rule.amount, list(given.values())) if given else []
        weights = _shown(list(given.values()))
        for place, (end, amount, weight) in enumerate(
            zip(given, amounts, weights, strict=True), 1
        ):
            solved.append((rule.rule_no, 10_000 * place, *ends[end], weight, amount))
    columns = {
        "rule_no": "integer",
        "line_no": "integer",
        "receiver_id": "integer",
        "cost_type_id": "integer",
        "weight": "decimal(38, 0)",
        "amount": "bigint",
    }
    store.fill("allocate_solved", columns, solved)


def _network(
    rules: Sequence[_Rule], lines: Sequence[_Line]
) -> tuple[dict[str, dict[str, int]], dict[str, tuple[int, int]]]:
    """Return the keys between rules and receivers outside, and who these are.

    A rule without a key passes nothing on: what lands there stays there.
    """
    named = {line.rule_no for line in lines}
    names = {rule.rule_no: rule.rule_id for rule in rules if rule.rule_no in named}
    keys: dict[str, dict[str, int]] = {rule_id: {} for rule_id in names.values()}
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


def _shown(parts: Sequence[Fraction]) -> list[int]:
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
