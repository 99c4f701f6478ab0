"""Allocation rules: entered field by field, exact, and kept in versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from costledger.errors import RefusedError, UnknownRecordError

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import NewLedger

ADM = {
    "id": "ADM",
    "level": 1,
    "cost_center_code": "ADM",
    "credit_to_cost_type": "9200",
}


def add_lines(ledger: Ledger, *lines: dict[str, Any]) -> None:
    """Add a rule ADM with lines."""
    ledger.records.add("allocation_sources", {**ADM, "targets": lines})


def shown(ledger: Ledger, *fields: str) -> list[str]:
    """Return fields of the lines of ADM."""
    return [
        " ".join(str(line[field]) for field in fields)
        for line in ledger.rules.lines("ADM")
    ]


def set_line(ledger: Ledger, line_no: int, **fields: Any) -> None:
    ledger.records.set("allocation_targets", ("ADM", line_no), list(fields.items()))


@pytest.mark.parametrize(
    ("shares", "percents"),
    [
        ("5 2 4", "45.45455 18.18182 36.36363"),
        ("1 1 1", "33.33333 33.33333 33.33334"),
        ("1 1 4", "16.66667 16.66667 66.66666"),
        ("1 1 1 0", "33.33333 33.33333 33.33334 0"),
        ("0 0", "0 0"),
    ],
)
def test_percents_are_shown_beside_exact_shares(
    new_ledger: NewLedger, shares: str, percents: str
) -> None:
    ledger = new_ledger()
    add_lines(ledger, *({"share": share} for share in shares.split()))

    assert shown(ledger, "percent") == percents.split()
    assert shown(ledger, "share") == shares.split()


def test_a_share_is_base_times_weighting(new_ledger: NewLedger) -> None:
    ledger = new_ledger()
    add_lines(
        ledger,
        {"static_base": "20", "static_weighting": "0.25"},
        {"static_base": "10", "static_weighting": "1"},
        {"static_base": "7"},
    )

    assert shown(ledger, "share", "static_weighting") == ["5 0.25", "10 1", "7 1"]


def test_a_share_stays_exact(new_ledger: NewLedger) -> None:
    ledger = new_ledger()
    add_lines(ledger, {"share": "0.3333333333"}, {"share": "1234567.5"})

    assert shown(ledger, "share") == ["0.3333333333", "1234567.5"]


def test_a_rate_decides_the_type_of_a_line(new_ledger: NewLedger) -> None:
    ledger = new_ledger()
    add_lines(ledger, {"share": "1", "amount_per_share": "5"})
    fields = ("allocation_target_type", "percent_per_share", "amount_per_share")

    assert shown(ledger, *fields) == ["amount_per_share 0 5"]
    set_line(ledger, 10000, percent_per_share="7")
    assert shown(ledger, *fields) == ["percent_per_share 7 0"]
    set_line(ledger, 10000, percent_per_share="0")
    assert shown(ledger, *fields) == ["all_costs 0 0"]


def test_another_base_clears_what_it_does_not_have(new_ledger: NewLedger) -> None:
    ledger = new_ledger()
    add_lines(ledger, {"static_base": "4", "static_weighting": "2"})

    set_line(ledger, 10000, base="cost_type_entries")
    assert shown(ledger, "share", "static_base", "static_weighting") == ["0 0 0"]
    set_line(
        ledger,
        10000,
        no_filter="6000",
        cost_center_filter="IT",
        date_filter_code="year",
    )
    set_line(ledger, 10000, base="gl_entries")
    fields = ("base", "no_filter", "cost_center_filter", "date_filter_code")
    assert shown(ledger, *fields) == ["gl_entries  IT year"]
    set_line(ledger, 10000, base="static")
    assert shown(ledger, *fields) == ["static   "]


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"static_base": "5"}, "static_only_field"),
        ({"static_weighting": "1"}, "static_only_field"),
        ({"target_cost_object": "P100"}, "cost_center_and_object_both"),
        ({"share": "-1"}, "number_unreadable"),
        ({"no_filter": "6000.."}, ""),
        ({"no_filter": "(6000"}, "filter_unreadable"),
        ({"base": "moon"}, "choice_unknown"),
        ({"static_base": "0", "static_weighting": "0"}, ""),
    ],
)
def test_what_cannot_be_on_a_dynamic_line_is_refused(
    new_ledger: NewLedger, fields: dict[str, str], kind: str
) -> None:
    ledger = new_ledger()
    add_lines(ledger, {"target_cost_center": "PROD", "base": "gl_entries"})
    before = ledger.rules.lines("ADM")

    if not kind:
        set_line(ledger, 10000, **fields)
        return
    with pytest.raises(RefusedError) as caught:
        set_line(ledger, 10000, **fields)
    assert caught.value.kind == kind
    assert caught.value.refusals[0].where == "rule ADM, line 10000"
    assert ledger.rules.lines("ADM") == before


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"cost_object_code": "P100"}, "cost_center_and_object_both"),
        ({"level": 0}, "level_not_allowed"),
        ({"level": 100}, "level_not_allowed"),
        ({"cost_type_range": "60|"}, "filter_unreadable"),
        ({"valid_from": "2025-02-01", "valid_to": "2025-01-31"}, "validity_inverted"),
        ({"allocation_source_type": "forecast"}, "choice_unknown"),
    ],
)
def test_what_cannot_be_on_a_rule_is_refused(
    new_ledger: NewLedger, fields: dict[str, Any], kind: str
) -> None:
    ledger = new_ledger()
    add_lines(ledger)

    with pytest.raises(RefusedError) as caught:
        ledger.records.set("allocation_sources", "ADM", list(fields.items()))
    assert caught.value.kind == kind
    assert ledger.rules.list()[0]["cost_object_code"] == ""


def test_ids_go_on_from_the_last_one(new_ledger: NewLedger) -> None:
    ledger = new_ledger()
    ledger.setup(last_allocation_id="AQ0009")

    assert ledger.records.add("allocation_sources", {"id": "RENT"}) == "RENT"
    assert ledger.setup().last_allocation_id == "AQ0009"
    assert ledger.records.add("allocation_sources", {"id": ""}) == "AQ0010"
    assert ledger.setup().last_allocation_id == "AQ0010"


@pytest.mark.parametrize("last", ["", "NONE"])
def test_an_id_needs_a_last_one_to_go_on_from(new_ledger: NewLedger, last: str) -> None:
    ledger = new_ledger()
    ledger.setup(last_allocation_id=last)

    with pytest.raises(RefusedError) as caught:
        ledger.records.add("allocation_sources", {})
    assert caught.value.kind == "last_allocation_id_missing"
    assert ledger.records.add("allocation_sources", {"id": "OWN"}) == "OWN"


def test_an_id_is_given_once(new_ledger: NewLedger) -> None:
    ledger = new_ledger()
    add_lines(ledger)

    with pytest.raises(RefusedError) as caught:
        add_lines(ledger)
    assert caught.value.kind == "already_exists"


def test_lines_and_rules_are_deleted(new_ledger: NewLedger) -> None:
    ledger = new_ledger()
    add_lines(ledger, {"share": "1"}, {"share": "2"}, {"share": "3"})

    ledger.records.delete("allocation_targets", ("ADM", 20000))
    assert shown(ledger, "line_no") == ["10000", "30000"]
    key = ledger.records.add("allocation_targets", {"id": "ADM", "share": "4"})
    assert key == ("ADM", 40000)
    ledger.records.delete("allocation_targets", "ADM")
    assert shown(ledger, "line_no") == []
    ledger.records.delete("allocation_sources", "ADM")
    assert ledger.rules.list() == []
    with pytest.raises(UnknownRecordError):
        ledger.rules.lines("ADM")


def test_a_renamed_rule_keeps_its_lines(new_ledger: NewLedger) -> None:
    ledger = new_ledger()
    add_lines(ledger, {"share": "1"})

    ledger.records.rename("allocation_sources", "ADM", "OFFICE")
    assert [rule["id"] for rule in ledger.rules.list()] == ["OFFICE"]
    assert len(ledger.rules.lines("OFFICE")) == 1


def test_rules_stand_in_the_order_of_a_run(new_ledger: NewLedger) -> None:
    ledger = new_ledger()
    for rule_id, level, valid_from, types in (
        ("D", 2, "", ""),
        ("C", 1, "2025-01-01", ""),
        ("B", 1, "", "60*"),
        ("A", 1, "", "70*"),
    ):
        record = {"level": level, "valid_from": valid_from, "cost_type_range": types}
        ledger.records.add("allocation_sources", {"id": rule_id, **record})

    assert [rule["id"] for rule in ledger.rules.list()] == ["B", "A", "C", "D"]
