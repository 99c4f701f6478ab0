"""Alignment: charts follow the general ledger by the setting, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from costledger.errors import RefusedError
from tests.contract.charts.test_records import codes, new, one, refused

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import AddBooks, NewLedger

INSURANCE = {"no": "6300", "name": "Insurance", "income_balance": "income_statement"}
EVERYWHERE = {
    "align_gl_account": "automatic",
    "align_cost_center_dimension": "automatic",
    "align_cost_object_dimension": "automatic",
}


def aligned(new_ledger: NewLedger, more: str = "", **settings: str) -> Ledger:
    ledger = new(new_ledger, more)
    ledger.setup(**(EVERYWHERE | settings))
    return ledger


# Accounts


@pytest.mark.parametrize(
    ("mode", "answers"),
    [
        ("no_alignment", {"confirm": True}),
        ("prompt", {"confirm": False}),
        ("prompt", {}),
    ],
)
def test_a_new_account_makes_no_cost_type_without_a_yes(
    new_ledger: NewLedger, mode: str, answers: dict[str, Any]
) -> None:
    ledger = aligned(new_ledger, align_gl_account=mode)

    ledger.records.add("gl_accounts", INSURANCE, **answers)

    assert "6300" not in codes(ledger, "cost_types")
    assert one(ledger, "gl_accounts", "6300")["cost_type_no"] == ""


@pytest.mark.parametrize(
    ("mode", "answers"), [("automatic", {}), ("prompt", {"confirm": True})]
)
def test_a_new_account_makes_a_cost_type_by_the_setting(
    new_ledger: NewLedger, mode: str, answers: dict[str, Any]
) -> None:
    ledger = aligned(new_ledger, align_gl_account=mode)

    ledger.records.add("gl_accounts", INSURANCE, **answers)

    assert one(ledger, "gl_accounts", "6300")["cost_type_no"] == "6300"


def test_a_cost_type_takes_over_what_the_account_says(new_ledger: NewLedger) -> None:
    ledger = aligned(new_ledger)

    defaults = {"DEPARTMENT": "ADM", "PROJECT": "P999"}
    ledger.records.add("gl_accounts", INSURANCE | {"default_dimensions": defaults})
    ledger.records.add("gl_accounts", {"no": "5999", "account_type": "heading"})
    ledger.records.add("gl_accounts", {"no": "1100", "income_balance": "balance_sheet"})

    made = one(ledger, "cost_types", "6300")
    assert (made["name"], made["gl_account_range"]) == ("Insurance", "6300")
    assert (made["cost_center_code"], made["cost_object_code"]) == ("ADM", "")
    heading = one(ledger, "cost_types", "5999")
    assert (heading["type"], heading["blocked"]) == ("heading", True)
    assert heading["gl_account_range"] == ""
    assert "1100" not in codes(ledger, "cost_types")


def test_what_stands_here_already_is_left_alone(new_ledger: NewLedger) -> None:
    ledger = aligned(new_ledger)
    ledger.records.add("cost_types", {"no": "6300", "name": "Own"})
    ledger.records.set("cost_types", "6100", [("gl_account_range", "6100..6199")])

    ledger.records.add("gl_accounts", INSURANCE)
    ledger.records.add("gl_accounts", {"no": "6150", "name": "Water"})

    assert one(ledger, "cost_types", "6300")["name"] == "Own"
    assert "6150" not in codes(ledger, "cost_types")
    assert one(ledger, "gl_accounts", "6150")["cost_type_no"] == "6100"


def test_only_what_changed_there_changes_here(new_ledger: NewLedger) -> None:
    ledger = aligned(new_ledger)
    ledger.records.add("gl_accounts", {"no": "6150", "name": "Water"})
    ledger.records.delete("cost_types", "6150")
    ledger.records.set(
        "cost_types",
        "6100",
        [
            ("gl_account_range", "6100..6199"),
            ("blocked", True),
            ("combine_entries", "month"),
        ],
    )

    ledger.records.set("gl_accounts", "6100", [("name", "Energy")])
    ledger.records.set("gl_accounts", "6150", [("name", "Not the first")])

    found = one(ledger, "cost_types", "6100")
    assert (found["name"], found["gl_account_range"]) == ("Energy", "6100..6199")
    assert (found["blocked"], found["combine_entries"]) == (True, "month")


def test_default_dimensions_of_an_account_are_followed(new_ledger: NewLedger) -> None:
    ledger = aligned(new_ledger)

    def set_to(defaults: dict[str, str]) -> tuple[str, str]:
        ledger.records.set("gl_accounts", "6000", [("default_dimensions", defaults)])
        found = one(ledger, "cost_types", "6000")
        return found["cost_center_code"], found["cost_object_code"]

    assert set_to({"DEPARTMENT": "ADM"}) == ("ADM", "")
    assert set_to({"DEPARTMENT": "ADM", "PROJECT": "P100"}) == ("ADM", "P100")
    assert set_to({"DEPARTMENT": "NOBODY", "PROJECT": "P100"}) == ("", "P100")
    assert set_to({}) == ("", "")


def test_a_cost_type_is_renumbered_with_its_account(new_ledger: NewLedger) -> None:
    ledger = aligned(new_ledger)

    ledger.records.rename("gl_accounts", "6000", "6050")

    assert one(ledger, "cost_types", "6050")["gl_account_range"] == "6050"
    assert one(ledger, "gl_accounts", "6050")["cost_type_no"] == "6050"
    with refused("already_exists"):
        ledger.records.rename("gl_accounts", "6100", "6999")
    assert one(ledger, "gl_accounts", "6100")["cost_type_no"] == "6100"


def test_an_account_that_goes_to_the_balance_sheet_leaves_its_range(
    new_ledger: NewLedger,
) -> None:
    ledger = aligned(new_ledger, align_gl_account="no_alignment")
    ledger.records.delete("cost_types", "6100")
    ledger.records.set("cost_types", "6000", [("gl_account_range", "6000..6100")])

    ledger.records.set("gl_accounts", "6100", [("income_balance", "balance_sheet")])
    assert one(ledger, "cost_types", "6000")["gl_account_range"] == (
        "(6000..6100)&<>6100"
    )

    ledger.records.set("cost_types", "6000", [("gl_account_range", "6000")])
    ledger.records.set("gl_accounts", "6000", [("income_balance", "balance_sheet")])
    assert one(ledger, "cost_types", "6000")["gl_account_range"] == ""
    assert one(ledger, "gl_accounts", "6000")["cost_type_no"] == ""


def test_a_cost_type_with_entries_is_never_made_a_heading(
    new_ledger: NewLedger,
) -> None:
    entries = """
    gl_entries
    entry_no | posting_date | gl_account_no | amount | DEPARTMENT
    1        | 2025-01-02   | 6000          | 10.00  | ADM
    """
    ledger = aligned(new_ledger, entries)
    ledger.transfer()

    for number in ("6000", "6100"):
        ledger.records.set("gl_accounts", number, [("account_type", "heading")])

    assert one(ledger, "cost_types", "6000")["type"] == "cost_type"
    assert one(ledger, "cost_types", "6100")["type"] == "heading"
    assert one(ledger, "cost_types", "6100")["gl_account_range"] == ""


# Dimension values


def value(code: str, **more: Any) -> dict[str, Any]:
    return {"dimension": "DEPARTMENT", "code": code, "name": f"New {code}", **more}


def test_new_values_make_centers_and_objects(new_ledger: NewLedger) -> None:
    ledger = aligned(new_ledger)

    ledger.records.add("dimension_values", value("HR"))
    ledger.records.add("dimension_values", value("P300") | {"dimension": "PROJECT"})
    ledger.records.add("dimension_values", value("AREA1") | {"dimension": "AREA"})
    ledger.records.add(
        "dimension_values", value("G", dimension_value_type="begin_total")
    )

    made = one(ledger, "cost_centers", "HR")
    assert (made["name"], made["line_type"], made["blocked"]) == (
        "New HR",
        "cost_center",
        False,
    )
    assert one(ledger, "cost_objects", "P300")["name"] == "New P300"
    assert codes(ledger, "cost_centers") == ["ADM", "HR", "IT", "MAIN"]


def test_a_changed_value_changes_what_it_says_and_no_more(
    new_ledger: NewLedger,
) -> None:
    ledger = aligned(new_ledger)
    ledger.records.set(
        "cost_centers", "IT", [("cost_subtype", "service"), ("name", "Own name")]
    )
    ledger.records.delete("cost_centers", "ADM")

    ledger.records.set("dimension_values", ("DEPARTMENT", "IT"), [("blocked", True)])
    ledger.records.set("dimension_values", ("DEPARTMENT", "ADM"), [("name", "Back")])

    found = one(ledger, "cost_centers", "IT")
    assert (found["blocked"], found["name"]) == (True, "Own name")
    assert found["cost_subtype"] == "service"
    assert one(ledger, "cost_centers", "ADM")["name"] == "Back"


def test_a_center_is_renamed_with_its_value(new_ledger: NewLedger) -> None:
    ledger = aligned(new_ledger)

    ledger.records.rename("dimension_values", ("DEPARTMENT", "ADM"), "OFFICE")

    assert codes(ledger, "cost_centers") == ["IT", "MAIN", "OFFICE"]
    with refused("already_exists"):
        ledger.records.rename("dimension_values", ("DEPARTMENT", "IT"), "MAIN")
    assert [each["code"] for each in ledger.charts.show("dimension_values")] == [
        "IT",
        "OFFICE",
        "P100",
    ]


def test_a_value_whose_center_is_there_is_refused(new_ledger: NewLedger) -> None:
    ledger = aligned(new_ledger)

    with pytest.raises(RefusedError, match="cost center MAIN already"):
        ledger.records.add("dimension_values", value("MAIN"))


# Imports

MORE = """
    gl_accounts
    no   | name      | income_balance
    6000 | Premises  | income_statement
    6300 | Insurance | income_statement

    dimension_values
    dimension  | code | name
    DEPARTMENT | ADM  | Office
    DEPARTMENT | MAIN | Main
    DEPARTMENT | HR   | People
    PROJECT    | P300 | Tables
"""


def test_an_import_is_followed_too(new_ledger: NewLedger, add_books: AddBooks) -> None:
    ledger = aligned(new_ledger)

    add_books(ledger, MORE)

    assert one(ledger, "cost_types", "6000")["name"] == "Premises"
    assert one(ledger, "gl_accounts", "6300")["cost_type_no"] == "6300"
    assert one(ledger, "cost_centers", "ADM")["name"] == "Office"
    assert one(ledger, "cost_centers", "MAIN")["line_type"] == "heading"
    assert codes(ledger, "cost_centers") == ["ADM", "HR", "IT", "MAIN"]
    assert codes(ledger, "cost_objects") == ["P100", "P300"]


def test_an_import_that_should_ask_says_what_it_left(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    modes = dict.fromkeys(EVERYWHERE, "prompt")
    ledger = aligned(new_ledger, **modes)

    add_books(ledger, MORE)

    assert codes(ledger, "cost_types") == ["6000", "6100", "6999"]
    assert codes(ledger, "cost_centers") == ["ADM", "IT", "MAIN"]


def test_a_broken_chart_elsewhere_does_not_stop_the_general_ledger(
    new_ledger: NewLedger,
) -> None:
    ledger = aligned(new_ledger)
    ledger.records.add("cost_centers", {"code": "A", "line_type": "end_total"})

    ledger.records.add("dimension_values", value("HR"))

    assert codes(ledger, "cost_centers") == ["A", "ADM", "HR", "IT", "MAIN"]
