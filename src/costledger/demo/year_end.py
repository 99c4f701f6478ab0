"""The end of the year: bad debts, tax on the result, and the closing of all accounts."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from costledger.demo import vouchers
from costledger.demo.chart import FIRST_INCOME_ACCOUNT
from costledger.demo.days import month_end
from costledger.demo.vouchers import CLOSING, Line, Voucher, kroner, percent

if TYPE_CHECKING:
    from collections.abc import Iterable

TAX_PERCENT = 22
BAD_DEBTS = 86_000
DEFERRED_TAX = 37_500
EQUITY = "2050"


def provisions(year: int) -> Voucher:
    """What is set aside for customers who may not pay."""
    lines = (Line("7830", kroner(BAD_DEBTS), "320"),)
    return vouchers.journal(
        month_end(year, 12), "Provision for bad debts", lines, "1580"
    )


def tax(year: int, posted: Iterable[Voucher]) -> Voucher:
    """Tax on the result of everything posted so far, part of it deferred."""
    result = -sum(
        line.amount
        for voucher in posted
        for line in voucher.lines
        if line.account >= FIRST_INCOME_ACCOUNT
    )
    whole, deferred = percent(result, TAX_PERCENT), kroner(DEFERRED_TAX)
    day = month_end(year, 12)
    lines = (
        Line("8300", whole - deferred),
        Line("8320", deferred),
        Line("2500", deferred - whole),
        Line("2120", -deferred),
    )
    return Voucher(
        vouchers.JOURNAL, day, date(year + 1, 1, 22), "Tax of the year", lines
    )


def closing(year: int, posted: Iterable[Voucher], entered: date) -> Voucher:
    """What zeroes the income statement on the closing date, coding by coding."""
    balances: Counter[tuple[str, str, str]] = Counter()
    for voucher in posted:
        for line in voucher.lines:
            if line.account >= FIRST_INCOME_ACCOUNT:
                balances[line.account, line.department, line.project] += line.amount
    lines = [
        Line(account, -amount, department, project)
        for (account, department, project), amount in sorted(balances.items())
        if amount
    ]
    lines.append(Line(EQUITY, -vouchers.total(lines)))
    return Voucher(
        CLOSING,
        date(year, 12, 31),
        entered,
        f"Closing of {year}",
        tuple(lines),
        is_closing=True,
    )
