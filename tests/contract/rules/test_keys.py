"""Keys: what is measured for each base, in each window, and what it becomes."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from costledger import Allocation
from costledger.errors import RefusedError

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

TODAY = datetime.date(2025, 6, 18)

BOOKS = """
    accounting_periods
    starting_date | new_fiscal_year
    2024-01-01    | true
    2025-01-01    | true
    2025-06-01    | false
    2025-07-01    | false
    2026-01-01    | true

    gl_accounts
    no   | income_balance
    3000 | income_statement
    6000 | income_statement
    6100 | income_statement

    cost_centers
    code
    ADM
    IT
    SALES

    cost_objects
    code
    P100

    gl_entries
    entry_no | posting_date | gl_account_no | amount  | DEPARTMENT | PROJECT
    1        | 2025-01-10   | 6000          | 100.00  | ADM        |
    2        | 2025-01-11   | 6000          | 250.00  | IT         |
    3        | 2025-01-12   | 6100          | -40.00  | IT         |
    4        | 2025-01-13   | 6000          | 7.00    |            | P100
    5        | 2024-12-31   | 6000          | 1000.00 | IT         |
    6        | C2024-12-31  | 6000          | -900.00 | IT         |
    7        | 2025-06-17   | 3000          | -800.00 | SALES      | P100

    employees
    no | status   | cost_center_code
    E1 | active   | ADM
    E2 | active   | ADM
    E3 | inactive | ADM
    E4 | active   | IT
    E5 | active   |

    item_entries
    entry_no | entry_type | posting_date | item_no | inventory_posting_group | invoiced_quantity | sales_amount | purchase_amount | dimensions
    1        | sale       | 2025-01-10   | A       | FIN                     | -5.5              | 500.00       | 0               | {"DEPARTMENT":"ADM"}
    2        | sale       | 2025-01-11   | B       | RAW                     | -3                | 90.00        | 0               | {"DEPARTMENT":"IT"}
    3        | purchase   | 2025-01-12   | A       | FIN                     | 20                | 0            | 1400.00         | {"DEPARTMENT":"ADM"}
    4        | purchase   | 2024-01-12   | A       | FIN                     | 7                 | 0            | 700.00          | {"DEPARTMENT":"IT"}

    drivers
    code | name          | unit | kind
    M2   | Floor space   | m²   | stock
    H    | Machine hours | h    | flow

    driver_values
    driver | cost_center_code | cost_object_code | date       | value
    M2     | ADM              |                  | 2024-01-01 | 100
    M2     | ADM              |                  | 2025-06-01 | 120.5
    M2     | ADM              |                  | 2025-06-19 | 999
    M2     | IT               |                  | 2024-01-01 | 80
    H      |                  | P100             | 2025-06-02 | 10
    H      |                  | P100             | 2025-06-03 | 2.25
    H      |                  | P100             | 2025-05-31 | 50
"""


def rule(ledger: Ledger, *lines: dict[str, Any], **head: Any) -> None:
    record = {"id": "R", "cost_center_code": "ADM", "targets": lines, **head}
    ledger.records.add("allocation_sources", record)


def calculated(ledger: Ledger, **options: Any) -> list[str]:
    """Calculate the keys and return the shares of the rule R, as they are kept."""
    ledger.keys.calculate(today=TODAY, **options)
    return [line["share"] for line in ledger.rules.lines("R")]


@pytest.mark.parametrize(
    ("base", "fields", "share"),
    [
        ("gl_entries", {"no_filter": "6000", "cost_center_filter": "IT"}, "350"),
        ("gl_entries", {"no_filter": "6000", "date_filter_code": "last_year"}, "1000"),
        ("gl_entries", {"no_filter": "6000..6100", "date_filter_code": "year"}, "317"),
        ("gl_entries", {"no_filter": "3000", "date_filter_code": "week"}, "800"),
        ("gl_entries", {"no_filter": "3000", "date_filter_code": "last_week"}, "0"),
        (
            "gl_entries",
            {"cost_center_filter": "SALES", "cost_object_filter": "P100"},
            "800",
        ),
        ("gl_entries", {"cost_center_filter": "''", "no_filter": "6*"}, "7"),
        ("gl_entries", {"no_filter": "3000", "date_filter_code": "period"}, "800"),
        ("no_of_employees", {}, "4"),
        ("no_of_employees", {"cost_center_filter": "ADM"}, "2"),
        ("no_of_employees", {"date_filter_code": "last_year"}, "4"),
        ("items_sold_qty", {"date_filter_code": "year"}, "8.5"),
        ("items_sold_amount", {"no_filter": "A"}, "500"),
        ("items_sold_amount", {"group_filter": "RAW"}, "90"),
        ("items_purchased_qty", {}, "27"),
        ("items_purchased_qty", {"cost_center_filter": "ADM"}, "20"),
        ("items_purchased_amount", {}, "2100"),
        ("driver", {"driver_code": "M2", "target_cost_center": "ADM"}, "120.5"),
        ("driver", {"driver_code": "M2", "cost_center_filter": "ADM|IT"}, "200.5"),
        (
            "driver",
            {
                "driver_code": "M2",
                "target_cost_center": "ADM",
                "date_filter_code": "last_year",
            },
            "100",
        ),
        (
            "driver",
            {
                "driver_code": "H",
                "target_cost_object": "P100",
                "date_filter_code": "month",
            },
            "12.25",
        ),
    ],
)
def test_what_a_line_measures(
    new_ledger: NewLedger, base: str, fields: dict[str, str], share: str
) -> None:
    ledger = new_ledger(BOOKS)
    rule(ledger, {"base": base} | fields)

    assert calculated(ledger) == [share]


def test_cost_entries_are_measured_where_they_are_posted(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(BOOKS)
    ledger.charts.from_accounts()
    ledger.transfer()
    base = {"base": "cost_type_entries", "date_filter_code": "year"}
    rule(
        ledger,
        base | {"no_filter": "6000"},
        base | {"no_filter": "6*", "cost_center_filter": "IT"},
        base | {"cost_object_filter": "P100"},
        base | {"cost_object_filter": "''", "no_filter": "6000"},
    )

    assert calculated(ledger) == ["357", "210", "7", "350"]


def test_static_lines_are_left_alone_and_percents_follow(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(BOOKS)
    rule(
        ledger,
        {"share": "4"},
        {"base": "no_of_employees", "cost_center_filter": "ADM"},
    )
    ledger.records.set("allocation_targets", ("R", 20000), [("share", "9")])

    found = ledger.keys.calculate(today=TODAY)

    assert (found.recalculated, found.changed) == (1, 1)
    (line,) = found.lines
    assert (str(line.old_share), str(line.share)) == ("9", "2")
    assert line.source == "no_of_employees, cost_center_filter ADM"
    assert [line["percent"] for line in ledger.rules.lines("R")] == [
        "66.66667",
        "33.33333",
    ]


def test_a_dry_run_keeps_nothing(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    rule(ledger, {"base": "no_of_employees"})

    assert calculated(ledger, dry_run=True) == ["0"]


def test_one_rule_is_calculated_alone(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    rule(ledger, {"base": "no_of_employees"})
    rule(ledger, {"base": "no_of_employees"}, id="S", blocked=True)

    assert calculated(ledger, source_id="s") == ["0"]
    assert ledger.keys.calculate(today=TODAY).recalculated == 2
    assert calculated(ledger) == ["4"]


def test_the_base_that_runs_dry_counts_nothing(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger("employees\nno | cost_center_code\nE1 | ADM")
    rule(ledger, {"base": "no_of_employees"})
    assert calculated(ledger) == ["1"]

    add_books(ledger, "employees\nno | status\nE1 | inactive")
    assert calculated(ledger) == ["0"]
    assert ledger.rules.lines("R")[0]["percent"] == "0"


def test_every_problem_is_named_with_its_rule_and_line(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    rule(
        ledger,
        {"base": "gl_entries", "date_filter_code": "period_of_last_year"},
        {"base": "driver", "driver_code": "NONE"},
        {"base": "gl_entries", "date_filter_code": "last_fiscal_year"},
    )

    with pytest.raises(RefusedError) as caught:
        ledger.keys.calculate(today=datetime.date(2024, 6, 18))
    assert [(each.kind, each.where) for each in caught.value.refusals] == [
        ("previous_year_missing", "rule R, line 10000"),
        ("driver_missing", "rule R, line 20000"),
        ("previous_year_missing", "rule R, line 30000"),
    ]


def test_a_missing_value_is_no_zero(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    rule(
        ledger,
        {"base": "driver", "driver_code": "M2", "target_cost_center": "ADM"},
        {"base": "driver", "driver_code": "M2", "target_cost_center": "SALES"},
    )

    with pytest.raises(RefusedError) as caught:
        ledger.keys.calculate(today=TODAY)
    assert caught.value.kind == "driver_value_missing"
    ledger.records.set("allocation_sources", "R", [("when_missing", "zero")])
    assert calculated(ledger) == ["120.5", "0"]


def test_signs_that_differ_need_a_policy(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    rule(
        ledger,
        {"base": "gl_entries", "no_filter": "6000", "date_filter_code": "year"},
        {"base": "gl_entries", "no_filter": "6100", "date_filter_code": "year"},
        {"base": "items_sold_qty"},
    )

    with pytest.raises(RefusedError) as caught:
        ledger.keys.calculate(today=TODAY)
    assert caught.value.kind == "signs_differ"
    ledger.records.set("allocation_sources", "R", [("negative_policy", "zero")])
    assert calculated(ledger) == ["357", "0", "8.5"]


def test_item_entries_with_a_number_come_once(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = new_ledger(BOOKS)
    rule(ledger, {"base": "items_purchased_amount"})
    add_books(ledger, BOOKS)
    assert calculated(ledger) == ["2100"]

    more = "item_entries\nentry_type | posting_date | purchase_amount"
    add_books(ledger, f"{more}\npurchase | 2025-02-01 | 1.50")
    assert calculated(ledger) == ["2101.5"]


def test_nothing_to_calculate_is_no_error(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)

    assert ledger.keys.calculate(today=TODAY).recalculated == 0


def test_a_run_measures_its_keys_as_of_its_own_day(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS + CREDIT)
    ledger.charts.from_accounts()
    ledger.transfer()
    base = {"base": "driver", "driver_code": "M2", "target_cost_type": "9900"}
    rule(
        ledger,
        base | {"target_cost_center": "ADM"},
        base | {"target_cost_center": "IT"},
        cost_center_code="SALES",
        credit_to_cost_type="9900",
        cost_type_range="9901",
    )
    ledger.journal.add("DEFAULT", COST)
    ledger.journal.post("DEFAULT")

    def shared(**options: Any) -> list[str]:
        ledger.allocate(Allocation(date=datetime.date(2025, 6, 30), **options))
        rows = ledger.store.query(
            "select share, weight, source from key_snapshot order by pool_no, line_no"
        )
        return [" ".join([f"{row[0]:.1f}", str(row[1]), row[2]]) for row in rows]

    assert shared(key_date=datetime.date(2024, 6, 30)) == [
        "100.0 100 driver M2 Floor space, in m²",
        "80.0 80 driver M2 Floor space, in m²",
    ]
    report = ledger.reports.keys(1)
    assert [
        f"{line.line_no} {line.receiver} {line.share} {line.percent} {line.amount}"
        for line in report.lines
    ] == ["10000 ADM 100 55.55556 10000", "20000 IT 80 44.44444 8000"]
    used = ledger.rules.list()[0]["version"]
    ledger.records.set("allocation_sources", "R", [("comment", "by space")])
    assert (used, ledger.rules.list()[0]["version"]) == (1, 2)
    ledger.keys.calculate(today=TODAY)
    assert ledger.rules.list()[0]["version"] == 2
    ledger.records.delete("allocation_sources", "R")
    assert ledger.rules.list() == []
    with pytest.raises(RefusedError) as caught:
        rule(ledger)
    assert caught.value.kind == "already_exists"


CREDIT = """
    cost_types
    no
    9900
    9901
"""

COST = [
    ("posting_date", "2025-06-10"),
    ("document_no", "J1"),
    ("amount", "180.00"),
    ("cost_type_no", "9901"),
    ("cost_center_code", "SALES"),
    ("bal_cost_type_no", "6000"),
    ("bal_cost_center_code", "ADM"),
]


def test_budgets_are_measured_by_name(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS + CREDIT + BUDGETS)
    rule(
        ledger,
        {"base": "gl_budget_entries", "group_filter": "B25", "no_filter": "6000"},
        {"base": "gl_budget_entries", "date_filter_code": "month"},
        {"base": "gl_budget_entries", "cost_center_filter": "IT"},
        {"base": "cost_budget_entries", "group_filter": "B25"},
        {"base": "cost_budget_entries"},
        {"base": "cost_type_entries"},
    )

    assert calculated(ledger) == ["30", "12", "12", "5", "12", "0"]


BUDGETS = """
    gl_budget_entries
    entry_no | budget_name | gl_account_no | date       | amount | dimensions
    1        | B25         | 6000          | 2025-01-31 | 20.00  | {"DEPARTMENT":"ADM"}
    2        | B25         | 6000          | 2025-02-28 | 10.00  |
    3        | B26         | 6100          | 2025-06-01 | 12.00  | {"DEPARTMENT":"IT"}

    budgets
    name
    B25
    B26

    budget_entries
    entry_no | budget_name | cost_type_no | date       | amount | cost_center_code
    1        | B25         | 9900         | 2025-01-31 | 5.00   | ADM
    2        | B26         | 9900         | 2025-01-31 | 7.00   | ADM
"""
