"""A budget spread over the months of a period, in equal parts or by a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.domain.budget import spread
from costledger.domain.calendar import month_end, month_start, parse_period
from costledger.domain.money import amount_of
from costledger.errors import RefusedError
from costledger.messages import phrase
from costledger.operations.base.setup import read_setup
from costledger.operations.budget.enter import BudgetPosted, cell_amount, set_cells
from costledger.operations.versions import versions as version
from costledger.operations.versions.messages import refusal

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store
    from costledger.operations.base.context import Moment


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
