"""The transactions of a SAF-T file as rows of G/L entries.

What a controller looks for decides: the voucher's number is the document number, and the
posting date is the one that lies in the accounting period of the transaction.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from costledger.messages import phrase
from costledger.sources.saft_split import Analysis, split_line
from costledger.sources.saft_stream import children, fields, local, text

if TYPE_CHECKING:
    from costledger.sources.saft_spool import Spool

DATE = re.compile(r"(\d{4}-\d{2}-\d{2})(T.*|Z|[+-]\d{2}:\d{2})?")
"""As XML writes a day: a time or a time zone may follow, and are left away."""

SIDES = {"DebitAmount": 1, "CreditAmount": -1}

ANALYSIS_SIDES = {
    "AnalysisAmount": 0,
    "DebitAnalysisAmount": 1,
    "CreditAnalysisAmount": -1,
}
"""Signs of the amounts of an analysis; to 1.20 there is one, on the side of its line."""

LAST_MONTH = 12


@frozen
class Transaction:
    """What the lines of a transaction have in common."""

    key: str
    posting_date: str
    document_no: str
    description: str


@define
class Lines:
    """Turns lines into rows, and counts them. Sums are in øre."""

    spool: Spool
    journal: str = ""
    transactions: int = 0
    lines: int = 0
    split_lines: int = 0
    entries: int = 0
    debit: int = 0
    """The sum of all debit amounts, as in the file's own total."""
    credit: int = 0
    turned: int = 0
    """What has a minus on its side: so much more both sums are without any minus."""
    unread: int = 0
    """Lines whose amount cannot be read, so that the sums are none."""
    values: set[tuple[str, str]] = field(factory=set)
    """The (dimension, value) pairs that lines name."""
    current: Transaction | None = None
    known: dict[bytes, int] = field(factory=dict)
    """How often a transaction's key was met: a few bytes a voucher."""
    records: dict[str, int] = field(factory=dict)
    """How often a record's number was met in the current transaction."""

    def line(self, element: Any) -> None:
        """Write the entries of one line."""
        if self.current is None:
            self.current = self._begin(element.getparent())
        self.lines += 1
        found, row = fields(element), int(element.sourceline or 0)
        account = found.get("AccountID", "")
        if not account:
            self.spool.wrong(row, "AccountID", "", phrase("The line has no account."))
        amount = self._amount(element)
        analyses = self._analyses(element, amount or 0)
        if amount is None:
            return
        pieces, oddities = split_line(amount, analyses)
        for oddity in sorted(oddities, key=lambda each: each.value):
            self.spool.note(oddity.value, phrase("line {row}", row=row))
        self.split_lines += len(pieces) > 1
        self.entries += len(pieces)
        key = f"{self.current.key}/{self._record(found)}"
        for place, (part, values) in enumerate(pieces, start=1):
            self.spool.write(
                "gl_entries",
                self.current.posting_date,
                account,
                self.current.document_no,
                found.get("Description") or self.current.description,
                shown(part),
                json.dumps(values, ensure_ascii=False, sort_keys=True),
                # The first piece has the line's own key, so that a line that is split
                # otherwise in a later file is recognized, and not imported twice.
                key if place == 1 else f"{key}/{place}",
                row,
            )

    def end_transaction(self, element: Any) -> None:
        """Count a transaction; one without lines is read here."""
        if self.current is None:
            self._begin(element)
        self.current = None
        self.records.clear()
        self.transactions += 1

    # What a transaction's lines have in common

    def _begin(self, element: Any) -> Transaction:
        found, row = fields(element), int(element.sourceline or 0)
        number = found.get("TransactionID", "")
        if not number:
            problem = phrase("The transaction has no number.")
            self.spool.wrong(row, "TransactionID", "", problem)
        period = f"{found.get('PeriodYear', '')}-{found.get('Period', '').zfill(2)}"
        return Transaction(
            self._key(f"{self.journal}/{period}/{number}", row),
            self._posting_date(found, period, row),
            number,
            found.get("Description") or found.get("VoucherDescription", ""),
        )

    def _key(self, key: str, row: int) -> str:
        """Return a transaction's key; a number that is repeated gets a place."""
        digest = hashlib.blake2b(key.encode(), digest_size=8).digest()
        time = self.known[digest] = self.known.get(digest, 0) + 1
        if time == 1:
            return key
        self.spool.note("repeated", phrase("line {row}", row=row))
        return f"{key}#{time}"

    def _record(self, found: dict[str, str]) -> str:
        """Return a line's number within its transaction, unique in it."""
        record = found.get("RecordID") or f"L{sum(self.records.values()) + 1}"
        time = self.records[record] = self.records.get(record, 0) + 1
        return record if time == 1 else f"{record}#{time}"

    def _posting_date(self, found: dict[str, str], period: str, row: int) -> str:
        """Return the voucher's day, or the day of posting where only that is in period.

        `GLPostingDate` is when the database was updated; `TransactionDate` is the day of
        the voucher. The general ledger reports on periods, so these come first.
        """
        names = ("TransactionDate", "GLPostingDate")
        days = [day for name in names if (day := self._date(found, name, row))]
        for day in days:
            if day.startswith(period):
                return day
        if not days:
            if not any(found.get(name) for name in names):
                problem = phrase("The transaction has no date.")
                self.spool.wrong(row, "TransactionDate", "", problem)
            return ""
        month = period.rpartition("-")[2]
        if month.isdigit() and 1 <= int(month) <= LAST_MONTH:
            self.spool.note("outside period", phrase("line {row}", row=row))
        return days[0]

    def _date(self, found: dict[str, str], name: str, row: int) -> str:
        written = found.get(name, "")
        if not written:
            return ""
        match = DATE.fullmatch(written)
        try:
            return str(datetime.date.fromisoformat(match[1] if match else ""))
        except ValueError:
            hint = phrase(
                "Dates are written 2026-12-31. Correct it and export it again."
            )
            self.spool.wrong(row, name, written, phrase("This is no date."), hint)
            return ""

    # Amounts

    def _amount(self, line: Any) -> int | None:
        """Return a line's amount in øre, debit positive; None where it has none."""
        sides = [(SIDES[local(each)], each) for each in line if local(each) in SIDES]
        if not sides:
            problem = phrase("The line has neither a debit nor a credit amount.")
            self.spool.wrong(row_of(line), "Amount", "", problem)
            self.unread += 1
            return None
        return sum(sign * self._on_side(sign, element) for sign, element in sides)

    def _on_side(self, sign: int, element: Any) -> int:
        """Return an amount as it stands on its side, and count it there."""
        amount = self._money(element)
        if amount is None:
            self.unread += 1
            return 0
        whole = int(amount)
        if amount != whole:
            problem = phrase("This has more than the two decimals that SAF-T allows.")
            written = format(amount.scaleb(-2), "f")
            self.spool.wrong(row_of(element), local(element), written, problem)
        self.turned += max(0, -whole)
        if sign > 0:
            self.debit += whole
        else:
            self.credit += whole
        return whole

    def _analyses(self, line: Any, amount: int) -> list[Analysis]:
        return [
            found
            for each in children(line, "Analysis")
            if (found := self._analysis(each, amount))
        ]

    def _analysis(self, element: Any, amount: int) -> Analysis | None:
        found = fields(element)
        dimension, value = code(found, "AnalysisType"), code(found, "AnalysisID")
        if not dimension or not value:
            lacking = "AnalysisID" if dimension else "AnalysisType"
            problem = phrase("The analysis has no {lacking}.", lacking=lacking)
            self.spool.wrong(row_of(element), lacking, "", problem)
            return None
        self.values.add((dimension, value))
        for child in element:
            sign = ANALYSIS_SIDES.get(local(child))
            if sign is not None:
                part = self._money(child)
                side = sign or (-1 if amount < 0 else 1)
                return Analysis(dimension, value, None if part is None else side * part)
        return Analysis(dimension, value, None)

    def _money(self, element: Any) -> Decimal | None:
        """Return an amount in the file's own currency, in øre and parts of one."""
        amounts = [text(each) for each in children(element, "Amount")]
        written = amounts[0] if amounts else ""
        try:
            value = Decimal(written)
        except InvalidOperation:
            value = Decimal("NaN")
        if value.is_finite():
            return value.scaleb(2)
        problem = (
            phrase("This is no amount.") if written else phrase("The amount is empty.")
        )
        hint = phrase("Amounts are written 1234.56. Correct it and export it again.")
        self.spool.wrong(row_of(element), local(element), written, problem, hint)
        return None


def row_of(element: Any) -> int:
    """Return the line of the XML file that an element begins on."""
    return int(element.sourceline or 0)


def code(found: dict[str, str], name: str) -> str:
    """Return a code as the ledger writes it."""
    return found.get(name, "").upper()


def shown(minor: int) -> str:
    """Write øre as an amount with two decimals."""
    sign, size = "-" if minor < 0 else "", abs(minor)
    return f"{sign}{size // 100}.{size % 100:02d}"
