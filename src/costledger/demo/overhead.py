"""Invoices for everything but goods, as `costs` lists them; electricity by meter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.demo import costs, products, staff, vouchers
from costledger.demo.days import MONTH_NAMES, MONTHS, later, month_end, working_day
from costledger.demo.sales import shared
from costledger.demo.vouchers import Line, kroner, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from costledger.demo.chance import Chance
    from costledger.demo.costs import Cost
    from costledger.demo.vouchers import Voucher

DAYS_TO_PAY = 20
WARRANTY_PERMILLE = 6
RESALE_PERMILLE = 620


def invoices(chance: Chance, year: int, listed: Sequence[Cost]) -> Iterator[Voucher]:
    """The invoices of a table of costs, one for each of its months."""
    for cost in listed:
        for month in cost.months:
            day = working_day(year, month, min(cost.day, month_end(year, month).day))
            yield invoice(chance, day, cost)


def invoice(chance: Chance, day: date, cost: Cost) -> Voucher:
    """One invoice of a series, dated on that day and typed up to a week later."""
    names = ("cost", cost.account, cost.department, cost.text, day.month)
    line = Line(
        cost.account, _amount(chance, cost, names), cost.department, cost.project
    )
    return vouchers.purchase(
        day,
        cost.text,
        (line,),
        vat=cost.vat,
        due=later(day, DAYS_TO_PAY),
        entered=later(day, chance.between(0, 7, *names, "lag")),
    )


def _amount(chance: Chance, cost: Cost, names: tuple[str | int, ...]) -> int:
    if cost.up_to:
        return chance.tail(kroner(cost.amount), kroner(cost.up_to), *names)
    if cost.spread:
        return chance.around(kroner(cost.amount), cost.spread, *names)
    return kroner(cost.amount)


def electricity(chance: Chance, year: int) -> Iterator[Voucher]:
    """The power company's monthly invoice: a line for each meter, dear in the cold."""
    for month in MONTHS:
        lines = []
        for meter in costs.METERS:
            follows = meter.heating_percent * (costs.COLD[month - 1] - 100) // 100
            usual = percent(meter.kilowatt_hours // 12, 100 + follows)
            used = chance.around(usual, 7, "power", meter.department, month)
            price = costs.ELECTRICITY_PRICE[month - 1]
            text = f"Electricity, {used} kWh"
            lines.append(Line("6340", used * price, meter.department, text=text))
        day = month_end(year, month)
        yield vouchers.purchase(
            day,
            f"Vestkraft, {MONTH_NAMES[month]}",
            lines,
            vat=vouchers.VAT,
            due=later(day, DAYS_TO_PAY),
            entered=later(day, 6),
        )


def telephone(chance: Chance, year: int) -> Iterator[Voucher]:
    """The telephone company's quarterly invoice, shared by heads."""
    heads = [team.people for team in staff.TEAMS]
    for month in costs.QUARTERLY:
        middle = 3 * kroner(costs.PHONE_PER_HEAD) * sum(heads)
        amounts = shared(chance.around(middle, 8, "phone", month), heads)
        lines = [
            Line("6900", amount, team.department)
            for team, amount in zip(staff.TEAMS, amounts, strict=True)
        ]
        day = working_day(year, month, 15)
        yield vouchers.purchase(
            day, "Mobilselskapet, phones", lines, vat=vouchers.VAT, due=later(day, 14)
        )


def resale(chance: Chance, year: int, sold: Sequence[Voucher]) -> Iterator[Voucher]:
    """Accessories and parts bought for resale, about as many as are sold."""
    for month in MONTHS:
        lines = []
        for project in (*products.UNIT_COST_PERMILLE, "P2020"):
            revenue = -vouchers.total(
                line
                for voucher in sold
                for line in voucher.lines
                if line.account == "3010"
                and line.project == project
                and voucher.posted.month == month
            )
            bought = chance.around(revenue, 25, "resale", month, project)
            amount = percent(bought, RESALE_PERMILLE, of=1000)
            lines += [Line("4300", amount, "", project)] if amount else []
        day = working_day(year, month, 8)
        yield vouchers.purchase(
            day,
            "Utstyrsgrossisten, accessories",
            lines,
            vat=vouchers.VAT,
            due=later(day, 30),
        )


def warranty(year: int, sold: Sequence[Voucher]) -> Iterator[Voucher]:
    """What is set aside each month for repairs under warranty, bike by bike."""
    for month in MONTHS:
        revenue: dict[str, int] = dict.fromkeys(products.UNIT_COST_PERMILLE, 0)
        for voucher in sold:
            for line in voucher.lines:
                if line.account in {"3000", "3100"} and voucher.posted.month == month:
                    revenue[line.project] -= line.amount
        lines = [
            Line("7550", percent(amount, WARRANTY_PERMILLE, of=1000), "", project)
            for project, amount in revenue.items()
            if amount
        ]
        day = month_end(year, month)
        yield vouchers.journal(day, "Warranty provision", lines, "2965")
