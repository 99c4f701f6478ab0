"""The ledger that has everything comes to what was worked by hand, verb by verb.

`tests/rich_ledger.py` says what was done. Amounts are shown as crowns, with the euros of
the second currency behind them.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from costledger import Allocation, Ledger
from costledger.errors import RefusedError
from tests.books import dispositions
from tests.contract.budget.test_budget_sheet import typed
from tests.rich_ledger import AUGUST, JULY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.rich_ledger import Rich


def shown(ledger: Ledger, where: str) -> list[str]:
    """Return entries as text: number, center or object, and both amounts."""
    rows = ledger.store.query(
        "select entry_no, cost_center_code || cost_object_code, amount,"
        f" additional_amount from cost_entry where {where} order by entry_no"
    )
    return [" ".join(str(cell) for cell in row) for row in rows]


def relieved(ledger: Ledger, pool_no: int) -> list[str]:
    """Return what a pool took of entries, its own credit included."""
    rows = ledger.store.query(
        "select entry_no, amount, additional_amount from allocation_relief"
        f" where pool_no = {pool_no} order by entry_no"
    )
    return [" ".join(str(cell) for cell in row) for row in rows]


def by(ledger: Ledger, kind: str, **asked: str) -> dict[str, int]:
    report = ledger.reports.balances(by=kind, **asked)
    return {row.code: row.balance for row in report.rows if row.balance}


def moved(ledger: Ledger, kind: str, period: str) -> dict[str, int]:
    report = ledger.reports.balances(by=kind, period=period)
    return {row.code: row.net_change for row in report.rows if row.net_change}


def test_every_law_and_every_seal_holds(rich: Rich) -> None:
    assert rich.ledger.check().holds
    seals = rich.ledger.registers.check_seals()
    # Registers 1 to 4 are closed, and the old year and July.
    assert (seals.registers, seals.periods, seals.broken) == (4, 2, ())


# Import and transfer


def test_each_gl_entry_goes_waits_or_is_no_cost(rich: Rich) -> None:
    found = dispositions(rich.ledger)

    # 3 is the closing of the old year, 10 is on OLD, which has retired.
    others = {
        3: "closing_date",
        10: "blocked_receiver",
        11: "balance_sheet",
        12: "no_receiver",
    }
    assert found == {
        number: others.get(number, "transferred") for number in range(1, 15)
    }


def test_groups_are_summed_in_both_currencies_or_net_to_nothing(rich: Rich) -> None:
    # IT: 30.00 + 12.34 of a day, 2.71 + 1.11; its 60.00 and -60.00 of July leave nothing.
    assert shown(rich.ledger, "register_no = 3") == [
        "7 ADM 1000.00 90.00",
        "8 IT 42.34 3.82",
        "9 CAR -300.00 -27.01",
        "10 PROD 80.00 7.20",
    ]
    result = rich.said["transfer"]
    # 1,000.00 + 42.34 - 300.00 + 80.00, and 90.00 + 3.82 - 27.01 + 7.20
    assert (result.transferred, result.created) == (7, 4)
    assert (result.amount, result.additional_amount) == (822_34, 74_01)
    assert rich.ledger.trace.gl(5).passages[0].entry_no is None
    assert rich.ledger.trace.gl(5).disposition == "transferred"


def test_the_status_ties_out_in_both_currencies(rich: Rich) -> None:
    status = rich.ledger.status()

    # All: 120 - 120 + 1,000 + 0 + 42.34 - 300 + 5 - 500 + 7 + 80 + 40 crowns.
    assert (status.ledger.entries, status.ledger.amount) == (14, 374_34)
    assert (status.transferred.entries, status.transferred.amount) == (10, 982_34)
    assert status.transferred.additional_amount == 12_00 + 74_01 + 3_60
    assert [(each.reason, each.tally.amount) for each in status.waiting] == [
        ("no_receiver", 7_00),
        ("blocked_receiver", 5_00),
    ]


def test_what_has_retired_is_in_no_chart_and_keeps_what_it_had(rich: Rich) -> None:
    status, ledger = rich.ledger.status(), rich.ledger

    assert (status.cost_types, status.cost_centers, status.cost_objects) == (5, 5, 1)
    for table, key, code in (
        ("cost_types", "no", "6800"),
        ("cost_centers", "code", "OLD"),
        ("cost_objects", "code", "P200"),
    ):
        assert code not in {each[key] for each in ledger.charts.show(table)}
    rows = ledger.reports.balances(by="center", with_zero=True).rows
    assert "OLD" in {row.code for row in rows}
    # Its cost entry went into the archive, and the passage to it is known.
    found = ledger.trace.gl(1)
    assert (found.disposition, found.cost_entry) == ("transferred", None)
    assert [(each.register_no, each.entry_no) for each in found.passages] == [(1, 1)]


# Journals


def test_a_charge_a_correction_and_a_closing_entry(rich: Rich) -> None:
    assert shown(rich.ledger, "register_no in (4, 5, 6)") == [
        "11 PROD 10.00 0.00",
        "12 IT -10.00 0.00",
        "13 SAL 100.00 0.00",
        "14 ADM -100.00 0.00",
        "15 ADM 50.00 4.50",
        "16 SAL -50.00 -4.50",
    ]
    assert rich.ledger.trace.entry(13).entry.corrects_entry_no == 7


# Allocation


def test_july_is_allocated_level_by_level_in_both_currencies(rich: Rich) -> None:
    # R1: ADM has 1,000.00 - 100.00; the 50.00 of the closing date come after July.
    # R2: CAR has -300.00 and charges PROD a rate of 100.00, so -400.00 go by 1 : 3. The
    #     27.01 go by what lines get, 100 : 100 : 300 of 500: 5.402, 10.804, 27.01.
    # R3: IT has 42.34 - 10.00 + 225.00 - 100.00 = 157.34; three parts of four are
    #     118.005. Its 3.82 + 22.50 - 5.40 = 20.92; three of four are 15.69.
    # R4: a rate of 150.00, of which PROD's first entries bring 14.00.
    assert shown(rich.ledger, "register_no in (7, 8)") == [
        "17 IT 225.00 22.50",
        "18 PROD 225.00 22.50",
        "19 SAL 450.00 45.00",
        "20 ADM -900.00 -90.00",
        "21 PROD 100.00 -5.40",
        "22 IT -100.00 -5.40",
        "23 SAL -300.00 -16.21",
        "24 CAR 300.00 27.01",
        "25 PROD 118.01 15.69",
        "26 SAL 39.33 5.23",
        "27 IT -157.34 -20.92",
        "28 P100 150.00 14.00",
        "29 PROD -150.00 -14.00",
    ]
    levels = rich.said["allocate"].levels
    # PROD has 20.00 + 10.00 + 225.00 + 100.00 and gives 150.00 of it.
    assert [(each.balance, each.relieved, each.amount) for each in levels] == [
        (900_00 - 300_00, 900_00 - 300_00, 900_00 - 300_00),
        (157_34 + 355_00, 157_34 + 150_00, 157_34 + 150_00),
    ]


def test_a_rate_takes_the_oldest_entries_and_the_last_in_part(rich: Rich) -> None:
    # Of 225.00 and 22.50 the 120.00 that are missing: 22.50 x 120 / 225 = 12.00.
    assert relieved(rich.ledger, 4) == [
        "2 20.00 2.00",
        "11 10.00 0.00",
        "18 120.00 12.00",
        "29 -150.00 -14.00",
    ]


def test_a_closing_entry_is_allocated_with_the_month_after(rich: Rich) -> None:
    assert relieved(rich.ledger, 1) == [
        "7 1000.00 90.00",
        "14 -100.00 0.00",
        "20 -900.00 -90.00",
    ]
    assert relieved(rich.ledger, 5) == [
        "15 50.00 4.50",
        "30 40.00 3.60",
        "34 -90.00 -8.10",
    ]


def test_august_charges_rates_again_and_shares_what_came(rich: Rich) -> None:
    # R1: 90.00 by 1 : 1 : 2, 8.10 as 2.025, 4.05, 8.10. R2 holds nothing and charges its
    # rate. R3: three parts of four of 22.50 and 2.03. R4 takes the 105.00 that are left
    # of entry 18 (10.50), and 45.00 of the 100.00 of entry 21: -5.40 x 0.45 = -2.43.
    assert shown(rich.ledger, "register_no in (10, 11)") == [
        "31 IT 22.50 2.03",
        "32 PROD 22.50 2.02",
        "33 SAL 45.00 4.05",
        "34 ADM -90.00 -8.10",
        "35 PROD 100.00 0.00",
        "36 CAR -100.00 0.00",
        "37 PROD 16.88 1.52",
        "38 SAL 5.62 0.51",
        "39 IT -22.50 -2.03",
        "40 P100 150.00 8.07",
        "41 PROD -150.00 -8.07",
    ]
    assert rich.said["august"].left_open == ()
    level = rich.said["august"].levels[0]
    assert (level.balance, level.relieved, level.amount) == (90_00, 90_00, 190_00)


def test_a_reversed_run_leaves_everything_open_as_before(rich: Rich) -> None:
    reversed_ = rich.said["reverse"].reversed

    assert [(each.register, each.reversal) for each in reversed_] == [
        (11, 12),
        (10, 13),
    ]
    # ADM: the closing entry and the late one. PROD: 80.00 + 105.00 + 100.00 + 118.01.
    # SAL: 100.00 - 50.00 + 450.00 - 300.00 + 39.33. IT: what was released.
    report = rich.ledger.reports.open(by="center")
    assert {row.code: row.balance for row in report.rows} == {
        "ADM": 90_00,
        "IT": 30_00,
        "PROD": 403_01,
        "SAL": 239_33,
    }
    assert rich.ledger.reports.open_amount(kind="object", code="P100") == 150_00
    # Up to the end of July, without the closing entries, and without August's.
    report = rich.ledger.reports.open(by="center", period="..2025-07-31")
    assert {row.code: row.balance for row in report.rows} == {
        "IT": 30_00,
        "PROD": 323_01,
        "SAL": 289_33,
    }


def test_pools_and_runs_say_what_they_held_and_took(rich: Rich) -> None:
    rows = rich.ledger.store.query(
        "select rule_id, balance, relieved, allocated, additional_balance, additional_relieved"
        " from allocation_pool order by pool_no"
    )

    assert [" ".join(str(cell) for cell in row) for row in rows] == [
        "R1 900.00 900.00 900.00 90.00 90.00",
        "R2 -300.00 -300.00 -300.00 -27.01 -27.01",
        "R3 157.34 157.34 157.34 20.92 20.92",
        # 20.00 + 10.00 + 225.00 + 100.00, and 2.00 + 22.50 - 5.40
        "R4 355.00 150.00 150.00 19.10 14.00",
        "R1 90.00 90.00 90.00 8.10 8.10",
        "R2 0.00 0.00 100.00 0.00 0.00",
        "R3 22.50 22.50 22.50 2.03 2.03",
        # 80.00 and 7.20 of August, 105.00, 100.00, 118.01, 22.50 and 100.00:
        # 7.20 + 10.50 - 5.40 + 15.69 + 2.02
        "R4 525.51 150.00 150.00 30.01 8.07",
        "R1 900.00 900.00 900.00 81.00 81.00",
    ]
    assert [
        (each.version, each.pools, each.entries, each.registers, each.reversed)
        for each in rich.ledger.runs.list().runs
    ] == [("ACTUAL", 4, 13, 2, 0), ("ACTUAL", 4, 11, 2, 2), ("F26", 1, 4, 1, 0)]


def test_the_keys_of_a_run_are_shown_as_they_were(rich: Rich) -> None:
    assert [
        (each.rule_id, each.receiver, str(each.share), each.is_fixed, each.amount)
        for each in rich.ledger.reports.keys(1).lines
    ] == [
        ("R1", "IT", "1", False, 225_00),
        ("R1", "PROD", "1", False, 225_00),
        ("R1", "SAL", "2", False, 450_00),
        ("R2", "PROD", "2", True, 100_00),
        ("R2", "IT", "1", False, -100_00),
        ("R2", "SAL", "3", False, -300_00),
        ("R3", "PROD", "30", False, 118_01),
        ("R3", "SAL", "10", False, 39_33),
        ("R4", "P100", "2", True, 150_00),
    ]


def test_rules_are_balanced_without_reversed_runs(rich: Rich) -> None:
    # IT got 225.00 - 100.00 from pools of its run, and had 32.34.
    # PROD took 120.00 of what R1 brought, kept 205.00, and has 403.01 now.
    assert [
        (each.run_no, each.rule_id, each.opening, each.received, each.sent)
        for each in rich.ledger.reports.rule_balancing().rules
    ] == [
        (1, "R1", 900_00, 0, 900_00),
        (1, "R2", -300_00, 0, -300_00),
        (1, "R3", 32_34, 125_00, 157_34),
        (1, "R4", 235_00, 120_00, 150_00),
    ]
    last = rich.ledger.reports.rule_balancing().rules[-1]
    assert (last.balance, last.retained, last.closing) == (355_00, 205_00, 403_01)


def test_a_figure_is_traced_through_levels_to_vouchers(rich: Rich) -> None:
    found = rich.ledger.trace.entry(28).allocation

    assert found is not None
    assert [(each.distance, each.rule_id, each.received) for each in found.steps] == [
        (0, "R4", 120_00),
        (1, "R1", 0),
    ]
    # The entry of the old year went to the archive: its 20.00 are known by number only.
    assert [(each.entry_no, each.part) for each in found.first_entries] == [
        (11, 10_00),
        (18, 120_00),
    ]
    destinations = rich.ledger.trace.entry(7).first_destinations
    # 1,000.00 of 900.00 that R1 gave: 250.00, 250.00, 500.00, and -100.00 the rest.
    assert [(each.receiver_code, each.part) for each in destinations] == [
        ("IT", 250_00),
        ("PROD", 250_00),
        ("SAL", 500_00),
    ]


# Reports


def test_balances_are_the_same_by_type_and_by_center_and_object(rich: Rich) -> None:
    ledger = rich.ledger

    assert by(ledger, "type") == {
        "3000": -300_00,
        "6000": 1140_00,
        "6200": 100_00,
        "6340": 72_34,
    }
    assert by(ledger, "center") == {
        "ADM": 90_00,
        "IT": 30_00,
        "PROD": 403_01,
        "SAL": 239_33,
    }
    assert by(ledger, "object") == {"P100": 150_00, "P200": 100_00}


def test_a_closing_date_comes_after_its_day_and_before_the_next(rich: Rich) -> None:
    july, both = "2025-07", "2025-07..2025-08"

    # The 50.00 that ADM got from SAL at the end of July are in neither month alone.
    assert moved(rich.ledger, "center", july) == {
        "IT": 30_00,
        "PROD": 303_01,
        "SAL": 289_33,
    }
    assert moved(rich.ledger, "center", "2025-08") == {"ADM": 40_00, "PROD": 80_00}
    assert moved(rich.ledger, "center", both) == {
        "ADM": 90_00,
        "IT": 30_00,
        "PROD": 383_01,
        "SAL": 239_33,
    }


def test_the_old_year_is_archived_and_its_balances_stay(rich: Rich) -> None:
    ledger = rich.ledger
    old = "2023-07-01..2024-06-30"

    assert shown(ledger, "posting_date < '2024-07-01'") == []
    assert moved(ledger, "center", old) == {"OLD": 100_00, "PROD": 20_00}
    # With the closing date, OLD has come to nothing and P200 has its 100.00.
    assert moved(ledger, "center", "2023-07-01..2024-07-01") == {"PROD": 20_00}
    assert moved(ledger, "object", "2023-07-01..2024-07-01") == {"P200": 100_00}
    entries = ledger.archive.show(1)
    assert [(each["entry_no"], each["amount"]) for each in entries] == [
        (1, 100),
        (2, 20),
        (3, -100),
        (4, 100),
        (5, 100),
        (6, -100),
    ]
    kept = ledger.store.query(
        "select is_closing, cast(sum(amount) as bigint),"
        " cast(sum(additional_amount) as bigint)"
        " from archive_balance group by is_closing order by is_closing"
    )
    assert kept == [(False, 120_00, 12_00), (True, 0, 0)]


def test_periods_tell_what_they_hold_and_what_waits_in_them(rich: Rich) -> None:
    # 10 and 12 of the G/L are dated on the last day of July.
    assert rich.said["period close"].waiting == 2
    assert {
        str(each.starting_date): (each.state, each.entries, each.amount)
        for each in rich.ledger.periods.list()
        if each.entries
    } == {
        # 4 entries by transfer less August's, 6 of journals, 13 allocated, 1 released
        "2025-07-01": ("closed", 23, 1000_00 + 42_34 - 300_00 + 30_00),
        # 80.00 and 40.00; the run and its reversal
        "2025-08-01": ("open", 24, 120_00),
    }


# Budgets


def test_a_forecast_on_a_forecast_shows_each_up_to_its_cut(rich: Rich) -> None:
    ledger = rich.ledger

    assert by(ledger, "center", version="B26") == {"ADM": 2401_00, "IT": 30_00}
    # F26: the budget up to the last day of August, 650.00 of its own, and what it
    # allocated in July: 900.00 by 1 : 1 : 2.
    assert by(ledger, "center", version="F26") == {
        "ADM": 900_00 + 800_00 + 1_00 + 650_00 - 900_00,
        "IT": 30_00 + 225_00,
        "PROD": 225_00,
        "SAL": 450_00,
    }
    # G26: both up to the end of July, and 7.00 of its own.
    assert by(ledger, "center", version="G26") == {
        "ADM": 900_00 - 900_00 + 7_00,
        "IT": 255_00,
        "PROD": 225_00,
        "SAL": 450_00,
    }


def test_a_forecast_allocates_what_it_shows_in_both_currencies(rich: Rich) -> None:
    assert shown(rich.ledger, "register_no = 19") == [
        "65 IT 225.00 20.25",
        "66 PROD 225.00 20.25",
        "67 SAL 450.00 40.50",
        "68 ADM -900.00 -81.00",
    ]
    assert relieved(rich.ledger, 9) == ["53 900.00 81.00", "68 -900.00 -81.00"]


def test_a_copy_sums_months_raises_and_moves_both_amounts(rich: Rich) -> None:
    # 900 x 1.1, (800 + 1) x 1.1, 650 x 1.1 and 30 x 1.1; a year later.
    assert shown(rich.ledger, "version = 'B27'") == [
        "60 ADM 990.00 89.10",
        "61 ADM 881.10 79.20",
        "62 ADM 715.00 64.35",
        "63 IT 33.00 0.00",
    ]
    days = rich.ledger.store.query(
        "select cast(posting_date as text) from cost_entry where version = 'B27'"
        " order by entry_no"
    )
    assert [day for (day,) in days] == [
        "2026-07-01",
        "2026-08-01",
        "2026-09-01",
        "2026-07-01",
    ]
    sources = rich.ledger.trace.entry(61).first_sources
    assert [(each.source, each.entry_no) for each in sources] == [
        ("B26", 54),
        ("B26", 55),
    ]


def test_what_is_released_becomes_actual_once(rich: Rich) -> None:
    assert shown(rich.ledger, "register_no = 18") == ["64 IT 30.00 0.00"]
    (left,) = [
        each
        for each in rich.ledger.budget.remaining("B26", period="2025-07")
        if each.entries
    ]
    assert (left.amount, left.released, left.remaining) == (930_00, 30_00, 900_00)


def test_actual_is_compared_with_a_forecast(rich: Rich) -> None:
    def compared(period: str) -> dict[str, tuple[int, int]]:
        rows = rich.ledger.budget.compare("F26", period=period).rows
        return {
            f"{row.cost_type_no} {row.code}": (row.actual, row.budget)
            for row in rows
            if row.code in ("ADM", "IT")
        }

    # ADM: 1,000.00 less 100.00; the 50.00 of the closing date come after July.
    assert compared("2025-07") == {
        "6000 ADM": (900_00, 900_00),
        "9901 ADM": (-900_00, -900_00),
        "6340 IT": (42_34 - 10_00 + 30_00, 30_00),
        "9901 IT": (225_00 - 100_00 - 157_34, 225_00),
    }
    assert compared("2025-07..2025-08")["6000 ADM"] == (990_00, 1701_00)


def test_a_sheet_shows_a_forecast_and_takes_what_is_typed(
    rich: Rich, tmp_path: Path
) -> None:
    path = tmp_path / "f26.xlsx"

    rich.ledger.budget.export("F26", str(path), period="2025-07..2025-09")
    typed(path, {"F5": 910})
    found = rich.ledger.budget.import_(str(path), dry_run=True)

    (cell,) = found.cells
    assert (cell.cell, cell.before, cell.after) == ("F5", 900_00, 910_00)


# Moving


def exported(ledger: Ledger, folder: Path) -> dict[str, list[list[str]]]:
    """Return the tables of an export, without what it says of itself."""
    ledger.exchange.export(str(folder))
    tables = {}
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            tables[path.name] = list(csv.reader(file))
    return tables


def test_an_export_makes_the_same_ledger_again_on_the_other_store(
    rich: Rich, new_schema: Callable[[], str], tmp_path: Path
) -> None:
    first = exported(rich.ledger, tmp_path / "first")
    place = str(tmp_path / "again.duckdb")
    if rich.ledger.store.dialect == "duckdb":
        place = new_schema()

    with Ledger.create(place, currency="NOK") as allow_duplicate:
        allow_duplicate.import_books(str(tmp_path / "first"))
        second = exported(allow_duplicate, tmp_path / "second")
        assert allow_duplicate.check().holds
        assert allow_duplicate.registers.check_seals().broken == ()
        assert allow_duplicate.digest() == rich.ledger.digest()

    different = [name for name, rows in first.items() if second[name] != rows]
    assert [name for name in different if not name.startswith("audit")] == []
    assert len(first["allocation_reliefs.csv"]) == 1 + 25
    assert len(first["archive_balances.csv"]) == 1 + 5


def test_a_copy_has_the_same_digest(rich: Rich, tmp_path: Path) -> None:
    target = str(tmp_path / "copy.duckdb")

    rich.ledger.exchange.copy(target)

    with Ledger.open(target) as copied:
        assert copied.digest() == rich.ledger.digest()
        assert copied.check().holds
        assert by(copied, "center") == by(rich.ledger, "center")


def test_a_run_would_allocate_what_is_open(rich: Rich) -> None:
    would = rich.ledger.allocate(Allocation(date=AUGUST, to_level=1), dry_run=True)

    assert would.amount == 190_00
    # July has nothing new on ADM, and CAR has charged its rate.
    with pytest.raises(RefusedError) as caught:
        rich.ledger.allocate(Allocation(date=JULY, to_level=1))
    assert caught.value.kind == "nothing_to_allocate"
