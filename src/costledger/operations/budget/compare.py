"""What happened against what was planned, with a tolerance.

`versions/limits.py` has the tolerance, and what a posting exceeds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from costledger.domain.calendar import parse_period
from costledger.domain.money import amount_of
from costledger.operations.base.setup import read_setup
from costledger.operations.base.snapshot import in_snapshot
from costledger.operations.budget.copy import days_of, materialize_filters
from costledger.operations.versions import versions as version
from costledger.operations.versions.limits import controls, limit_of, tolerance_of

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping
    from fractions import Fraction

    from costledger.engine.store import Store


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


@in_snapshot
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
    materialize_filters(store, filters or {})
    rows = tuple(
        _compared(percent, minor, *found)
        for found in store.rows(
            "budget/compare/comparison",
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
