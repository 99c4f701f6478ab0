"""Runs of allocations, shown: what was asked for, what was proven, and the keys."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from costledger import Allocation, Ledger
from costledger.cli import main
from costledger.errors import UnknownRecordError
from tests.contract.allocation.test_allocate import DAY, RATES, post, simple, worked

if TYPE_CHECKING:
    from tests.contract.conftest import AddBooks, NewLedger


def test_a_run_shows_its_certificates_pools_and_keys(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)
    posted = ledger.allocate(Allocation(date=DAY, label=""), today=DAY)

    found = ledger.runs.show(1)

    assert found.run == ledger.runs.list().runs[0]
    assert (found.run.state, found.run.posted_on) == ("posted", DAY)
    assert (found.run.pools, found.run.entries) == (2, posted.entries)
    assert found.run.allocated == posted.amount
    assert found.parameters["policy"] == "delta"
    assert found.parameters["key_date"] == "2025-02-28"
    certificates = [each.certificate for each in found.registers]
    assert [
        (each.register_no, each.method, each.balance, each.relieved, each.allocated)
        for each in certificates
        if each
    ] == [
        (2, "sequential", 6234_57, 6234_57, 6234_57),
        (3, "sequential", 3078_19, 3078_19, 3078_19),
    ]
    assert {name for each in certificates if each for name in each.proven} >= {
        "in_equals_out",
        "within_one_unit",
    }
    assert [(each.rule_id, each.sender) for each in found.first_pools] == [
        ("ADM", "ADM"),
        ("WS", "WORKSHOP"),
    ]
    assert [
        (each.rule_id, each.receiver, each.amount) for each in found.first_keys
    ] == [
        ("ADM", "WORKSHOP", 2078_19),
        ("ADM", "PROD", 2078_19),
        ("ADM", "SALES", 2078_19),
        ("WS", "PROD", 2308_64),
        ("WS", "SALES", 769_55),
    ]


def test_as_many_pools_are_shown_as_are_asked_for(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))

    found = ledger.runs.show(1, pools_max=1)

    assert [each.rule_id for each in found.first_pools] == ["ADM"]
    assert {each.rule_id for each in found.first_keys} == {"ADM"}
    assert len(found.registers) == 2


def test_a_run_says_what_of_it_was_reversed(
    new_ledger: NewLedger, add_books: AddBooks
) -> None:
    ledger = worked(new_ledger, add_books)
    ledger.allocate(Allocation(date=DAY))

    ledger.registers.reverse(3)
    partly = ledger.runs.show(1)
    ledger.registers.reverse(2)

    assert partly.run.state == "partly reversed"
    assert [each.reversed_by_register_no for each in partly.registers] == [None, 4]
    assert [each.is_reversed for each in partly.first_pools] == [False, True]
    (run,) = ledger.runs.list().runs
    assert (run.state, run.registers) == ("reversed", 2)


def test_runs_are_listed_by_version(new_ledger: NewLedger, add_books: AddBooks) -> None:
    ledger = simple(new_ledger, add_books, RATES, "1 2025-01-31 ADM 6000 10.00")
    ledger.versions.new("B25", "Budget", "budget")
    ledger.budget.enter(
        [
            {
                "date": DAY,
                "cost_type_no": "6000",
                "cost_center_code": "ADM",
                "amount": "7.00",
            }
        ],
        "B25",
    )
    ledger.allocate(Allocation(date=DAY))
    post(ledger, add_books, "2 2025-02-01 ADM 6200 10.00")
    ledger.allocate(Allocation(date=DAY, version="B25"))

    assert [(each.run_no, each.version) for each in ledger.runs.list().runs] == [
        (1, "ACTUAL"),
        (2, "B25"),
    ]
    assert [each.run_no for each in ledger.runs.list("b25").runs] == [2]
    with pytest.raises(UnknownRecordError, match="run 9"):
        ledger.runs.show(9)


def command(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run a command that succeeds, and return what it printed."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    assert ended.value.code == 0
    return capsys.readouterr().out


def test_the_commands_show_runs_to_people_and_programs(
    new_ledger: NewLedger,
    add_books: AddBooks,
    capsys: pytest.CaptureFixture[str],
) -> None:
    with worked(new_ledger, add_books) as ledger:
        place = ledger.store.location
    empty = command(capsys, "runs", "list", "--ledger", place)
    with Ledger.open(place) as ledger:
        ledger.allocate(Allocation(date=DAY))

    listed = command(capsys, "runs", "list", "--ledger", place)
    shown = command(capsys, "runs", "show", "1", "--ledger", place)
    text = command(capsys, "runs", "show", "1", "--json", "--ledger", place)

    assert empty.startswith("Nothing was allocated yet.")
    assert "9,312.76" in listed
    assert "Register 2 was proven: every pool gave what its receivers got" in shown
    assert "date 2025-02-28; from level 1; to level 99" in shown
    answer: dict[str, Any] = json.loads(text)
    assert answer["run"]["allocated"] == "9312.76"
    assert answer["registers"][0]["certificate"]["balance"] == "6234.57"
    assert answer["first_keys"][0]["amount"] == "2078.19"
