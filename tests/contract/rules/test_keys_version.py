"""Values of key figures that are a version's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger import Allocation, Ledger
from tests.contract.allocation.test_allocate import DAY, SIMPLE, simple

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.contract.conftest import AddBooks, NewLedger

FIGURES = """
    drivers
    code | name   | unit | kind
    M2   | Square | m²   | stock

    driver_values
    driver | cost_center_code | date       | value | version
    M2     | PROD             | 2025-01-01 | 300   |
    M2     | SALES            | 2025-01-01 | 100   |
    M2     | PROD             | 2025-01-01 | 100   | B25
    M2     | PROD             | 2025-02-01 | 50    | F25
"""


def figured(new_ledger: NewLedger, add_books: AddBooks) -> Ledger:
    """Return a ledger with a rule that follows square meters, and a budget."""
    ledger = simple(
        new_ledger,
        add_books,
        SIMPLE.replace("    S1      | 9901             | WORKSHOP           | 1\n", ""),
        "1 2025-01-31 ADM 6000 4.00",
    )
    add_books(ledger, FIGURES)
    ledger.store.query(
        "update allocation_target_row set base = 'driver', driver_code = 'M2'"
    )
    ledger.versions.new("B25", "Budget", "budget")
    row = {"date": DAY, "cost_center_code": "ADM", "cost_type_no": "6000"}
    ledger.budget.enter([row | {"amount": "8.00"}], "B25")
    return ledger


def shares(ledger: Ledger, run_no: int) -> list[tuple[str, int, str]]:
    found = ledger.runs.show(run_no).first_keys
    return [(each.receiver, each.amount, each.source) for each in found]


def test_a_budget_is_shared_by_its_own_values(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = figured(new_ledger, add_books)

    ledger.allocate(Allocation(date=DAY))
    ledger.allocate(Allocation(date=DAY, version="B25"))

    what = "driver M2 Square, in m²"
    assert shares(ledger, 1) == [("PROD", 3_00, what), ("SALES", 1_00, what)]
    assert shares(ledger, 2) == [
        ("PROD", 4_00, f"{what}, values of B25"),
        ("SALES", 4_00, f"{what}, values of ACTUAL"),
    ]


def test_a_file_without_versions_brings_what_really_is(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = figured(new_ledger, add_books)
    head = "driver_values\ndriver | cost_center_code | date       | value\n"

    add_books(ledger, head + "M2     | PROD             | 2025-01-01 | 301")

    values = {
        (row["cost_center_code"], row["version"]): row["value"]
        for row in ledger.exchange.table("driver_values")
    }
    assert len(values) == 4
    assert (values["PROD", ""], values["PROD", "B25"]) == ("301", "100")


def test_values_of_a_version_are_records_of_their_own(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = figured(new_ledger, add_books)

    ledger.records.set(
        "driver_values", ("M2", "PROD", "", "2025-01-01"), [("value", 7)]
    )
    ledger.records.set(
        "driver_values", ("M2", "PROD", "", "2025-01-01", "B25"), [("value", "9")]
    )

    values = {
        (row["cost_center_code"], row["version"]): row["value"]
        for row in ledger.exchange.table("driver_values")
    }
    assert values == {
        ("PROD", ""): "7",
        ("PROD", "B25"): "9",
        ("PROD", "F25"): "50",
        ("SALES", ""): "100",
    }


def test_an_export_brings_them_back(
    new_ledger: NewLedger,
    new_place: Callable[[], str],
    add_books: AddBooks,
    tmp_path: Path,
) -> None:
    ledger = figured(new_ledger, add_books)
    ledger.exchange.export(str(tmp_path / "first"))

    with Ledger.create(new_place(), currency="NOK") as allow_duplicate:
        allow_duplicate.import_books(str(tmp_path / "first"))
        assert allow_duplicate.exchange.table("driver_values") == ledger.exchange.table(
            "driver_values"
        )
