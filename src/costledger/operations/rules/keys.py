"""`keys`: what the shares of allocation lines follow, measured at a day.

Everything is measured set by set (`engine/sql/keys_*.sql`); Python only resolves what
lines say, their windows and filters, and turns what was measured into shares.
"""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from costledger.domain import keys as domain
from costledger.domain.allocation import shown_percents
from costledger.domain.filters import NOTHING, literal, parse_filter
from costledger.domain.rules import FILTERS
from costledger.domain.windows import window
from costledger.engine import post
from costledger.errors import (
    FilterSyntaxError,
    Refusal,
    RefusedError,
)
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.setup import read_setup
from costledger.operations.rules.rules import plain_decimal, read_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

FIRST_DAY, LAST_DAY = datetime.date(1, 1, 1), datetime.date(9999, 12, 31)
"""The window of everything."""

PLACES = 10
"""How many decimals of what is measured are kept."""

GL_BUDGET, DRIVER = "gl_budget_entries", "driver"

MEASURES = {
    "gl_entries": "rules/keys/gl_entries",
    GL_BUDGET: "rules/keys/gl_budget_entries",
    "cost_type_entries": "rules/keys/cost_type_entries",
    "cost_budget_entries": "rules/keys/cost_budget_entries",
    "no_of_employees": "rules/keys/no_of_employees",
    "items_sold_qty": "rules/keys/items",
    "items_purchased_qty": "rules/keys/items",
    "items_sold_amount": "rules/keys/items",
    "items_purchased_amount": "rules/keys/items",
    DRIVER: "rules/keys/driver",
}
"""Base = the statement that measures it."""

ACTUAL = {"actual": post.ACTUAL}
PARAMETERS: dict[str, dict[str, int]] = {
    "rules/keys/cost_type_entries": ACTUAL,
    "rules/keys/cost_budget_entries": ACTUAL,
}

NUMBERS = {
    "gl_entries": "account",
    GL_BUDGET: "account",
    "cost_type_entries": "cost_type",
    "cost_budget_entries": "cost_type",
    **dict.fromkeys(
        (
            "items_sold_qty",
            "items_purchased_qty",
            "items_sold_amount",
            "items_purchased_amount",
        ),
        "item",
    ),
}
"""Base = the kind of codes that `no_filter` chooses from."""

GROUPS = {
    GL_BUDGET: "gl_budget",
    "cost_budget_entries": "budget",
    **{base: "item_group" for base, kind in NUMBERS.items() if kind == "item"},
}
"""Base = the kind of codes that `group_filter` chooses from."""

TIMELESS = ("no_of_employees",)
"""Bases that have no dates."""


@frozen
class KeyLine:
    """One line whose share was calculated."""

    rule_id: str
    rule_version: int
    line_no: int
    base: str
    old_share: Decimal
    share: Decimal
    percent: Decimal
    """Of all shares of the rule; for showing only."""
    source: str
    """What was measured: base, days and filters."""


@frozen
class KeysResult:
    """What calculating keys found."""

    key_date: datetime.date
    """The day that windows are seen from."""
    recalculated: int
    """How many lines have a base that is measured."""
    changed: int
    """How many of them got another share."""
    lines: tuple[KeyLine, ...]
    dry_run: bool


@frozen
class _Line:
    """A dynamic line, as `keys_line` gives it."""

    rule_id: str
    rule_version: int
    line_no: int
    base: str
    no_filter: str
    cost_center_filter: str
    cost_object_filter: str
    date_filter_code: str
    group_filter: str
    driver_code: str
    target_cost_center: str
    target_cost_object: str
    share: Decimal
    negative_policy: str
    when_missing: str

    @property
    def key(self) -> tuple[str, int, int]:
        return self.rule_id, self.rule_version, self.line_no

    @property
    def where(self) -> str:
        return phrase(
            "rule {rule_id}, line {line_no}", rule_id=self.rule_id, line_no=self.line_no
        )


@frozen
class Measured:
    """The share of a line at a day, and where it comes from."""

    line: _Line
    share: Decimal
    source: str


def shares(
    store: Store, *, key_date: datetime.date, version: str = ""
) -> list[Measured]:
    """Work out the shares of the dynamic lines of chosen rules, for a run or by itself.

    In: the relation `rule_selected (rule_id, rule_version)`, which the caller holds.
    Out: the relation `key_share (rule_id, rule_version, line_no, share decimal(38, 10),
    source text)`, one row a line whose base is not static, and the same in Python. Left
    join it to `allocation_target_row`: a line without a row has its own share, whose
    source is static. Windows are seen from `key_date`. Key figures are those of `version`,
    where it has values of its own. Nothing is kept.

    Raises RefusedError with every problem of every line: `accounting_period_missing`,
    `previous_year_missing`, `filter_unreadable`, `driver_missing`,
    `driver_value_missing`, `signs_differ`.
    """
    lines = [
        evolve(_Line(*row), share=plain_decimal(Decimal(row[12])))
        for row in store.rows("rules/keys/line")
    ]
    measured = _measured(store, lines, key_date, version) if lines else []
    store.load_rows(
        "key_share",
        {
            "rule_id": "text",
            "rule_version": "integer",
            "line_no": "integer",
            "share": "decimal(38, 10)",
            "source": "text",
        },
        [(*each.line.key, each.share, each.source) for each in measured],
    )
    return measured


def calculate(
    store: Store,
    context: PostingContext,
    source_id: str | None = None,
    *,
    dry_run: bool = False,
) -> KeysResult:
    """Calculate the shares of one rule or of all, as of today, and keep them.

    Blocked and expired rules are calculated as well. A dry run keeps nothing.

    Raises UnknownRecordError, and RefusedError as `shares` does.
    """
    code = None if source_id is None else source_id.strip().upper()
    with store.transaction():
        post.lock(store)
        if code is not None:
            read_rules(store, code)
        store.materialize("rules/keys/rule", relation="rule_selected", rule_id=code)
        measured = shares(store, key_date=context.today)
        changed = [each for each in measured if each.share != each.line.share]
        answer = KeysResult(
            key_date=context.today,
            recalculated=len(measured),
            changed=len(changed),
            lines=_formatted(store, measured, code),
            dry_run=dry_run,
        )
        if measured and not dry_run:
            store.run("rules/keys/keep_share", today=context.today)
            audit.record(
                store,
                context,
                "keys calculate",
                rule=code or "",
                lines=len(measured),
                changed=len(changed),
            )
    return answer


def _formatted(
    store: Store, measured: Sequence[Measured], code: str | None
) -> tuple[KeyLine, ...]:
    """Return what was measured with its percentage of the whole rule."""
    new = {each.line.key: each.share for each in measured}
    percents: dict[tuple[str, int, int], Decimal] = {}
    for rule in read_rules(store, code) if measured else ():
        keys = [(rule.rule_id, rule.rule_version, line.line_no) for line in rule.lines]
        weights = [
            new.get(key, line.share) for key, line in zip(keys, rule.lines, strict=True)
        ]
        percents.update(zip(keys, shown_percents(weights), strict=True))
    return tuple(
        KeyLine(
            *each.line.key,
            each.line.base,
            each.line.share,
            each.share,
            percents[each.line.key],
            each.source,
        )
        for each in measured
    )


# Measuring


def _measured(
    store: Store, lines: Sequence[_Line], key_date: datetime.date, version: str
) -> list[Measured]:
    requested = _Wanted(store, lines, key_date)
    for line in lines:
        requested.add(line)
    requested.refuse()
    requested.materialize()
    values, own = _values(store, {line.base for line in lines}, version)
    sources = dict(zip((line.key for line in lines), requested.sources, strict=True))
    if version:
        sources |= {
            line.key: f"{sources[line.key]}, values of "
            f"{version if line.key in own else 'ACTUAL'}"
            for line in lines
            if line.base == DRIVER
        }
    refusals: list[Refusal] = []
    found: dict[tuple[str, int, int], Decimal] = {}
    for group in _groups(lines):
        refusals += _missing_values(group, values)
        measured = [values.get(line.key, domain.ZERO) for line in group]
        try:
            counted = domain.shares(measured, group[0].negative_policy)
        except RefusedError as error:
            where = phrase(
                "rule {rule_id}, base {base}",
                rule_id=group[0].rule_id,
                base=group[0].base,
            )
            refusals += [evolve(each, where=where) for each in error.refusals]
            continue
        found |= {line.key: share for line, share in zip(group, counted, strict=True)}
    if refusals:
        raise RefusedError(phrase("Calculating the keys"), refusals)
    return [Measured(line, found[line.key], sources[line.key]) for line in lines]


def _groups(lines: Iterable[_Line]) -> list[list[_Line]]:
    """Return lines that are judged together: those of one rule, base and driver."""
    groups: dict[tuple[str, int, str, str], list[_Line]] = {}
    for line in lines:
        key = (line.rule_id, line.rule_version, line.base, line.driver_code)
        groups.setdefault(key, []).append(line)
    return list(groups.values())


def _values(
    store: Store, bases: set[str], version: str
) -> tuple[dict[tuple[str, int, int], Decimal], set[tuple[str, int, int]]]:
    """Measure lines base by base, and return what was found by line.

    Also returns the lines that use values of the version's own.
    """
    columns = {
        "rule_id": "text",
        "rule_version": "integer",
        "line_no": "integer",
        "units": "decimal(38, 0)",
        "own_values": "bigint",
    }
    store.load_rows("key_measured", columns, [])
    digits = read_setup(store).minor_digits
    for name in sorted({MEASURES[base] for base in bases}):
        places = PLACES if name == "rules/keys/no_of_employees" else PLACES - digits
        parameters: dict[str, int | str] = dict(PARAMETERS.get(name, {}))
        if name == "rules/keys/driver":
            parameters["version"] = version
        else:
            parameters["scale"] = 10**places
        store.run(name, **parameters)
    rows = store.rows("rules/keys/measured")
    found = {row[:3]: plain_decimal(Decimal(row[3]).scaleb(-PLACES)) for row in rows}
    return found, {row[:3] for row in rows if row[4]}


def _missing_values(
    group: Sequence[_Line], values: dict[tuple[str, int, int], Decimal]
) -> list[Refusal]:
    return [
        Refusal(
            "driver_value_missing",
            line.where,
            "driver_code",
            line.driver_code,
            phrase(
                "The key figure {driver_code} has no value for this line.",
                driver_code=line.driver_code,
            ),
            phrase("Import one, 0 if it is nothing, or set when_missing = zero."),
        )
        for line in group
        if line.base == DRIVER
        and line.when_missing == "stop"
        and line.key not in values
    ]


class _Wanted:
    """What lines ask for: windows and filters, each resolved once."""

    def __init__(
        self, store: Store, lines: Sequence[_Line], key_date: datetime.date
    ) -> None:
        self.store = store
        self.key_date = key_date
        periods = store.rows("base/masters/accounting_periods")
        self.starts = sorted(row[0] for row in periods)
        self.year_starts = sorted(row[0] for row in periods if row[1])
        self.drivers = {row[0]: row for row in store.rows("rules/keys/driver_list")}
        self.codes: dict[str, list[str]] = {}
        pairs = store.rows("rules/keys/code", **ACTUAL)
        if any(line.base == GL_BUDGET for line in lines):
            pairs = sorted({*pairs, *store.rows("rules/keys/code_gl_budget")})
        for kind, code in pairs:
            self.codes.setdefault(kind, []).append(code)
        self.windows: dict[tuple[datetime.date, datetime.date], int] = {}
        self.filters: dict[tuple[str, str], int] = {}
        self.members: list[tuple[int, str]] = []
        self.rows: list[tuple[Any, ...]] = []
        self.sources: list[str] = []
        self.refusals: list[Refusal] = []

    def add(self, line: _Line) -> None:
        """Resolve what a line asks for, or note why it cannot be."""
        try:
            days = self._days(line)
            filters = self._filters(line)
        except RefusedError as error:
            self.refusals += [
                evolve(
                    each, where=line.where, value=each.value or line.date_filter_code
                )
                for each in error.refusals
            ]
            self.sources.append("")
            return
        number = self.windows.setdefault(days, len(self.windows) + 1)
        self.rows.append((*line.key, line.base, number, *filters, line.driver_code))
        self.sources.append(self._source(line, days))

    def refuse(self) -> None:
        """Refuse everything that could not be resolved."""
        if self.refusals:
            raise RefusedError(phrase("Calculating the keys"), self.refusals)

    def materialize(self) -> None:
        """Hold what was resolved for the statements that measure."""
        self.store.load_rows(
            "key_window",
            {"window_no": "integer", "first_day": "date", "last_day": "date"},
            [(number, *days) for days, number in self.windows.items()],
        )
        self.store.load_rows(
            "key_member", {"filter_no": "integer", "code": "text"}, self.members
        )
        numbers = ("no", "center", "object", "group")
        self.store.load_rows(
            "key_requested",
            {
                "rule_id": "text",
                "rule_version": "integer",
                "line_no": "integer",
                "base": "text",
                "window_no": "integer",
                **{f"{each}_filter_no": "integer" for each in numbers},
                "driver_code": "text",
            },
            self.rows,
        )

    def _days(self, line: _Line) -> tuple[datetime.date, datetime.date]:
        if line.base in TIMELESS:
            return FIRST_DAY, LAST_DAY
        found = window(
            line.date_filter_code, self.key_date, self.starts, self.year_starts
        )
        # A key figure of tomorrow is not known today.
        end = self.key_date if line.base == DRIVER else LAST_DAY
        return found.first or FIRST_DAY, found.last or end

    def _filters(self, line: _Line) -> tuple[int, int, int, int]:
        centers, objects = line.cost_center_filter, line.cost_object_filter
        if line.base == DRIVER:
            if line.driver_code not in self.drivers:
                raise _no_driver(line.driver_code)
            if not (centers or objects):
                centers, objects = (
                    literal(code) if code else ""
                    for code in (line.target_cost_center, line.target_cost_object)
                )
            centers, objects = centers or NOTHING, objects or NOTHING
        return (
            self._filter(NUMBERS.get(line.base, ""), line.no_filter, "no_filter"),
            self._filter("center", centers, "cost_center_filter"),
            self._filter("object", objects, "cost_object_filter"),
            self._filter(GROUPS.get(line.base, ""), line.group_filter, "group_filter"),
        )

    def _filter(self, kind: str, text: str, field: str) -> int:
        """Return the number of a filter, whose members are the codes that pass it."""
        known = self.filters.get((kind, text))
        if known:
            return known
        number = len(self.filters) + 1
        codes = self.codes.get(kind, [])
        try:
            passing = parse_filter(text).select(codes)
        except FilterSyntaxError as error:
            raise RefusedError(
                phrase("Calculating the keys"),
                [
                    Refusal(
                        "filter_unreadable",
                        "",
                        field,
                        text,
                        phrase(
                            "This filter cannot be read: {problem}",
                            problem=error.problem,
                        ),
                        phrase("Filters look like 7110..7193|72*, ..100, <>7120."),
                    )
                ],
            ) from None
        self.filters[kind, text] = number
        self.members += [(number, code) for code in passing]
        return number

    def _source(self, line: _Line, days: tuple[datetime.date, datetime.date]) -> str:
        """Say where a share comes from: base, days and filters."""
        parts = [line.base]
        if line.base == DRIVER:
            _, name, unit, _ = self.drivers[line.driver_code]
            parts = [" ".join(filter(None, (line.base, line.driver_code, name)))]
            parts += [phrase("in {unit}", unit=unit)] if unit else []
        if line.date_filter_code and line.base not in TIMELESS:
            parts.append(f"{line.date_filter_code} {days[0]}..{days[1]}")
        parts += [
            f"{name} {getattr(line, name)}"
            for name in FILTERS
            if name != "date_filter_code" and getattr(line, name)
        ]
        return ", ".join(parts)


def _no_driver(code: str) -> RefusedError:
    return RefusedError(
        phrase("Calculating the keys"),
        [
            Refusal(
                "driver_missing",
                "",
                "driver_code",
                code,
                phrase("There is no key figure {code}.", code=code)
                if code
                else phrase("No key figure is named."),
                phrase("Add it, and import its values: drivers, driver_values."),
            )
        ],
    )
