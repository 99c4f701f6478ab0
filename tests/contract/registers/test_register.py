"""Closing seals for good; deleting takes the open tail and gives no number again."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING, Any

import pytest

from costledger.errors import RefusedError, UnknownRecordError
from tests.books import cost_entries, dispositions
from tests.contract.registers.test_reverse import BOOKS, LINE, TODAY, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from costledger import Ledger
    from tests.contract.conftest import NewLedger


def kinds(work: Callable[[], object]) -> list[str]:
    with pytest.raises(RefusedError) as refused:
        work()
    return [each.kind for each in refused.value.refusals]


def numbers(ledger: Ledger) -> list[int]:
    return [each.register_no for each in ledger.registers.list().registers]


def test_closing_closes_all_before_and_is_final(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    for amount in ("1.00", "2.00", "3.00"):
        post(ledger, amount=amount)

    closed = ledger.registers.close(2, today=TODAY)

    assert closed.closed == (1, 2)
    assert [each.is_closed for each in ledger.registers.list().registers] == [
        True,
        True,
        False,
    ]
    assert kinds(lambda: ledger.registers.reopen(1)) == ["register_closed"]
    ledger.registers.reopen(3)
    assert ledger.registers.close(1).closed == ()
    with pytest.raises(UnknownRecordError):
        ledger.registers.close(9)
    assert ledger.registers.check_seals().holds


def test_a_closed_register_may_be_reversed(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    post(ledger)
    ledger.registers.close(1)

    ledger.registers.reverse(1)

    assert ledger.check().holds
    assert ledger.registers.check_seals().holds


def test_the_open_tail_is_deleted_and_no_number_given_again(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(BOOKS)
    for amount in ("1.00", "2.00", "3.00"):
        post(ledger, amount=amount)

    result = ledger.registers.delete(2, today=TODAY)
    allow_duplicate = post(ledger, amount="4.00")

    assert ([each.register for each in result.registers], result.entries) == ([2, 3], 4)
    assert allow_duplicate == 4
    assert numbers(ledger) == [1, 4]
    assert [row.split(" | ")[0] for row in cost_entries(ledger)] == ["1", "2", "7", "8"]
    (gap,) = ledger.registers.list().deleted
    assert (gap.first, gap.last, gap.deleted_on, gap.entries) == (2, 3, TODAY, 4)
    assert str(gap).startswith("2-3 deleted by ")
    assert ledger.check().holds


def test_the_audit_trail_keeps_what_was_deleted(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    post(ledger)

    ledger.registers.delete(1)

    ((detail,),) = ledger.store.query(
        "select detail from audit_event where verb = 'register delete'"
    )
    (told,) = json.loads(detail)["registers"]
    assert (told["register"], told["kind"], told["entries"]) == (1, "journal", 2)
    assert (told["debit"], told["credit"], len(told["content"])) == (100_00, 100_00, 64)


@pytest.mark.parametrize(
    ("from_no", "to_no", "expected"),
    [
        (2, 1, ["from_above_to"]),
        (1, 0, ["from_above_to"]),
        (4, None, ["from_above_to"]),
        (1, 2, ["register_not_last"]),
        (1, None, ["register_closed"]),
        (2, 3, []),
    ],
)
def test_only_the_open_tail_goes(
    new_ledger: NewLedger, from_no: int, to_no: int | None, expected: list[str]
) -> None:
    ledger = new_ledger(BOOKS)
    for amount in ("1.00", "2.00", "3.00"):
        post(ledger, amount=amount)
    ledger.registers.close(1)

    if expected:
        assert kinds(lambda: ledger.registers.delete(from_no, to_no)) == expected
        assert numbers(ledger) == [1, 2, 3]
    else:
        ledger.registers.delete(from_no, to_no)
        assert numbers(ledger) == [1]
    assert ledger.check().holds


def test_without_registers_there_is_nothing_to_delete(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)

    assert kinds(lambda: ledger.registers.delete(1)) == ["no_cost_entries"]


def test_a_deleted_transfer_is_transferred_again(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    ledger.transfer()

    ledger.registers.delete(1)

    assert set(dispositions(ledger).values()) == {"next_transfer"}
    assert ledger.check().holds
    assert ledger.transfer().amount == 142_50
    assert ledger.check().holds


def test_without_its_reversal_a_transfer_stands_again(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    ledger.transfer()
    ledger.registers.reverse(1)
    ledger.transfer()

    ledger.registers.delete(2)

    assert numbers(ledger) == [1]
    assert set(dispositions(ledger).values()) == {"transferred"}
    assert ledger.transfer().register is None
    assert ledger.check().holds


def test_a_version_has_a_tail_of_its_own(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    ledger.versions.new("B26")
    post(ledger)
    post(ledger, budget_name="B26")
    post(ledger)
    post(ledger, budget_name="B26")
    ledger.registers.close(2)

    assert [each.is_closed for each in ledger.registers.list().registers] == [
        False,
        True,
        False,
        False,
    ]
    ledger.registers.delete(1)
    assert numbers(ledger) == [2, 4]
    assert kinds(lambda: ledger.registers.delete(2, version="B26")) == [
        "register_closed"
    ]
    ledger.registers.delete(4, version="B26")
    assert numbers(ledger) == [2]
    assert [str(each).split()[0] for each in ledger.registers.list().deleted] == [
        "1",
        "3",
        "4",
    ]
    assert ledger.check().holds
    assert ledger.registers.check_seals().holds


def test_a_dry_run_deletes_nothing(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    post(ledger)

    assert ledger.registers.delete(1, dry_run=True).entries == 2
    assert numbers(ledger) == [1]
    assert ledger.registers.list().deleted == ()


def test_a_deleted_month_of_a_kept_batch_may_be_posted_again(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(BOOKS)
    ledger.journal.batch_add({"name": "RENT", "delete_after_posting": False})
    ledger.journal.import_rows([LINE], "RENT")
    ledger.journal.post("RENT")

    ledger.registers.delete(1)

    assert ledger.journal.post("RENT").register == 2


def test_what_another_ledger_had_closed_comes_closed(new_ledger: NewLedger) -> None:
    ledger = new_ledger(
        BOOKS
        + """
    cost_entries
    entry_no | posting_date | cost_type_no | amount | cost_center_code
    1        | 2025-01-05   | 6200         | 10.00  | ADM
    2        | 2025-01-05   | 6200         | 20.00  | ADM
    3        | 2025-01-05   | 6200         | 30.00  | ADM

    cost_registers
    no | source       | from_cost_entry_no | to_cost_entry_no | closed
    1  | cost_journal | 1                  | 1                | true
    2  | cost_journal | 2                  | 2                | true
    3  | cost_journal | 3                  | 3                | false
    """
    )

    assert [each.is_closed for each in ledger.registers.list().registers] == [
        True,
        True,
        False,
    ]
    assert ledger.registers.check_seals().registers == 2
    assert ledger.registers.check_seals().holds


TAMPERING = {
    "an amount": "update cost_entry_row set amount = amount + 1 where entry_no = 3",
    "a text": "update cost_entry_text set description = 'x' where entry_no = 4",
    "a receiver": "update cost_entry_row set receiver_id = 2 where entry_no = 3",
    "a date": "update cost_entry_row set posting_date = date '2026-02-01' where entry_no = 3",
    "a lost entry": "delete from cost_entry_row where entry_no = 4",
    "a total": "update register_row set debit = 1 where register_no = 2",
    "a lost register": "delete from register_row where register_no = 2",
    "a seal": "update register_seal set seal = 'abc' where register_no = 2",
    "a lost seal": "delete from register_seal where register_no = 2",
    "an entry more": (
        "insert into cost_entry_row select 99, 2, version_id, posting_date, is_closing,"
        " cost_type_id, receiver_id, amount, additional_amount, gl_entry_no, combined,"
        " coding_id from cost_entry_row where entry_no = 3"
    ),
}


@pytest.mark.parametrize("change", TAMPERING.values(), ids=TAMPERING)
def test_the_first_register_that_was_tampered_with_is_named(
    new_ledger: NewLedger, change: str
) -> None:
    ledger = new_ledger(BOOKS)
    for amount in ("1.00", "2.00", "3.00"):
        post(ledger, amount=amount)
    ledger.registers.close(3)
    assert ledger.registers.check_seals().registers == 3
    execute(ledger, change)

    (broken,) = ledger.registers.check_seals().broken

    assert broken.what == "register 2 of ACTUAL"


def test_a_lost_last_seal_is_known_from_the_audit_trail(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    post(ledger)
    post(ledger)
    ledger.registers.close(2)
    execute(ledger, "delete from register_seal")

    (broken,) = ledger.registers.check_seals().broken

    assert broken.what == "register 2 of ACTUAL"
    assert "audit trail" in broken.problem


def execute(ledger: Ledger, text: str) -> None:
    """Run a statement as somebody with a SQL prompt would."""
    store: Any = ledger.store
    with store.transaction():
        store._connection.execute(text)


def test_seals_are_the_same_on_every_store(new_ledger: NewLedger) -> None:
    ledger = new_ledger(BOOKS)
    ledger.transfer()
    post(ledger, description="tab\there", posting_date="C2026-01-31")

    seal = ledger.registers.close(2, today=datetime.date(2026, 4, 1)).seal

    assert seal == ("45343479fd8c641609112f4874904e9ea12d995e718f8d9fa0fe8794cac268b6")
