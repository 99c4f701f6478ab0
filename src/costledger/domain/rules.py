"""Allocation rules: who sends what to whom, by which keys, and how its fields are entered.

A rule has a head (the reference's source) and lines (its targets). `docs/specs/keys.md`
has the worked numbers. Codes are text: a rule is a draft that is checked when it is used.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from costledger.domain.allocation import shown_percents
from costledger.errors import Refusal, RefusedError
from costledger.messages import phrase

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

ZERO = Decimal(0)
STEP = 10_000
"""Lines are numbered in steps, so that others fit between them."""

LEVEL_MAX = 99

PLACES = 10
"""How many decimals shares and rates may have."""

STATIC = "static"
BASES = (
    STATIC,
    "gl_entries",
    "gl_budget_entries",
    "cost_type_entries",
    "cost_budget_entries",
    "no_of_employees",
    "items_sold_qty",
    "items_purchased_qty",
    "items_sold_amount",
    "items_purchased_amount",
    "driver",
)
"""What a line's share may follow; all but `static` are worked out."""

DATE_CODES = (
    "",
    "week",
    "last_week",
    "month",
    "last_month",
    "month_of_last_year",
    "year",
    "last_year",
    "period",
    "last_period",
    "period_of_last_year",
    "fiscal_year",
    "last_fiscal_year",
)
"""The windows of dynamic bases; the first is everything."""

ALL_COSTS, PERCENT, AMOUNT = TARGET_TYPES = (
    "all_costs",
    "percent_per_share",
    "amount_per_share",
)
APPLIES_TO = ("both", "actual", "budget")
WHEN_ZERO = ("stop", "leave_open")
ASSESSMENT, DISTRIBUTION = STYLES = ("assessment", "distribution")
WHEN_MISSING = ("stop", "zero")
NEGATIVE_POLICIES = ("", "zero", "absolute", "shift", "shift_keep_zero")
METHODS = ("sequential", "direct", "step_down", "reciprocal")

FILTERS = (
    "no_filter",
    "cost_center_filter",
    "cost_object_filter",
    "date_filter_code",
    "group_filter",
)
"""The fields that only a dynamic base has."""


@frozen
class Line:
    """A line of a rule: who receives, on which cost type, and by which share."""

    line_no: int
    target_cost_type: str = ""
    target_cost_center: str = ""
    target_cost_object: str = ""
    base: str = STATIC
    static_base: Decimal = ZERO
    static_weighting: Decimal = ZERO
    share: Decimal = ZERO
    """Exact; for a dynamic base the last one that was calculated."""
    target_type: str = ALL_COSTS
    percent_per_share: Decimal = ZERO
    amount_per_share: Decimal = ZERO
    no_filter: str = ""
    cost_center_filter: str = ""
    cost_object_filter: str = ""
    date_filter_code: str = ""
    group_filter: str = ""
    driver_code: str = ""
    comment: str = ""
    share_updated_on: datetime.date | None = None

    @property
    def receiver(self) -> tuple[str, str]:
        """The kind and code of who receives; a center where both are given."""
        if self.target_cost_center:
            return "center", self.target_cost_center
        return "object", self.target_cost_object


@frozen
class Rule:
    """A rule in one version, with its lines in order."""

    rule_id: str
    rule_version: int = 1
    level: int = 1
    label: str = ""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    cost_type_range: str = ""
    cost_center_code: str = ""
    cost_object_code: str = ""
    credit_to_cost_type: str = ""
    applies_to: str = "both"
    is_blocked: bool = False
    name: str = ""
    comment: str = ""
    when_zero: str = "stop"
    style: str = "assessment"
    this_period_only: bool = False
    negative_policy: str = ""
    when_missing: str = "stop"
    is_superseded: bool = False
    is_retired: bool = False
    changed_on: datetime.date | None = None
    changed_by: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def sender(self) -> tuple[str, str]:
        """The kind and code of who sends; a center where both are given."""
        if self.cost_center_code:
            return "center", self.cost_center_code
        return "object", self.cost_object_code

    @property
    def percents(self) -> list[Decimal]:
        """The shares of the lines in percent, for showing only."""
        return shown_percents([line.share for line in self.lines])


def next_code(last: str) -> str:
    """Return a code with its last run of digits raised by one; '' without digits.

    AL0009 becomes AL0010, 99 becomes 100.
    """
    found = re.fullmatch(r"(.*?)([0-9]+)([^0-9]*)", last, re.DOTALL)
    if not found:
        return ""
    head, digits, tail = found.groups()
    return f"{head}{str(int(digits) + 1).rjust(len(digits), '0')}{tail}"


def enter(line: Line, field: str, value: Any) -> Line:
    """Enter one field of a line, already read, with what it brings along.

    Raises RefusedError: `cost_center_and_object_both`, `static_only_field`.
    """
    cell: dict[str, Any] = {field: value}
    entered = evolve(line, **cell)
    match field:
        case "target_cost_center" | "target_cost_object":
            if entered.target_cost_center and entered.target_cost_object:
                raise both_refused(phrase("The line"), field, str(value))
            return entered
        case "static_base" | "static_weighting":
            return _static(entered, field)
        case "base" if value != line.base:
            return _other_base(entered)
        case "target_type" if value != line.target_type:
            return evolve(entered, percent_per_share=ZERO, amount_per_share=ZERO)
        case "percent_per_share" | "amount_per_share":
            return _rate(entered, field)
        case _:
            return entered


def both_refused(what: str, field: str, value: str) -> RefusedError:
    """Return the refusal of a second place beside the one that is there."""
    return _refused(
        "cost_center_and_object_both",
        field,
        value,
        phrase("{what} has a cost center and a cost object.", what=what),
        phrase("Keep one of them: a cost has one place."),
    )


def _refused(
    kind: str, field: str, value: str, problem: str, hint: str
) -> RefusedError:
    return RefusedError(
        phrase("Entering the field"), [Refusal(kind, "", field, value, problem, hint)]
    )


def _static(line: Line, field: str) -> Line:
    """Multiply base and weighting into the share; a base without weighting counts 1."""
    if line.base != STATIC:
        if line.static_base or line.static_weighting:
            raise _refused(
                "static_only_field",
                field,
                line.base,
                phrase(
                    "The base {base} is worked out, so {field} has no meaning.",
                    base=line.base,
                    field=field,
                ),
                phrase("Choose the base static first, or leave the field 0."),
            )
        return line
    if field == "static_base" and line.static_base and not line.static_weighting:
        line = evolve(line, static_weighting=Decimal(1))
    return evolve(line, share=line.static_base * line.static_weighting)


def _other_base(line: Line) -> Line:
    line = evolve(line, share=ZERO, no_filter="", group_filter="", driver_code="")
    if line.base == STATIC:
        return evolve(
            line, cost_center_filter="", cost_object_filter="", date_filter_code=""
        )
    return evolve(line, static_base=ZERO, static_weighting=ZERO)


def _rate(line: Line, field: str) -> Line:
    """A rate decides the line's type; without one it takes its part of all costs."""
    if not getattr(line, field):
        return evolve(
            line, target_type=ALL_COSTS, percent_per_share=ZERO, amount_per_share=ZERO
        )
    if field == "percent_per_share":
        return evolve(line, target_type=PERCENT, amount_per_share=ZERO)
    return evolve(line, target_type=AMOUNT, percent_per_share=ZERO)


def next_line_no(lines: Sequence[Line]) -> int:
    """Return the number of a line that is added at the end."""
    return max((line.line_no for line in lines), default=0) + STEP
