"""`rules`: the allocation rules of a ledger, kept as heads and lines in versions.

A version that a posted run used is never changed: what would change it makes the next
version, and what would delete it retires it (`allocation_rule_row`).
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve, fields

from costledger.domain.rules import Line, Rule
from costledger.errors import UnknownRecordError
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

RULE_COLUMNS = tuple(each.name for each in fields(Rule) if each.name != "lines")
LINE_COLUMNS = ("rule_id", "rule_version", *(each.name for each in fields(Line)))

SOURCE_NAMES = {
    "rule_id": "id",
    "rule_version": "version",
    "label": "variant",
    "applies_to": "allocation_source_type",
    "is_blocked": "blocked",
}
"""Our column = the name in the exchange table `allocation_sources`."""

TARGET_NAMES = {"rule_id": "id", "target_type": "allocation_target_type"}
"""Our column = the name in the exchange table `allocation_targets`."""

HIDDEN = ("is_superseded", "is_retired", "lines")
"""Columns that no exchange table has."""


def read_rules(store: Store, rule_id: str | None = None) -> list[Rule]:
    """Return the rules that are in force, in the order in which a run takes them.

    Raises UnknownRecordError for an id that is not there.
    """
    code = None if rule_id is None else rule_id.strip().upper()
    found = _read(store, code)
    if code is not None and not found:
        raise UnknownRecordError(
            "allocation rule", code, phrase("See `costledger rules list`.")
        )
    return found


def _read(store: Store, code: str | None) -> list[Rule]:
    lines: dict[str, list[Line]] = {}
    for owner, *cells in store.rows("rules/line", rule_id=code):
        lines.setdefault(owner, []).append(Line(*map(_exact, cells)))
    return [
        evolve(Rule(*row), lines=tuple(lines.get(row[0], ())))
        for row in store.rows("rules/head", rule_id=code)
    ]


def _exact(cell: Any) -> Any:
    """Return a decimal of the store without the zeros that its column adds."""
    if not isinstance(cell, Decimal):
        return cell
    return plain_decimal(cell)


def plain_decimal(value: Decimal) -> Decimal:
    """Return a decimal without zeros at its end, and never as a power of ten."""
    short = value.normalize()
    return short.quantize(Decimal(1)) if short == short.to_integral() else short


def keep(
    store: Store, context: PostingContext, rules: Iterable[Rule]
) -> list[tuple[str, Rule]]:
    """Write rules in place of those with their ids, inside the verb's own transaction.

    Returns what became of each: `new`, `changed` or `unchanged`, and the rule as kept. A
    version that a posted run used stays, superseded by the next.
    """
    rules = list(rules)
    before = {rule.rule_id: rule for rule in _before(store, rules)}
    used = {tuple(row) for row in store.rows("rules/used")}
    answers: list[tuple[str, Rule]] = []
    superseded: list[Rule] = []
    for rule in rules:
        old = before.get(rule.rule_id)
        if old and is_same(old, rule):
            answers.append(("unchanged", old))
            continue
        version = old.rule_version if old else 1
        if old and (old.rule_id, old.rule_version) in used:
            superseded.append(evolve(old, is_superseded=True))
            version += 1
        kept = evolve(
            rule,
            rule_version=version,
            changed_on=context.today,
            changed_by=context.user,
        )
        answers.append(("changed" if old else "new", kept))
    written = [rule for became, rule in answers if became != "unchanged"]
    _write(store, superseded, written)
    return answers


def _before(store: Store, rules: Sequence[Rule]) -> list[Rule]:
    """Return the rules in force that have the ids of those to be written."""
    if len(rules) > 1:
        return read_rules(store)
    return _read(store, rules[0].rule_id) if rules else []


def is_same(one: Rule, other: Rule) -> bool:
    """Say whether two rules mean the same: stamps and versions apart."""
    return _meaning(one) == _meaning(other)


def _meaning(rule: Rule) -> Rule:
    lines = tuple(evolve(line, share_updated_on=None) for line in rule.lines)
    return evolve(rule, rule_version=0, changed_on=None, changed_by="", lines=lines)


def _write(store: Store, superseded: Sequence[Rule], written: Sequence[Rule]) -> None:
    heads = [
        tuple(getattr(rule, column) for column in RULE_COLUMNS)
        for rule in (*superseded, *written)
    ]
    store.load_rows(
        "rule_written",
        {"rule_id": "text", "rule_version": "integer"},
        [(rule.rule_id, rule.rule_version) for rule in written],
    )
    store.run("rules/line_clear")
    store.replace(
        "allocation_rule_row", ("rule_id", "rule_version"), RULE_COLUMNS, heads
    )
    store.insert(
        "allocation_target_row",
        LINE_COLUMNS,
        [
            (rule.rule_id, rule.rule_version, *asdict(line).values())
            for rule in written
            for line in rule.lines
        ],
    )


def sources(store: Store) -> list[dict[str, Any]]:
    """Return the rules in force by the names of the table `allocation_sources`."""
    return [describe_source(rule) for rule in read_rules(store)]


def targets(store: Store, rule_id: str) -> list[dict[str, Any]]:
    """Return the lines of a rule by the names of the table `allocation_targets`.

    `percent` is shown beside the columns of the table. Raises UnknownRecordError.
    """
    (rule,) = read_rules(store, rule_id)
    return [
        describe_target(rule, line, percent)
        for line, percent in zip(rule.lines, rule.percents, strict=True)
    ]


def describe_source(rule: Rule) -> dict[str, Any]:
    """Return the head of a rule by the names of the exchange table."""
    return {
        SOURCE_NAMES.get(column, column): _formatted(getattr(rule, column))
        for column in RULE_COLUMNS
        if column not in HIDDEN
    } | {
        "total_share": _formatted(sum((line.share for line in rule.lines), Decimal(0)))
    }


def describe_target(rule: Rule, line: Line, percent: Decimal) -> dict[str, Any]:
    """Return a line of a rule by the names of the exchange table."""
    cells = {
        TARGET_NAMES.get(column, column): _formatted(value)
        for column, value in asdict(line).items()
    }
    return {"id": rule.rule_id} | cells | {"percent": _formatted(percent)}


def _formatted(value: object) -> object:
    """Return a value as an exchange table writes it: decimals as text, no date as ''."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{plain_decimal(value):f}"
    return value
