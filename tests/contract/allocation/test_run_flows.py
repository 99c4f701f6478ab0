"""Gross flows of pools that serve each other: results of a run beside what it posted."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from costledger import Allocation, Ledger
from costledger.cli import main
from costledger.errors import UnknownRecordError
from tests.contract.allocation.test_allocate_method import DAY, PROBLEMS, books, staged

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.contract.conftest import NewLedger

CENT = Decimal(1)


def ran(new_ledger: NewLedger, method: str) -> Ledger:
    costs, keys, _ = PROBLEMS["E1"]
    ledger = staged(new_ledger(books(costs)), costs, keys, method)
    ledger.allocate(Allocation(date=DAY))
    return ledger


def test_what_services_cost_is_kept_with_the_run(new_ledger: NewLedger) -> None:
    found = ran(new_ledger, "reciprocal").runs.flows(1)

    # E1: gross PM 30,580,000/49 = 624,081.63; gross IS 11,800,000/49 = 240,816.33.
    costs = {each.rule_id: each for each in found.costs}
    shown = {
        rule_id: [round(amount, 2) for amount in (each.own, each.received, each.gross)]
        for rule_id, each in costs.items()
    }
    assert shown == {
        "RPM": [Decimal("60000000.00"), Decimal("2408163.27"), Decimal("62408163.27")],
        "RIS": [Decimal("11600000.00"), Decimal("12481632.65"), Decimal("24081632.65")],
    }
    assert costs["RPM"].share == 8000
    assert costs["RPM"].rate == Decimal("7801.020408")


def test_every_flow_is_there_and_each_pool_gives_what_it_got(
    new_ledger: NewLedger,
) -> None:
    found = ran(new_ledger, "reciprocal").runs.flows(1)

    assert {
        (each.rule_id, each.receiver, each.to_rule_id): round(each.amount / 100, 4)
        for each in found.flows
    } == {
        ("RPM", "IS", "RIS"): Decimal("124816.3265"),
        ("RPM", "MACH", ""): Decimal("187224.4898"),
        ("RPM", "ASM", ""): Decimal("312040.8163"),
        ("RIS", "PM", "RPM"): Decimal("24081.6327"),
        ("RIS", "MACH", ""): Decimal("192653.0612"),
        ("RIS", "ASM", ""): Decimal("24081.6327"),
    }
    for each in found.costs:
        received = sum(
            flow.amount for flow in found.flows if flow.to_rule_id == each.rule_id
        )
        assert abs(each.gross - received - each.own) < CENT / 1000


def test_net_postings_and_gross_flows_bring_receivers_the_same(
    new_ledger: NewLedger,
) -> None:
    found = ran(new_ledger, "reciprocal").runs.flows(1)

    _, _, published = PROBLEMS["E1"]
    own = {"MACH": 40_000_000, "ASM": 20_000_000}
    for receiver, cost in own.items():
        gross = sum(each.amount for each in found.flows if each.receiver == receiver)
        net = Decimal(published["reciprocal"][receiver]) * 100 - cost
        assert abs(gross - net) < CENT


def test_levels_of_other_methods_have_none(new_ledger: NewLedger) -> None:
    ledger = ran(new_ledger, "direct")

    assert ledger.runs.flows(1).flows == ()
    with pytest.raises(UnknownRecordError):
        ledger.runs.flows(2)


def test_flows_go_with_their_register_and_come_back_from_an_export(
    new_ledger: NewLedger, new_place: Callable[[], str], tmp_path: Path
) -> None:
    ledger = ran(new_ledger, "reciprocal")
    before = ledger.runs.flows(1)
    ledger.exchange.export(tmp_path / "all")
    with Ledger.create(new_place(), currency="NOK") as allow_duplicate:
        allow_duplicate.import_books(str(tmp_path / "all"))
        assert allow_duplicate.runs.flows(1) == before

    ledger.registers.delete(before.costs[0].register_no)
    with pytest.raises(UnknownRecordError):
        ledger.runs.flows(1)
    assert ledger.store.query("select count(*) from gross_flow") == [(0,)]


def test_the_command_shows_flows_to_people_and_programs(
    new_ledger: NewLedger, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = ran(new_ledger, "reciprocal")
    place = ledger.store.location
    ledger.close()

    def said(*more: str) -> str:
        with pytest.raises(SystemExit):
            main(["runs", "flows", "1", *more, "--ledger", place])
        return capsys.readouterr().out

    assert "624,081.63  8,000   78.010204" in said()
    costs = json.loads(said("--json"))["costs"]
    assert [each["own"] for each in costs] == ["116000", "600000"]
    assert costs[1]["rate"] == "78.01020408"
