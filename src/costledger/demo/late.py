"""Invoices that arrive after the books were transferred, on an account that is new.

Three suppliers of cloud services send their autumn invoices in February, and accounting
opens account 6425 for them. The cost types were made before, so the entries wait
(`no_cost_type`) until `charts from-accounts` has been run again; then the next transfer
takes them, although their posting dates and their year are long past.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from attrs import evolve

from costledger.demo import books, overhead, year_end
from costledger.demo.chance import Chance
from costledger.demo.chart import LATE_ACCOUNT
from costledger.demo.company import SEED, YEAR
from costledger.demo.costs import AUTUMN, Cost
from costledger.demo.entries import entries
from costledger.demo.vouchers import numbered
from costledger.demo.vouchers_of_year import book

if TYPE_CHECKING:
    from pathlib import Path

    from costledger.demo.vouchers import Voucher

LATE = (
    Cost(LATE_ACCOUNT.no, "320", "Skyplass, servers", 11_480, AUTUMN, 18, day=29),
    Cost(LATE_ACCOUNT.no, "330", "Skyplass, simulations", 23_900, AUTUMN, 40, day=29),
    Cost(LATE_ACCOUNT.no, "230", "Bildebank, product pictures", 5_990, (10,), day=12),
)

ENTERED_ON, CLOSED_ON = (2, 10), (2, 12)
"""Days of the following February."""


def write_late_invoices(folder: Path, *, year: int = YEAR, seed: int = SEED) -> int:
    """Write a books folder with the new account and its entries; how many entries.

    Numbers go on where `write_company` with the same year and seed ended.
    """
    on_time = book(year, seed)
    posted = numbered([*on_time, *_vouchers(year, seed)], year)[len(on_time) :]
    first = sum(len(voucher.lines) for voucher in on_time) + 1
    late = entries(posted, first=first)
    folder.mkdir(parents=True, exist_ok=True)
    books.write_accounts(folder, (LATE_ACCOUNT,))
    books.write_entries(folder, late)
    return len(late)


def _vouchers(year: int, seed: int) -> list[Voucher]:
    entered = date(year + 1, *ENTERED_ON)
    invoices = [
        evolve(invoice, entered=entered, due=None)
        for invoice in overhead.invoices(Chance(seed), year, LATE)
    ]
    return [*invoices, year_end.closing(year, invoices, date(year + 1, *CLOSED_ON))]
