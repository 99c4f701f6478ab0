"""SAF-T files that are none, break off, or say what cannot be: named, with lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from costledger.errors import RowsRefusedError, SourceError
from costledger.sources.saft import spool_saft
from tests.sources.saft_text import (
    account,
    element,
    journal,
    line,
    saft,
    spool,
    transaction,
)

if TYPE_CHECKING:
    from pathlib import Path

GOOD = line("1", "6300", "D 100")


def refused(tmp_path: Path, content: str) -> list[tuple[int | None, str, str, str]]:
    """Return the problems of a text: line, column, value and what is wrong."""
    with pytest.raises(RowsRefusedError) as error:
        spool(tmp_path, content)
    return [(p.row, p.column, p.value, p.problem) for p in error.value.problems]


# No such file


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        spool_saft(tmp_path / "nowhere.xml", tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("", "at line 1", id="empty"),
        pytest.param("no;xml\n1;2\n", "at line 1", id="a CSV"),
        pytest.param("<html><body/></html>", "its root is html", id="another XML"),
        pytest.param("<auditfile/>", "its root is auditfile", id="a cash register"),
        pytest.param("<AuditFile/>", "it has no Header", id="no header"),
        pytest.param(saft().replace(">NO<", ">RO<"), "its country is RO", id="Romania"),
        pytest.param(
            '<AuditFile xmlns="urn:OECD:StandardAuditFile-Tax:PT_1.04_01"><Header/>',
            "its country is PT_1.04_01",
            id="Portugal, which names no country",
        ),
        pytest.param(
            saft(header="<Header/>").replace(":NO", ""),
            "its country is StandardAuditFile",
            id="nobody's",
        ),
        pytest.param(
            saft().replace("<AuditFile", '<!DOCTYPE x [<!ENTITY a "b">]><AuditFile'),
            "it declares a document type",
            id="entities",
        ),
    ],
)
def test_what_is_no_saft_file_is_said(tmp_path: Path, content: str, said: str) -> None:
    with pytest.raises(SourceError, match=r"saft.xml cannot be imported") as error:
        spool(tmp_path, content)

    assert said in str(error.value)


def test_a_file_that_breaks_off_says_where(tmp_path: Path) -> None:
    content = saft(journal("GL", *(transaction(str(n), GOOD) for n in range(50))))
    broken = content[: len(content) // 2]

    with pytest.raises(
        SourceError, match=f"breaks off.* line {broken.count(chr(10)) + 1}"
    ):
        spool(tmp_path, broken)


def test_another_encoding_than_it_says_is_told(tmp_path: Path) -> None:
    file = tmp_path / "saft.xml"
    content = saft(journal("GL", transaction("1", line("1", "6300", "D 1", text="Ø"))))
    file.write_bytes(content.encode("cp1252"))

    with pytest.raises(SourceError, match="at line 4"):
        spool_saft(file, tmp_path)


def test_nothing_outside_the_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("100", "utf-8")
    entity = '<!DOCTYPE AuditFile [<!ENTITY a SYSTEM "secret">]><AuditFile'
    content = saft(journal("GL", transaction("1", line("1", "6300", "D &a;"))))

    with pytest.raises(SourceError, match="document type"):
        spool(tmp_path, content.replace("<AuditFile", entity))


# Rows that cannot be


@pytest.mark.parametrize(
    ("voucher", "expected"),
    [
        (
            transaction("1", line("1", "6300", "D 1.2.3")),
            (4, "DebitAmount", "1.2.3", "This is no amount."),
        ),
        (
            transaction("1", line("1", "6300", "D 100,00")),
            (4, "DebitAmount", "100,00", "This is no amount."),
        ),
        (
            transaction("1", line("1", "6300", "C NaN")),
            (4, "CreditAmount", "NaN", "This is no amount."),
        ),
        (
            transaction("1", line("1", "6300", "D ")),
            (4, "DebitAmount", "", "The amount is empty."),
        ),
        (
            transaction("1", line("1", "6300", "D 0.005")),
            (
                *(4, "DebitAmount", "0.005"),
                "This has more than the two decimals that SAF-T allows.",
            ),
        ),
        (
            transaction("1", line("1", "6300", "")),
            (4, "Amount", "", "The line has neither a debit nor a credit amount."),
        ),
        (
            transaction("1", line("1", "", "D 1")),
            (4, "AccountID", "", "The line has no account."),
        ),
        (
            transaction("1", line("1", "6300", "D 1", "A 1 = x")),
            (4, "AnalysisAmount", "x", "This is no amount."),
        ),
        (
            transaction("1", line("1", "6300", "D 1", "A 1").replace("A<", "<")),
            (4, "AnalysisType", "", "The analysis has no AnalysisType."),
        ),
        (
            transaction("", GOOD),
            (3, "TransactionID", "", "The transaction has no number."),
        ),
        (
            transaction("1", GOOD, day="", posted=""),
            (3, "TransactionDate", "", "The transaction has no date."),
        ),
        (
            transaction("1", GOOD, day="2017-02-31"),
            (3, "TransactionDate", "2017-02-31", "This is no date."),
        ),
        (
            transaction("1", GOOD, posted="05.01.2017"),
            (3, "GLPostingDate", "05.01.2017", "This is no date."),
        ),
    ],
)
def test_what_cannot_be_read_is_named_with_its_line(
    tmp_path: Path, voucher: str, expected: tuple[int, str, str, str]
) -> None:
    assert refused(tmp_path, saft(journal("GL", voucher))) == [expected]


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    content = saft(
        journal(
            "GL",
            transaction("1", line("1", "6300", "D x"), line("2", "", "C 1")),
            transaction("", GOOD, day="x", posted=""),
        ),
        accounts=account("") + account("6300", "63") + account("6300", "19"),
        analyses=element("AnalysisTypeTableEntry", element("AnalysisType", "A")),
        totals=("9", "1", "1"),
    )

    assert refused(tmp_path, content) == [
        (2, "AccountID", "", "An account has no number."),
        (2, "AccountID", "6300", "This account is of another kind at line 2."),
        (
            *(2, "AnalysisID", ""),
            "The entry of the AnalysisTypeTable has no AnalysisID.",
        ),
        (4, "DebitAmount", "x", "This is no amount."),
        (5, "AccountID", "", "The line has no account."),
        (6, "TransactionID", "", "The transaction has no number."),
        (6, "TransactionDate", "x", "This is no date."),
        (
            *(2, "NumberOfEntries", "9"),
            "The file says 9, and it holds 2 transactions.",
        ),
    ]


def test_control_totals_that_differ_are_named_with_both_numbers(tmp_path: Path) -> None:
    voucher = transaction("1", GOOD, line("2", "2400", "C 100"))
    content = saft(journal("GL", voucher), totals=("3", "100.01", "many"))

    assert refused(tmp_path, content) == [
        (2, "NumberOfEntries", "3", "The file says 3, and it holds 1 transactions."),
        (
            *(2, "TotalDebit", "100.01"),
            "The file says 100.01, and it holds debits of 100.00.",
        ),
        (
            2,
            "TotalCredit",
            "many",
            "The file says many, and it holds credits of 100.00.",
        ),
    ]


def test_very_many_problems_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("costledger.sources.saft_spool.PROBLEMS_MAX", 2)
    lines = [line(str(n), "6300", "D x") for n in range(5)]

    *_, last = refused(tmp_path, saft(journal("GL", transaction("1", *lines))))

    assert last == (None, "", "", "3 more problems were found.")
