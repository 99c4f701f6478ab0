"""What goes into the bikes: purchases a month ahead, freight, and the stock that changes.

Goods are bought for what the next month sells and cost what is sold now: the change in
inventory of a month is the standard cost of the units sold less what was bought.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from costledger.demo import products, vouchers
from costledger.demo.days import MONTHS, later, month_end, working_day
from costledger.demo.vouchers import Line, kroner, percent, rounded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from costledger.demo.chance import Chance
    from costledger.demo.sales import Sold
    from costledger.demo.vouchers import Voucher

BOUGHT = frozenset(component.account for component in products.COMPONENTS)
DRIVE_UNITS = "4010"
OUTBOUND_PERMILLE = 13


def unit_cost(project: str) -> int:
    """The standard cost of the components of one bike, in øre."""
    price = next(bike.price for bike in products.BIKES if bike.project == project)
    permille = products.UNIT_COST_PERMILLE[project]
    return rounded(percent(kroner(price), permille, of=1000), kroner(5))


def units_by_month(sold: Sequence[Sold]) -> Counter[tuple[str, int]]:
    """Bikes sold by project and month."""
    units: Counter[tuple[str, int]] = Counter()
    for item in sold:
        if item.product in products.BIKES:
            units[item.product.project, item.month] += item.units
    return units


def purchases(chance: Chance, year: int, sold: Sequence[Sold]) -> list[Voucher]:
    """The suppliers' invoices for components, and the freight on those from abroad."""
    units = units_by_month(sold)
    bought = [
        _components(chance, working_day(year, month, 2 + 7 * place), place, units)
        for month in MONTHS
        for place in range(len(products.COMPONENTS))
    ]
    return [*bought, *_inbound_freight(chance, year, bought)]


def _components(
    chance: Chance, around: date, place: int, units: Counter[tuple[str, int]]
) -> Voucher:
    component, month = products.COMPONENTS[place], around.month
    names = ("bought", place, month)
    lines = []
    for project in products.UNIT_COST_PERMILLE:
        planned = (units[project, month % 12 + 1] + units[project, month] + 1) // 2
        count = max(2, chance.around(planned, 12, *names, project))
        cost = percent(unit_cost(project), component.permille, of=1000)
        text = f"{count} x {component.text}"
        amount = rounded(cost, kroner(1)) * count
        lines.append(Line(component.account, amount, "", project, text))
    day = working_day(around.year, month, around.day + chance.below(5, *names, "day"))
    supplier = chance.pick(component.suppliers, *names, "supplier")
    return vouchers.purchase(
        day,
        f"{supplier}, {component.text}",
        lines,
        vat=component.vat,
        due=later(day, 30),
        entered=later(day, chance.between(0, 5, *names, "lag")),
    )


def _inbound_freight(
    chance: Chance, year: int, bought: Sequence[Voucher]
) -> Iterator[Voucher]:
    for month in MONTHS:
        lines = [
            Line(
                "4060",
                percent(
                    chance.around(line.amount, 20, "freight", month, line.project),
                    products.INBOUND_PERMILLE,
                    of=1000,
                ),
                "",
                line.project,
            )
            for voucher in bought
            for line in voucher.lines
            if line.account == DRIVE_UNITS and voucher.posted.month == month
        ]
        day = working_day(year, month, 26)
        yield vouchers.purchase(
            day, "Nordfrakt, freight and customs", lines, vat=0, due=later(day, 20)
        )


def outbound_freight(
    chance: Chance, year: int, sold: Sequence[Voucher]
) -> Iterator[Voucher]:
    """The carrier's monthly invoice for what was sent to customers."""
    for month in MONTHS:
        revenue: Counter[str] = Counter()
        for voucher in sold:
            for line in voucher.lines:
                if voucher.posted.month == month and line.account in {"3000", "3100"}:
                    revenue[line.project] -= line.amount
        lines = [
            Line(
                "6100",
                percent(
                    chance.around(amount, 12, "outbound", month, project),
                    OUTBOUND_PERMILLE,
                    of=1000,
                ),
                "",
                project,
            )
            for project, amount in sorted(revenue.items())
        ]
        day = working_day(year, month, 28)
        yield vouchers.purchase(
            day, "Rask Levering, freight out", lines, vat=25, due=later(day, 14)
        )


def stock_changes(
    year: int, sold: Sequence[Sold], invoices: Sequence[Voucher]
) -> Iterator[Voucher]:
    """Month by month, what the stock of components gave or took, bike by bike."""
    units = units_by_month(sold)
    bought: Counter[tuple[str, int]] = Counter()
    for voucher in invoices:
        for line in voucher.lines:
            if line.account in BOUGHT:
                bought[line.project, voucher.posted.month] += line.amount
    for month in MONTHS:
        lines = [
            Line(
                "4090",
                units[project, month] * unit_cost(project) - bought[project, month],
                "",
                project,
            )
            for project in products.UNIT_COST_PERMILLE
        ]
        text = "Change in stock of components"
        yield vouchers.journal(month_end(year, month), text, lines, "1400")
