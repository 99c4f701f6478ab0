"""SAF-T files as small texts: what a test says of a line, and the XML around it."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

from costledger.sources.saft import SaftFacts, spool_saft

if TYPE_CHECKING:
    from pathlib import Path

NAMESPACE = "urn:StandardAuditFile-Taxation-Financial:NO"


def element(name: str, *inner: str) -> str:
    return f"<{name}>{''.join(inner)}</{name}>"


def account(number: str, standard: str = "", category: str = "", code: str = "") -> str:
    mapped = {
        "StandardAccountID": standard,
        "GroupingCategory": category,
        "GroupingCode": code,
    }
    return element(
        "Account",
        element("AccountID", number),
        element("AccountDescription", f"Account {number}"),
        *(element(name, value) for name, value in mapped.items() if value),
        element("AccountType", "GL"),
    )


def analysis(said: str) -> str:
    """Return an analysis: `A 100`, `A 100 = 5000`, `A 100 D 5000`, `A 100 C 5000`."""
    kind, value, *rest = said.split()
    names = {"=": "AnalysisAmount", "D": "DebitAnalysisAmount"}
    amount = ""
    if rest:
        name = names.get(rest[0], "CreditAnalysisAmount")
        amount = element(name, element("Amount", rest[1]))
    parts = element("AnalysisType", kind), element("AnalysisID", value)
    return element("Analysis", *parts, amount)


def line(record: str, number: str, amount: str, *analyses: str, text: str = "") -> str:
    """Return a line of an amount such as `D 100` or `C 100.50`."""
    side, _, size = amount.partition(" ")
    name = {"D": "DebitAmount", "C": "CreditAmount"}.get(side)
    return "\n" + element(
        "Line",
        element("RecordID", record) if record else "",
        element("AccountID", number) if number else "",
        *map(analysis, analyses),
        element("SourceDocumentID", "77"),
        element("Description", text) if text else "",
        element(name, element("Amount", size)) if name else "",
        element("ReferenceNumber", "88"),
    )


def transaction(
    number: str,
    *lines: str,
    period: str = "2017-01",
    day: str = "2017-01-05",
    posted: str = "2017-01-06",
) -> str:
    year, _, month = period.partition("-")
    return "\n" + element(
        "Transaction",
        element("TransactionID", number),
        element("Period", month),
        element("PeriodYear", year),
        element("TransactionDate", day) if day else "",
        element("Description", f"Voucher {number}"),
        element("SystemEntryDate", "2017-01-06"),
        element("GLPostingDate", posted) if posted else "",
        *lines,
    )


def journal(name: str, *transactions: str) -> str:
    head = element("JournalID", name), element("Description", "J"), element("Type", "G")
    return element("Journal", *head, *transactions)


def saft(
    *journals: str,
    accounts: str | None = None,
    analyses: str = "",
    totals: tuple[str, str, str] | None = None,
    header: str | None = None,
) -> str:
    """Return a file with these journals; line 1 is the head of the XML."""
    if header is None:
        header = element(
            "Header",
            element("AuditFileVersion", "1.30"),
            element("AuditFileCountry", "NO"),
            element("Company", element("Name", "Lekefabrikken")),
            element("DefaultCurrencyCode", "NOK"),
        )
    if accounts is None:
        accounts = account("2400", "24") + account("6300", "63")
    names = ("NumberOfEntries", "TotalDebit", "TotalCredit")
    said = [element(*each) for each in zip(names, totals or (), strict=False)]
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<AuditFile xmlns="{NAMESPACE}">'
        + header
        + element(
            "MasterFiles",
            element("GeneralLedgerAccounts", accounts),
            element("AnalysisTypeTable", analyses),
        )
        + element("GeneralLedgerEntries", *said, *journals)
        + "</AuditFile>\n"
    )


def spool(folder: Path, content: str, **options: Any) -> SaftFacts:
    """Spool a text into the folder that `rows` reads."""
    file = folder / "saft.xml"
    file.write_text(content, "utf-8")
    return spool_saft(file, folder, **options)


def rows(folder: Path, table: str, *columns: str) -> list[tuple[str, ...]]:
    """Return the rows of a spooled table: these columns, or all of them."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        found = list(csv.DictReader(file))
    return [
        tuple(row[name] for name in columns) if columns else tuple(row.values())
        for row in found
    ]
