"""Copies: between versions, out of what happened, and from and to G/L budgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from costledger import BudgetCopy, GLBudgetCopy, Ledger
from costledger.errors import DateSyntaxError, RefusedError, UnknownRecordError
from tests.contract.budget.test_budget import entries, line, registers

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.contract.conftest import AddBooks, NewLedger

BOOKS = """
    dimension_values
    dimension  | code  | name
    DEPARTMENT | ADM   | Administration
    DEPARTMENT | IT    | Computers
    DEPARTMENT | GHOST | No center
    PROJECT    | P100  | Chairs
    PROJECT    | P200  | Tables

    gl_accounts
    no   | name        | income_balance
    4000 | Materials   | income_statement
    6000 | Rent        | income_statement
    6100 | Power       | income_statement
    6110 | Water       | income_statement
    6900 | Not linked  | income_statement

    cost_centers
    code | name           | blocked
    ADM  | Administration | false
    IT   | Computers      | false
    OLD  | Old            | true
    SAL  | No dimension   | false

    cost_objects
    code | name
    P100 | Chairs
    P200 | Tables

    cost_types
    no   | name      | gl_account_range | blocked
    4000 | Materials | 4000             | false
    6000 | Rent      | 6000             | false
    6100 | Utilities | 6100..6199       | false
    6800 | Former    |                  | true
    9100 | Overhead  |                  | false

    gl_budgets
    name  | description | blocked
    GB26  | Plan        | false
    GBOLD | Old plan    | true
    GBOUT | Out         | false

    gl_budget_entries
    entry_no | budget_name | gl_account_no | date       | amount | description | DEPARTMENT | PROJECT
    1        | GB26        | 6000          | 2026-01-01 | 100.00 | Line 1      | ADM        |
    2        | GB26        | 6100          | 2026-01-01 | 20.00  | Line 2      | IT         | P100
    3        | GB26        | 4000          | 2026-01-01 | 30.00  | Line 3      |            | P100
    4        | GB26        | 6900          | 2026-01-01 | 400.00 | Line 4      | ADM        |
    5        | GB26        | 6000          | 2026-01-02 | 5.00   | Line 5      |            |
    6        | GB26        | 6000          | 2026-01-03 | 6.00   | Line 6      | GHOST      | P200
    7        | GB26        | 6000          | 2026-02-03 | 7.00   | Line 7      | GHOST      |
"""


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    made = new_ledger(BOOKS)
    made.versions.new("B26")
    made.versions.new("B27")
    return made


def enter(ledger: Ledger, *lines: dict[str, Any]) -> None:
    ledger.budget.enter(lines, "B26")


# From version to version


def test_a_copy_is_in_the_order_of_types_and_dates(ledger: Ledger) -> None:
    enter(
        ledger,
        line(description="Rent plan"),
        line(
            cost_type_no="4000", date="2026-03-01", amount="50", cost_center_code="IT"
        ),
    )

    copied = ledger.budget.copy("B26", "B27", BudgetCopy(shift="1Y"))

    assert entries(ledger, "B27") == [
        "3 | 4000 | 2027-03-01 | IT | 50.00",
        "4 | 6000 | 2027-01-01 | ADM | 100.00",
    ]
    assert registers(ledger)[1] == "2 | budget_copy | B27 | 3 | 4 | 2 | 150.00"
    assert (copied.entries, copied.amount, copied.register) == (2, 150_00, 2)
    text = ledger.store.query("select description from cost_entry where entry_no = 4")
    assert text == [("Rent plan",)]
    assert ledger.check().holds


@pytest.mark.parametrize(
    ("options", "days"),
    [
        ({}, ["2026-02-28", "2026-03-28", "2026-04-28"]),
        ({"keep_month_end": True}, ["2026-02-28", "2026-03-31", "2026-04-30"]),
    ],
)
def test_each_copy_is_moved_from_the_one_before(
    ledger: Ledger, options: dict[str, Any], days: list[str]
) -> None:
    enter(ledger, line(date="2026-01-31"))

    ledger.budget.copy("B26", "B26", BudgetCopy(shift="1M", copies=3, **options))

    assert [each.split(" | ")[2] for each in entries(ledger)[1:]] == days


@pytest.mark.parametrize(
    ("amount", "factor", "rounding", "copied"),
    [
        ("100.01", "0.5", "", "50.01"),
        ("-100.01", "0.5", "", "-50.01"),
        ("33.33", "1.1", "", "36.66"),
        ("10.00", "-1", "", "-10.00"),
        ("1249.99", "1", "100", "1200.00"),
        ("-1250.00", "1.0", "100", "-1300.00"),
        ("9999999999999.99", "1.0000001", "", "10000000999999.99"),
    ],
)
def test_amounts_are_exact_and_rounded_half_away(
    ledger: Ledger, amount: str, factor: str, rounding: str, copied: str
) -> None:
    enter(ledger, line(amount=amount))

    ledger.budget.copy("B26", "B27", BudgetCopy(factor=factor, rounding=rounding))

    assert entries(ledger, "B27")[0].endswith(f"| {copied}")


def test_filters_and_what_is_given(ledger: Ledger) -> None:
    enter(
        ledger,
        line(),
        line(cost_center_code="IT"),
        line(cost_center_code="", cost_object_code="P100"),
        line(date="2026-02-01"),
        line(cost_type_no="6100"),
    )

    ledger.budget.copy(
        "B26",
        "B27",
        BudgetCopy(
            filters={"cost_type_no": "6000", "date": "2026-01-01..2026-01-31"},
            to={"cost_type_no": "9100", "cost_object_code": "P200"},
        ),
    )
    ledger.budget.copy(
        "B26",
        "B27",
        BudgetCopy(filters={"cost_object_code": "P*"}, to={"cost_center_code": "IT"}),
    )

    assert entries(ledger, "B27") == [
        "6 | 9100 | 2026-01-01 | ADM | 100.00",
        "7 | 9100 | 2026-01-01 | IT | 100.00",
        "8 | 9100 | 2026-01-01 | P200 | 100.00",
        "9 | 6000 | 2026-01-01 | IT | 100.00",
    ]


@pytest.mark.parametrize(
    ("source", "target", "options", "kind"),
    [
        ("B26", "B27", {"factor": "0"}, "factor_invalid"),
        ("B26", "B27", {"factor": "x"}, "factor_invalid"),
        ("B26", "B27", {"copies": 0}, "no_of_copies_invalid"),
        ("B26", "B27", {"copies": 2}, "date_formula_missing"),
        ("", "B27", {}, "source_budget_missing"),
        ("NONE", "B27", {}, "source_budget_missing"),
        ("B26", "", {}, "target_budget_missing"),
        ("B26", "ACTUAL", {}, "version_not_a_budget"),
        ("B26", "B27", {"rounding": "-1"}, "rounding_invalid"),
        ("B26", "B27", {"filters": {"cost_type_no": "1"}}, "nothing_to_copy"),
        ("B26", "B27", {"to": {"cost_type_no": "6800"}}, "cost_type_blocked"),
        ("B26", "B27", {"to": {"cost_type_no": "1"}}, "cost_type_missing"),
        ("B26", "B27", {"to": {"cost_center_code": "OLD"}}, "cost_center_blocked"),
        ("B26", "B27", {"to": {"cost_object_code": "X"}}, "cost_object_not_defined"),
    ],
)
def test_what_cannot_be_copied_is_refused(
    ledger: Ledger, source: str, target: str, options: dict[str, Any], kind: str
) -> None:
    enter(ledger, line())

    with pytest.raises(RefusedError) as error:
        ledger.budget.copy(source, target, BudgetCopy(**options))

    assert error.value.kind == kind
    assert len(entries(ledger)) == 1
    assert entries(ledger, "B27") == []


def test_a_formula_or_filter_that_cannot_be_read_is_refused(ledger: Ledger) -> None:
    enter(ledger, line())

    with pytest.raises(DateSyntaxError):
        ledger.budget.copy("B26", "B27", BudgetCopy(shift="1X"))
    with pytest.raises(UnknownRecordError):
        ledger.budget.copy("B26", "B27", BudgetCopy(filters={"colour": "red"}))


def test_a_reversed_register_is_not_copied_and_a_dry_run_keeps_nothing(
    ledger: Ledger,
) -> None:
    enter(ledger, line())

    shown = ledger.budget.copy(
        "B26", "B27", BudgetCopy(copies=2, shift="1M"), dry_run=True
    )

    assert (shown.entries, shown.dry_run) == (2, True)
    assert entries(ledger, "B27") == []


def test_what_happened_becomes_next_years_budget(
    ledger: Ledger, add_books: AddBooks
) -> None:
    add_books(
        ledger,
        """
        gl_entries
        entry_no | posting_date | gl_account_no | amount | description | DEPARTMENT
        1        | 2025-01-05   | 6000          | 10.00  | Rent Jan    | ADM
        2        | 2025-01-25   | 6000          | 4.00   | More rent   | ADM
        3        | 2025-02-28   | 6000          | 20.00  | Rent Feb    | ADM
        """,
    )
    ledger.transfer()

    ledger.budget.copy(
        "ACTUAL",
        "B26",
        BudgetCopy(filters={"date": "2025"}, shift="1Y", factor="1.1", monthly=True),
    )

    assert entries(ledger) == [
        "4 | 6000 | 2026-01-01 | ADM | 15.40",
        "5 | 6000 | 2026-02-01 | ADM | 22.00",
    ]


def test_a_version_is_copied_with_its_base(ledger: Ledger) -> None:
    enter(ledger, line())
    ledger.versions.new("F26", "Forecast", "forecast", base="B26")
    ledger.budget.enter([line(amount="5.00")], "F26")

    made = ledger.versions.copy("F26", "F26B")
    empty = ledger.versions.copy("B27", "B28", "Later")

    assert (made.kind, made.base, made.name) == ("forecast", "B26", "Forecast")
    assert entries(ledger, "F26B") == ["3 | 6000 | 2026-01-01 | ADM | 5.00"]
    assert (empty.entries, empty.name) == (0, "Later")
    assert ledger.check().holds


def test_a_version_shows_what_would_be_if_all_cost_more(ledger: Ledger) -> None:
    enter(ledger, line(amount="33.33"), line(date="2026-02-01", amount="-100.05"))

    ledger.versions.copy("B26", "UP10", factor="1.1")
    ledger.versions.copy("B26", "ROUND", factor="1.1", rounding="10")

    assert [each.rpartition(" | ")[2] for each in entries(ledger, "UP10")] == [
        "36.66",
        "-110.06",
    ]
    assert [each.rpartition(" | ")[2] for each in entries(ledger, "ROUND")] == [
        "40.00",
        "-110.00",
    ]
    for options, kind in (
        ({"factor": "0"}, "factor_invalid"),
        ({"rounding": "-1"}, "rounding_invalid"),
    ):
        with pytest.raises(RefusedError) as error:
            ledger.versions.copy("B26", "NONE", **options)
        assert error.value.kind == kind
    assert "NONE" not in [each.code for each in ledger.versions.list()]


# From a G/L budget


def test_a_gl_budget_goes_to_centers_first_and_skips_are_listed(
    ledger: Ledger,
) -> None:
    copied = ledger.budget.from_gl("gb26", "b26")

    assert entries(ledger) == [
        "1 | 4000 | 2026-01-01 | P100 | 30.00",
        "2 | 6000 | 2026-01-01 | ADM | 100.00",
        "3 | 6000 | 2026-01-03 | P200 | 6.00",
        "4 | 6100 | 2026-01-01 | IT | 20.00",
    ]
    assert (copied.made, copied.skipped, copied.amount) == (4, 3, 156_00)
    assert [(each.reason, each.entries, each.amount) for each in copied.reasons] == [
        ("no_cost_type", 1, 400_00),
        ("no_receiver", 1, 5_00),
        ("unknown_receiver", 1, 7_00),
    ]
    assert ledger.store.query(
        "select kind, source, first_source_no, last_source_no from budget_source"
    ) == [("gl_budget", "GB26", 3, 4)]
    assert ledger.check().holds


def test_filters_of_a_gl_budget_and_what_is_given(ledger: Ledger) -> None:
    copied = ledger.budget.from_gl(
        "GB26",
        "B26",
        GLBudgetCopy(
            filters={"gl_account_no": "6000", "date": "2026-01"},
            to={"cost_object_code": "P200"},
            shift="1M",
        ),
    )

    assert entries(ledger) == [
        "1 | 6000 | 2026-02-01 | ADM | 100.00",
        "2 | 6000 | 2026-02-02 | P200 | 5.00",
        "3 | 6000 | 2026-02-03 | P200 | 6.00",
    ]
    assert copied.skipped == 0
    only = ledger.budget.from_gl(
        "GB26", "B27", GLBudgetCopy(filters={"department": "IT|ADM"})
    )
    assert only.made == 2
    with pytest.raises(UnknownRecordError):
        ledger.budget.from_gl("GB26", "B27", GLBudgetCopy(filters={"COLOUR": "RED"}))


@pytest.mark.parametrize(
    ("source", "target", "kind"),
    [
        ("", "", "source_budget_missing"),
        ("NONE", "B26", "source_budget_missing"),
        ("GB26", "", "target_budget_missing"),
        ("GBOUT", "B26", "nothing_to_copy"),
    ],
)
def test_what_of_a_gl_budget_cannot_be_copied_is_refused(
    ledger: Ledger, source: str, target: str, kind: str
) -> None:
    with pytest.raises(RefusedError) as error:
        ledger.budget.from_gl(source, target)

    assert error.value.kind == kind


# To a G/L budget


def gl_budget(ledger: Ledger) -> list[str]:
    rows = ledger.store.query(
        "select entry_no, budget_name, gl_account_no, date, amount, dimensions"
        " from gl_budget_entry where is_ours order by entry_no"
    )
    return [" | ".join(str(cell) for cell in row) for row in rows]


def test_a_version_goes_to_a_gl_budget(ledger: Ledger) -> None:
    enter(
        ledger,
        line(date="2026-01-31", amount="10.05"),
        line(cost_type_no="4000", cost_center_code="", cost_object_code="P200"),
        line(cost_type_no="9100", amount="1.00"),
        line(cost_type_no="6100", amount="2.00"),
        line(cost_center_code="SAL", amount="4.00"),
    )

    copied = ledger.budget.to_gl(
        "B26", "GBOUT", BudgetCopy(factor="1.1", copies=2, shift="1M")
    )

    assert gl_budget(ledger) == [
        '8 | GBOUT | 4000 | 2026-02-01 | 110.00 | {"PROJECT":"P200"}',
        '9 | GBOUT | 4000 | 2026-03-01 | 110.00 | {"PROJECT":"P200"}',
        '10 | GBOUT | 6000 | 2026-02-28 | 11.06 | {"DEPARTMENT":"ADM"}',
        '11 | GBOUT | 6000 | 2026-03-28 | 11.06 | {"DEPARTMENT":"ADM"}',
    ]
    assert (copied.made, copied.skipped, copied.amount) == (4, 3, 242_12)
    assert [(each.reason, each.entries) for each in copied.reasons] == [
        ("no_account", 1),
        ("not_a_dimension_value", 1),
        ("several_accounts", 1),
    ]
    back = ledger.budget.from_gl("GBOUT", "B27")
    assert back.made == 4


def test_a_version_goes_to_a_gl_budget_by_month_and_to_another_center(
    ledger: Ledger,
) -> None:
    enter(ledger, line(date="2026-01-05"), line(date="2026-01-31", amount="10.05"))

    copied = ledger.budget.to_gl(
        "B26", "GBOUT", BudgetCopy(monthly=True, to={"cost_center_code": "IT"})
    )

    assert (copied.made, copied.amount) == (1, 110_05)
    assert [each.split(" | ")[2:] for each in gl_budget(ledger)] == [
        ["6000", "2026-01-01", "110.05", '{"DEPARTMENT":"IT"}']
    ]


@pytest.mark.parametrize(
    ("source", "target", "options", "kind"),
    [
        ("B26", "GBOUT", {"factor": "0", "copies": 0}, "factor_invalid"),
        ("B26", "GBOUT", {"factor": "-1"}, "factor_invalid"),
        ("B26", "GBOUT", {"copies": 2}, "date_formula_missing"),
        ("", "GBOUT", {}, "source_budget_missing"),
        ("B26", "", {}, "target_budget_missing"),
        ("B26", "GBOLD", {}, "gl_budget_blocked"),
        ("B26", "GBOUT", {"filters": {"cost_type_no": "9100"}}, "nothing_to_copy"),
    ],
)
def test_what_cannot_go_to_a_gl_budget_is_refused(
    ledger: Ledger, source: str, target: str, options: dict[str, Any], kind: str
) -> None:
    enter(ledger, line(), line(cost_type_no="9100"))

    with pytest.raises(RefusedError) as error:
        ledger.budget.to_gl(source, target, BudgetCopy(**options))

    assert error.value.kind == kind
    assert gl_budget(ledger) == []


# Import, export


def test_a_changed_gl_budget_comes_anew_and_numbers_go_on(
    ledger: Ledger, add_books: AddBooks
) -> None:
    add_books(
        ledger,
        """
        gl_budget_entries
        entry_no | budget_name | gl_account_no | date       | amount | dimensions
        1        | GB26        | 6000          | 2026-01-01 | 111.00 | {"DEPARTMENT":"IT"}
                 | GBNEW       | 6000          | 2026-01-01 | 1.00   |
        """,
    )

    rows = ledger.store.query(
        "select entry_no, budget_name, amount, dimensions from gl_budget_entry"
        " where entry_no not between 2 and 7 order by 1"
    )
    assert [" | ".join(str(cell) for cell in row) for row in rows] == [
        '1 | GB26 | 111.00 | {"DEPARTMENT":"IT"}',
        "8 | GBNEW | 1.00 | {}",
    ]


def test_budgets_are_exported_and_restored(
    ledger: Ledger, new_place: Callable[[], str], tmp_path: Path
) -> None:
    enter(ledger, line(), line())
    ledger.budget.from_gl("GB26", "B27")
    ledger.budget.to_gl(
        "B27", "GBOUT", BudgetCopy(filters={"cost_type_no": "4000|6000"})
    )
    ledger.budget.compress("B26")
    ledger.exchange.export(str(tmp_path / "out"))

    with Ledger.create(new_place(), currency="NOK") as other:
        other.import_books(str(tmp_path / "out"))
        other.exchange.export(str(tmp_path / "again"))

        assert other.digest() == ledger.digest()
        assert other.check().holds
    for file in (tmp_path / "out").iterdir():
        assert (tmp_path / "again" / file.name).read_bytes() == file.read_bytes()
