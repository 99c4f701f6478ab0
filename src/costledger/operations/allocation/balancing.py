"""`report rule-balancing`: what each rule held, received, sent and kept."""

from __future__ import annotations

import datetime  # noqa: TC003 - answers are read by their types
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.calendar import Period, parse_period
from costledger.errors import UnknownRecordError
from costledger.operations.base.setup import read_setup
from costledger.operations.base.snapshot import in_snapshot

if TYPE_CHECKING:
    from costledger.engine.store import Store


@frozen
class RuleBalance:
    """One rule in one run. Amounts in minor units."""

    run_no: int
    date: datetime.date
    level: int | None
    rule_id: str
    sender_kind: str
    sender: str
    register_no: int
    opening: int
    """What was open on the sender before the run."""
    received: int
    """What earlier pools of the run brought."""
    balance: int
    """Both together: the pool."""
    sent: int
    """What receivers got."""
    retained: int
    """What of the pool was not taken, and stays open."""
    over_relief: int
    """What was sent beyond the pool."""
    closing: int
    """What is open on the sender now."""


@frozen
class RuleBalancing:
    """What rules did in a period, run by run."""

    version: str
    first_day: datetime.date | None
    last_day: datetime.date | None
    rules: tuple[RuleBalance, ...]
    currency: str
    minor_digits: int


@in_snapshot
def report_balancing(
    store: Store, *, period: str | None = None, version: str = "ACTUAL"
) -> RuleBalancing:
    """Return what rules did in runs that still hold, dated in a period.

    Raises UnknownRecordError, PeriodSyntaxError.
    """
    setup = read_setup(store)
    days = parse_period(period) if period else Period(None, None)
    code = version.strip().upper()
    found = store.rows("versions/id", code=code)
    if not found:
        raise UnknownRecordError("version", code)
    rows = store.rows(
        "allocation/balancing_pool",
        version_id=found[0][0],
        first_day=days.first,
        last_day=days.last,
    )
    return RuleBalancing(
        code,
        days.first,
        days.last,
        tuple(RuleBalance(*row) for row in rows),
        setup.currency,
        setup.minor_digits,
    )
