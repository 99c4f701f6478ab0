"""`costledger budget spread`, `compare`, `control` and `check`: plans and their limits."""

from __future__ import annotations

from attrs import asdict

from costledger.cli.budget.copy import Filters, pairs
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.output import decimal, money, print_json, say, show_table
from costledger.cli.ui.show import counted
from costledger.ledger import Ledger
from costledger.messages import phrase


def compare(
    version: str,
    *,
    period: str = "",
    actual: str = "ACTUAL",
    filters: Filters = (),
    tolerance: str = "",
    tolerance_amount: str = "",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Compare a budget with what happened, by cost type and receiver.

    Parameters
    ----------
    version
        The budget.
    period
        2026, 2026-Q1, 2026-03, 2026-01..2026-06; everything without it.
    actual
        What to hold against it: ACTUAL, or another version such as a forecast.
    tolerance
        How many percent beyond the budget are no excess.
    tolerance_amount
        What amount beyond the budget is no excess.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.budget.compare(
            version,
            period=period,
            actual=actual,
            filters=pairs(filters),
            tolerance_percent=tolerance,
            tolerance_amount=tolerance_amount,
        )
    digits = found.minor_digits
    if json:
        rows = [
            asdict(each)
            | {
                name: decimal(getattr(each, name), digits)
                for name in ("actual", "budget", "difference")
            }
            for each in found.rows
        ]
        print_json(
            {
                "version": found.version,
                "actual_version": found.actual_version,
                "rows": rows,
                "actual": decimal(found.actual, digits),
                "budget": decimal(found.budget, digits),
                "exceeded": found.exceeded,
            }
        )
        return
    show_table(
        ("place", "cost type", "name", "actual", "budget", "difference", "%", ""),
        [
            (
                each.code,
                each.cost_type_no,
                each.type_name,
                *(
                    money(n, digits)
                    for n in (each.actual, each.budget, each.difference)
                ),
                each.percent,
                phrase("exceeded") if each.is_exceeded else "",
            )
            for each in found.rows
        ],
        right=("actual", "budget", "difference", "%"),
    )
    say(
        phrase(
            "{actual_version} {currency} {actual}, {version} {budget}; "
            "{exceeded} exceeded.",
            actual_version=found.actual_version,
            currency=found.currency,
            actual=money(found.actual, digits),
            version=found.version,
            budget=money(found.budget, digits),
            exceeded=counted(found.exceeded, "cell is", "cells are"),
        )
    )


def control(
    version: str,
    *,
    span: str = "year",
    tolerance: str = "",
    tolerance_amount: str = "",
    off: bool = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Refuse journals that go beyond a budget and its tolerance.

    Parameters
    ----------
    version
        The budget.
    span
        What a cell is held against: its month, quarter or year.
    tolerance
        How many percent beyond the budget are allowed.
    tolerance_amount
        What amount beyond the budget is allowed.
    off
        Keep the tolerance for comparisons, and refuse nothing.
    """
    with Ledger.open(ledger) as opened:
        found = opened.budget.control(
            version,
            span=span,
            tolerance_percent=tolerance,
            tolerance_amount=tolerance_amount,
            checked=not off,
        )
        digits = opened.setup().minor_digits
    if json:
        amount = decimal(found.tolerance_amount, digits)
        print_json(asdict(found) | {"tolerance_amount": amount})
    elif found.is_checked:
        say(
            phrase(
                "Journals are held against {version} by {span}.",
                version=found.version,
                span=phrase(found.span),
            )
        )
    else:
        say(phrase("Journals are not held against {version}.", version=found.version))


def check(
    batch: str = "DEFAULT",
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> int:
    """List what posting a journal batch would exceed; the exit status is then 1.

    Parameters
    ----------
    batch
        The batch.
    """
    with Ledger.open(ledger) as opened:
        found = opened.budget.check(batch)
    if json:
        print_json({"batch": batch, "exceeded": [asdict(each) for each in found]})
    elif not found:
        say(phrase("No budget that is checked would be exceeded."))
    else:
        show_table(
            ("cell", "what", "what to do"),
            [(each.where, each.problem, each.hint) for each in found],
        )
    return 1 if found else 0
