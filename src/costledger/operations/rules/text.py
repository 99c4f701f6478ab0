"""Allocation rules as a text made for git: TOML, one line a target, always the same.

Rules stand in the order of their ids, fields in the order of the exchange tables, and
what a new rule has anyway is left out: the same rules give the same bytes. A rule in a
file is the whole rule; rules that a file does not have are left alone unless asked.
"""

from __future__ import annotations

import datetime
import difflib
import json
import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from costledger.domain import rules as domain
from costledger.domain.rules import Line, Rule
from costledger.engine import post
from costledger.errors import (
    DateSyntaxError,
    Refusal,
    RefusedError,
    SourceError,
    UnknownRecordError,
)
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.rules.records import (
    LINE_FIELDS,
    RULE_FIELDS,
    check_validity,
    enter_rule_field,
    new_line,
    take_away,
)
from costledger.operations.rules.rules import is_same, keep, plain_decimal, read_rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.paths import StrPath

HEAD = """\
# Allocation rules, as `costledger rules export` writes them. Change them here and run
# `costledger rules lint` and `costledger rules import` on this file.
"""

LINE_ORDER = (
    "target_cost_type",
    "target_cost_center",
    "target_cost_object",
    "base",
    "driver_code",
    "no_filter",
    "cost_center_filter",
    "cost_object_filter",
    "date_filter_code",
    "group_filter",
    "static_base",
    "static_weighting",
    "share",
    "target_type",
    "percent_per_share",
    "amount_per_share",
    "comment",
)
"""The columns of a line in the order in which the text has them."""


@frozen
class RulesImported:
    """What became of the rules of a text."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    removed: tuple[str, ...]
    """Rules that the text does not have, where it was asked to be everything."""
    dry_run: bool


@frozen
class RuleDifference:
    """One rule that a text and the ledger have differently."""

    rule_id: str
    kind: str
    """`new`, `changed`, or `missing` in the text."""
    lines: tuple[str, ...]
    """The lines of the text that differ, with + and - in front."""


def show(rules: Sequence[Rule], levels: Mapping[int, str] | None = None) -> str:
    """Write rules as text."""
    blocks = [HEAD]
    if levels:
        rows = [f'{level} = "{levels[level]}"' for level in sorted(levels)]
        blocks.append("[levels]\n" + "\n".join(rows) + "\n")
    ordered = sorted(rules, key=lambda rule: rule.rule_id)
    return "\n".join([*blocks, *map(_show_rule, ordered)])


def _show_rule(rule: Rule) -> str:
    fresh = Rule(rule.rule_id)
    rows = [f"[rule.{_key(rule.rule_id)}]"]
    for name, column in RULE_FIELDS.items():
        value = getattr(rule, column)
        if name == "level" or (name != "id" and value != getattr(fresh, column)):
            rows.append(f"{name} = {_value(value)}")
    if rule.lines:
        rows.append("targets = [")
        rows += [f"  {_show_line(line)}," for line in rule.lines]
        rows.append("]")
    return "\n".join(rows) + "\n"


def _show_line(line: Line) -> str:
    fresh = Line(line.line_no)
    names = {column: name for name, column in LINE_FIELDS.items()}
    has_product = line.base == domain.STATIC and (
        line.static_base * line.static_weighting == line.share
    )
    cells = [f"line_no = {line.line_no}"]
    for column in LINE_ORDER:
        value = getattr(line, column)
        # What is measured is no part of the rule, and what is a product follows.
        is_derived = (
            column == "share" and (line.base != domain.STATIC or has_product)
        ) or (
            column == "target_type"
            and bool(line.percent_per_share or line.amount_per_share)
        )
        if value != getattr(fresh, column) and not is_derived:
            cells.append(f"{names[column]} = {_value(value)}")
    return "{" + ", ".join(cells) + "}"


def _key(text: str) -> str:
    return text if re.fullmatch(r"[A-Za-z0-9_-]+", text) else _value(text)


def _value(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case Decimal():
            return f"{plain_decimal(value):f}"
        case datetime.date():
            return value.isoformat()
        case int():
            return str(value)
        case _:
            return json.dumps(str(value), ensure_ascii=False)


# Reading


@frozen
class Read:
    """What a text says, and everything that is wrong with it."""

    rules: tuple[Rule, ...]
    levels: dict[int, str] | None
    """None where the text says nothing of levels."""
    refusals: tuple[Refusal, ...]


def read(source: StrPath) -> Read:
    """Read a text of rules, or the file at a path, with every problem of it.

    Raises SourceError for what is no TOML at all.
    """
    name, text = _text(source)
    try:
        found = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(
            name,
            phrase("it is no TOML: {error}.", error=error),
            phrase("See docs/reference/rules.md."),
        ) from error
    refusals: list[Refusal] = []
    refusals += [_unknown("", each) for each in found if each not in ("rule", "levels")]
    levels = _levels(found["levels"], refusals) if "levels" in found else None
    rules = [
        _rule(str(rule_id), record, refusals)
        for rule_id, record in _table(found.get("rule"), "rule", refusals).items()
    ]
    return Read(tuple(rules), levels, tuple(refusals))


def _text(source: StrPath) -> tuple[str, str]:
    """Return the name and text of rules: a path, or the text itself."""
    if isinstance(source, str) and ("\n" in source or source.lstrip().startswith("[")):
        return phrase("the text of rules"), source
    path = Path(source)
    try:
        return path.name, path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        raise SourceError(str(path), f"{reason}.", phrase("Check the path.")) from error


def _table(value: Any, name: str, refusals: list[Refusal]) -> dict[str, Any]:
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    refusals.append(_unknown("", name))
    return {}


def _levels(value: Any, refusals: list[Refusal]) -> dict[int, str]:
    levels = {}
    for level, method in _table(value, "levels", refusals).items():
        is_level = level.isdecimal() and 1 <= int(level) <= domain.LEVEL_MAX
        if is_level and method in domain.METHODS:
            levels[int(level)] = method
            continue
        refusals.append(
            Refusal(
                "method_unknown" if is_level else "level_not_allowed",
                phrase("level {level}", level=level),
                "levels",
                str(method),
                phrase(
                    "{level} = {method} is no level with its method.",
                    level=level,
                    method=method,
                ),
                phrase(
                    "Levels go from 1 to {level_max}; methods are {methods}.",
                    level_max=domain.LEVEL_MAX,
                    methods=", ".join(domain.METHODS),
                ),
            )
        )
    return levels


def _rule(rule_id: str, record: Any, refusals: list[Refusal]) -> Rule:
    rule = Rule(rule_id.strip().upper())
    where = phrase("rule {rule_id}", rule_id=rule.rule_id)
    fields = _table(record, where, refusals)
    for name, value in fields.items():
        if name == "targets":
            continue
        try:
            rule = enter_rule_field(rule, name, value)
        except (RefusedError, UnknownRecordError, DateSyntaxError) as error:
            refusals += _reasons(error, where, name, value)
    targets = fields.get("targets", [])
    if not isinstance(targets, list):
        refusals.append(_unknown(where, "targets"))
        return rule
    for place, target in enumerate(targets, start=1):
        here = phrase("{where}, target {place}", where=where, place=place)
        try:
            line = new_line(rule, _table(target, here, refusals))
        except (RefusedError, UnknownRecordError) as error:
            refusals += _reasons(error, here, "targets", target)
        else:
            rule = evolve(rule, lines=(*rule.lines, line))
    ordered = sorted(rule.lines, key=lambda line: line.line_no)
    try:
        check_validity(rule)
    except RefusedError as error:
        refusals += error.refusals
    return evolve(rule, lines=tuple(ordered))


def _reasons(
    error: RefusedError | UnknownRecordError | DateSyntaxError,
    where: str,
    name: str,
    value: object,
) -> list[Refusal]:
    match error:
        case RefusedError():
            return [evolve(each, where=each.where or where) for each in error.refusals]
        case UnknownRecordError():
            return [_unknown(where, error.key)]
    return [Refusal("date_unreadable", where, name, str(value), str(error))]


def _unknown(where: str, name: str) -> Refusal:
    return Refusal(
        "field_unknown",
        where,
        name,
        "",
        phrase("There is no field {name}.", name=name),
        phrase("See docs/reference/rules.md."),
    )


# The verbs


def export_text(store: Store) -> str:
    """Return the rules in force, and the methods of levels, as text."""
    return show(read_rules(store), _kept_levels(store))


def import_text(
    store: Store,
    context: PostingContext,
    source: StrPath,
    *,
    whole: bool = False,
    dry_run: bool = False,
) -> RulesImported:
    """Write the rules of a text, or of the file at a path, all of them or none.

    `whole` takes rules away that the text does not have (retires those that posted runs
    used). Shares that were measured stay until they are measured again.

    Raises SourceError, RefusedError with every problem of every rule and line.
    """
    found = read(source)
    refusals = list(found.refusals)
    with store.transaction():
        post.lock(store)
        before = {rule.rule_id: rule for rule in read_rules(store)}
        given = {row[0] for row in store.rows("rules/id")} - before.keys()
        refusals += [
            Refusal(
                "already_exists",
                phrase("rule {rule_id}", rule_id=rule.rule_id),
                "id",
                rule.rule_id,
                phrase(
                    "A rule with this id was retired, and an id is not given again."
                ),
                phrase("Choose another one."),
            )
            for rule in found.rules
            if rule.rule_id in given
        ]
        if refusals:
            raise RefusedError(phrase("Importing the rules"), refusals)
        rules = [_measured_as(rule, before.get(rule.rule_id)) for rule in found.rules]
        became = _became(before, rules)
        gone = sorted(before.keys() - {rule.rule_id for rule in rules})
        if not dry_run:
            keep(store, context, rules)
            for rule_id in gone if whole else ():
                take_away(store, rule_id)
            if found.levels is not None:
                _keep_levels(store, found.levels)
            audit.record(
                store,
                context,
                "rules import",
                new=len(became["new"]),
                changed=len(became["changed"]),
                removed=len(gone) if whole else 0,
            )
    return RulesImported(
        new=tuple(became["new"]),
        changed=tuple(became["changed"]),
        unchanged=tuple(became["unchanged"]),
        removed=tuple(gone) if whole else (),
        dry_run=dry_run,
    )


def diff_text(store: Store, source: StrPath) -> list[RuleDifference]:
    """Return what differs between the ledger's rules and a text, by rule.

    A line with - stands in the ledger only, one with + in the text only.

    Raises SourceError, RefusedError with every problem of the text.
    """
    found = read(source)
    if found.refusals:
        raise RefusedError(phrase("Reading the rules"), found.refusals)
    ours = {rule.rule_id: _show_rule(rule) for rule in read_rules(store)}
    theirs = {rule.rule_id: _show_rule(rule) for rule in found.rules}
    return [
        RuleDifference(
            rule_id,
            _kind_of(ours.get(rule_id), theirs.get(rule_id)),
            tuple(_changed_lines(ours.get(rule_id, ""), theirs.get(rule_id, ""))),
        )
        for rule_id in sorted(ours.keys() | theirs.keys())
        if ours.get(rule_id) != theirs.get(rule_id)
    ]


def _kind_of(ours: str | None, theirs: str | None) -> str:
    if ours is None:
        return "new"
    return "missing" if theirs is None else "changed"


def _changed_lines(ours: str, theirs: str) -> Iterator[str]:
    for line in difflib.ndiff(ours.splitlines(), theirs.splitlines()):
        if line[:2] in ("- ", "+ "):
            yield line


def _became(before: Mapping[str, Rule], rules: Sequence[Rule]) -> dict[str, list[str]]:
    words: dict[str, list[str]] = {"new": [], "changed": [], "unchanged": []}
    for rule in rules:
        old = before.get(rule.rule_id)
        if old is None:
            words["new"].append(rule.rule_id)
        else:
            same = is_same(old, rule)
            words["unchanged" if same else "changed"].append(rule.rule_id)
    return words


def _measured_as(rule: Rule, before: Rule | None) -> Rule:
    """Return a rule with the shares that were measured for the same lines before."""
    known = {line.line_no: line for line in before.lines} if before else {}
    lines = []
    for line in rule.lines:
        old = known.get(line.line_no)
        if old and line.base != domain.STATIC and old.base == line.base:
            lines.append(
                evolve(line, share=old.share, share_updated_on=old.share_updated_on)
            )
        else:
            lines.append(line)
    return evolve(rule, lines=tuple(lines))


def _kept_levels(store: Store) -> dict[int, str]:
    return {
        each["level"]: each["method"]
        for each in store.records("base/masters/allocation_levels")
    }


def _keep_levels(store: Store, levels: Mapping[int, str]) -> None:
    """Keep the methods of levels: those that are not named are sequential."""
    store.run("rules/level_clear")
    store.insert("allocation_level", ("level", "method"), sorted(levels.items()))
