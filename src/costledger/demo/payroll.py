"""Payroll of the invented company: wages by department, and what follows from wages.

Holiday pay is earned all year (12 %) and paid in June in place of most of the wages, so
that June is nearly without wages. The employer's contribution (14.1 %) falls due on what
is paid, and is set aside on what is earned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.demo import staff, vouchers
from costledger.demo.days import (
    MONTH_NAMES,
    MONTHS,
    last_working_day,
    month_end,
    working_day,
)
from costledger.demo.vouchers import BANK, Line, Voucher, kroner, percent, total

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costledger.demo.chance import Chance
    from costledger.demo.staff import Team

PAY_DAY = 20
TERMS = (1, 3, 5, 7, 9, 11)
"""Months in which withheld tax and contributions of the two months before are paid."""

LIABILITIES = ("2600", "2770")


def payroll(chance: Chance, year: int) -> list[Voucher]:
    """The twelve payrolls, and the refunds of sick pay."""
    return [*(_month(chance, year, month) for month in MONTHS), *_sick_pay(year)]


def _month(chance: Chance, year: int, month: int) -> Voucher:
    lines = [
        line
        for team in staff.TEAMS
        for line in _team(chance, month, team)
        if line.amount
    ]
    paid = sum(line.amount for line in lines if line.account in {"5000", "5010"})
    holiday = sum(line.amount for line in lines if line.account == "5180")
    is_holiday = month == staff.HOLIDAY_MONTH
    withheld = 0 if is_holiday else percent(paid, staff.WITHHOLDING_PERMILLE, of=1000)
    lines += [Line("2940", -holiday), Line("2600", -withheld), *_set_aside(lines)]
    if is_holiday:
        lines += _holiday_paid()
    day = last_working_day(working_day(year, month, PAY_DAY))
    return vouchers.balanced(
        vouchers.PAYROLL, day, f"Payroll {MONTH_NAMES[month]}", lines, vouchers.BANK
    )


def _set_aside(lines: Sequence[Line]) -> list[Line]:
    owed = {"5182": "2780", "5400": "2770", "5420": "2910"}
    return [
        Line(liability, -total(line for line in lines if line.account == account))
        for account, liability in owed.items()
    ]


def _holiday_paid() -> list[Line]:
    owed = kroner(staff.HOLIDAY_PAY_OWED)
    contribution = percent(owed, staff.CONTRIBUTION_PERMILLE, of=1000)
    return [
        Line("2940", owed, text="Holiday pay of last year"),
        Line("2780", contribution),
        Line("2770", -contribution),
    ]


def _team(chance: Chance, month: int, team: Team) -> list[Line]:
    wages = kroner(team.wages)
    if month >= staff.RAISE_MONTH:
        wages += percent(wages, staff.RAISE_PERMILLE, of=1000)
    pension = percent(wages, staff.PENSION_PERMILLE, of=1000)
    if month == staff.HOLIDAY_MONTH:
        wages = percent(wages, 1, of=26)
    overtime = _overtime(chance, month, team)
    holiday = percent(wages + overtime, staff.HOLIDAY_PERMILLE, of=1000)
    amounts = {
        "5000": wages,
        "5010": overtime,
        "5180": holiday,
        "5182": percent(holiday, staff.CONTRIBUTION_PERMILLE, of=1000),
        "5400": percent(wages + overtime, staff.CONTRIBUTION_PERMILLE, of=1000),
        "5420": pension,
    }
    return [
        Line(account, amount, team.department) for account, amount in amounts.items()
    ]


def _overtime(chance: Chance, month: int, team: Team) -> int:
    ordinary = percent(kroner(team.wages), team.overtime_percent)
    usual = percent(ordinary, staff.OVERTIME_SEASON[month - 1])
    return chance.around(usual, 30, "overtime", team.department, month)


def _sick_pay(year: int) -> Iterator[Voucher]:
    for month, department, amount in staff.SICK_PAY:
        lines = (Line("5800", -kroner(amount), department),)
        day = working_day(year, month, 27)
        yield vouchers.balanced(
            vouchers.BANK_VOUCHER, day, "Sick pay refunded", lines, BANK
        )


def remittances(
    year: int, opening: Voucher, paid: Sequence[Voucher]
) -> Iterator[Voucher]:
    """Every second month: withheld tax and contributions of the two months before."""
    for month in TERMS:
        day = working_day(year, month, 15)
        since = [pay for pay in paid if month - 2 <= pay.posted.month < month]
        owing = since if month > 1 else [opening]
        lines = [Line(account, -_balance(account, owing)) for account in LIABILITIES]
        yield vouchers.balanced(
            vouchers.BANK_VOUCHER, day, "Tax withheld and contribution", lines, BANK
        )


def _balance(account: str, posted: Sequence[Voucher]) -> int:
    return total(
        line for voucher in posted for line in voucher.lines if line.account == account
    )


def pension_premiums(year: int, paid: Sequence[Voucher]) -> Iterator[Voucher]:
    """The premium set aside in the quarter, paid to the pension company."""
    for quarter in range(4):
        months = range(3 * quarter + 1, 3 * quarter + 4)
        owed = _balance("2910", [pay for pay in paid if pay.posted.month in months])
        day = last_working_day(month_end(year, months[-1]))
        yield vouchers.balanced(
            vouchers.BANK_VOUCHER, day, "Pension premium", (Line("2910", -owed),), BANK
        )
