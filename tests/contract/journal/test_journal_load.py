"""Many lines at once: all that cannot be read is told, and a file is shown before."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

import pytest

from costledger import Charge
from costledger.errors import RefusedError, SourceError, UnknownRecordError
from tests.books import cost_entries
from tests.contract.journal.test_journal import CHARTS, MOVE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.contract.conftest import NewLedger

TODAY = datetime.date(2025, 6, 18)


def refusals(rows: list[dict[str, Any]], new_ledger: NewLedger) -> list[str]:
    ledger = new_ledger(CHARTS)
    with pytest.raises(RefusedError) as refused:
        ledger.journal.import_rows(rows, "DEFAULT")
    assert ledger.journal.show("DEFAULT") == []
    return [f"{each.where} {each.kind} {each.field}" for each in refused.value.refusals]


def test_everything_that_cannot_be_read_is_told_at_once(new_ledger: NewLedger) -> None:
    rows = [
        {"amount": "1.2.3", "posting_date": "31.12.2025", "line_no": "first"},
        MOVE,
        {"corrects_entry_no": "x1", "line_no": 7},
        {"additional_amount": "ten", "line_no": 7},
        {"line_no": 2**31},
    ]

    assert refusals(rows, new_ledger) == [
        "row 1 not_a_number line_no",
        "row 1 not_a_date posting_date",
        "row 1 not_an_amount amount",
        "row 3 not_a_number corrects_entry_no",
        "row 4 already_exists line_no",
        "row 4 not_an_amount additional_amount",
        "row 5 line_no_out_of_range line_no",
    ]


def test_a_typed_number_that_is_none_is_refused(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS)

    with pytest.raises(RefusedError) as refused:
        ledger.journal.add("DEFAULT", [("corrects_entry_no", "x1")])

    assert refused.value.kind == "not_a_number"


FILE = """\
Posting Date,Document No.,Cost Type No.,Cost Center Code,Debit Amount,Credit Amount,Note
2025-03-31,J1,6200,ADM,100.00,,a
2025-03-31,J1,6200,IT,,100.00,b
2025-03-31,J2,6200,OLD,7.00,,c
"""


def test_a_file_is_shown_before_it_is_taken(
    new_ledger: NewLedger, tmp_path: Path
) -> None:
    ledger = new_ledger(CHARTS)
    path = tmp_path / "lines.csv"
    path.write_text(FILE, "utf-8")

    shown = ledger.journal.import_(str(path), dry_run=True)

    assert (shown.lines, shown.debit, shown.credit) == (3, 107_00, 100_00)
    assert shown.unused == ("Note",)
    assert [each.kind for each in shown.problems] == [
        "cost_center_blocked",
        "journal_out_of_balance",
    ]
    assert ledger.journal.show("DEFAULT") == []
    path.write_text("\n".join(FILE.splitlines()[:3]), "utf-8")
    assert ledger.journal.import_(str(path)).problems == ()
    assert ledger.journal.post("DEFAULT").entries == 2


def test_a_file_that_is_no_journal_is_refused(
    new_ledger: NewLedger, tmp_path: Path
) -> None:
    ledger = new_ledger(CHARTS)
    path = tmp_path / "lines.csv"
    path.write_text("a,b\n1,2\n", "utf-8")

    for wrong in (path, tmp_path / "none.csv"):
        with pytest.raises(SourceError):
            ledger.journal.import_(str(wrong))
    path.write_text("cost_type_no,amount\n6200,1.x\n6200,1\n6200,2.x\n", "utf-8")
    with pytest.raises(RefusedError) as refused:
        ledger.journal.import_(str(path))
    assert [each.where for each in refused.value.refusals] == ["row 2", "row 4"]


def test_a_charge_debits_the_receiver_and_credits_the_sender(
    new_ledger: NewLedger,
) -> None:
    ledger = new_ledger(CHARTS)

    ledger.journal.charge(
        Charge(
            "IT",
            "P100",
            "6200",
            "80.00",
            document_no="C1",
            description="Help",
            posting_date=TODAY,
        )
    )
    ledger.journal.post("DEFAULT")

    assert cost_entries(ledger) == [
        "1 | 6200 | 2025-06-18 | C1 | Help | P100 | 80.00 | None",
        "2 | 6200 | 2025-06-18 | C1 | Help | IT | -80.00 | None",
    ]
    with pytest.raises(RefusedError):
        ledger.journal.charge(Charge("IT", "NOBODY", "6200", "80.00"))


def test_a_correction_moves_an_entry_and_names_it(new_ledger: NewLedger) -> None:
    ledger = new_ledger(CHARTS)
    ledger.journal.import_rows([MOVE], "DEFAULT")
    ledger.journal.post("DEFAULT")

    line = ledger.journal.correct(1, receiver="P100", amount="30.00")
    ledger.journal.post("DEFAULT")

    assert line.corrects_entry_no == 1
    assert cost_entries(ledger)[2:] == [
        "3 | 6200 | 2025-03-31 | J1 | Move supplies | P100 | 30.00 | None",
        "4 | 6200 | 2025-03-31 | J1 | Move supplies | ADM | -30.00 | None",
    ]
    with pytest.raises(RefusedError, match="corrects its entries"):
        ledger.registers.reverse(1)
    with pytest.raises(UnknownRecordError):
        ledger.journal.correct(99, receiver="P100")
    for entry, kind in ((2, "nothing_to_correct"), (3, "register_reversed")):
        if entry == 3:
            ledger.registers.reverse(2)
        with pytest.raises(RefusedError) as refused:
            ledger.journal.correct(entry, receiver="" if entry == 2 else "IT")
        assert refused.value.kind == kind
    assert ledger.check().holds
