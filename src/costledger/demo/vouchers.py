"""Vouchers of the invented company: lines that sum to nothing, and how they are made.

Amounts are whole øre; debits are positive. An invoice makes its own counter lines: VAT
on the sum, rounded half away from zero, and what the customer owes or we do.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

RECEIVABLE, PAYABLE, BANK = "1500", "2400", "1920"
OUTPUT_VAT, INPUT_VAT = "2700", "2710"

SALES_INVOICE, PURCHASE_INVOICE, BANK_VOUCHER, CASH_SALE = "SI", "PI", "BK", "CS"
PAYROLL, JOURNAL, CLOSING, NO_SERIES = "PR", "GJ", "CL", ""
"""Number series. A voucher without a series has no document number."""

VAT = 25
NO_VAT = 0


@frozen
class Line:
    """One line of a voucher: an account, an amount in øre, who or what it is for."""

    account: str
    amount: int
    department: str = ""
    project: str = ""
    text: str = ""
    """The line's own text; empty takes the voucher's."""


@frozen
class Voucher:
    """What is posted together under one document number; its lines sum to zero."""

    series: str
    posted: date
    entered: date
    """The day on which somebody typed it, which gives entries their order."""
    text: str
    lines: tuple[Line, ...] = field()
    due: date | None = None
    """When an invoice is to be paid; none when nothing is."""
    number: str = ""
    reverses: str = ""
    """The document number of the voucher that this one takes back."""
    is_closing: bool = False

    @lines.validator
    def _lines_balance(self, _: object, lines: tuple[Line, ...]) -> None:
        assert lines
        assert sum(line.amount for line in lines) == 0, self.text


def kroner(amount: int) -> int:
    """Whole kroner as øre."""
    return amount * 100


def rounded(amount: int, unit: int) -> int:
    """An amount rounded to a multiple of `unit`, half away from zero."""
    size = (2 * abs(amount) + unit) // (2 * unit) * unit
    return size if amount >= 0 else -size


def percent(amount: int, rate: int, *, of: int = 100) -> int:
    """`rate` of each `of` (percent, or permille with 1000), half away from zero."""
    size = (2 * abs(amount) * rate + of) // (2 * of)
    return size if amount >= 0 else -size


def total(lines: Iterable[Line]) -> int:
    """The sum of lines in øre."""
    return sum(line.amount for line in lines)


def purchase(
    posted: date,
    text: str,
    costs: Sequence[Line],
    *,
    vat: int,
    due: date | None = None,
    entered: date | None = None,
) -> Voucher:
    """A supplier's invoice: the costs, the VAT to be had back, and what we owe."""
    net = total(costs)
    tax = percent(net, vat)
    lines = [*costs, Line(PAYABLE, -net - tax)]
    if vat:
        lines.insert(len(costs), Line(INPUT_VAT, tax))
    return Voucher(PURCHASE_INVOICE, posted, entered or posted, text, tuple(lines), due)


def sale(
    posted: date, text: str, sold: Sequence[Line], *, vat: int, due: date | None = None
) -> Voucher:
    """A customer's invoice: what is owed to us, what was sold (credits), the VAT."""
    net = total(sold)
    tax = percent(net, vat)
    lines = [Line(RECEIVABLE, -net - tax), *sold]
    if vat:
        lines.append(Line(OUTPUT_VAT, tax))
    return Voucher(SALES_INVOICE, posted, posted, text, tuple(lines), due)


def journal(posted: date, text: str, lines: Iterable[Line], counter: str) -> Voucher:
    """A general journal whose lines are balanced on one account."""
    return balanced(JOURNAL, posted, text, lines, counter)


def balanced(
    series: str, posted: date, text: str, lines: Iterable[Line], counter: str
) -> Voucher:
    """A voucher of any series whose lines are balanced on one account."""
    lines = tuple(lines)
    return Voucher(series, posted, posted, text, (*lines, Line(counter, -total(lines))))


def reversal(voucher: Voucher, entered: date) -> Voucher:
    """The same voucher, number and all, with every sign turned, some days later."""
    return evolve(
        voucher,
        posted=entered,
        entered=entered,
        text=f"Reversal of {voucher.number}: {voucher.text}",
        lines=tuple(evolve(line, amount=-line.amount) for line in voucher.lines),
        reverses=voucher.number,
    )


def numbered(vouchers: Iterable[Voucher], year: int) -> list[Voucher]:
    """The vouchers in the order of their entry, each with the next number of its series.

    What has a number keeps it, and its series goes on from there; what has no series
    gets none.
    """
    vouchers = in_order(vouchers)
    last = Counter(voucher.series for voucher in vouchers if _counts(voucher))
    return [
        _with_next_number(voucher, year, last)
        if voucher.series and not voucher.number
        else voucher
        for voucher in vouchers
    ]


def _counts(voucher: Voucher) -> bool:
    """Whether a voucher has used a number up; a reversal repeats its original's."""
    return bool(voucher.number) and not voucher.reverses


def _with_next_number(voucher: Voucher, year: int, last: Counter[str]) -> Voucher:
    last[voucher.series] += 1
    number = f"{voucher.series}{year % 100:02}-{last[voucher.series]:04}"
    return evolve(voucher, number=number)


def in_order(vouchers: Iterable[Voucher]) -> list[Voucher]:
    """Vouchers in the order in which they were typed; ties stay as they come."""
    return sorted(vouchers, key=lambda voucher: (voucher.entered, voucher.posted))
