"""`budget to-actual`: planned costs become actual ones, each once.

A budget entry becomes one actual cost entry on its own date, linked to it. What was
released already is left out; what was reversed may be released again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.calendar import parse_period
from costledger.engine import post
from costledger.errors import Refusal, RefusedError
from costledger.messages import marked, phrase
from costledger.operations.base import audit
from costledger.operations.base.setup import read_setup
from costledger.operations.base.unit_of_work import unit_of_work
from costledger.operations.budget.copy import days_of, materialize_source, refuse
from costledger.operations.budget.enter import write
from costledger.operations.versions import versions as version
from costledger.operations.versions.messages import refusal

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from costledger.domain.calendar import Period
    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

WHAT = marked("Releasing the budget")


@frozen
class BudgetReleased:
    """What became actual costs. Amounts in minor units of the ledger's currency."""

    source: str
    entries: int
    amount: int
    register_no: int | None
    """The register's number; None when there was nothing left to release."""
    first_entry: int | None
    last_entry: int | None
    released_before: int
    """Entries of the selection that were actual costs already."""
    zeros: int
    """Entries of the selection with an amount of zero."""
    remaining: int
    """What the version's entries beyond this selection have left to release."""
    dry_run: bool
    currency: str
    minor_digits: int


@frozen
class Remaining:
    """A month of a version: what was planned, released, and what remains."""

    month: datetime.date
    entries: int
    amount: int
    released: int
    remaining: int


def release(
    store: Store,
    context: PostingContext,
    source: str,
    *,
    filters: Mapping[str, str],
    period: str | None = None,
    is_primary: bool = False,
    dry_run: bool = False,
    request: str = "",
) -> BudgetReleased:
    """Post the entries of a version and period as actual costs, in one register.

    The order is cost type, date, entry number. `is_primary` leaves out what allocations
    wrote.

    Raises RefusedError: `source_budget_missing`, `date_range_missing`, what the charts
    do not take, `posting_date_not_allowed`.
    """
    chosen = dict(filters)
    if period:
        chosen["date"] = period

    def work() -> BudgetReleased:
        row, days = _asked(store, source, chosen)
        materialize_source(
            store, row.version_id, chosen, days, is_own=True, is_primary=is_primary
        )
        ((before, zeros),) = store.rows("budget/release/left")
        store.materialize("budget/release/line", relation="posting_line")
        posted = _post(store, context)
        if posted and not dry_run:
            audit.record(
                store,
                context,
                "budget to-actual",
                source=row.code,
                filters=chosen,
                register=posted.register_no,
                entries=posted.entries,
            )
        setup = read_setup(store)
        rest = remaining(store, row.code, is_primary=is_primary)
        return BudgetReleased(
            source=row.code,
            entries=posted.entries if posted else 0,
            amount=posted.debit - posted.credit if posted else 0,
            register_no=posted.register_no if posted else None,
            first_entry=posted.first_entry_no if posted else None,
            last_entry=posted.last_entry_no if posted else None,
            released_before=before,
            zeros=zeros,
            remaining=sum(each.remaining for each in rest),
            dry_run=dry_run,
            currency=setup.currency,
            minor_digits=setup.minor_digits,
        )

    return unit_of_work(
        store,
        context,
        "budget to-actual",
        work,
        answer=BudgetReleased,
        dry_run=dry_run,
        request=request,
    )


def _asked(
    store: Store, source: str, filters: Mapping[str, str]
) -> tuple[version.VersionRow, Period]:
    """Return the version and days that are asked for, or refuse."""
    refusals: list[Refusal] = []
    row = version.find(store, source) if source.strip() else None
    shown = source.strip().upper()
    if row is None:
        refusals.append(refusal("source_budget_missing", "source", shown))
    elif row.version_id == post.ACTUAL:
        refusals.append(refusal("version_not_a_budget", "source", shown))
    if not filters.get("date", "").strip():
        refusals.append(refusal("date_range_missing", "date", ""))
    refuse(refusals, WHAT)
    assert row is not None  # noqa: S101 - refused otherwise
    return row, days_of(filters)


def _post(store: Store, context: PostingContext) -> post.Posted | None:
    """Post the lines as actual costs, linked to their source."""
    ((lines,),) = store.rows("budget/enter/line_count")
    if not lines:
        return None
    refusals = [
        refusal(kind, name, code, phrase("{count:,} entries", count=count))
        for kind, name, code, count in store.rows("budget/enter/line_problem")
    ]
    refusals += [
        refusal(
            "posting_date_not_allowed",
            "date",
            str(day),
            phrase("{count:,} entries", count=count),
        )
        for day, count in store.rows("budget/release/date")
    ]
    if refusals:
        raise RefusedError(WHAT, refusals)
    last_entry_no = post.last_number(store, "entry")
    posted = write(store, context, "budget_transfer", post.ACTUAL)
    store.run("budget/release/origin", last_entry_no=last_entry_no)
    return posted


def remaining(
    store: Store, source: str, *, period: str | None = None, is_primary: bool = False
) -> list[Remaining]:
    """Return what of a version was released to actual costs, by month.

    Raises UnknownRecordError, PeriodSyntaxError.
    """
    row = version.row_of(store, source)
    days = parse_period(period) if period else days_of({})
    materialize_source(
        store, row.version_id, {}, days, is_own=True, is_primary=is_primary
    )
    return [Remaining(*found) for found in store.rows("budget/release/remaining")]
