"""`period`: open, closed and locked months, and what is sealed when one is closed.

*closed* informs and seals what was posted so far; *locked* refuses postings to ACTUAL as
well. A period may be opened again, which stands in the audit trail.
"""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.open_days import last_day
from costledger.engine import post
from costledger.errors import Refusal, RefusedError, SetupError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.snapshot import in_snapshot
from costledger.operations.registers import seal

if TYPE_CHECKING:
    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

STATES = ("open", "closed", "locked")
MONTHS = 12


@frozen
class Period:
    """An accounting period. The amount is in minor units of the ledger's currency."""

    starting_date: datetime.date
    ending_date: datetime.date | None
    """None for the last one, which has no end."""
    new_fiscal_year: bool
    state: str
    entries: int
    """Cost entries of ACTUAL."""
    amount: int
    is_sealed: bool


@frozen
class PeriodChange:
    """What became of a period."""

    starting_date: datetime.date
    state: str
    entries: int
    """How many cost entries its seal covers; 0 without one."""
    waiting: int
    """How many G/L entries were left waiting on purpose."""
    seal: str


@in_snapshot
def periods(store: Store) -> list[Period]:
    """Return the periods in order."""
    return [
        Period(first, last_day(next_), is_first, state, entries, amount, is_sealed)
        for first, next_, is_first, state, entries, amount, is_sealed in store.rows(
            "registers/periods/state"
        )
    ]


def period_set(
    store: Store,
    context: PostingContext,
    starting_date: datetime.date,
    state: str,
    *,
    accept_waiting: bool = False,
) -> PeriodChange:
    """Open, close or lock a period; closing and locking seal what it holds.

    A period with waiting entries is closed only with `accept_waiting`, on record.

    Raises UnknownRecordError, SetupError, RefusedError (`entries_waiting`).
    """
    if state not in STATES:
        raise SetupError(
            "state", state, phrase("choose {states}.", states=", ".join(STATES))
        )
    with store.transaction():
        post.lock(store)
        found = [each for each in periods(store) if each.starting_date == starting_date]
        if not found:
            raise UnknownRecordError(
                "period that begins on",
                str(starting_date),
                phrase("See `period list`."),
            )
        (before,) = found
        waiting = _waiting(store, before) if state != "open" else {}
        if waiting and not accept_waiting and before.state == "open":
            _refuse(before, waiting)
        count = sum(waiting.values())
        store.run("registers/periods/change", starting_date=starting_date, state=state)
        store.run("registers/periods/reopen", starting_date=starting_date)
        change = PeriodChange(starting_date, state, 0, count, "")
        if state != "open":
            change = _seal(store, context, before, change)
        audit.record(
            store,
            context,
            "period set",
            period=str(starting_date),
            before=before.state,
            state=state,
            entries=change.entries,
            accepted_waiting=waiting,
            seal=change.seal,
        )
    return change


def period_from_year(
    store: Store, context: PostingContext, year: int, *, first_month: int = 1
) -> list[datetime.date]:
    """Make the twelve months of a fiscal year that are not there; return which.

    Raises SetupError.
    """
    if not 1 <= first_month <= MONTHS:
        raise SetupError("first_month", str(first_month), phrase("write 1 to 12."))
    if not datetime.MINYEAR <= year < datetime.MAXYEAR:
        raise SetupError("year", str(year), phrase("write one such as 2026."))
    months = [divmod(first_month - 1 + number, MONTHS) for number in range(MONTHS)]
    days = [datetime.date(year + years, month + 1, 1) for years, month in months]
    with store.transaction():
        post.lock(store)
        known = {row[0] for row in store.rows("registers/periods/list")}
        made = [day for day in days if day not in known]
        rows = [(day, day == days[0], "open") for day in made]
        columns = ("starting_date", "new_fiscal_year", "state")
        store.insert("accounting_period", columns, rows)
        if made:
            audit.record(
                store, context, "period from-year", periods=[str(day) for day in made]
            )
    return made


def _waiting(store: Store, period: Period) -> dict[str, int]:
    """Return how many entries of a period wait, by reason."""
    rows = store.rows(
        "registers/periods/waiting",
        first_day=period.starting_date,
        last_day=period.ending_date,
    )
    return {str(reason): int(entries) for reason, entries in rows}


def _refuse(period: Period, waiting: dict[str, int]) -> None:
    listed = ", ".join(f"{count:,} {reason}" for reason, count in waiting.items())
    raise RefusedError(
        phrase(
            "Closing the period of {starting_date}", starting_date=period.starting_date
        ),
        [
            Refusal(
                "entries_waiting",
                phrase("period {starting_date}", starting_date=period.starting_date),
                "state",
                period.state,
                phrase("G/L entries of it wait: {listed}.", listed=listed),
                phrase(
                    "Transfer them, or close it all the same with --accept-waiting."
                ),
            )
        ],
    )


def _seal(
    store: Store, context: PostingContext, period: Period, change: PeriodChange
) -> PeriodChange:
    """Seal what ACTUAL holds in a period now."""
    last_entry_no = post.last_number(store, "entry")
    content = seal.period_content(
        store, period.starting_date, period.ending_date, last_entry_no
    )
    seals = store.records("registers/periods/seal_list")
    before_no, before = (seals[-1]["seal_no"], seals[-1]["seal"]) if seals else (0, "")
    own = seal.chained(content.sha256, before)
    row = {
        "seal_no": before_no + 1,
        "starting_date": period.starting_date,
        "ending_date": period.ending_date,
        "state": change.state,
        "last_entry_no": last_entry_no,
        "entries": content.rows,
        "waiting": change.waiting,
        "content": content.sha256,
        "seal": own,
        "is_reopened": False,
        "closed_on": context.today,
        "closed_at": context.now,
        "closed_by": context.user,
    }
    store.insert("period_seal", tuple(row), [tuple(row.values())])
    return PeriodChange(
        change.starting_date, change.state, content.rows, change.waiting, own
    )
