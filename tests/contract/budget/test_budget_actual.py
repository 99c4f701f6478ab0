"""Budget to actual: each entry once, by period, reversible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from costledger.errors import RefusedError
from tests.books import cost_entries
from tests.contract.budget.test_budget import CHARTS, line

if TYPE_CHECKING:
    from costledger import Ledger
    from tests.contract.conftest import NewLedger


@pytest.fixture
def ledger(new_ledger: NewLedger) -> Ledger:
    made = new_ledger(CHARTS)
    made.versions.new("B26")
    made.budget.enter(
        [
            line(date="2026-01-31", description="Wages plan"),
            line(cost_type_no="6100", amount="50.00", document_no="P1"),
            line(date="2026-01-05", amount="-10.00"),
            line(date="2026-01-06", amount="0"),
            line(date="2026-02-01", amount="999.00"),
        ],
        "B26",
    )
    return made


def actual(ledger: Ledger) -> list[str]:
    return cost_entries(ledger)[5:]


def test_entries_become_costs_on_their_own_dates(ledger: Ledger) -> None:
    released = ledger.budget.to_actual("b26", period="2026-01")

    assert actual(ledger) == [
        "6 | 6000 | 2026-01-05 | BUDGET |  | ADM | -10.00 | None",
        "7 | 6000 | 2026-01-31 | BUDGET | Wages plan | ADM | 100.00 | None",
        "8 | 6100 | 2026-01-01 | P1 |  | ADM | 50.00 | None",
    ]
    assert (released.entries, released.amount, released.register_no) == (3, 140_00, 2)
    assert (released.zeros, released.released_before) == (1, 0)
    assert released.remaining == 999_00
    links = ledger.store.query(
        "select entry_no, source_entry_no from cost_entry_origin order by 1"
    )
    assert links == [(6, 3), (7, 1), (8, 2)]
    assert ledger.check().holds


def test_twice_is_as_once_and_a_reversed_release_may_be_repeated(
    ledger: Ledger,
) -> None:
    ledger.budget.to_actual("B26", filters={"date": "2026-01-01..2026-01-31"})

    allow_duplicate = ledger.budget.to_actual("B26", period="2026-01")
    more = ledger.budget.to_actual("B26", period="2026")

    assert (
        allow_duplicate.entries,
        allow_duplicate.register_no,
        allow_duplicate.released_before,
    ) == (0, None, 3)
    assert (more.entries, more.amount, more.released_before) == (1, 999_00, 3)
    ledger.registers.reverse(2)
    left = ledger.budget.remaining("B26")
    assert [(each.month.month, each.remaining) for each in left] == [
        (1, 140_00),
        (2, 0),
    ]
    assert ledger.budget.to_actual("B26", period="2026").entries == 3
    assert ledger.check().holds


def test_what_was_released_is_changed_by_a_difference(ledger: Ledger) -> None:
    ledger.budget.to_actual("B26", period="2026-01")

    with pytest.raises(RefusedError) as error:
        ledger.records.set("budget_entries", 1, [("amount", "1.00")])
    assert error.value.kind == "entry_released"
    with pytest.raises(RefusedError) as error:
        ledger.versions.delete("B26")
    assert error.value.kind == "version_in_use"
    assert ledger.budget.compress("B26") == 0
    dependents = ledger.store.query("select * from register_dependent")
    assert dependents == [(1, 2, "takes over its entries")]


def test_filters_choose_what_is_released(ledger: Ledger) -> None:
    filters = {"date": "2026", "cost_type_no": "6100"}

    shown = ledger.budget.to_actual("B26", filters=filters, dry_run=True)
    released = ledger.budget.to_actual("B26", filters=filters)

    assert (shown.entries, shown.dry_run) == (1, True)
    assert (released.entries, released.remaining) == (1, 1089_00)


@pytest.mark.parametrize(
    ("source", "options", "kind"),
    [
        ("", {"period": "2026-01"}, "source_budget_missing"),
        ("NONE", {"period": "2026-01"}, "source_budget_missing"),
        ("ACTUAL", {"period": "2026-01"}, "version_not_a_budget"),
        ("B26", {}, "date_range_missing"),
    ],
)
def test_what_is_not_said_is_asked_for(
    ledger: Ledger, source: str, options: dict[str, Any], kind: str
) -> None:
    with pytest.raises(RefusedError) as error:
        ledger.budget.to_actual(source, **options)

    assert error.value.kind == kind


def test_days_that_take_no_postings_refuse_all(ledger: Ledger) -> None:
    ledger.setup(allow_posting_from="2026-01-10")

    with pytest.raises(RefusedError) as error:
        ledger.budget.to_actual("B26", period="2026")

    assert [each.kind for each in error.value.refusals] == [
        "posting_date_not_allowed",
        "posting_date_not_allowed",
    ]
    assert actual(ledger) == []


def test_a_closed_register_keeps_its_entries(ledger: Ledger) -> None:
    ledger.store.query(
        "insert into register_seal (register_no, version_id, entries, content, seal,"
        " closed_on, closed_at, closed_by) select register_no, version_id, entries, '',"
        " '', posted_on, posted_at, posted_by from register_row"
    )

    with pytest.raises(RefusedError) as error:
        ledger.records.set("budget_entries", 1, [("amount", "1.00")])

    assert error.value.kind == "entry_closed"
