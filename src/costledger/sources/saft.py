"""SAF-T Financial (Norway, 1.10 to 1.30) as a folder of exchange tables.

The file is read as a stream, in constant memory, and written as CSV tables that go
through the same staging as any books folder. A line that is split over several analyses
of one type becomes several entries (`domain/split.py`).
"""

from __future__ import annotations

import csv
import json
from contextlib import ExitStack
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from costledger.domain.split import split
from costledger.errors import Problem, RowsRefusedError, SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TABLES = {
    "dimensions": ("code", "name"),
    "dimension_values": ("dimension", "code", "name"),
    "gl_accounts": ("no", "name", "account_type", "income_balance"),
    "gl_entries": (
        "posting_date",
        "gl_account_no",
        "document_no",
        "description",
        "amount",
        "dimensions",
        "source_key",
        "source_row",
    ),
}

INCOME_CLASSES = "345678"
"""First digits of Norwegian standard accounts that belong to the income statement."""

ZERO = Decimal(0)


@frozen
class SaftFacts:
    """What a SAF-T file held."""

    version: str
    company: str
    accounts: int
    lines: int
    split_lines: int
    """Lines that became several entries."""
    entries: int
    debit: Decimal
    credit: Decimal


@define
class _State:
    path: Path
    writers: dict[str, Any]
    version: str = ""
    company: str = ""
    accounts: int = 0
    lines: int = 0
    split_lines: int = 0
    entries: int = 0
    transactions: int = 0
    debit: Decimal = ZERO
    credit: Decimal = ZERO
    told: dict[str, str] = field(factory=dict)
    dimensions: dict[str, str] = field(factory=dict)
    problems: list[Problem] = field(factory=list)


def spool_saft(path: Path, folder: Path) -> SaftFacts:
    """Write the tables of a SAF-T file as CSV files into a folder.

    Raises SourceError for what is no SAF-T file or breaks off, RowsRefusedError with
    every line that cannot be read; rows are lines of the XML file.
    """
    if not path.is_file():
        raise SourceError(str(path), "there is no such file.", "Check the path.")
    with ExitStack() as files:
        writers = {}
        for table, columns in TABLES.items():
            target = (folder / f"{table}.csv").open("w", newline="", encoding="utf-8")
            writers[table] = csv.writer(files.enter_context(target))
            writers[table].writerow(columns)
        state = _State(path, writers)
        _read(state)
    _check_totals(state)
    if state.problems:
        raise RowsRefusedError(state.problems)
    return SaftFacts(
        version=state.version,
        company=state.company,
        accounts=state.accounts,
        lines=state.lines,
        split_lines=state.split_lines,
        entries=state.entries,
        debit=state.debit,
        credit=state.credit,
    )


def _read(state: _State) -> None:
    from lxml import etree  # noqa: PLC0415

    handlers: dict[str, Callable[[_State, Any], None]] = {
        "Header": _header,
        "Account": _account,
        "AnalysisTypeTableEntry": _analysis,
        "Transaction": _transaction,
        "NumberOfEntries": _total,
        "TotalDebit": _total,
        "TotalCredit": _total,
    }
    journal = ""
    try:
        events = etree.iterparse(
            str(state.path),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
        )
        is_first = True
        for event, element in events:
            name = _name(element)
            if event == "start":
                if is_first and name != "AuditFile":
                    raise _no_saft(state.path, f"its root is {name}")
                is_first = False
                continue
            if name == "JournalID":
                journal = _text(element)
            elif name in handlers and not _is_inside(element, name):
                element.set("journal", journal)
                handlers[name](state, element)
                _free(element)
            elif name in ("Customer", "Supplier", "TaxTableEntry"):
                _free(element)
    except etree.XMLSyntaxError as error:
        raise SourceError(
            state.path.name,
            f"it breaks off or is no XML at line {error.lineno}: {error.msg}.",
            "Export it again; nothing was imported.",
        ) from error


def _no_saft(path: Path, found: str) -> SourceError:
    return SourceError(
        path.name, f"it is no SAF-T Financial file; {found}.", "Export it as SAF-T."
    )


def _is_inside(element: Any, name: str) -> bool:
    """Say whether an element only shares its name: Account inside BankAccount lists."""
    parent = element.getparent()
    wanted = {
        "Header": "AuditFile",
        "Account": "GeneralLedgerAccounts",
        "AnalysisTypeTableEntry": "AnalysisTypeTable",
        "Transaction": "Journal",
        "NumberOfEntries": "GeneralLedgerEntries",
        "TotalDebit": "GeneralLedgerEntries",
        "TotalCredit": "GeneralLedgerEntries",
    }
    return parent is None or _name(parent) != wanted[name]


def _free(element: Any) -> None:
    """Forget an element and those before it, so that memory stays constant."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


# What the elements hold


def _header(state: _State, element: Any) -> None:
    state.version = _child(element, "AuditFileVersion")
    country = _child(element, "AuditFileCountry")
    if country and country != "NO":
        raise _no_saft(state.path, f"of Norway; its country is {country}")
    for company in _children(element, "Company"):
        state.company = _child(company, "Name")


def _account(state: _State, element: Any) -> None:
    number = _child(element, "AccountID")
    if not number:
        _wrong(state, element, "AccountID", "", "An account has no number.")
        return
    standard = _child(element, "StandardAccountID")
    grouping = _child(element, "GroupingCode")
    first = (standard or grouping or number)[:1]
    if not first.isdigit():
        first = number[:1]
    kind = "income_statement" if first in INCOME_CLASSES else "balance_sheet"
    name = _child(element, "AccountDescription")
    state.writers["gl_accounts"].writerow([number, name, "posting", kind])
    state.accounts += 1


def _analysis(state: _State, element: Any) -> None:
    dimension, code = _child(element, "AnalysisType"), _child(element, "AnalysisID")
    if dimension not in state.dimensions:
        name = _child(element, "AnalysisTypeDescription")
        state.dimensions[dimension] = name
        state.writers["dimensions"].writerow([dimension, name])
    state.writers["dimension_values"].writerow(
        [dimension, code, _child(element, "AnalysisIDDescription")]
    )


def _total(state: _State, element: Any) -> None:
    state.told[_name(element)] = _text(element)


def _transaction(state: _State, element: Any) -> None:
    state.transactions += 1
    document = _child(element, "TransactionID")
    day = _posting_date(element)
    text = _child(element, "Description")
    period = f"{_child(element, 'PeriodYear')}-{_child(element, 'Period')}"
    key = f"{element.get('journal')}/{period}/{document}"
    for place, line in enumerate(_children(element, "Line"), start=1):
        state.lines += 1
        record = _child(line, "RecordID") or str(place)
        described = _child(line, "Description") or text
        account = _child(line, "AccountID")
        pieces = _pieces(state, line)
        state.split_lines += len(pieces) > 1
        for number, (amount, values) in enumerate(pieces, start=1):
            suffix = f"/{number}" if len(pieces) > 1 else ""
            state.entries += 1
            state.writers["gl_entries"].writerow(
                [
                    day,
                    account,
                    document,
                    described,
                    format(amount, "f"),
                    json.dumps(values, ensure_ascii=False),
                    f"{key}/{record}{suffix}",
                    line.sourceline,
                ]
            )


def _posting_date(element: Any) -> str:
    """Return the day it was posted; the voucher's day where only that is in its period.

    The general ledger reports on periods, so the date has to lie in the transaction's.
    """
    posted = _child(element, "GLPostingDate")
    dated = _child(element, "TransactionDate")
    year, period = _child(element, "PeriodYear"), _child(element, "Period")
    month = f"{year}-{period.zfill(2)}"
    if posted and not posted.startswith(month) and dated.startswith(month):
        return dated
    return posted or dated


def _pieces(state: _State, line: Any) -> list[tuple[Decimal, dict[str, str]]]:
    """Return a line's entries: signed amounts and their dimension values."""
    amount = _line_amount(state, line)
    if amount is None:
        return []
    state.debit += max(amount, ZERO)
    state.credit += max(-amount, ZERO)
    size, sign = abs(amount), -1 if amount < 0 else 1
    parts: dict[str, list[tuple[str, Decimal]]] = {}
    for analysis in _children(line, "Analysis"):
        dimension, code = (
            _child(analysis, "AnalysisType"),
            _child(analysis, "AnalysisID"),
        )
        part = _part(state, analysis, size, sign)
        parts.setdefault(dimension, []).append((code, part))
    for values in parts.values():
        if len(values) == 1 and size == 0:
            values[0] = (values[0][0], ZERO)
    try:
        pieces = split(size, parts)
    except ValueError as error:
        _wrong(
            state,
            line,
            "AnalysisAmount",
            str(error),
            f"The parts of this analysis type do not fit into the line, {amount}.",
        )
        return []
    return [(piece * sign, values) for piece, values in pieces]


def _part(state: _State, analysis: Any, size: Decimal, sign: int) -> Decimal:
    """Return how much of a line an analysis takes, as a part of its size.

    Without an amount it takes the whole line. Amounts come unsigned, on the side of
    their line; one with the line's own sign means the same.
    """
    for amounts in _children(analysis, "AnalysisAmount"):
        text = _child(amounts, "Amount")
        part = _decimal(state, amounts, "AnalysisAmount", text)
        return -part if sign < 0 and part < 0 else part
    return size


def _line_amount(state: _State, line: Any) -> Decimal | None:
    """Return the signed amount: debit positive, credit negative."""
    amounts = [
        (sign, amount)
        for side, sign in (("DebitAmount", 1), ("CreditAmount", -1))
        for amount in _children(line, side)
    ]
    if not amounts:
        _wrong(state, line, "Amount", "", "The line has neither debit nor credit.")
        return None
    found = ZERO
    for sign, amount in amounts:
        text = _child(amount, "Amount")
        found += sign * _decimal(state, amount, "Amount", text)
    return found


def _decimal(state: _State, element: Any, column: str, text: str) -> Decimal:
    try:
        value = Decimal(text)
    except InvalidOperation:
        _wrong(state, element, column, text, "This is no amount.")
        return ZERO
    if not value.is_finite():
        _wrong(state, element, column, text, "This is no amount.")
        return ZERO
    return value


def _check_totals(state: _State) -> None:
    """Hold the file's own control totals against what was read."""
    read = {
        "NumberOfEntries": (Decimal(state.transactions), "transactions"),
        "TotalDebit": (state.debit, "debit"),
        "TotalCredit": (state.credit, "credit"),
    }
    for name, text in state.told.items():
        found, noun = read[name]
        try:
            is_same = Decimal(text) == found
        except InvalidOperation:
            is_same = False
        if not is_same:
            state.problems.append(
                Problem(
                    state.path.name,
                    None,
                    name,
                    text,
                    f"The file says {text}, and its lines come to {found} ({noun}).",
                    "It is incomplete or was changed: export it again.",
                )
            )


# XML


def _wrong(state: _State, element: Any, column: str, value: str, problem: str) -> None:
    state.problems.append(
        Problem(
            state.path.name,
            element.sourceline,
            column,
            value,
            problem,
            "Correct it in the source and export it again.",
        )
    )


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _text(element: Any) -> str:
    return (element.text or "").strip()


def _child(element: Any, name: str) -> str:
    for child in _children(element, name):
        return _text(child)
    return ""


def _children(element: Any, name: str) -> Iterator[Any]:
    return (child for child in element if _name(child) == name)
