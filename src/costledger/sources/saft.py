"""SAF-T Financial (Norway, 1.10 to 1.30) as a folder of exchange tables.

The file is read as a stream, in constant memory, and written as CSV tables that go
through the same staging as any books folder. The file's own control totals are held
against what was read.
"""

from __future__ import annotations

from contextlib import ExitStack, closing
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from attrs import define, field, frozen

from costledger.domain.filters import parse_filter
from costledger.errors import RowsRefusedError, SourceError
from costledger.messages import phrase
from costledger.sources.saft_accounts import Reason, is_income_statement
from costledger.sources.saft_lines import Lines, code, row_of
from costledger.sources.saft_notes import notes
from costledger.sources.saft_spool import Spool
from costledger.sources.saft_stream import children, fields, no_saft, stream, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from costledger.domain.filters import Filter

VERSIONS = ("1.0", "1.00", "1.1", "1.10", "1.2", "1.20", "1.3", "1.30")
"""What files of the known versions call themselves. Files of 1.10 say 1.0 as well."""

PROGRESS_STEP = 10_000


@frozen
class SaftFacts:
    """What a SAF-T file held."""

    version: str
    """As the file says; it is read by its elements, whatever it says."""
    company: str
    currency: str
    """The currency that all amounts are in, such as NOK; '' where it does not say."""
    accounts: int
    transactions: int
    lines: int
    split_lines: int
    """Lines that became several entries."""
    entries: int
    debit: Decimal
    """The sum of the debit amounts, in `currency`."""
    credit: Decimal
    notes: tuple[str, ...]
    """What a person should know: what was decided, and where the file is odd."""


def spool_saft(
    path: Path,
    folder: Path,
    *,
    income_classes: str = "3..8",
    progress: Callable[[int], None] | None = None,
) -> SaftFacts:
    """Write the tables of a SAF-T file as CSV files into a folder.

    `income_classes` is a filter over first digits: which classes of accounts are of the
    income statement. `progress` is told the number of lines read, now and then.

    Raises SourceError for what is no SAF-T file or breaks off, RowsRefusedError with
    everything that cannot be read; rows are lines of the XML file.
    """
    if not path.is_file():
        raise SourceError(
            str(path), phrase("there is no such file."), phrase("Check the path.")
        )
    with ExitStack() as files:
        spool = Spool.into(folder, path.name, files)
        snapshot = _Reading(spool, Lines(spool), parse_filter(income_classes))
        for name, element in files.enter_context(closing(stream(path))):
            snapshot.take(name, element)
            lines = snapshot.lines.lines
            if progress and name == "Line" and lines % PROGRESS_STEP == 0:
                progress(lines)
    return snapshot.facts()


@define
class _Reading:
    """A file that is being read."""

    spool: Spool
    lines: Lines
    classes: Filter
    header: dict[str, str] | None = None
    company: str = ""
    accounts: dict[str, tuple[int, bool]] = field(factory=dict)
    """The line and the kind of each account."""
    dimensions: set[str] = field(factory=set)
    values: set[tuple[str, str]] = field(factory=set)
    reported: dict[str, tuple[int, str]] = field(factory=dict)
    """The file's own control totals, with their lines."""

    def take(self, name: str, element: Any) -> None:
        """Take in one element."""
        match name:
            case "Line":
                self.lines.line(element)
            case "Transaction":
                self.lines.end_transaction(element)
            case "JournalID":
                self.lines.journal = text(element)
            case "Account":
                self._account(element)
            case "AnalysisTypeTableEntry":
                self._analysis(element)
            case "Header":
                self._header(element)
            case _:
                self.reported[name] = (row_of(element), text(element))

    def _header(self, element: Any) -> None:
        self.header = fields(element)
        namespace = str(element.tag).rpartition("}")[0]
        country = self.header.get("AuditFileCountry") or namespace.rpartition(":")[2]
        if country.upper() != "NO":
            found = (
                phrase("its country is {country}", country=country)
                if country
                else phrase("it names no country")
            )
            raise no_saft(self.spool.file, phrase("of Norway; {found}", found=found))
        for company in children(element, "Company"):
            self.company = fields(company).get("Name", "")

    def _account(self, element: Any) -> None:
        found, row = fields(element), row_of(element)
        number = code(found, "AccountID")
        if not number:
            self.spool.wrong(row, "AccountID", "", phrase("An account has no number."))
            return
        is_income, reason = is_income_statement(
            number,
            standard=found.get("StandardAccountID", ""),
            category=found.get("GroupingCategory", ""),
            code=found.get("GroupingCode", ""),
            classes=self.classes,
        )
        if number in self.accounts:
            self._again(number, row, is_income=is_income)
            return
        self.accounts[number] = (row, is_income)
        if reason is not Reason.MAPPED:
            self.spool.note(reason.value, number)
        kind = "income_statement" if is_income else "balance_sheet"
        name = found.get("AccountDescription", "")
        self.spool.write("gl_accounts", number, name, "posting", kind)

    def _again(self, number: str, row: int, *, is_income: bool) -> None:
        """Leave an account that is repeated; one that contradicts itself is wrong."""
        first, was_income = self.accounts[number]
        if is_income != was_income:
            problem = phrase(
                "This account is of another kind at line {first}.", first=first
            )
            self.spool.wrong(row, "AccountID", number, problem)

    def _analysis(self, element: Any) -> None:
        found = fields(element)
        dimension, value = code(found, "AnalysisType"), code(found, "AnalysisID")
        if not dimension or not value:
            lacking = "AnalysisID" if dimension else "AnalysisType"
            problem = phrase(
                "The entry of the AnalysisTypeTable has no {lacking}.", lacking=lacking
            )
            self.spool.wrong(row_of(element), lacking, "", problem)
            return
        if dimension not in self.dimensions:
            self.dimensions.add(dimension)
            name = found.get("AnalysisTypeDescription", "")
            self.spool.write("dimensions", dimension, name)
        if (dimension, value) in self.values:
            return
        self.values.add((dimension, value))
        if found.get("Status", "").lower() == "closed":
            self.spool.note("closed", f"{dimension} {value}")
        name = found.get("AnalysisIDDescription", "")
        self.spool.write("dimension_values", dimension, value, name)

    # The end

    def facts(self) -> SaftFacts:
        """Return what the file held, or raise what is wrong with it."""
        if self.header is None:
            raise no_saft(self.spool.file, phrase("it has no Header"))
        self._check_totals()
        problems = self.spool.all_problems()
        if problems:
            raise RowsRefusedError(problems)
        for dimension, value in sorted(self.lines.values - self.values):
            self.spool.note("unlisted", f"{dimension} {value}")
        version = self.header.get("AuditFileVersion", "")
        if version not in VERSIONS:
            self.spool.note("version", version or "(none)")
        return SaftFacts(
            version=version,
            company=self.company,
            currency=self.header.get("DefaultCurrencyCode", "").upper(),
            accounts=len(self.accounts),
            transactions=self.lines.transactions,
            lines=self.lines.lines,
            split_lines=self.lines.split_lines,
            entries=self.lines.entries,
            debit=Decimal(self.lines.debit).scaleb(-2),
            credit=Decimal(self.lines.credit).scaleb(-2),
            notes=notes(self.spool.noted),
        )

    def _check_totals(self) -> None:
        """Hold the file's own control totals against what was read.

        The number of entries is of transactions; some systems count lines. Negative
        debits are debits; some systems count them as credits. Both prove as much. Where
        amounts cannot be read, the totals say nothing new.
        """
        lines = self.lines
        read: dict[str, tuple[Decimal, ...]] = {
            "NumberOfEntries": (Decimal(lines.transactions), Decimal(lines.lines)),
            "TotalDebit": _either(lines.debit, lines.turned),
            "TotalCredit": _either(lines.credit, lines.turned),
        }
        for name in read if lines.transactions else ():
            if name not in self.reported:
                self.spool.note("no total", name)
        is_read = not any("mount" in each.column for each in self.spool.problems)
        for name, (row, message) in self.reported.items():
            if (is_read or name == "NumberOfEntries") and _number(message) not in read[
                name
            ]:
                self._differs(name, row, message, read[name])

    def _differs(
        self, name: str, row: int, message: str, found: tuple[Decimal, ...]
    ) -> None:
        what = {
            "NumberOfEntries": phrase("{found} transactions", found=found[0]),
            "TotalDebit": phrase("debits of {found}", found=found[0]),
            "TotalCredit": phrase("credits of {found}", found=found[0]),
        }
        self.spool.wrong(
            row,
            name,
            message,
            phrase(
                "The file says {message}, and it holds {what}.",
                message=message,
                what=what[name],
            ),
            phrase("It is incomplete or was changed: export it again."),
        )


def _either(total: int, turned: int) -> tuple[Decimal, Decimal]:
    """Return a total as the file's amounts stand, and with negative ones turned."""
    return Decimal(total).scaleb(-2), Decimal(total + turned).scaleb(-2)


def _number(message: str) -> Decimal | None:
    """Return a control total, to the øre; None for what is no number."""
    try:
        return Decimal(message).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
