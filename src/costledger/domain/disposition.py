"""What becomes of one general-ledger entry, and why: the specification in plain Python.

The one SQL text of this rule is `engine/sql/transfer/classify/classified_entry.sql`, on
top of the views `coding_classification` and `posting_day`: they decide for a whole
ledger, by coding and day. Here it stands for one entry, as one would explain it; a
property test holds the two together.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.calendar import month_end
from costledger.messages import marked

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from costledger.domain.open_days import OpenDays


class Disposition(enum.Enum):
    """The three things that can become of an entry."""

    TRANSFERRED = "transferred"
    NOT_A_COST = "not_a_cost"
    WAITING = "waiting"


NOT_A_COST = (
    "zero_amount",
    "balance_sheet",
    "closing_date",
    "before_start",
    "excluded",
)
"""Why an entry is no cost; the first that holds, in this order."""

WAITING = (
    "unknown_account",
    "no_cost_type",
    "blocked_cost_type",
    "no_receiver",
    "unknown_receiver",
    "blocked_receiver",
    "date_not_allowed",
    "next_transfer",
)
"""What an entry waits for, in this order; the last is only the next transfer."""


@frozen
class Account:
    """What a verdict needs to know of an account."""

    is_balance_sheet: bool = False
    is_excluded: bool = False


@frozen
class CostType:
    """What a verdict needs to know of the cost type that an account feeds."""

    is_postable: bool = True
    combines_by_month: bool = False


@frozen
class Entry:
    """A general-ledger entry as a verdict sees it. Amount in minor units."""

    amount: int
    posting_date: datetime.date
    is_closing: bool = False
    center: str = ""
    object: str = ""


@frozen
class Surroundings:
    """The charts and settings that an entry meets.

    `centers` and `objects` say of each code whether it may be posted to.
    """

    account: Account | None
    cost_type: CostType | None
    centers: Mapping[str, bool]
    objects: Mapping[str, bool]
    starting_date: datetime.date | None
    days: OpenDays
    """The posting window and the locked periods."""
    posts_late_entries: bool
    """Whether the late-entry policy is `first_open`; by `wait` they wait."""


def classify(
    entry: Entry,
    around: Surroundings,
    *,
    is_transferred: bool = False,
    is_transferring: bool = False,
    until: datetime.date | None = None,
) -> tuple[Disposition, str]:
    """Return what has become of an entry, and why ('' when it is transferred).

    While nobody transfers, what nothing stands in the way of waits for the next
    transfer; one that is under way takes it up to the posting date `until` (inclusive).
    """
    if is_transferred:
        return Disposition.TRANSFERRED, ""
    reason = _not_a_cost(entry, around)
    if reason:
        return Disposition.NOT_A_COST, reason
    reason = _waiting(entry, around)
    if reason:
        return Disposition.WAITING, reason
    if not is_transferring or (until and entry.posting_date > until):
        return Disposition.WAITING, "next_transfer"
    return Disposition.TRANSFERRED, ""


def posting_date(entry: Entry, around: Surroundings) -> datetime.date | None:
    """Return the day on which an entry is posted; None when it has to wait for one.

    By month combined entries go to the last day of their month. A day that is not open
    gives way to the first open one after it, where late entries are posted.
    """
    day = entry.posting_date
    if around.cost_type and around.cost_type.combines_by_month:
        day = month_end(day)
    if around.days.is_open(day):
        return day
    return around.days.first_from(day) if around.posts_late_entries else None


def _not_a_cost(entry: Entry, around: Surroundings) -> str:
    account = around.account
    if entry.amount == 0:
        return "zero_amount"
    if account and account.is_balance_sheet:
        return "balance_sheet"
    if entry.is_closing:
        return "closing_date"
    if around.starting_date and entry.posting_date < around.starting_date:
        return "before_start"
    if account and account.is_excluded:
        return "excluded"
    return ""


def _waiting(entry: Entry, around: Surroundings) -> str:
    if around.account is None:
        return "unknown_account"
    if around.cost_type is None:
        return "no_cost_type"
    if not around.cost_type.is_postable:
        return "blocked_cost_type"
    reason = _receiver_reason(entry, around)
    if reason:
        return reason
    if posting_date(entry, around) is None:
        return "date_not_allowed"
    return ""


def _receiver_reason(entry: Entry, around: Surroundings) -> str:
    """The center wins; the object is tried only where there is no such center."""
    if not entry.center and not entry.object:
        return "no_receiver"
    if entry.center in around.centers:
        return "" if around.centers[entry.center] else "blocked_receiver"
    if entry.object in around.objects:
        return "" if around.objects[entry.object] else "blocked_receiver"
    return "unknown_receiver"


REMEDIES = {
    "zero_amount": marked("Its amount is zero."),
    "balance_sheet": marked("Its account is on the balance sheet."),
    "closing_date": marked("It closes the year."),
    "before_start": marked("It was posted before the ledger's starting date."),
    "excluded": marked("Its account was excluded, with a reason."),
    "unknown_account": marked("Import the account."),
    "no_cost_type": marked(
        "Give its account a cost type, or exclude it with a reason."
    ),
    "blocked_cost_type": marked("Unblock the cost type of its account."),
    "no_receiver": marked(
        "It names neither center nor object: repair it in the source."
    ),
    "unknown_receiver": marked(
        "Make the center or object, or correct the code in the source."
    ),
    "blocked_receiver": marked("Unblock the center or object."),
    "date_not_allowed": marked("Open the period, or widen the posting window."),
    "next_transfer": marked("Nothing is missing; the next transfer takes it."),
}
"""What each reason means, or what helps, in one phrase."""
