"""Spreading the amount of a year over its months, exact to the last minor unit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.domain.allocation import share_out
from costledger.errors import Refusal, RefusedError
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

CALENDARS = {"4-4-5": (4, 4, 5), "4-5-4": (4, 5, 4), "5-4-4": (5, 4, 4)}
"""Weeks of the months of a quarter, in calendars that count weeks."""
WAYS = ("even", *CALENDARS, "profile")


def spread(
    amount: int, months: int, way: str = "even", profile: Sequence[int] = ()
) -> list[int]:
    """Spread an amount over months; the parts come to the amount.

    `way` is even, a calendar of weeks such as 4-4-5, or profile: in proportion to the
    amounts of other months. A profile of credits is one as well; debits and credits
    together are none.

    Raises RefusedError (`spread_unknown`, `spread_not_quarters`, `nothing_to_allocate`,
    `negative_weight`).
    """
    if way == "profile":
        is_credit = all(each <= 0 for each in profile)
        return share_out(amount, [-each if is_credit else each for each in profile])
    if way not in WAYS:
        raise _refused(
            "spread_unknown", way, phrase("This is no way to spread."), ", ".join(WAYS)
        )
    if way == "even":
        return share_out(amount, [1] * months)
    if months % 3:
        raise _refused(
            "spread_not_quarters",
            way,
            phrase("The months are no whole quarters."),
            "2026",
        )
    return share_out(amount, CALENDARS[way] * (months // 3))


def _refused(kind: str, value: str, problem: str, hint: str) -> RefusedError:
    found = Refusal(
        kind, "", "spread", value, problem, phrase("Write {hint}.", hint=hint)
    )
    return RefusedError(phrase("Spreading the amount"), [found])
