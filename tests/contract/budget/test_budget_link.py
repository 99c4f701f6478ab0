"""Copies know what they were copied from, and are not made twice by mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from costledger import BudgetCopy, GLBudgetCopy, Ledger
from costledger.errors import RefusedError
from tests.contract.budget.test_budget import entries, line
from tests.contract.budget.test_budget_copy import BOOKS, enter

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.contract.conftest import NewLedger


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    made = new_ledger(BOOKS)
    made.versions.new("B26")
    made.versions.new("B27")
    enter(made, line(), line(date="2026-01-20", amount="7"), line(date="2026-02-01"))
    return made


def sources(ledger: Ledger, entry_no: int) -> list[str]:
    """Return what an entry was copied from, a text each."""
    return [
        f"{each.source} {each.entry_no} {each.posting_date} {each.account} {each.amount}"
        for each in ledger.trace.entry(entry_no).first_sources
    ]


def test_a_copy_knows_its_source(ledger: Ledger) -> None:
    ledger.budget.copy("B26", "B27", BudgetCopy(shift="1M", copies=2, factor="2"))

    assert entries(ledger, "B27")[:2] == [
        "4 | 6000 | 2026-02-01 | ADM | 200.00",
        "5 | 6000 | 2026-03-01 | ADM | 200.00",
    ]
    for entry_no in (4, 5):
        assert sources(ledger, entry_no) == ["B26 1 2026-01-01 6000 10000"]
    assert sources(ledger, 1) == []


def test_a_monthly_copy_knows_all_that_it_sums(ledger: Ledger) -> None:
    ledger.budget.copy("B26", "B27", BudgetCopy(monthly=True))

    assert entries(ledger, "B27") == [
        "4 | 6000 | 2026-01-01 | ADM | 107.00",
        "5 | 6000 | 2026-02-01 | ADM | 100.00",
    ]
    assert sources(ledger, 4) == [
        "B26 1 2026-01-01 6000 10000",
        "B26 2 2026-01-20 6000 700",
    ]
    assert ledger.trace.entry(4).sources == 2


def test_copies_of_gl_budgets_and_releases_know_theirs(ledger: Ledger) -> None:
    ledger.budget.from_gl("GB26", "B27")
    ledger.budget.to_actual("B26", period="2026-01")

    assert sources(ledger, 4) == ["GB26 3 2026-01-01 4000 3000"]
    (entry_no, *_) = entries(ledger, "ACTUAL")[0].split(" | ")
    assert sources(ledger, int(entry_no)) == ["B26 1 2026-01-01 6000 10000"]


def test_the_same_copy_is_not_made_twice(ledger: Ledger) -> None:
    first = ledger.budget.copy("B26", "B27", BudgetCopy(shift="1Y"))
    enter(ledger, line(cost_type_no="4000", amount="1"))

    with pytest.raises(RefusedError) as error:
        ledger.budget.copy("B26", "B27", BudgetCopy(shift="1Y"))

    (found,) = error.value.refusals
    assert (found.kind, found.value, found.where) == (
        "copied_before",
        "B27",
        "3 entries, register 2",
    )
    with pytest.raises(RefusedError, match="B27"):
        ledger.budget.copy(
            "B26", "B27", BudgetCopy(shift="1Y", monthly=True), dry_run=True
        )
    assert len(entries(ledger, "B27")) == 3
    assert ledger.budget.copy("B26", "B27", BudgetCopy(shift="2Y")).entries == 4
    assert (
        ledger.budget.copy(
            "B26", "B27", BudgetCopy(shift="1Y", allow_duplicate=True)
        ).entries
        == 4
    )
    assert first.entries == 3


def test_other_places_and_new_entries_are_other_copies(ledger: Ledger) -> None:
    ledger.budget.copy("B26", "B27")
    to_it = {"cost_center_code": "IT"}

    assert ledger.budget.copy("B26", "B27", BudgetCopy(to=to_it)).entries == 3
    enter(ledger, line(cost_type_no="4000", amount="1"))
    only = {"cost_type_no": "4000"}
    assert ledger.budget.copy("B26", "B27", BudgetCopy(filters=only)).entries == 1


def test_a_copy_that_was_reversed_may_be_made_again(ledger: Ledger) -> None:
    made = ledger.budget.copy("B26", "B27")
    ledger.registers.reverse(made.register)

    assert ledger.budget.copy("B26", "B27").entries == 3


def test_a_source_may_be_reversed_beside_its_copies(ledger: Ledger) -> None:
    ledger.budget.copy("B26", "B27")

    ledger.registers.reverse(1)

    assert sources(ledger, 4) == ["B26 1 2026-01-01 6000 10000"]
    assert len(entries(ledger, "B27")) == 3


def test_a_source_may_be_deleted_beside_its_copies(ledger: Ledger) -> None:
    ledger.budget.copy("B26", "B27")

    ledger.versions.delete("B26")

    (found,) = ledger.trace.entry(4).first_sources
    assert (found.source, found.entry_no, found.amount) == ("", 1, None)
    assert ledger.check().holds


def test_gl_budgets_are_not_copied_twice_either(ledger: Ledger) -> None:
    ledger.budget.from_gl("GB26", "B27")
    ledger.budget.to_gl("B26", "GBOUT")

    with pytest.raises(RefusedError) as error:
        ledger.budget.from_gl("GB26", "B27")
    assert error.value.kind == "copied_before"
    with pytest.raises(RefusedError) as error:
        ledger.budget.to_gl("B26", "GBOUT")
    assert (error.value.kind, error.value.refusals[0].where) == (
        "copied_before",
        "3 entries",
    )
    assert (
        ledger.budget.from_gl("GB26", "B27", GLBudgetCopy(allow_duplicate=True)).made
        == 4
    )
    assert (
        ledger.budget.to_gl("B26", "GBOUT", BudgetCopy(allow_duplicate=True)).made == 3
    )


def test_links_follow_drafts(ledger: Ledger) -> None:
    ledger.budget.copy("B26", "B27")
    ledger.budget.copy(
        "B26", "B27", BudgetCopy(filters={"date": "2026-01-20"}, shift="-19D")
    )

    assert ledger.budget.compress("B27") == 1
    assert sources(ledger, 4) == [
        "B26 1 2026-01-01 6000 10000",
        "B26 2 2026-01-20 6000 700",
    ]
    ledger.records.delete("budget_entries", 5)
    assert ledger.store.query("select entry_no from budget_copy_link order by 1") == [
        (4,),
        (4,),
        (6,),
    ]
    ledger.versions.delete("B27")
    assert ledger.store.query("select entry_no from budget_copy_link") == []


def test_links_survive_an_export(
    ledger: Ledger, new_place: Callable[[], str], tmp_path: Path
) -> None:
    ledger.budget.copy("B26", "B27", BudgetCopy(monthly=True))
    ledger.exchange.export(str(tmp_path / "out"))

    with Ledger.create(
        new_place(),
        currency="NOK",
        center_dimension="DEPARTMENT",
        object_dimension="PROJECT",
    ) as other:
        other.import_books(str(tmp_path / "out"))

        assert sources(other, 4) == sources(ledger, 4)
        with pytest.raises(RefusedError):
            other.budget.copy("B26", "B27", BudgetCopy(monthly=True))
