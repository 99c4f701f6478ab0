"""Sales of the invented company: invoices by product and season, the workshop's till."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.demo import products, vouchers
from costledger.demo.days import MONTHS, later, working_day
from costledger.demo.vouchers import Line, kroner, percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from costledger.demo.chance import Chance
    from costledger.demo.products import Product
    from costledger.demo.vouchers import Voucher

WEEKS = 52
FREE_EVERY = 9
"""Every so many invoices to dealers, by chance, carry a line free of charge."""


@frozen
class Sold:
    """Units of one product on one invoice."""

    product: Product
    month: int
    place: int
    units: int


def shared(amount: int, weights: Sequence[int]) -> list[int]:
    """An amount shared by weights in whole units, its sum kept."""
    total, running, given, shares = sum(weights), 0, 0, []
    for weight in weights:
        running += weight
        reached = amount * running // total
        shares.append(reached - given)
        given = reached
    return shares


def plan(chance: Chance, catalog: Sequence[Product]) -> list[Sold]:
    """What is sold in a year, invoice by invoice."""
    sold = []
    for line, product in enumerate(catalog):
        for month in MONTHS:
            weight = product.season[month - 1] * product.units
            middle = weight // sum(product.season)
            units = chance.around(middle, 15, "units", line, month)
            weights = [
                chance.between(60, 140, "split", line, month, place)
                for place in range(product.invoices)
            ]
            sold += [
                Sold(product, month, place, share)
                for place, share in enumerate(shared(units, weights))
                if share > 0
            ]
    return sold


def invoices(chance: Chance, year: int, sold: Sequence[Sold]) -> Iterator[Voucher]:
    """The invoices to customers; exports bear no VAT."""
    for item in sold:
        product = item.product
        names = ("sale", product.account, product.project, item.month, item.place)
        day = working_day(year, item.month, chance.between(3, 27, *names, "day"))
        customer = chance.pick(product.customers, *names, "customer")
        yield vouchers.sale(
            day,
            f"{customer}, {product.text}",
            _lines(chance, item, names),
            vat=vouchers.NO_VAT if product.is_export else vouchers.VAT,
            due=later(day, 30),
        )


def _lines(chance: Chance, item: Sold, names: tuple[str | int, ...]) -> list[Line]:
    product = item.product
    gross = kroner(product.price) * item.units
    text = f"{item.units} x {product.text}"
    lines = [Line(product.account, -gross, product.department, product.project, text)]
    if item.units >= products.DISCOUNT_FROM_UNITS and product in products.BIKES:
        discount = percent(gross, products.DISCOUNT_PERCENT)
        lines.append(Line("3080", discount, "", product.project, "Volume discount"))
    if product.customers == products.DEALERS:
        lines += _beside(chance, item, names)
    return lines


def _beside(chance: Chance, item: Sold, names: tuple[str | int, ...]) -> list[Line]:
    project = item.product.project
    text, price = chance.pick(products.ACCESSORIES, *names, "accessory")
    count = chance.between(item.units // 3, item.units, *names, "count") + 1
    lines = [Line("3010", -kroner(price) * count, "", project, f"{count} x {text}")]
    if chance.below(FREE_EVERY, *names, "free") == 0:
        lines.append(Line("3010", 0, "", project, products.FREE_OF_CHARGE))
    return lines


def till(chance: Chance, year: int) -> Iterator[Voucher]:
    """The workshop's cash sales, week by week: repairs and the parts they needed."""
    for week in range(WEEKS):
        month = week * 12 // WEEKS + 1
        day = working_day(year, month, 1 + (week * 7 + 3) % 28)
        busy = products.WORKSHOP[month - 1]
        repairs = chance.around(52 * busy // 100, 25, "till", week)
        worth = sum(
            chance.pick(products.REPAIR_PRICES, "repair", week, place)
            for place in range(repairs)
        )
        parts = percent(kroner(worth), chance.between(14, 31, "parts", week))
        net = (
            Line("3030", -kroner(worth), "", "P2020", f"{repairs} repairs"),
            Line("3010", -parts, "", "P2020", "Parts"),
        )
        tax = Line(vouchers.OUTPUT_VAT, percent(vouchers.total(net), vouchers.VAT))
        yield vouchers.balanced(
            vouchers.CASH_SALE,
            day,
            f"Workshop till, week {week + 1}",
            (*net, tax),
            vouchers.BANK,
        )
