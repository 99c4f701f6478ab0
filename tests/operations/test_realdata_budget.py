"""Budgets that nobody here wrote: copied, typed into and compared, to the cent."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from costledger import Allocation, Ledger
from tests.contract.budget.test_budget_sheet import typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.copies import Copies

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture
def bc_demo(realdata: Path, place: str, copies: Copies) -> Iterator[Ledger]:
    settings = {
        "currency": "NOK",
        "center_dimension": "DEPARTMENT",
        "object_dimension": "BUSINESSGROUP",
    }

    def load_rows(ledger: Ledger) -> None:
        ledger.import_books(
            str(realdata / "bc_demo"), mapping=str(EXAMPLES / "bc-demo.toml")
        )
        ledger.charts.from_accounts()
        ledger.charts.from_dimensions()
        ledger.versions.new("B2024")

    with copies.ledger(place, settings, "bc_demo with a version", load_rows) as ledger:
        yield ledger
    copies.give_back()


def test_the_budget_of_a_real_erp_is_copied_compared_and_released(
    bc_demo: Ledger,
) -> None:
    bc_demo.transfer()

    copied = bc_demo.budget.from_gl("2024", "B2024")
    found = bc_demo.budget.compare("B2024", period="2024")

    assert (copied.made, copied.skipped, copied.amount) == (1523, 0, 154567_00)
    assert (found.actual, found.budget) == (-64227403, 154567_00)
    months = bc_demo.reports.balances(by="center", version="B2024", columns="month")
    assert len(months.columns) == 12
    assert months.total.balance == 154567_00
    once = bc_demo.budget.to_actual("B2024", period="2024-01")
    after = bc_demo.digest()
    twice = bc_demo.budget.to_actual("B2024", period="2024-01")
    assert once.entries == 127
    assert (twice.entries, twice.released_before) == (0, 127)
    assert bc_demo.digest() == after
    assert bc_demo.check().holds


def test_the_budget_of_a_real_erp_is_allocated_by_the_same_rules(
    bc_demo: Ledger,
) -> None:
    bc_demo.budget.from_gl("2024", "B2024")
    for rule in ("BUILDING00", "VEHICLE00"):
        bc_demo.records.set("allocation_sources", rule, [("blocked", True)])
    bc_demo.records.set("allocation_sources", "SALES", [("when_zero", "leave_open")])
    actual = bc_demo.reports.balances(by="type").total.balance

    run = bc_demo.allocate(
        Allocation(date=datetime.date(2024, 12, 31), version="B2024")
    )

    assert [(each.level, each.entries) for each in run.levels] == [
        (1, 13),
        (2, 3),
        (3, 4),
        (10, 11),
    ]
    centers = bc_demo.reports.balances(by="center", version="B2024")
    objects = bc_demo.reports.balances(by="object", version="B2024")
    relieved = {each.code: each.balance for each in centers.rows}
    assert (relieved.get("ADM", 0), relieved.get("PROD", 0)) == (0, 0)
    assert centers.total.balance == -239_881_82
    assert centers.total.balance + objects.total.balance == 154567_00
    assert bc_demo.reports.balances(by="type").total.balance == actual
    months = dict.fromkeys(range(1, 13), 0)
    for month in months:
        found = bc_demo.budget.compare("B2024", period=f"2024-{month:02}")
        months[month] = found.budget
    assert sum(months.values()) == 154567_00
    assert bc_demo.check().holds


def test_actual_and_budget_are_compared_per_center_and_month_after_allocation(
    bc_demo: Ledger,
) -> None:
    bc_demo.transfer()
    bc_demo.budget.from_gl("2024", "B2024")
    for rule in ("BUILDING00", "VEHICLE00"):
        bc_demo.records.set("allocation_sources", rule, [("blocked", True)])
    bc_demo.records.set("allocation_sources", "SALES", [("when_zero", "leave_open")])
    for version in ("ACTUAL", "B2024"):
        bc_demo.allocate(Allocation(date=datetime.date(2024, 12, 31), version=version))

    actual: dict[tuple[str, int], int] = {}
    budget: dict[tuple[str, int], int] = {}
    for month in range(1, 13):
        for row in bc_demo.budget.compare("B2024", period=f"2024-{month:02}").rows:
            if row.kind == "center":
                key = (row.code, month)
                actual[key] = actual.get(key, 0) + row.actual
                budget[key] = budget.get(key, 0) + row.budget
                assert row.difference == row.actual - row.budget

    assert len({code for code, _ in budget}) > 5
    for version, found in (("ACTUAL", actual), ("B2024", budget)):
        report = bc_demo.reports.balances(
            by="center", version=version, columns="month", period="2024"
        )
        shown = {
            (row.code, month): cell
            for row in report.rows
            if row.line_type == "postable"
            for month, cell in enumerate(row.cells, 1)
            if cell
        }
        assert shown == {key: amount for key, amount in found.items() if amount}
    assert bc_demo.check().holds


def test_the_budgets_of_a_municipality_come_out_of_columns_of_years(
    realdata: Path, place: str, tmp_path: Path
) -> None:
    with Ledger.create(
        place, currency="NOK", center_dimension="ANSVAR", object_dimension="TENESTE"
    ) as ledger:
        ledger.import_books(
            str(realdata / "norway_municipal"),
            mapping=str(EXAMPLES / "norway-municipal.toml"),
        )
        ledger.charts.from_accounts()
        ledger.charts.from_dimensions()
        transferred = ledger.transfer()
        for year, entries in (("2012", 2235), ("2013", 2178)):
            ledger.versions.new(f"B{year}")
            copied = ledger.budget.from_gl(year, f"B{year}")
            assert (copied.made, copied.skipped, copied.amount) == (entries, 0, 0)
        assert (transferred.transferred, transferred.amount) == (4174, 16_00)
        # The service that lost against the center is kept with every entry.
        kept = ledger.store.query(
            "select count(*) from cost_entry_row as entry"
            " inner join gl_coding as coding on coding.coding_id = entry.coding_id"
            " inner join dimension_set_member as member"
            " on member.dimension_set_id = coding.dimension_set_id"
            " and member.dimension = 'TENESTE' where entry.version_id <> 1"
        )
        assert kept == [(2235 + 2178,)]

        sheet = tmp_path / "b2013.csv"
        written = ledger.budget.export("B2013", str(sheet), columns="year")
        assert (written.rows, written.amount) == (1799, 0)
        lines = sheet.read_text("utf-8").splitlines()
        cells = lines[1].split(",")
        cells[3] = "1000.00"
        sheet.write_text("\n".join([lines[0], ",".join(cells), *lines[2:]]) + "\n")
        changed = ledger.budget.import_(str(sheet), "B2013")
        assert (changed.changed, changed.entries) == (1, 1)
        book = tmp_path / "all.xlsx"
        assert ledger.budget.export("B2013", str(book)).rows == 1799
        assert ledger.budget.import_(str(book)).changed == 0
        before = ledger.reports.balances(by="type", version="B2013").total.balance
        typed(book, {"F5": 1250, "F1700": 0.5})
        shown = ledger.budget.import_(str(book), dry_run=True)
        changed = ledger.budget.import_(str(book))
        assert (shown.changed, changed.changed, changed.entries) == (2, 2, 2)
        after = ledger.reports.balances(by="type", version="B2013").total.balance
        assert after - before == shown.difference
        assert ledger.check().holds
