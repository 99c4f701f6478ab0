"""Cost journals: drafts may be wrong, postings never; all of a batch or nothing."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from costledger import Ledger
from costledger.errors import RefusedError, UnknownRecordError
from tests.books import cost_entries

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.contract.conftest import NewLedger

CHARTS = """
    cost_centers
    code  | name           | line_type   | blocked
    ADM   | Administration | cost_center | false
    IT    | Computers      | cost_center | false
    OLD   | Closed         | cost_center | true
    ALL   | All            | heading     | false

    cost_objects
    code | name
    P100 | Chairs

    cost_types
    no   | name     | type      | cost_center_code | blocked
    6000 | Wages    | cost_type | ADM              | false
    6200 | Supplies | cost_type |                  | false
    6900 | Former   | cost_type |                  | true
    6999 | Head     | heading   |                  | false
"""

MOVE = {
    "posting_date": "2025-03-31",
    "document_no": "J1",
    "amount": "100.00",
    "cost_type_no": "6200",
    "cost_center_code": "ADM",
    "bal_cost_type_no": "6200",
    "bal_cost_center_code": "IT",
    "description": "Move supplies",
}
"""A line that moves 100.00 from IT to ADM."""

TODAY = datetime.date(2025, 6, 18)


def draft(ledger: Ledger, *changes: dict[str, Any]) -> None:
    """Draft lines that differ from MOVE as told."""
    ledger.journal.import_rows([MOVE | change for change in changes], "DEFAULT")


def kinds(ledger: Ledger) -> list[str]:
    found = ledger.journal.check("DEFAULT").problems
    return [f"{each.line_no} {each.kind}" for each in found]


def test_a_line_posts_its_entry_and_then_its_balancing_entry(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS)
    draft(ledger, {}, {"document_no": "J2", "amount": "-20.00"})

    posted = ledger.journal.post("DEFAULT")

    assert cost_entries(ledger) == [
        "1 | 6200 | 2025-03-31 | J1 | Move supplies | ADM | 100.00 | None",
        "2 | 6200 | 2025-03-31 | J1 | Move supplies | IT | -100.00 | None",
        "3 | 6200 | 2025-03-31 | J2 | Move supplies | ADM | -20.00 | None",
        "4 | 6200 | 2025-03-31 | J2 | Move supplies | IT | 20.00 | None",
    ]
    assert (posted.register, posted.lines, posted.entries) == (1, 2, 4)
    assert (posted.debit, posted.credit) == (120_00, 120_00)
    assert ledger.journal.show("DEFAULT") == []
    assert ledger.check().holds


def test_an_empty_batch_posts_nothing_and_is_no_error(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS)

    assert ledger.journal.post("DEFAULT").register is None
    assert ledger.registers.list().registers == ()


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"posting_date": ""}, "posting_date_missing"),
        ({"document_no": ""}, "document_no_missing"),
        ({"amount": "0"}, "amount_missing"),
        (
            {"cost_type_no": "", "bal_cost_type_no": ""},
            "cost_type_missing",
        ),
        ({"cost_type_no": "1234"}, "cost_type_missing"),
        ({"cost_type_no": "6900"}, "cost_type_blocked"),
        ({"cost_type_no": "6999"}, "cost_type_not_postable"),
        ({"cost_center_code": ""}, "cost_center_or_object_missing"),
        ({"cost_object_code": "P100"}, "cost_center_and_object_both"),
        ({"bal_cost_type_no": "6900"}, "cost_type_blocked"),
        ({"bal_cost_center_code": ""}, "bal_cost_center_or_object_missing"),
        ({"bal_cost_object_code": "P100"}, "bal_cost_center_and_object_both"),
        ({"posting_date": "2024-12-31"}, "posting_date_not_allowed"),
        ({"posting_date": "2026-01-01"}, "posting_date_not_allowed"),
        ({"posting_date": "2025-02-10"}, "posting_date_not_allowed"),
        ({"cost_center_code": "NEW"}, "cost_center_not_defined"),
        ({"cost_center_code": "OLD"}, "cost_center_blocked"),
        ({"bal_cost_center_code": "ALL"}, "line_type_not_allowed"),
        ({"budget_name": "B26"}, "version_missing"),
    ],
)
def test_a_problem_is_named_and_stops_the_whole_batch(
    new_ledger: NewLedger, change: dict[str, Any], kind: str
) -> None:
    ledger = new_ledger(
        CHARTS
        + """
    accounting_periods
    starting_date | state
    2025-01-01    | open
    2025-02-01    | locked
    2025-03-01    | open
    """
    )
    ledger.setup(
        allow_posting_from=datetime.date(2025, 1, 1),
        allow_posting_to=datetime.date(2025, 12, 31),
    )
    draft(ledger, {}, change)

    found = ledger.journal.check("DEFAULT").problems

    assert (20_000, kind) == (found[0].line_no, found[0].kind)
    with pytest.raises(RefusedError) as refused:
        ledger.journal.post("DEFAULT")
    assert refused.value.kind == kind
    assert cost_entries(ledger) == []
    assert len(ledger.journal.show("DEFAULT")) == 2


def test_every_problem_of_every_line_is_listed_in_order(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS)
    draft(
        ledger,
        {"posting_date": "", "document_no": "", "amount": "0"},
        {},
        {"cost_center_code": "", "bal_cost_center_code": "OLD"},
    )

    assert kinds(ledger) == [
        "10000 posting_date_missing",
        "10000 document_no_missing",
        "10000 amount_missing",
        "30000 cost_center_or_object_missing",
        "30000 cost_center_blocked",
    ]


ONE_SIDED = {"bal_cost_type_no": "", "bal_cost_center_code": ""}


@pytest.mark.parametrize(
    ("second", "is_balanced"),
    [
        ({}, True),
        ({"document_no": "J2"}, False),
        ({"posting_date": "2025-04-01"}, False),
        ({"posting_date": "C2025-03-31"}, False),
        ({"amount": "-99.99"}, False),
    ],
)
def test_each_document_and_date_balances_by_itself(
    new_ledger: NewLedger, second: dict[str, Any], is_balanced: object
) -> None:
    ledger = new_ledger(CHARTS)
    draft(
        ledger,
        ONE_SIDED,
        ONE_SIDED | {"cost_center_code": "IT", "amount": "-100.00"} | second,
    )

    found = {each.kind for each in ledger.journal.check("DEFAULT").problems}

    assert found == (set() if is_balanced else {"journal_out_of_balance"})


def test_a_batch_may_balance_as_a_whole(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS)
    draft(ledger, ONE_SIDED, ONE_SIDED | {"document_no": "J2", "amount": "-100.00"})
    ledger.journal.batch_set("DEFAULT", {"balance": "batch"})

    assert ledger.journal.post("DEFAULT").entries == 2


def test_a_kept_batch_is_posted_once_a_month_unless_told(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS)
    ledger.journal.batch_add({"name": "rent", "delete_after_posting": False})
    ledger.journal.import_rows([MOVE], "RENT")
    ledger.journal.post("RENT")

    with pytest.raises(RefusedError) as refused:
        ledger.journal.post("RENT")

    assert refused.value.kind == "period_posted_before"
    assert ledger.journal.post("RENT", allow_duplicate=True).register == 2
    ledger.journal.set("RENT", 10_000, [("posting_date", "2025-04-30")])
    assert ledger.journal.post("RENT").register == 3
    (batch,) = ledger.journal.batches()
    assert batch.last_posted_period == datetime.date(2025, 4, 1)


def test_a_dry_run_posts_nothing_and_a_retry_posts_once(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS)
    draft(ledger, {})

    assert ledger.journal.post("DEFAULT", dry_run=True).entries == 2
    assert len(ledger.journal.show("DEFAULT")) == 1
    first = ledger.journal.post("DEFAULT", request="march")
    assert ledger.journal.post("DEFAULT", request="march") == first
    assert len(cost_entries(ledger)) == 2


def test_a_cost_type_brings_its_name_and_defaults(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS)

    line = ledger.journal.add(
        "DEFAULT",
        [("description", "typed before"), ("cost_type_no", " 6000 ")],
        today=TODAY,
    )

    assert (line.description, line.cost_center_code) == ("Wages", "ADM")
    assert (line.posting_date, line.document_no) == (TODAY, "")


def test_a_new_line_takes_what_the_line_above_and_the_batch_say(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS)
    ledger.journal.batch_add(
        {"name": "B", "reason_code": "int", "bal_cost_type_no": "6000"}
    )
    ledger.journal.add("B", [("posting_date", "C2025-05-31"), ("document_no", "k2")])

    line = ledger.journal.add("B", [("amount", "3.00")], today=TODAY)

    assert (line.line_no, line.document_no, line.is_closing) == (20_000, "k2", True)
    assert line.posting_date == datetime.date(2025, 5, 31)
    assert (line.reason_code, line.bal_cost_type_no) == ("INT", "6000")
    assert line.bal_cost_center_code == "ADM"


@pytest.mark.parametrize(
    ("entered", "amount"),
    [
        ([("debit_amount", "5.00")], 5_00),
        ([("credit_amount", "6.00")], -6_00),
        ([("debit_amount", "5.00"), ("credit_amount", "6.00")], -6_00),
        ([("credit_amount", "6.00"), ("debit_amount", "5.00")], 5_00),
        ([("credit_amount", "-7.00")], 7_00),
        ([("amount", 8_00)], 8_00),
    ],
)
def test_the_amount_entered_last_wins(
    new_ledger: NewLedger, entered: list[tuple[str, Any]], amount: int
) -> None:
    ledger = new_ledger(CHARTS)

    assert ledger.journal.add("DEFAULT", entered).amount == amount


@pytest.mark.parametrize(
    ("field", "value", "kind"),
    [
        ("cost_type_no", "6900", "cost_type_blocked"),
        ("cost_type_no", "6999", "cost_type_not_postable"),
        ("bal_cost_type_no", "1234", "cost_type_missing"),
        ("cost_center_code", "OLD", "cost_center_blocked"),
        ("cost_center_code", "ALL", "line_type_not_allowed"),
        ("bal_cost_object_code", "P999", "cost_object_not_defined"),
    ],
)
def test_entering_what_cannot_be_posted_to_is_refused(
    new_ledger: NewLedger, field: str, value: str, kind: str
) -> None:
    ledger = new_ledger(CHARTS)

    with pytest.raises(RefusedError) as refused:
        ledger.journal.add("DEFAULT", [(field, value)])

    assert refused.value.kind == kind
    assert ledger.journal.show("DEFAULT") == []


def test_batches_have_names_of_their_own(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS)
    ledger.journal.batch_add({"name": "b"})

    for record, kind in (
        ({"name": " "}, "key_missing"),
        ({"name": "B"}, "already_exists"),
    ):
        with pytest.raises(RefusedError) as refused:
            ledger.journal.batch_add(record)
        assert refused.value.kind == kind
    ledger.journal.batch_retire("B")
    assert ledger.journal.batches() == []
    with pytest.raises(UnknownRecordError):
        ledger.journal.show("B")


def test_drafts_are_part_of_an_export(
    new_ledger: NewLedger, new_place: Callable[[], str], tmp_path: Path
) -> None:
    ledger = new_ledger(CHARTS)
    draft(ledger, {}, {"posting_date": "C2025-12-31"}, {"posting_date": ""})
    ledger.exchange.export(str(tmp_path / "out"))

    with Ledger.create(new_place(), currency="NOK") as other:
        other.import_books(str(tmp_path / "out"))

        assert other.journal.show("DEFAULT") == ledger.journal.show("DEFAULT")
        assert other.journal.batches() == ledger.journal.batches()
