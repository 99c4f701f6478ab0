"""Ledgers as text: a test's books are a few aligned tables that a person can read.

```text
gl_accounts
no   | name  | income_balance
6340 | Power | income_statement

gl_entries
entry_no | posting_date | gl_account_no | amount | DEPARTMENT | PROJECT
1        | 2026-01-05   | 6340          | 100.00 | ADM        |
```
"""

from __future__ import annotations

import csv
from textwrap import dedent
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from costledger import Ledger


def tables(text: str) -> Iterator[tuple[str, list[list[str]]]]:
    """Yield (table name, rows with the header first) of a text of books."""
    for block in dedent(text).strip().split("\n\n"):
        name, *lines = [line for line in block.splitlines() if line.strip()]
        yield (
            name.strip(),
            [[cell.strip() for cell in line.split("|")] for line in lines],
        )


def write(folder: Path, text: str) -> Path:
    """Write books as a folder of CSV files, and return the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables(text):
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows(rows)
    return folder


def cost_entries(ledger: Ledger) -> list[str]:
    """Return all cost entries as aligned text, the way a test expects them."""
    rows = ledger.store.query(
        "select entry_no, cost_type_no, posting_date, document_no, description,"
        " cost_center_code || cost_object_code, amount, gl_entry_no"
        " from cost_entry order by entry_no"
    )
    return [" | ".join(str(cell) for cell in row) for row in rows]


def dispositions(ledger: Ledger) -> dict[int, str]:
    """Return the reason (or `transferred`) of every general-ledger entry."""
    rows = ledger.store.query(
        "select gl_entry_no, disposition, reason from gl_disposition order by 1"
    )
    return {number: reason or disposition for number, disposition, reason in rows}
