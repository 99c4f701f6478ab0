"""Budgets: entries of a version, entered, typed into cells, changed while a draft."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from costledger import BudgetCell
from costledger.errors import RefusedError, UnknownRecordError

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import NewLedger

CHARTS = """
    accounting_periods
    starting_date | new_fiscal_year
    2026-01-01    | true
    2026-01-29    | false
    2026-02-26    | false

    cost_centers
    code | name           | line_type   | blocked
    ADM  | Administration | cost_center | false
    IT   | Computers      | cost_center | false
    OLD  | Closed         | cost_center | true
    ALL  | All            | heading     | false

    cost_objects
    code | name
    P100 | Chairs

    cost_types
    no   | name     | type      | blocked
    6000 | Wages    | cost_type | false
    6100 | Power    | cost_type | false
    6900 | Former   | cost_type | true
    6999 | Head     | heading   | false
"""

WAGES = {
    "cost_type_no": "6000",
    "date": "2026-01-01",
    "amount": "100.00",
    "cost_center_code": "ADM",
}


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    made = new_ledger(CHARTS)
    made.versions.new("B26", "Budget 2026")
    return made


def line(**changes: Any) -> dict[str, Any]:
    return WAGES | changes


def entries(ledger: Ledger, version: str = "B26") -> list[str]:
    rows = ledger.store.query(
        "select entry_no, cost_type_no, posting_date,"
        " cost_center_code || cost_object_code, amount"
        " from cost_entry where version = $version order by entry_no",
        {"version": version},
    )
    return [" | ".join(str(cell) for cell in row) for row in rows]


def registers(ledger: Ledger) -> list[str]:
    rows = ledger.store.query(
        "select register_no, kind, version, first_entry_no, last_entry_no, entries,"
        " debit_amount - credit_amount from register order by 1"
    )
    return [" | ".join(str(cell) for cell in row) for row in rows]


def test_lines_entered_in_one_go_share_a_register(ledger: Ledger) -> None:
    posted = ledger.budget.enter(
        [
            line(description="Plan"),
            line(cost_type_no="6100", cost_center_code="", cost_object_code="P100"),
        ],
        "b26",
    )
    ledger.budget.enter([line(amount=0)], "B26")

    assert (posted.entries, posted.amount, posted.register) == (2, 200_00, 1)
    assert registers(ledger) == [
        "1 | budget_entry | B26 | 1 | 2 | 2 | 200.00",
        "2 | budget_entry | B26 | 3 | 3 | 1 | 0.00",
    ]
    assert ledger.check().holds


def test_lines_name_versions_of_their_own(ledger: Ledger) -> None:
    ledger.versions.new("F26", kind="forecast")

    posted = ledger.budget.enter(
        [line(budget_name="F26"), line(), line(budget_name="f26")], "B26"
    )

    assert posted.registers == (1, 2)
    assert len(entries(ledger, "F26")) == 2


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"date": ""}, "date_missing"),
        ({"budget_name": "NONE"}, "version_missing"),
        ({"budget_name": "ACTUAL"}, "version_not_a_budget"),
        ({"cost_type_no": ""}, "cost_type_missing"),
        ({"cost_type_no": "1"}, "cost_type_missing"),
        ({"cost_center_code": ""}, "cost_center_or_object_missing"),
        ({"cost_object_code": "P100"}, "cost_center_and_object_both"),
        ({"cost_type_no": "6900"}, "cost_type_blocked"),
        ({"cost_type_no": "6999"}, "cost_type_not_postable"),
        ({"cost_center_code": "NEW"}, "cost_center_not_defined"),
        ({"cost_center_code": "OLD"}, "cost_center_blocked"),
        ({"cost_center_code": "ALL"}, "line_type_not_allowed"),
    ],
)
def test_a_problem_of_one_line_stops_all(
    ledger: Ledger, change: dict[str, str], kind: str
) -> None:
    with pytest.raises(RefusedError) as error:
        ledger.budget.enter([line(), line(**change)], "B26")

    assert error.value.kind == kind
    assert error.value.refusals[0].where == "line 2"
    assert entries(ledger) == []


def test_lines_without_a_budget_are_refused(ledger: Ledger) -> None:
    with pytest.raises(RefusedError) as error:
        ledger.budget.enter([line(date="", cost_type_no="")])

    assert [each.kind for each in error.value.refusals] == [
        "date_missing",
        "budget_name_missing",
        "cost_type_missing",
    ]


def test_a_locked_version_takes_nothing(ledger: Ledger) -> None:
    ledger.budget.enter([line()], "B26")
    ledger.versions.lock("B26")

    for change in (
        lambda: ledger.budget.enter([line()], "B26"),
        lambda: ledger.budget.compress("B26"),
        lambda: ledger.records.set("budget_entries", 1, [("amount", "1")]),
        lambda: ledger.records.delete("budget_entries", 1),
        lambda: ledger.versions.delete("B26"),
    ):
        with pytest.raises(RefusedError) as error:
            change()
        assert error.value.kind == "version_locked"
    ledger.versions.unlock("B26")
    ledger.budget.enter([line()], "B26")
    assert len(entries(ledger)) == 2


def test_a_retried_request_enters_once(ledger: Ledger) -> None:
    first = ledger.budget.enter([line()], "B26", request="a")

    assert ledger.budget.enter([line()], "B26", request="a") == first
    assert ledger.budget.enter([line()], "B26", dry_run=True).entries == 1
    assert len(entries(ledger)) == 1


# Changing drafts


def test_a_changed_entry_moves_its_register_and_is_kept_as_it_was(
    ledger: Ledger,
) -> None:
    ledger.budget.enter([line(), line(amount="20.00")], "B26")

    ledger.records.set(
        "budget_entries", 1, [("amount", "70.00"), ("date", "2026-02-01")]
    )
    ledger.records.set(
        "budget_entries", 2, [("cost_center_code", ""), ("cost_object_code", "P100")]
    )

    assert entries(ledger) == [
        "1 | 6000 | 2026-02-01 | ADM | 70.00",
        "2 | 6000 | 2026-01-01 | P100 | 20.00",
    ]
    assert registers(ledger) == ["1 | budget_entry | B26 | 1 | 2 | 2 | 90.00"]
    former = ledger.store.query(
        "select entry_no, amount from budget_entry_history order by event_no"
    )
    assert former == [(1, 100_00), (2, 20_00)]
    assert ledger.check().holds


def test_a_deleted_entry_leaves_a_gap_and_its_register_follows(ledger: Ledger) -> None:
    ledger.budget.enter([line(), line(amount="20.00"), line(amount="3.00")], "B26")

    ledger.records.delete("budget_entries", 3)

    assert registers(ledger) == ["1 | budget_entry | B26 | 1 | 2 | 2 | 120.00"]
    ledger.budget.enter([line()], "B26")
    assert entries(ledger)[-1].startswith("4 |")
    assert ledger.check().holds


def test_a_wrong_change_is_refused(ledger: Ledger) -> None:
    ledger.budget.enter([line()], "B26")

    with pytest.raises(RefusedError) as error:
        ledger.records.set("budget_entries", 1, [("cost_object_code", "P100")])

    assert error.value.kind == "cost_center_and_object_both"
    with pytest.raises(UnknownRecordError):
        ledger.records.set("budget_entries", 9, [("amount", "1")])


def test_a_journal_entry_of_a_version_is_changed_by_a_difference(
    ledger: Ledger,
) -> None:
    ledger.journal.import_rows(
        [
            {
                "posting_date": "2026-01-31",
                "document_no": "J1",
                "amount": "5.00",
                "cost_type_no": "6000",
                "cost_center_code": "ADM",
                "bal_cost_type_no": "6000",
                "bal_cost_center_code": "IT",
                "budget_name": "B26",
            }
        ],
        "DEFAULT",
    )
    ledger.journal.post("DEFAULT")

    with pytest.raises(RefusedError) as error:
        ledger.records.set("budget_entries", 1, [("amount", "6.00")])

    assert error.value.kind == "entry_not_manual"


def test_compressing_keeps_every_total(ledger: Ledger) -> None:
    ledger.versions.new("OTHER")
    ledger.budget.enter([line(budget_name="OTHER"), line(budget_name="OTHER")])
    ledger.budget.enter(
        [
            line(amount="10.00"),
            line(amount="5.00", cost_center_code="IT"),
            line(amount="7.00"),
            line(amount="1.00", date="2026-02-01"),
            line(amount="-2.00"),
            line(amount="50.00", cost_type_no="6100"),
            line(amount="-50.00", cost_type_no="6100"),
        ],
        "B26",
    )

    merged = ledger.budget.compress("B26")

    assert merged == 3
    assert entries(ledger) == [
        "3 | 6000 | 2026-01-01 | ADM | 15.00",
        "4 | 6000 | 2026-01-01 | IT | 5.00",
        "6 | 6000 | 2026-02-01 | ADM | 1.00",
    ]
    assert len(entries(ledger, "OTHER")) == 2
    assert registers(ledger)[1] == "2 | budget_entry | B26 | 3 | 6 | 3 | 21.00"
    assert ledger.budget.compress("B26") == 0
    assert ledger.check().holds


def test_zeros_that_were_typed_shrink_to_one(ledger: Ledger) -> None:
    ledger.budget.enter([line(amount=0), line(amount=0), line(amount=0)], "B26")

    assert ledger.budget.compress("B26") == 2
    assert entries(ledger) == ["1 | 6000 | 2026-01-01 | ADM | 0.00"]


def test_compressing_needs_a_version(ledger: Ledger) -> None:
    for code, kind in (
        ("", "budget_name_missing"),
        ("X", "version_missing"),
        ("ACTUAL", "version_not_a_budget"),
    ):
        with pytest.raises(RefusedError) as error:
            ledger.budget.compress(code)
        assert error.value.kind == kind


# Cells


@pytest.mark.parametrize(
    ("period", "first", "before"),
    [
        ((datetime.date(2026, 1, 1), datetime.date(2026, 1, 31)), "2026-01-01", 130),
        ("2026-01-10", "2026-01-10", 30),
        ("2026-W02", "2026-01-05", 30),
        ("2026-01", "2026-01-01", 130),
        ("2026-Q1", "2026-01-01", 180),
        ("2026", "2026-01-01", 180),
        ("P2026-02-10", "2026-01-29", 50),
    ],
)
def test_a_cell_appends_the_difference_on_its_first_day(
    ledger: Ledger,
    period: tuple[datetime.date, datetime.date] | str,
    first: str,
    before: int,
) -> None:
    ledger.budget.enter(
        [
            line(),
            line(date="2026-01-10", amount="30.00"),
            line(date="2026-02-25", amount="50.00"),
            line(cost_center_code="IT", amount="7.00"),
        ],
        "B26",
    )

    posted = ledger.budget.set("B26", BudgetCell("6000", "ADM", period=period), "500")

    difference = 500 - before
    assert posted.amount == difference * 100
    assert entries(ledger)[-1] == f"5 | 6000 | {first} | ADM | {difference}.00"
    allow_duplicate = ledger.budget.set(
        "B26", BudgetCell("6000", "ADM", period=period), "500"
    )
    assert (allow_duplicate.register, allow_duplicate.entries) == (None, 0)


def test_a_cell_needs_a_place_and_a_net_change(ledger: Ledger) -> None:
    with pytest.raises(RefusedError) as error:
        ledger.budget.set(
            "B26",
            BudgetCell("6000", period="2026-01"),
            1,
            amount_type="balance_at_date",
        )
    assert error.value.kind == "only_net_change_editable"
    with pytest.raises(RefusedError) as error:
        ledger.budget.set("B26", BudgetCell("6000", period="2026-01"), 1)
    assert error.value.kind == "cost_center_or_object_missing"
    with pytest.raises(RefusedError) as error:
        ledger.budget.set("B26", BudgetCell("6000", "ADM", period="P2026-03-01"), 1)
    assert error.value.kind == "accounting_period_missing"


# Versions


def test_a_version_is_made_named_and_taken_away(ledger: Ledger) -> None:
    ledger.records.add("budgets", {"name": "n26", "description": "New"})
    ledger.budget.enter([line(), line()], "N26")
    ledger.records.set("budgets", "N26", [("description", "Newer")])
    ledger.records.rename("budgets", "N26", "M26")

    (found,) = [each for each in ledger.versions.list() if each.code == "M26"]
    assert (found.name, found.kind, found.entries, found.amount) == (
        "Newer",
        "budget",
        2,
        200_00,
    )
    assert ledger.versions.delete("M26") == 2
    assert [each.code for each in ledger.versions.list()] == ["ACTUAL", "B26"]
    assert entries(ledger, "M26") == []
    assert registers(ledger) == []
    gap = ledger.store.query("select register_no, version from register_deletion")
    assert gap == [(1, "M26")]
    assert ledger.store.query("select count(*) from budget_entry_history") == [(2,)]
    assert ledger.check().holds


@pytest.mark.parametrize(
    ("code", "kind", "refused"),
    [
        ("", "budget", "key_missing"),
        ("B26", "budget", "already_exists"),
        ("C", "actual", "kind_unknown"),
    ],
)
def test_a_version_that_cannot_be_is_refused(
    ledger: Ledger, code: str, kind: str, refused: str
) -> None:
    with pytest.raises(RefusedError) as error:
        ledger.versions.new(code, kind=kind)
    assert error.value.kind == refused


def test_what_others_build_on_stays(ledger: Ledger) -> None:
    ledger.versions.new("S26", kind="scenario", base="B26")

    with pytest.raises(RefusedError) as error:
        ledger.versions.delete("B26")

    assert error.value.kind == "version_in_use"


def test_a_forecast_shows_its_base_up_to_the_cut_and_its_own(ledger: Ledger) -> None:
    ledger.budget.enter(
        [line(), line(date="2026-02-01"), line(date="2026-03-01")], "B26"
    )
    cut = datetime.date(2026, 2, 28)
    ledger.versions.new("F26", kind="forecast", base="B26", cut=cut)
    ledger.versions.new("S26", kind="scenario", base="F26", frozen=True)
    ledger.budget.enter([line(date="2026-03-01", amount="7.00")], "F26")
    ledger.budget.enter([line(date="2026-04-01", amount="1.00")], "S26")

    shown = {
        each: ledger.reports.balances(by="center", version=each).total.balance
        for each in ("B26", "F26", "S26")
    }

    assert shown == {"B26": 300_00, "F26": 207_00, "S26": 201_00}
