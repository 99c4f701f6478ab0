"""Numbers of entries and registers: scenarios count the rows, the product never reuses.

A number of a scenario names the row of that rank, per table; the product has one series
for all versions. Registers of the kind `import`, which hold what had none, are not
counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.conformance.scenario import Row

ACTUAL = "ACTUAL"


def entries(ledger: Ledger, *, budget: bool) -> list[Row]:
    """Return the entries of ACTUAL, or of all budgets, by number."""
    rows = ledger.exchange.table("cost_entries")
    return [row for row in rows if (row["version"] != ACTUAL) == budget]


def registers(ledger: Ledger, *, budget: bool) -> list[Row]:
    """Return the registers of ACTUAL, or of all budgets, by number."""
    return [
        row
        for row in ledger.exchange.table("cost_registers")
        if (row["version"] != ACTUAL) == budget and row["source"] != "import"
    ]


def ours(numbers: list[int], number: int) -> int:
    """Return our number of the row that a scenario calls `number`."""
    return numbers[number - 1] if 1 <= number <= len(numbers) else number


def theirs(numbers: list[int], number: int | None, named: list[int]) -> int | None:
    """Return what a scenario calls our number; `named` are its numbers, in order."""
    if number is None or number not in numbers:
        return number
    rank = numbers.index(number)
    return named[rank] if rank < len(named) else rank + 1
