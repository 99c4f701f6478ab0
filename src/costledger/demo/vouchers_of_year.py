"""The vouchers of the invented company's year, in the order in which they were typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from costledger.demo import (
    assets,
    costs,
    goods,
    overhead,
    payroll,
    products,
    sales,
    settlement,
    slips,
    year_end,
)
from costledger.demo.chance import Chance
from costledger.demo.vouchers import numbered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costledger.demo.sales import Sold
    from costledger.demo.vouchers import Voucher

CLOSED_ON = (1, 30)
"""The day of the following January on which the year was closed."""


def book(year: int, seed: int) -> list[Voucher]:
    """Every voucher of the year, numbered; each sums to zero."""
    chance = Chance(seed)
    sold = sales.plan(chance, (*products.BIKES, *products.SERVICES))
    invoices = numbered(_invoices(chance, year, sold), year)
    posted = [
        *invoices,
        *slips.reversals(invoices),
        *goods.stock_changes(year, sold, invoices),
        *overhead.warranty(year, invoices),
        *_wages(chance, year),
        *_assets(year),
        *settlement.customer_payments(chance, year, invoices),
        *settlement.supplier_payments(year, invoices),
        *slips.bank_feed(year),
        slips.stock_count(year),
        year_end.provisions(year),
    ]
    posted += settlement.vat_settlements(year, posted)
    posted.append(year_end.tax(year, posted))
    posted.append(year_end.closing(year, posted, date(year + 1, *CLOSED_ON)))
    return numbered(posted, year)


def _invoices(chance: Chance, year: int, sold: Sequence[Sold]) -> list[Voucher]:
    """Customers' and suppliers' invoices, which payments refer to by number."""
    sale = [*sales.invoices(chance, year, sold), *sales.till(chance, year)]
    return [
        *sale,
        *goods.purchases(chance, year, sold),
        *goods.outbound_freight(chance, year, sale),
        *overhead.resale(chance, year, sale),
        *overhead.invoices(chance, year, costs.COSTS),
        *overhead.electricity(chance, year),
        *overhead.telephone(chance, year),
        *slips.invoices(chance, year),
        *slips.misbooked(chance, year),
    ]


def _wages(chance: Chance, year: int) -> list[Voucher]:
    paid = payroll.payroll(chance, year)
    return [
        *paid,
        *payroll.remittances(year, assets.opening(year), paid),
        *payroll.pension_premiums(year, paid),
    ]


def _assets(year: int) -> list[Voucher]:
    return [
        assets.opening(year),
        *settlement.brought_forward(year),
        *assets.depreciation(year),
        *assets.loan(year),
        *assets.taxes_of_last_year(year),
        *assets.grants(year),
    ]
