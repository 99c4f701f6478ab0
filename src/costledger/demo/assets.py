"""The opening balance of the invented company, depreciation, loan and bank interest."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.demo import staff, vouchers
from costledger.demo.days import MONTHS, last_working_day, month_end, working_day
from costledger.demo.vouchers import BANK, JOURNAL, Line, Voucher, kroner, percent

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENING = {
    "1000": 2_400_000,
    "1009": -480_000,
    "1200": 11_850_000,
    "1209": -4_630_000,
    "1230": 1_640_000,
    "1239": -720_000,
    "1250": 1_980_000,
    "1259": -905_000,
    "1270": 3_200_000,
    "1279": -800_000,
    "1400": 9_460_000,
    "1460": 1_215_000,
    "1500": 7_842_500,
    "1580": -220_000,
    "1700": 96_000,
    "1900": 4_500,
    "1920": 8_918_240,
    "2000": -3_000_000,
    "2120": -184_000,
    "2240": -9_600_000,
    "2400": -5_964_300,
    "2500": -1_022_000,
    "2600": -1_286_400,
    "2740": -1_143_200,
    "2770": -617_800,
    "2965": -640_000,
}
"""Balances on January 1 in kroner; equity is what is left."""

EQUITY = "2050"
LOAN, LOAN_PAYMENT, LOAN_PERMILLE = "2240", 300_000, 64


@frozen
class Asset:
    """A group of assets of one department and its depreciation in kroner a month."""

    account: str
    counter: str
    department: str
    monthly: int
    project: str = ""
    until: int = 12
    """The last month in which something is left to depreciate."""


ASSETS = (
    Asset("6000", "1209", "110", 61_200),
    Asset("6000", "1209", "120", 24_750),
    Asset("6000", "1209", "130", 18_300),
    Asset("6000", "1209", "150", 7_400, until=8),
    Asset("6000", "1279", "", 44_400, "P2030"),
    Asset("6010", "1239", "140", 6_800),
    Asset("6010", "1239", "240", 14_600),
    Asset("6015", "1259", "210", 3_250),
    Asset("6015", "1259", "320", 12_900),
    Asset("6015", "1259", "340", 5_100),
    Asset("6020", "1009", "330", 20_000),
)


def opening(year: int) -> Voucher:
    """The balance brought forward on January 1."""
    owed = kroner(staff.HOLIDAY_PAY_OWED)
    lines = [
        *(Line(account, kroner(amount)) for account, amount in OPENING.items()),
        Line("2780", -percent(owed, staff.CONTRIBUTION_PERMILLE, of=1000)),
        Line("2940", -owed),
    ]
    return vouchers.journal(date(year, 1, 1), "Opening balance", lines, EQUITY)


def depreciation(year: int) -> Iterator[Voucher]:
    """The monthly depreciation, each asset group on the account of its kind."""
    for month in MONTHS:
        left = [asset for asset in ASSETS if month <= asset.until]
        taken: Counter[str] = Counter()
        for asset in left:
            taken[asset.counter] -= kroner(asset.monthly)
        lines = (
            *(
                Line(
                    asset.account,
                    kroner(asset.monthly),
                    asset.department,
                    asset.project,
                )
                for asset in left
            ),
            *(Line(counter, amount) for counter, amount in taken.items()),
        )
        day = month_end(year, month)
        yield Voucher(JOURNAL, day, day, "Depreciation", lines)


def loan(year: int) -> Iterator[Voucher]:
    """Interest every month, and a payment on the loan every quarter."""
    left = -kroner(OPENING[LOAN])
    for month in MONTHS:
        interest = percent(left, LOAN_PERMILLE, of=12 * 1000)
        lines = [Line("8150", interest, "320")]
        if month % 3 == 0:
            lines.append(Line(LOAN, kroner(LOAN_PAYMENT)))
            left -= kroner(LOAN_PAYMENT)
        day = last_working_day(month_end(year, month))
        yield vouchers.balanced(
            vouchers.BANK_VOUCHER, day, "Loan, interest and payment", lines, BANK
        )


def taxes_of_last_year(year: int) -> Iterator[Voucher]:
    """Last year's tax on the result, paid in two halves."""
    half = -kroner(OPENING["2500"]) // 2
    for month in (2, 4):
        yield vouchers.balanced(
            vouchers.BANK_VOUCHER,
            working_day(year, month, 15),
            "Tax of last year",
            (Line("2500", half),),
            BANK,
        )


def grants(year: int) -> Iterator[Voucher]:
    """The public grant for the new drive unit, in two parts, and interest received."""
    for month, amount in ((6, 480_000), (12, 640_000)):
        yield vouchers.balanced(
            vouchers.BANK_VOUCHER,
            working_day(year, month, 11),
            "Innovation grant, new drive unit",
            (Line("3900", -kroner(amount), "", "P3010"),),
            BANK,
        )
    yield vouchers.balanced(
        vouchers.BANK_VOUCHER,
        month_end(year, 12),
        "Interest on the operating account",
        (Line("8050", -kroner(61_480), "320"),),
        BANK,
    )
