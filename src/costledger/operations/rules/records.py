"""Entering allocation rules: heads and lines, field by field, with what a field brings.

The tables `allocation_sources` and `allocation_targets` as records. What is entered is
checked for what it says itself (levels, filters, center or object); what it names may be
missing until the rule is used.
"""

from __future__ import annotations

import datetime
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from attrs import evolve, fields

from costledger.domain import rules as domain
from costledger.domain.calendar import parse_day
from costledger.domain.filters import parse_filter
from costledger.domain.rules import Line, Rule
from costledger.engine import post
from costledger.errors import (
    FilterSyntaxError,
    Refusal,
    RefusedError,
    UnknownRecordError,
)
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.setup import read_setup
from costledger.operations.rules.rules import (
    HIDDEN,
    SOURCE_NAMES,
    TARGET_NAMES,
    keep,
    read_rules,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.records import Key

SOURCES, TARGETS = "allocation_sources", "allocation_targets"

RULE_FIELDS = {
    SOURCE_NAMES.get(each.name, each.name): each.name
    for each in fields(Rule)
    if each.name not in (*HIDDEN, "rule_version", "changed_on", "changed_by")
}
"""The name of the exchange table = our column, for what can be entered."""

LINE_FIELDS = {
    TARGET_NAMES.get(each.name, each.name): each.name
    for each in fields(Line)
    if each.name not in ("line_no", "share_updated_on")
}

READ_ONLY = ("id", "version", "total_share", "percent", "line_no", "share_updated_on")
READ_ONLY_STAMPS = ("changed_on", "changed_by")

CHOICES = {
    "applies_to": domain.APPLIES_TO,
    "when_zero": domain.WHEN_ZERO,
    "style": domain.STYLES,
    "negative_policy": domain.NEGATIVE_POLICIES,
    "when_missing": domain.WHEN_MISSING,
    "base": domain.BASES,
    "target_type": domain.TARGET_TYPES,
    "date_filter_code": domain.DATE_CODES,
}
"""Our column = the words that it knows."""

PLACES = {"static_base": 5, "static_weighting": 5}
"""Columns whose product is a share: half the decimals of one."""

CODE_FILTERS = (
    "cost_type_range",
    "no_filter",
    "cost_center_filter",
    "cost_object_filter",
    "group_filter",
)
FREE_TEXT = ("name", "comment")
FLAGS = ("is_blocked", "this_period_only")
DAYS = ("valid_from", "valid_to")

ORDER = (
    "base",
    "driver_code",
    *domain.FILTERS,
    "static_base",
    "static_weighting",
    "share",
    "target_type",
    "percent_per_share",
    "amount_per_share",
)
"""The order in which the fields of a new line are entered; the others come first."""


# The records


def record_add(
    store: Store,
    context: PostingContext,
    table: str,
    record: Mapping[str, Any],
    confirm: bool | None,  # noqa: ARG001, FBT001 - nothing is asked
) -> Key:
    """Add a rule or a line; a rule without an id gets the next one.

    A rule may bring its lines as `targets`. Raises RefusedError, UnknownRecordError.
    """
    with store.transaction():
        post.lock(store)
        if table == SOURCES:
            rule = _new_rule(store, record)
            key: Key = rule.rule_id
        else:
            (before,) = read_rules(store, _id(record.get("id")))
            line = new_line(before, record)
            rule = evolve(before, lines=_in_order((*before.lines, line)))
            key = (rule.rule_id, line.line_no)
        _keep(store, context, "rules add", rule)
    return key


def record_set(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    entered: Iterable[tuple[str, Any]],
    confirm: bool | None,  # noqa: ARG001, FBT001 - nothing is asked
) -> None:
    """Enter fields of a rule, or of a line by (id, line number).

    Raises RefusedError, UnknownRecordError.
    """
    with store.transaction():
        post.lock(store)
        if table == SOURCES:
            (rule,) = read_rules(store, _id(key))
            rule = _entered_rule(rule, entered)
        else:
            rule, line = _line(store, key)
            where = phrase(
                "rule {rule_id}, line {line_no}",
                rule_id=rule.rule_id,
                line_no=line.line_no,
            )
            changed = line
            for name, value in entered:
                changed = enter_line(changed, name, value, where)
            if changed.share != line.share:
                changed = evolve(changed, share_updated_on=context.today)
            lines = [changed if each is line else each for each in rule.lines]
            rule = evolve(rule, lines=tuple(lines))
        _keep(store, context, "rules set", rule)


def record_rename(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    new_key: Key,
    confirm: bool | None,  # noqa: ARG001, FBT001 - nothing is asked
) -> None:
    """Give a rule another id; what posted runs used stays under the old one, retired.

    Raises RefusedError, UnknownRecordError.
    """
    if table != SOURCES:
        raise UnknownRecordError("key that can be renamed in", table)
    with store.transaction():
        post.lock(store)
        (rule,) = read_rules(store, _id(key))
        new_id = _id(new_key)
        _refuse_taken(store, new_id)
        take_away(store, rule.rule_id)
        keep(store, context, [evolve(rule, rule_id=new_id)])
        audit.record(
            store, context, "rules rename", rule=rule.rule_id, renamed_to=new_id
        )


def record_delete(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    confirm: bool | None,  # noqa: ARG001, FBT001 - nothing is asked
) -> None:
    """Delete a rule with its lines, all lines of a rule by its id, or one line.

    A rule that a posted run used is retired. Raises UnknownRecordError.
    """
    with store.transaction():
        post.lock(store)
        if table == SOURCES:
            (rule,) = read_rules(store, _id(key))
            take_away(store, rule.rule_id)
            audit.record(store, context, "rules delete", rule=rule.rule_id)
            return
        if isinstance(key, tuple):
            rule, line = _line(store, key)
            left = tuple(each for each in rule.lines if each is not line)
        else:
            (rule,) = read_rules(store, _id(key))
            left = ()
        _keep(store, context, "rules delete lines", evolve(rule, lines=left))


def _keep(store: Store, context: PostingContext, verb: str, rule: Rule) -> None:
    keep(store, context, [rule])
    audit.record(store, context, verb, rule=rule.rule_id)


def take_away(store: Store, rule_id: str) -> None:
    """Delete the versions of a rule that no run used, and retire the others."""
    store.run("rules/delete_line", rule_id=rule_id)
    store.run("rules/delete_head", rule_id=rule_id)
    store.run("rules/retire", rule_id=rule_id)


def _line(store: Store, key: Key) -> tuple[Rule, Line]:
    if not isinstance(key, tuple):
        raise UnknownRecordError(
            "line", str(key), phrase("Name it by rule and line number.")
        )
    rule_id, line_no = key
    (rule,) = read_rules(store, _id(rule_id))
    for line in rule.lines:
        if line.line_no == int(line_no):
            return rule, line
    raise UnknownRecordError(
        "line",
        phrase(
            "{line_no} in the rule {rule_id}", line_no=line_no, rule_id=rule.rule_id
        ),
    )


# Rules


def _new_rule(store: Store, record: Mapping[str, Any]) -> Rule:
    rule_id = _id(record.get("id")) or _next_id(store)
    _refuse_taken(store, rule_id)
    given = [
        (name, value)
        for name, value in record.items()
        if name not in (*READ_ONLY, *READ_ONLY_STAMPS, "targets")
    ]
    rule = _entered_rule(Rule(rule_id), given)
    for target in record.get("targets") or ():
        rule = evolve(rule, lines=(*rule.lines, new_line(rule, target)))
    return evolve(rule, lines=_in_order(rule.lines))


def _next_id(store: Store) -> str:
    """Return the id after the last one that was given, and keep it as the last."""
    known = {row[0] for row in store.rows("rules/id")}
    last = domain.next_code(read_setup(store).last_allocation_id)
    while last and last in known:
        last = domain.next_code(last)
    if not last:
        raise _refused(
            "last_allocation_id_missing",
            "",
            "id",
            "",
            phrase("There is no last id of allocation rules to count on from."),
            phrase(
                "Give the rule an id, or set last_allocation_id to one that ends "
                "in digits."
            ),
        )
    store.run("rules/last_id", last_allocation_id=last)
    return last


def _refuse_taken(store: Store, rule_id: str) -> None:
    if not rule_id:
        raise _refused(
            "key_missing",
            "",
            "id",
            "",
            phrase("A rule needs an id."),
            phrase("Enter one."),
        )
    if any(row[0] == rule_id for row in store.rows("rules/id")):
        raise _refused(
            "already_exists",
            phrase("rule {rule_id}", rule_id=rule_id),
            "id",
            rule_id,
            phrase("There is, or was, a rule with this id."),
            phrase("Choose another one."),
        )


def _entered_rule(rule: Rule, entered: Iterable[tuple[str, Any]]) -> Rule:
    for name, value in entered:
        rule = enter_rule_field(rule, name, value)
    check_validity(rule)
    return rule


def enter_rule_field(rule: Rule, name: str, value: object) -> Rule:
    """Enter one field of a rule's head by the name of the exchange table.

    Raises RefusedError, UnknownRecordError.
    """
    where = phrase("rule {rule_id}", rule_id=rule.rule_id)
    if name not in RULE_FIELDS or name == "id":
        raise UnknownRecordError("field of an allocation rule", name)
    column = RULE_FIELDS[name]
    cell: dict[str, Any] = {column: read_cell(column, value, where)}
    rule = evolve(rule, **cell)
    if rule.cost_center_code and rule.cost_object_code:
        raise _placed(
            domain.both_refused(phrase("The rule"), column, str(value)), where
        )
    if not 1 <= rule.level <= domain.LEVEL_MAX:
        raise _refused(
            "level_not_allowed",
            where,
            "level",
            str(rule.level),
            phrase("There is no level {level}.", level=rule.level),
            phrase("Levels go from 1 to {level_max}.", level_max=domain.LEVEL_MAX),
        )
    return rule


def check_validity(rule: Rule) -> None:
    """Refuse a rule that ends before it begins.

    Raises RefusedError: `validity_inverted`.
    """
    if rule.valid_from and rule.valid_to and rule.valid_from > rule.valid_to:
        raise _refused(
            "validity_inverted",
            phrase("rule {rule_id}", rule_id=rule.rule_id),
            "valid_to",
            str(rule.valid_to),
            phrase(
                "It ends before it begins, {valid_from}.", valid_from=rule.valid_from
            ),
            phrase("Enter a later end, or none."),
        )


# Lines


def new_line(rule: Rule, record: Mapping[str, Any]) -> Line:
    """Return a line of a record, its fields entered in the order that keeps them all.

    Raises RefusedError, UnknownRecordError.
    """
    line_no = int(record.get("line_no") or domain.next_line_no(rule.lines))
    where = phrase(
        "rule {rule_id}, line {line_no}", rule_id=rule.rule_id, line_no=line_no
    )
    if any(each.line_no == line_no for each in rule.lines):
        raise _refused(
            "already_exists",
            where,
            "line_no",
            str(line_no),
            phrase("There is a line with this number already."),
            phrase("Choose another number."),
        )
    line = Line(line_no)
    places = {LINE_FIELDS.get(name, name): name for name in record}
    first = [each for each in places if each not in ORDER]
    for column in (*first, *(each for each in ORDER if each in places)):
        name = places[column]
        value = record[name]
        if name not in READ_ONLY and not _is_nothing(column, value):
            line = enter_line(line, name, value, where)
    return line


def _is_nothing(column: str, value: object) -> bool:
    """Say whether a value is what a new line has anyway: empty, or a number's zero."""
    text = "" if value is None else str(value).strip()
    return not (text.strip("0.") if is_number(column) else text)


def is_number(column: str) -> bool:
    """Say whether a column of lines holds a decimal."""
    return isinstance(getattr(Line(0), column, None), Decimal)


def enter_line(line: Line, name: str, value: object, where: str) -> Line:
    """Enter one field of a line by the name of the exchange table.

    Raises RefusedError, UnknownRecordError.
    """
    if name not in LINE_FIELDS:
        raise UnknownRecordError("field of an allocation target", name)
    column = LINE_FIELDS[name]
    try:
        return domain.enter(line, column, read_cell(column, value, where))
    except RefusedError as error:
        raise _placed(error, where) from None


def _in_order(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(sorted(lines, key=lambda line: line.line_no))


# Cells


def read_cell(column: str, value: object, where: str) -> Any:
    """Return what a column holds for a value: text as typed, or a value of its kind.

    Raises RefusedError: `filter_unreadable`, `choice_unknown`, `number_unreadable`.
    """
    text = "" if value is None else str(value).strip()
    if column in CHOICES:
        return _choice(column, text, where)
    if column in FLAGS:
        return text.lower() in ("true", "yes", "1")
    if column in DAYS:
        if isinstance(value, datetime.date):
            return value
        return parse_day(text) if text else None
    if column == "level":
        return _whole(text, where)
    if is_number(column):
        return read_decimal(column, text, where)
    if column in FREE_TEXT:
        return text
    if column in CODE_FILTERS:
        _check_filter(column, text, where)
    return text.upper()


def _choice(column: str, text: str, where: str) -> str:
    words = CHOICES[column]
    word = text.lower().replace(" ", "_").replace("-", "_") or words[0]
    if word not in words:
        raise _refused(
            "choice_unknown",
            where,
            column,
            text,
            phrase(
                "{text!r} is none of the words that {column} knows.",
                text=text,
                column=column,
            ),
            phrase("Write {words}, or nothing.", words=", ".join(filter(None, words))),
        )
    return word


def _whole(text: str, where: str) -> int:
    if text.lstrip("-").isdecimal():
        return int(text)
    raise _refused(
        "number_unreadable",
        where,
        "level",
        text,
        phrase("{text!r} is no whole number.", text=text),
        phrase("Levels go from 1 to {level_max}.", level_max=domain.LEVEL_MAX),
    )


def read_decimal(column: str, text: str, where: str) -> Decimal:
    """Return a share, base or rate: zero or more, exact, with few enough decimals."""
    places = PLACES.get(column, domain.PLACES)
    try:
        value = Decimal(text or 0)
    except InvalidOperation:
        value = Decimal("NaN")
    is_short = value.is_finite() and value == round(value, places)
    if is_short and 0 <= value < Decimal(10) ** 18:
        return value
    raise _refused(
        "number_unreadable",
        where,
        column,
        text,
        phrase(
            "{text!r} is no number that {column} can hold.", text=text, column=column
        ),
        phrase(
            "Write a decimal with a point, zero or more, and at most {places} "
            "decimals.",
            places=places,
        ),
    )


def _check_filter(column: str, text: str, where: str) -> None:
    try:
        parse_filter(text)
    except FilterSyntaxError as error:
        raise _refused(
            "filter_unreadable",
            where,
            column,
            text,
            phrase("This filter cannot be read: {problem}", problem=error.problem),
            phrase(
                "Filters look like 7110..7193|72*, ..100, <>7120, (10..20|30)&<>15."
            ),
        ) from None


def _id(value: object) -> str:
    return "" if value is None else str(value).strip().upper()


def _refused(
    kind: str, where: str, field: str, value: str, problem: str, hint: str
) -> RefusedError:
    return RefusedError(
        phrase("The allocation rule"),
        [Refusal(kind, where, field, value, problem, hint)],
    )


def _placed(error: RefusedError, where: str) -> RefusedError:
    """Return a refusal with its place."""
    return RefusedError(
        phrase("The allocation rule"),
        [evolve(each, where=each.where or where) for each in error.refusals],
    )
