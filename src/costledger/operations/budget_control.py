"""Budget control: what happened against what was planned, with a tolerance.

`budget_limit` has the tolerance, and what a posting exceeds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from costledger.domain.budget import spread
from costledger.domain.calendar import month_end, month_start, parse_period
from costledger.errors import RefusedError
from costledger.messages import phrase
from costledger.operations import journal, version
from costledger.operations.budget import (
    BudgetPosted,
    amount_of,
    cell_amount,
    set_cells,
)
from costledger.operations.budget_copy import days_of, hold_filters
from costledger.operations.budget_limit import controls, limit_of, tolerance_of
from costledger.operations.budget_problem import refusal
from costledger.operations.reading import of_one_moment
from costledger.operations.setup import read_setup

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from fractions import Fraction

    from costledger.engine.store import Store
    from costledger.errors import Refusal
    from costledger.operations.moment import Moment


@frozen
class ComparisonRow:
    """A cost type and receiver: what happened and what was planned, in minor units."""

    cost_type_no: str
    type_name: str
    kind: str
    """center or object."""
    code: str
    receiver_name: str
    actual: int
    budget: int
    difference: int
    """Actual less budget: above zero is more cost than planned."""
    percent: str
    """The difference in percent of the budget, one decimal; empty without a budget."""
    is_exceeded: bool
    """Whether the actual is beyond the budget and its tolerance."""


@frozen
class Comparison:
    """Actual costs against a version."""

    version: str
    actual_version: str
    first_day: datetime.date | None
    last_day: datetime.date | None
    rows: tuple[ComparisonRow, ...]
    actual: int
    budget: int
    exceeded: int
    currency: str
    minor_digits: int


# Comparing


@of_one_moment
def compare(
    store: Store,
    code: str,
    *,
    period: str = "",
    actual: str = "ACTUAL",
    filters: Mapping[str, str] | None = None,
    tolerance_percent: str = "",
    tolerance_amount: str | int = "",
) -> Comparison:
    """Compare a version with what happened, by cost type and receiver.

    Without a tolerance the one set for the version holds, else none.

    Raises UnknownRecordError, PeriodSyntaxError, FilterSyntaxError, RefusedError.
    """
    setup = read_setup(store)
    row, other = version.row_of(store, code), version.row_of(store, actual)
    days = parse_period(period) if period else days_of({})
    percent, amount = tolerance_of(tolerance_percent), tolerance_amount
    minor = amount_of(amount, setup.minor_digits)
    if not tolerance_percent and amount in ("", 0):
        for control in controls(store):
            if control.version_id == row.version_id:
                percent = tolerance_of(control.tolerance_percent)
                minor = control.tolerance_amount
    hold_filters(store, filters or {})
    rows = tuple(
        _compared(percent, minor, *found)
        for found in store.rows(
            "budget_comparison",
            budget_id=row.version_id,
            actual_id=other.version_id,
            first_day=days.first,
            last_day=days.last,
        )
    )
    return Comparison(
        version=row.code,
        actual_version=other.code,
        first_day=days.first,
        last_day=days.last,
        rows=rows,
        actual=sum(each.actual for each in rows),
        budget=sum(each.budget for each in rows),
        exceeded=sum(each.is_exceeded for each in rows),
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )


def _compared(percent: Fraction, amount: int, *found: Any) -> ComparisonRow:
    """Return a row of the comparison, judged by the tolerance."""
    *_, actual, budget = found
    is_exceeded = actual > limit_of(budget, percent, amount)
    shown = _percent(actual - budget, budget)
    row = (*found, actual - budget, shown, is_exceeded)
    return ComparisonRow(*row)


def _percent(difference: int, budget: int) -> str:
    """Return the difference in percent of the budget, to one decimal."""
    if not budget:
        return ""
    size, base = 2000 * abs(difference) + abs(budget), 2 * abs(budget)
    tenths = size // base
    sign = "-" if difference < 0 and tenths else ""
    return f"{sign}{tenths // 10}.{tenths % 10}"


# Control


def check_batch(store: Store, moment: Moment, batch: str) -> list[Refusal]:
    """Return what posting a batch would exceed; nothing is posted.

    Raises RefusedError when the batch cannot be posted for another reason.
    """
    try:
        journal.post_batch(store, moment, batch, again=True, dry_run=True)
    except RefusedError as error:
        if error.kind != "budget_exceeded":
            raise
        return list(error.refusals)
    return []


# Spreading


def spread_year(  # noqa: PLR0913 - a row of cells is found by all of these
    store: Store,
    moment: Moment,
    code: str,
    cost_type_no: str,
    *,
    cost_center_code: str = "",
    cost_object_code: str = "",
    period: str,
    amount: str | int,
    way: str = "even",
    profile_version: str = "ACTUAL",
    dry_run: bool = False,
    request: str = "",
) -> BudgetPosted:
    """Let the months of a period show the parts of an amount, by one register.

    `way` is even, 4-4-5, 4-5-4, 5-4-4, or profile: as the same months a year before
    were in `profile_version`.

    Raises RefusedError, PeriodSyntaxError, AmountSyntaxError.
    """
    months = _months(period)
    line = {
        "cost_type_no": cost_type_no,
        "cost_center_code": cost_center_code,
        "cost_object_code": cost_object_code,
    }
    profile: list[int] = []
    if way == "profile":
        like = version.row_of(store, profile_version)
        for month in months:
            first = month.replace(year=month.year - 1)
            shown = line | {"date": first}
            profile.append(cell_amount(store, like.version_id, shown, month_end(first)))
    whole = amount_of(amount, read_setup(store).minor_digits)
    parts = spread(whole, len(months), way, profile)
    cells = [
        (line | {"date": month}, month_end(month), part)
        for month, part in zip(months, parts, strict=True)
    ]
    return set_cells(
        store,
        moment,
        code,
        cells,
        verb="budget spread",
        dry_run=dry_run,
        request=request,
    )


def _months(period: str) -> list[datetime.date]:
    days = parse_period(period)
    if days.first is None or days.last is None:
        raise RefusedError(
            phrase("The period"), [refusal("date_missing", "period", period)]
        )
    months = []
    month = month_start(days.first)
    while month <= days.last:
        months.append(month)
        year, number = divmod(month.year * 12 + month.month, 12)
        month = month.replace(year=year, month=number + 1)
    return months
