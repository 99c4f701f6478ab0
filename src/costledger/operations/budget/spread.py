"""A budget spread over the months of a period, in equal parts or by a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.budget import spread
from costledger.domain.calendar import Period, month_end, month_start, parse_period
from costledger.domain.money import amount_of
from costledger.errors import RefusedError
from costledger.messages import phrase
from costledger.operations.base.setup import read_setup
from costledger.operations.budget.enter import (
    BudgetCell,
    BudgetPosted,
    cell_amount,
    set_cells,
)
from costledger.operations.versions import versions as version
from costledger.operations.versions.messages import refusal

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext


@frozen
class BudgetSpread:
    """How an amount is spread over months."""

    by: str = "even"
    """even, 4-4-5, 4-5-4, 5-4-4, or profile: as the same months were a year before."""
    profile_version: str = "ACTUAL"
    """The version that has the months of the year before."""


def spread_year(
    store: Store,
    context: PostingContext,
    code: str,
    cell: BudgetCell,
    amount: str | int,
    how: BudgetSpread,
    *,
    dry_run: bool = False,
    request: str = "",
) -> BudgetPosted:
    """Let the months of a period show the parts of an amount, by one register.

    Raises RefusedError, PeriodSyntaxError, AmountSyntaxError.
    """
    months = _months(cell.period)
    profile: list[int] = []
    if how.by == "profile":
        like = version.row_of(store, how.profile_version)
        for month in months:
            first = month.replace(year=month.year - 1)
            shown = cell.codes | {"date": first}
            profile.append(cell_amount(store, like.version_id, shown, month_end(first)))
    whole = amount_of(amount, read_setup(store).minor_digits)
    parts = spread(whole, len(months), how.by, profile)
    cells = [
        (cell.codes | {"date": month}, month_end(month), part)
        for month, part in zip(months, parts, strict=True)
    ]
    return set_cells(
        store,
        context,
        code,
        cells,
        verb="budget spread",
        dry_run=dry_run,
        request=request,
    )


def _months(period: tuple[datetime.date, datetime.date] | str) -> list[datetime.date]:
    days = parse_period(period) if isinstance(period, str) else Period(*period)
    if days.first is None or days.last is None:
        raise RefusedError(
            phrase("The period"), [refusal("date_missing", "period", str(period))]
        )
    months = []
    month = month_start(days.first)
    while month <= days.last:
        months.append(month)
        year, number = divmod(month.year * 12 + month.month, 12)
        month = month.replace(year=year, month=number + 1)
    return months
