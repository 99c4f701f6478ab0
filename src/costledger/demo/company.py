"""Tindvik Cargo Bikes AS: a year of books, with every trap a transfer meets.

An invented company of 46 people that builds cargo bikes, serves and rents them. Amounts
are Norwegian kroner, names are English. `write_company` writes its books folder; what
stands in it depends on year and seed only, byte for byte, on every platform.

The traps, and what a transfer should do with them (counts for 2026, seed 2026; the same
names in `CompanyFacts`):

```text
 247  closing_entries                  on C2026-12-31; 246 are no cost, one is equity
  13  zero_amounts                     goods free of charge: not a cost
   2  excluded_entries                 tax on 8300 and 8320: not a cost, with a reason
   5  blocked_cost_type_entries        entertainment on 7360: waiting
  10  without_receiver                 neither department nor project: waiting
   8  unknown_department               24O (a typed letter), 160 (planned): waiting
   4  unknown_department_with_project  the same, and the project carries the cost
   6  blocked_department               the closed shop 800: waiting, project or not
  25  department_and_project           the department carries the cost
  24  blank_documents                  the bank feed: transferred, shown as 0000
   6  reversed_pairs                   booked wrongly, taken back, booked again
   1  late_accounts                    6425, see below: waiting (no_cost_type)
```

Beside the folder stand what no general ledger holds: `chart.COMBINED` (cost types that
gather entries by day or month), `chart.BLOCKED_COST_TYPES`, and `late.write_late_invoices`
with an account that did not exist when cost types were made of accounts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.demo import books, chart, facts
from costledger.demo.chart import BLOCKED_COST_TYPES, COMBINED, EXCLUDED_ACCOUNTS
from costledger.demo.entries import entries
from costledger.demo.facts import CompanyFacts
from costledger.demo.vouchers_of_year import book

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "BLOCKED_COST_TYPES",
    "COMBINED",
    "COMPANY_NAME",
    "CURRENCY",
    "EXCLUDED_ACCOUNTS",
    "CompanyFacts",
    "write_company",
]

COMPANY_NAME = "Tindvik Cargo Bikes AS"
CURRENCY = "NOK"
YEAR = SEED = 2026


def write_company(folder: Path, *, year: int = YEAR, seed: int = SEED) -> CompanyFacts:
    """Write the company's books of a year into a folder, and say what is in them.

    The folder is made when it is not there; files of the same names are replaced.
    """
    posted = entries(book(year, seed))
    folder.mkdir(parents=True, exist_ok=True)
    books.write_accounts(folder, chart.ACCOUNTS)
    books.write_entries(folder, posted)
    books.write_dimensions(folder)
    books.write_periods(folder, year)
    return facts.facts(posted)
