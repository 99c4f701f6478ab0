"""What follows from invoices: customers pay, we pay on Thursdays, VAT is settled."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from costledger.demo import vouchers
from costledger.demo.assets import OPENING
from costledger.demo.days import later, month_end, next_working_day, working_day
from costledger.demo.vouchers import BANK, PAYABLE, RECEIVABLE, Line, Voucher, kroner

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from costledger.demo.chance import Chance

THURSDAY = 3
VAT_TERMS = ((1, 2), (3, 4), (5, 6), (7, 8), (9, 10), (11, 12))
LATE_DAYS_MAX = 38
EXPORT = "3100"
EXCHANGE_PERMILLE = 14


def customer_payments(
    chance: Chance, year: int, invoices: Iterable[Voucher]
) -> Iterator[Voucher]:
    """Payments of customers, some late; exports at another exchange rate."""
    for invoice in invoices:
        if invoice.series != vouchers.SALES_INVOICE or invoice.due is None:
            continue
        late = chance.tail(0, LATE_DAYS_MAX, "late", invoice.number)
        day = later(invoice.due, late)
        if day.year == year:
            owed = invoice.lines[0].amount
            lines = [Line(RECEIVABLE, -owed, text=f"Payment of {invoice.number}")]
            lines += _exchange(chance, invoice, owed)
            text = f"Payment of {invoice.number}"
            yield vouchers.balanced(vouchers.BANK_VOUCHER, day, text, lines, BANK)


def _exchange(chance: Chance, invoice: Voucher, owed: int) -> list[Line]:
    if invoice.lines[1].account != EXPORT:
        return []
    tilt = chance.between(
        -EXCHANGE_PERMILLE, EXCHANGE_PERMILLE, "exchange", invoice.number
    )
    difference = vouchers.percent(owed, tilt, of=1000)
    account = "8160" if difference > 0 else "8060"
    return [Line(account, difference, "320")] if difference else []


def supplier_payments(year: int, invoices: Iterable[Voucher]) -> Iterator[Voucher]:
    """The weekly payment run: on Thursdays what falls due until then."""
    runs: dict[date, list[int]] = defaultdict(list)
    for invoice in invoices:
        if invoice.series == vouchers.PURCHASE_INVOICE and invoice.due is not None:
            owed = sum(line.amount for line in invoice.lines if line.account == PAYABLE)
            runs[_thursday(max(invoice.due, invoice.entered))].append(-owed)
    for day, amounts in sorted(runs.items()):
        if day.year == year:
            line = Line(PAYABLE, sum(amounts))
            text = f"Payment run, {len(amounts)} invoices"
            yield vouchers.balanced(vouchers.BANK_VOUCHER, day, text, (line,), BANK)


def _thursday(day: date) -> date:
    return next_working_day(day + timedelta(days=(THURSDAY - day.weekday()) % 7))


def brought_forward(year: int) -> Iterator[Voucher]:
    """Last year's receivables and payables come in and go out in the first months."""
    for month, share in ((1, 60), (2, 40)):
        day = working_day(year, month, 14)
        for account in (RECEIVABLE, PAYABLE):
            amount = -kroner(OPENING[account]) * share // 100
            yield vouchers.balanced(
                vouchers.BANK_VOUCHER,
                day,
                "Settled, invoices of last year",
                (Line(account, amount),),
                BANK,
            )
    owed = -kroner(OPENING["2740"])
    yield vouchers.balanced(
        vouchers.BANK_VOUCHER,
        working_day(year, 2, 10),
        "VAT of the last term of last year",
        (Line("2740", owed),),
        BANK,
    )


def vat_settlements(year: int, posted: Sequence[Voucher]) -> Iterator[Voucher]:
    """VAT, two months at a time: settled at the end of the term, paid 40 days later."""
    for term in VAT_TERMS:
        lines = [
            Line(account, -_moved(account, term, posted))
            for account in (vouchers.OUTPUT_VAT, vouchers.INPUT_VAT)
        ]
        end = month_end(year, term[-1])
        settled = vouchers.journal(end, "VAT settlement of the term", lines, "2740")
        yield settled
        paid = later(end, 40)
        if paid.year == year:
            owed = -settled.lines[-1].amount
            yield vouchers.balanced(
                vouchers.BANK_VOUCHER,
                paid,
                "VAT of the term",
                (Line("2740", owed),),
                BANK,
            )


def _moved(account: str, term: tuple[int, int], posted: Sequence[Voucher]) -> int:
    return sum(
        line.amount
        for voucher in posted
        if voucher.posted.month in term
        for line in voucher.lines
        if line.account == account
    )
