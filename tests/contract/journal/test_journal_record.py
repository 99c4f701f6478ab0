"""Batches and lines of journals are records like any other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from costledger.errors import RefusedError, UnknownRecordError
from tests.contract.journal.test_journal import CHARTS, MOVE

if TYPE_CHECKING:
    from tests.contract.conftest import NewLedger


def test_a_batch_is_added_changed_renamed_and_deleted_with_its_lines(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS)

    assert ledger.records.add("journal_batches", {"name": "rent"}) == "RENT"
    ledger.records.set("journal_batches", "RENT", [("reason_code", "R1")])
    key = ledger.records.add("journal_lines", {"batch": "RENT"} | MOVE)
    assert key == ("RENT", 10_000)
    assert ledger.journal.show("RENT")[0].reason_code == "R1"
    ledger.records.rename("journal_batches", "RENT", "LEASE")
    ledger.records.rename("journal_lines", ("LEASE", 10_000), ("LEASE", 5))
    ledger.records.set("journal_lines", ("LEASE", 5), [("credit_amount", "7.00")])

    (line,) = ledger.journal.show("LEASE")
    assert (line.line_no, line.amount) == (5, -7_00)
    ledger.records.delete("journal_lines", ("LEASE", 5))
    assert ledger.journal.show("LEASE") == []
    ledger.records.add("journal_lines", {"batch": "LEASE", "line_no": 3} | MOVE)
    with pytest.raises(RefusedError, match="line 3 in batch LEASE already"):
        ledger.records.add("journal_lines", {"batch": "LEASE", "line_no": 3})
    ledger.records.delete("journal_batches", "LEASE")
    with pytest.raises(UnknownRecordError):
        ledger.journal.show("LEASE")


def test_a_name_is_not_empty_and_not_given_twice(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS)
    ledger.records.add("journal_batches", {"name": "A"})
    ledger.records.add("journal_batches", {"name": "B"})

    for new, kind in (("", "key_missing"), ("B", "already_exists")):
        with pytest.raises(RefusedError) as refused:
            ledger.records.rename("journal_batches", "A", new)
        assert refused.value.kind == kind
    with pytest.raises(RefusedError) as refused:
        ledger.records.add("journal_batches", {"name": " "})
    assert refused.value.kind == "key_missing"
    with pytest.raises(UnknownRecordError):
        ledger.records.delete("journal_lines", ("A", "first"))
