"""The canonical books folder of the invented company: one CSV file a table.

UTF-8, line feeds, dates `YYYY-MM-DD`, closing dates with a `C` before them, amounts with
two decimals, dimensions as JSON.
"""

from __future__ import annotations

import csv
import json
from datetime import date
from typing import TYPE_CHECKING

from costledger.demo import chart, dimensions
from costledger.demo.days import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from costledger.demo.chart import Account
    from costledger.demo.entries import Entry

Row = tuple[object, ...]

ACCOUNT_COLUMNS = (
    "no",
    "name",
    "account_type",
    "income_balance",
    "totaling",
    "blocked",
    "default_dimensions",
    "excluded_reason",
)
ENTRY_COLUMNS = (
    "entry_no",
    "posting_date",
    "gl_account_no",
    "document_no",
    "description",
    "amount",
    "dimensions",
)
VALUE_COLUMNS = (
    "dimension",
    "code",
    "name",
    "dimension_value_type",
    "totaling",
    "blocked",
)


def write_accounts(folder: Path, accounts: Iterable[Account]) -> None:
    """Write gl_accounts.csv."""
    _write(folder, "gl_accounts", ACCOUNT_COLUMNS, map(_account, accounts))


def write_entries(folder: Path, entries: Iterable[Entry]) -> None:
    """Write gl_entries.csv."""
    _write(folder, "gl_entries", ENTRY_COLUMNS, map(_entry, entries))


def write_dimensions(folder: Path) -> None:
    """Write dimensions.csv and dimension_values.csv."""
    _write(folder, "dimensions", ("code", "name"), dimensions.DIMENSIONS)
    _write(folder, "dimension_values", VALUE_COLUMNS, _values())


def write_periods(folder: Path, year: int) -> None:
    """Write accounting_periods.csv: the months of the year and the next January."""
    rows = [(date(year, month, 1), _truth(month == 1), "open") for month in MONTHS]
    rows.append((date(year + 1, 1, 1), _truth(truth=True), "open"))
    columns = ("starting_date", "new_fiscal_year", "state")
    _write(folder, "accounting_periods", columns, rows)


def decimal_text(amount: int) -> str:
    """Øre as a decimal number of kroner."""
    sign = "-" if amount < 0 else ""
    return f"{sign}{abs(amount) // 100}.{abs(amount) % 100:02}"


def _account(account: Account) -> Row:
    return (
        account.no,
        account.name,
        account.account_type,
        "income_statement" if account.is_income else "balance_sheet",
        account.totaling,
        _truth(truth=False),
        _members({dimensions.DEPARTMENT: account.department}),
        chart.EXCLUDED_ACCOUNTS.get(account.no, ""),
    )


def _entry(entry: Entry) -> Row:
    closing = "C" if entry.is_closing else ""
    return (
        entry.entry_no,
        f"{closing}{entry.posting_date}",
        entry.gl_account_no,
        entry.document_no,
        entry.description,
        decimal_text(entry.amount),
        _members(
            {
                dimensions.DEPARTMENT: entry.department,
                dimensions.PROJECT: entry.project,
            }
        ),
    )


def _values() -> Iterator[Row]:
    lists = (
        (dimensions.DEPARTMENT, dimensions.DEPARTMENTS),
        (dimensions.PROJECT, dimensions.PROJECTS),
    )
    for dimension, values in lists:
        begins: list[str] = []
        for value in values:
            totaling = ""
            if value.dimension_value_type == dimensions.BEGIN_TOTAL:
                begins.append(value.code)
            if value.dimension_value_type == dimensions.END_TOTAL:
                totaling = f"{begins.pop()}..{value.code}"
            kind, blocked = value.dimension_value_type, _truth(value.blocked)
            yield dimension, value.code, value.name, kind, totaling, blocked


def _members(values: dict[str, str]) -> str:
    """A set of dimension values as JSON, dimensions in code order; empty for none."""
    members = {dimension: code for dimension, code in values.items() if code}
    if not members:
        return ""
    return json.dumps(members, separators=(",", ":"), sort_keys=True)


def _truth(truth: bool) -> str:  # noqa: FBT001
    return "true" if truth else "false"


def _write(folder: Path, table: str, columns: Row, rows: Iterable[Row]) -> None:
    place = folder / f"{table}.csv"
    with place.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
