"""How far actual costs may go beyond a budget, and what a posting exceeds.

A version may be set to be checked: a journal that takes a cost type and receiver beyond
its budget of the month, quarter or year is then refused, cell by cell.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.money import amount_of, show_amount
from costledger.engine import post
from costledger.errors import Refusal, RefusedError
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.setup import read_setup
from costledger.operations.versions import versions as version
from costledger.operations.versions.messages import refusal

if TYPE_CHECKING:
    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

SPANS = ("month", "quarter", "year")


@frozen
class Control:
    """How actual costs are held against a version."""

    version_id: int
    version: str
    span: str
    tolerance_percent: str
    tolerance_amount: int
    is_checked: bool


def tolerance_of(text: str) -> Fraction:
    """Read a percentage.

    Raises RefusedError (`tolerance_invalid`).
    """
    try:
        found = Decimal(text.strip().removesuffix("%").strip() or "0")
    except InvalidOperation:
        found = Decimal(-1)
    if not found.is_finite() or found < 0:
        raise RefusedError(
            phrase("The tolerance"), [refusal("tolerance_invalid", "", text)]
        )
    return Fraction(found) / 100


def limit_of(budget: int, percent: Fraction, amount: int) -> Fraction:
    """Return what actual costs may come to, in minor units."""
    return budget + abs(budget) * percent + amount


def controls(store: Store) -> list[Control]:
    """Return the versions that actual costs are held against."""
    return [Control(*row) for row in store.rows("versions/control_list")]


def control(
    store: Store,
    context: PostingContext,
    code: str,
    *,
    span: str = "year",
    tolerance_percent: str = "",
    tolerance_amount: str | int = "",
    is_checked: bool = True,
) -> Control:
    """Set how actual costs are held against a version.

    Raises UnknownRecordError, RefusedError (`span_unknown`, `tolerance_invalid`).
    """
    if span not in SPANS:
        raise RefusedError(
            phrase("The control"), [refusal("span_unknown", "span", span)]
        )
    tolerance_of(tolerance_percent)
    with store.transaction():
        post.lock(store)
        row = version.row_of(store, code)
        amount = amount_of(tolerance_amount, read_setup(store).minor_digits)
        columns = (
            "version_id",
            "span",
            "tolerance_percent",
            "tolerance_amount",
            "is_checked",
        )
        percent = tolerance_percent.strip().removesuffix("%").strip()
        values = (row.version_id, span, percent, amount, is_checked)
        store.replace("budget_control", ("version_id",), columns, [values])
        audit.record(
            store,
            context,
            "budget control",
            version=row.code,
            span=span,
            tolerance_percent=percent,
            tolerance_amount=amount,
            is_checked=is_checked,
        )
        return Control(row.version_id, row.code, *values[1:])


def refuse_exceeded(store: Store, register_no: int) -> None:
    """Refuse a register of ACTUAL that goes beyond a budget that is checked.

    Raises RefusedError (`budget_exceeded`) with every cell.
    """
    digits = read_setup(store).minor_digits
    refusals = []
    for each in controls(store):
        if not each.is_checked:
            continue
        percent = tolerance_of(each.tolerance_percent)
        for type_no, kind, code, first, actual, budget in store.rows(
            "versions/control_cell",
            register_no=register_no,
            version_id=each.version_id,
            span=each.span,
        ):
            if actual > limit_of(budget, percent, each.tolerance_amount):
                refusals.append(
                    Refusal(
                        "budget_exceeded",
                        phrase(
                            "{type_no} {code}, {span} from {first}",
                            type_no=type_no,
                            code=code,
                            span=each.span,
                            first=first,
                        ),
                        f"cost_{kind}_code",
                        code,
                        phrase(
                            "It would come to {actual}, and {version} has {budget}.",
                            actual=show_amount(actual, digits),
                            version=each.version,
                            budget=show_amount(budget, digits),
                        ),
                        phrase(
                            "Plan more, charge another place, or widen the tolerance."
                        ),
                    )
                )
    if refusals:
        raise RefusedError(phrase("The posting"), refusals)
