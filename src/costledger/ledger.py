"""The ledger as users hold it: the verbs, each one transaction.

A thin face: every method hands over to the module of `operations` that bears its name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from costledger.operations.allocation import balancing as balancing_verb
from costledger.operations.allocation import keys_report as report_keys
from costledger.operations.allocation import run as allocate_verb
from costledger.operations.allocation import runs as runs_verb
from costledger.operations.base import audit as audit_verb
from costledger.operations.base import records
from costledger.operations.base import setup as setup_verb
from costledger.operations.base.context import Moment
from costledger.operations.budget import compare as budget_control
from costledger.operations.budget import copy as budget_copy
from costledger.operations.budget import enter as budget_verb
from costledger.operations.budget import gl_budget
from costledger.operations.budget import records as budget_draft
from costledger.operations.budget import release as budget_actual
from costledger.operations.budget import sheet as budget_sheet
from costledger.operations.budget import spread as budget_spread
from costledger.operations.charts import charts
from costledger.operations.exchange import check as check_verb
from costledger.operations.exchange import copy as copy_verb
from costledger.operations.exchange import digest as digest_verb
from costledger.operations.exchange import export as export_verb
from costledger.operations.exchange import grants as grants_verb
from costledger.operations.imports import books as import_verb
from costledger.operations.journal import drafts as journal_help
from costledger.operations.journal import enter as journal_entry
from costledger.operations.journal import limits as journal_limits
from costledger.operations.journal import load as journal_load
from costledger.operations.journal import post as journal_verb
from costledger.operations.registers import archive as archive_verb
from costledger.operations.registers import close as close_verb
from costledger.operations.registers import delete as delete_verb
from costledger.operations.registers import delete_version as version_delete
from costledger.operations.registers import periods as period_verb
from costledger.operations.registers import registers as register_verb
from costledger.operations.registers import reverse as reverse_verb
from costledger.operations.registers import seal as seal_verb
from costledger.operations.reports import balances as report_verb
from costledger.operations.reports import open_items as open_verb
from costledger.operations.reports import trace as trace_verb
from costledger.operations.rules import keys as keys_verb
from costledger.operations.rules import lint as rules_lint
from costledger.operations.rules import rules as rules_verb
from costledger.operations.rules import text as rules_text
from costledger.operations.transfer import status as status_verb
from costledger.operations.transfer import transfer as transfer_verb
from costledger.operations.versions import limits as budget_limit
from costledger.operations.versions import versions as version_verb
from costledger.stores.place import store_class

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from types import TracebackType

    from costledger.engine.store import Store
    from costledger.errors import Refusal
    from costledger.operations.allocation.balancing import RuleBalancing
    from costledger.operations.allocation.keys_report import KeysReport
    from costledger.operations.allocation.run import AllocateResult
    from costledger.operations.allocation.runs import RunFlows, RunList, RunShow
    from costledger.operations.base.audit import AuditEvent
    from costledger.operations.base.records import Key
    from costledger.operations.base.setup import Setup, Untransferred
    from costledger.operations.budget.compare import Comparison
    from costledger.operations.budget.copy import BudgetCopied
    from costledger.operations.budget.enter import BudgetPosted
    from costledger.operations.budget.gl_budget import GLBudgetCopied
    from costledger.operations.budget.release import BudgetReleased, Remaining
    from costledger.operations.budget.sheet import SheetImported, SheetWritten
    from costledger.operations.charts.charts import ChartsResult, LinkResult
    from costledger.operations.exchange.check import CheckResult
    from costledger.operations.exchange.copy import CopyResult
    from costledger.operations.exchange.digest import Digest
    from costledger.operations.exchange.export import ExportResult
    from costledger.operations.exchange.grants import Grants
    from costledger.operations.imports.align import Answer
    from costledger.operations.imports.books import ImportResult
    from costledger.operations.journal.load import JournalImported
    from costledger.operations.journal.post import (
        JournalBatch,
        JournalCheck,
        JournalLine,
        JournalPosted,
    )
    from costledger.operations.registers.archive import Archive, ArchiveResult
    from costledger.operations.registers.close import CloseResult
    from costledger.operations.registers.delete import DeleteResult
    from costledger.operations.registers.periods import Period, PeriodChange
    from costledger.operations.registers.registers import RegisterList, RegisterShow
    from costledger.operations.registers.reverse import ReverseResult
    from costledger.operations.registers.seal import SealCheck
    from costledger.operations.reports.trace import EntryTrace, GLTrace
    from costledger.operations.rules.keys import KeysResult
    from costledger.operations.rules.lint import LintResult
    from costledger.operations.rules.text import RuleDifference, RulesImported
    from costledger.operations.transfer.status import Status
    from costledger.operations.transfer.transfer import TransferResult
    from costledger.operations.versions.limits import Control
    from costledger.operations.versions.versions import Version
    from costledger.reports.balances import BalanceReport


class Ledger:
    """A cost ledger, open for work.

    Amounts in results are whole minor units of the ledger's currency (øre, cents),
    costs positive; dates are inclusive. Use it as a context manager, or `close()` it.

    ```python
    with Ledger.open("acme.duckdb") as ledger:
        result = ledger.transfer()
    ```
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    @classmethod
    def create(
        cls,
        place: str,
        *,
        currency: str,
        center_dimension: str = "",
        object_dimension: str = "",
        company_name: str = "",
        additional_currency: str = "",
        starting_date: datetime.date | None = None,
        language: str = "en",
    ) -> Ledger:
        """Make a new ledger and open it: a file, or at a `postgresql://` address.

        `currency` is an ISO 4217 code; the two dimensions are those of the general
        ledger whose values are cost centers and cost objects. Entries posted before
        `starting_date` are never transferred.

        Raises LedgerExistsError, LedgerNotFoundError, LedgerReadOnlyError, SetupError.
        """
        settings = setup_verb.new_setup(
            currency=currency,
            cost_center_dimension=center_dimension,
            cost_object_dimension=object_dimension,
            company_name=company_name,
            additional_currency=additional_currency,
            starting_date=starting_date,
            language=language,
        )
        store = store_class(place).create(
            place,
            digits=settings.minor_digits,
            additional_digits=settings.additional_minor_digits,
        )
        setup_verb.initialize(store, settings, Moment.at())
        return cls(store)

    @classmethod
    def open(cls, place: str, *, read_only: bool = False) -> Ledger:
        """Open a ledger that exists.

        `place` is a file or a `postgresql://` address. Several may read a file at once,
        and one that writes is alone; a server takes many, of which one posts at a time.

        Raises LedgerNotFoundError, NotALedgerError, LedgerInUseError,
        LedgerTooNewError, LedgerTooOldError, LedgerReadOnlyError, ServerError.
        """
        return cls(store_class(place).open(place, is_read_only=read_only))

    def close(self) -> None:
        """Let go of the ledger."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # Setup and charts

    def setup(
        self, *, dimensions_from: datetime.date | None = None, **changes: object
    ) -> Setup:
        """Return the settings, after changing those named.

        Another dimension holds for every entry that is not transferred, or for those
        posted on `dimensions_from` and later (see `setup_untransferred`). Switching
        `auto_transfer_from_gl` on transfers what is there, in one register.

        Raises SetupError.
        """
        if not changes:
            return setup_verb.read_setup(self.store)
        before = setup_verb.read_setup(self.store)
        after = setup_verb.change_setup(
            self.store, Moment.at(), dimensions_from=dimensions_from, **changes
        )
        if after.auto_transfer_from_gl and not before.auto_transfer_from_gl:
            transfer_verb.transfer(self.store, Moment.at(), is_automatic=True)
        return after

    def setup_untransferred(
        self, *, dimensions_from: datetime.date | None = None, **changes: object
    ) -> tuple[Untransferred, ...]:
        """Return what other dimensions would be read for, by value of the old ones.

        Raises SetupError.
        """
        return setup_verb.untransferred(self.store, changes, dimensions_from)

    def charts_from_accounts(self) -> ChartsResult:
        """Make cost types of the income-statement accounts that none covers yet."""
        return charts.from_accounts(self.store, Moment.at())

    def charts_from_dimensions(
        self, *, only: str = ""
    ) -> tuple[ChartsResult, ChartsResult]:
        """Make cost centers and cost objects of the values of the two dimensions.

        `only` is cost_centers or cost_objects where just one of them is meant.
        """
        return charts.from_dimensions(self.store, Moment.at(), only=only)

    def charts_indent(self, table: str) -> int:
        """Set the indentation of a chart and what its end-totals sum, by its tree.

        `table` is cost_types, cost_centers or cost_objects. Returns its lines.

        Raises UnknownRecordError, HierarchyError with every broken place.
        """
        return charts.indent_whole(self.store, Moment.at(), table)

    def charts_records(self, table: str) -> list[dict[str, Any]]:
        """Return the records of a chart, of accounts, dimension values or periods.

        Fields are those of the exchange tables; what has retired is not there.

        Raises UnknownRecordError.
        """
        return charts.records(self.store, table)

    def charts_link(self) -> LinkResult:
        """Resolve the account ranges of cost types into links, as a transfer does."""
        return charts.link(self.store, Moment.at())

    # Records, one at a time

    def record_add(
        self,
        table: str,
        record: Mapping[str, Any],
        *,
        confirm: bool | None = None,
        today: datetime.date | None = None,
    ) -> Key:
        """Add a record to a table of charts, mirrors, rules or drafts.

        Fields are those of the exchange tables. `confirm` answers the question that a
        change may ask; a question that is not answered refuses, and is the problem.

        Raises UnknownRecordError, RefusedError.
        """
        return records.keeper(table).record_add(
            self.store, Moment.at(today), table, record, confirm
        )

    def record_set(
        self,
        table: str,
        key: Key,
        fields: Iterable[tuple[str, Any]],
        *,
        confirm: bool | None = None,
        today: datetime.date | None = None,
    ) -> None:
        """Change a record by entering fields one by one, in order.

        Raises UnknownRecordError, RefusedError.
        """
        records.keeper(table).record_set(
            self.store, Moment.at(today), table, key, fields, confirm
        )

    def record_rename(
        self, table: str, key: Key, new_key: Key, *, confirm: bool | None = None
    ) -> None:
        """Give a record another key; filters and totals that name it follow.

        Raises UnknownRecordError, RefusedError.
        """
        records.keeper(table).record_rename(
            self.store, Moment.at(), table, key, new_key, confirm
        )

    def record_delete(
        self, table: str, key: Key, *, confirm: bool | None = None
    ) -> None:
        """Delete a record, or retire it where something refers to it.

        Raises UnknownRecordError, RefusedError.
        """
        records.keeper(table).record_delete(
            self.store, Moment.at(), table, key, confirm
        )

    # Sources

    def import_books(
        self,
        path: str,
        *,
        mapping: str | None = None,
        dry_run: bool = False,
        confirm: Answer = None,
    ) -> ImportResult:
        """Import a folder of CSV or Parquet files, a workbook, or a SAF-T file.

        `confirm` answers where charts are aligned by prompt: yes, no, or a function
        that is shown what would follow. Unanswered, charts stay as they are.

        Where the automatic transfer is on, what the import brought is transferred, as
        a posting of its own.

        Raises SourceError, MappingError, RowsRefusedError, FilterSyntaxError.
        """
        before = self.setup()
        result = import_verb.import_books(
            self.store,
            Moment.at(),
            path,
            mapping=mapping,
            dry_run=dry_run,
            answer=confirm,
        )
        is_due = result.import_no or not before.auto_transfer_from_gl
        if is_due and not dry_run and self.setup().auto_transfer_from_gl:
            transfer_verb.transfer(self.store, Moment.at(), is_automatic=True)
        return result

    # Postings

    def transfer(
        self,
        *,
        until: datetime.date | None = None,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> TransferResult:
        """Transfer every general-ledger entry that may go, up to a posting date.

        `request` is a key of the caller's own: the same key again posts nothing and
        gets the first answer.

        Raises AccountsClaimedTwiceError, FilterSyntaxError, RefusedError,
        LawBrokenError.
        """
        return transfer_verb.transfer(
            self.store,
            Moment.at(today),
            until=until,
            dry_run=dry_run,
            request=request,
        )

    # Cost journals

    def journal_batches(self) -> list[JournalBatch]:
        """Return every batch of unposted work, by name."""
        return journal_verb.batches(self.store)

    def journal_batch_add(self, record: Mapping[str, Any]) -> JournalBatch:
        """Make a batch; the fields are those of the table `journal_batches`.

        Raises RefusedError.
        """
        return journal_entry.batch_add(self.store, Moment.at(), record)

    def journal_batch_set(self, batch: str, fields: Mapping[str, Any]) -> JournalBatch:
        """Change fields of a batch.

        Raises UnknownRecordError, RefusedError.
        """
        return journal_entry.batch_set(self.store, Moment.at(), batch, fields)

    def journal_batch_retire(self, batch: str) -> None:
        """Take a batch away with its unposted lines.

        Raises UnknownRecordError.
        """
        journal_entry.batch_retire(self.store, Moment.at(), batch)

    def journal_lines(self, batch: str) -> list[JournalLine]:
        """Return the lines of a batch, in order.

        Raises UnknownRecordError.
        """
        return journal_verb.lines(self.store, batch)

    def journal_add(
        self,
        batch: str,
        fields: Iterable[tuple[str, Any]],
        *,
        today: datetime.date | None = None,
    ) -> JournalLine:
        """Add a line, its fields entered one by one, with the defaults they bring.

        Amounts are decimals as text, or minor units as whole numbers.

        Raises UnknownRecordError, RefusedError, AmountSyntaxError, DateSyntaxError.
        """
        return journal_entry.add(self.store, Moment.at(today), batch, fields)

    def journal_set(
        self, batch: str, line_no: int, fields: Iterable[tuple[str, Any]]
    ) -> JournalLine:
        """Change a line by entering fields one by one.

        Raises UnknownRecordError, RefusedError, AmountSyntaxError, DateSyntaxError.
        """
        return journal_entry.change(self.store, batch, line_no, fields)

    def journal_delete(self, batch: str, line_no: int) -> None:
        """Take an unposted line out of its batch.

        Raises UnknownRecordError.
        """
        journal_entry.delete(self.store, batch, line_no)

    def journal_import(self, rows: Iterable[Mapping[str, Any]], batch: str) -> int:
        """Put rows into a batch as they are, unchecked; return how many.

        Raises RefusedError with every row that cannot be read, UnknownRecordError.
        """
        return journal_load.load(self.store, Moment.at(), batch, rows)

    def journal_import_file(
        self, path: str, batch: str = "DEFAULT", *, dry_run: bool = False
    ) -> JournalImported:
        """Put the rows of a CSV, Parquet or Excel file into a batch, and check it.

        A dry run shows what it would bring, and keeps nothing.

        Raises SourceError, RefusedError with every row that cannot be read.
        """
        return journal_load.import_file(
            self.store, Moment.at(), path, batch, dry_run=dry_run
        )

    def journal_charge(
        self,
        sender: str,
        receiver: str,
        cost_type: str,
        amount: str | int,
        *,
        credit_type: str = "",
        document_no: str = "",
        description: str = "",
        posting_date: datetime.date | None = None,
        batch: str = "DEFAULT",
    ) -> JournalLine:
        """Draft an internal charge: the receiver is debited, the sender credited.

        Each is the code of a cost center or, where there is none, a cost object.
        `credit_type` is the sender's cost type, where it is another one.

        Raises UnknownRecordError, RefusedError, AmountSyntaxError.
        """
        return journal_help.charge(
            self.store,
            Moment.at(),
            journal_help.Charge(
                sender,
                receiver,
                cost_type,
                amount,
                credit_type,
                document_no,
                description,
            ),
            posting_date=posting_date,
            batch=batch,
        )

    def journal_correct(
        self,
        entry_no: int,
        *,
        cost_type: str = "",
        receiver: str = "",
        amount: str | int | None = None,
        posting_date: datetime.date | None = None,
        batch: str = "DEFAULT",
        today: datetime.date | None = None,
    ) -> JournalLine:
        """Draft a line that moves a cost entry to where it belongs, or a part of it.

        Raises UnknownRecordError, RefusedError, AmountSyntaxError.
        """
        return journal_help.correct(
            self.store,
            Moment.at(today),
            entry_no,
            cost_type=cost_type,
            receiver=receiver,
            amount=amount,
            posting_date=posting_date,
            batch=batch,
        )

    def journal_check(self, batch: str) -> JournalCheck:
        """Return every problem of every line of a batch.

        Raises UnknownRecordError.
        """
        return journal_verb.check(self.store, batch)

    def journal_post(
        self,
        batch: str,
        *,
        again: bool = False,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> JournalPosted:
        """Post every line of a batch, or nothing.

        `again` allows a batch that keeps its lines to post a month a second time.

        Raises RefusedError with every problem, UnknownRecordError, LawBrokenError.
        """
        return journal_verb.post_batch(
            self.store,
            Moment.at(today),
            batch,
            again=again,
            dry_run=dry_run,
            request=request,
        )

    # Allocation rules and keys

    def allocation_sources(self) -> list[dict[str, Any]]:
        """Return the allocation rules in force, by the fields of the exchange table.

        The order is that of a run: level, validity, cost types, id.
        """
        return rules_verb.sources(self.store)

    def allocation_targets(self, source_id: str) -> list[dict[str, Any]]:
        """Return the lines of a rule, by the fields of the exchange table.

        Raises UnknownRecordError.
        """
        return rules_verb.targets(self.store, source_id)

    def rules_export(self) -> str:
        """Return the allocation rules in force as a text: the same rules, the same bytes."""
        return rules_text.export_text(self.store)

    def rules_import(
        self,
        source: str,
        *,
        whole: bool = False,
        dry_run: bool = False,
        today: datetime.date | None = None,
    ) -> RulesImported:
        """Read allocation rules from a text or the file at a path, all of them or none.

        A rule of the text is a whole rule; `whole` takes those away that it has not.

        Raises SourceError, RefusedError with every problem of every rule and line.
        """
        return rules_text.import_text(
            self.store, Moment.at(today), source, whole=whole, dry_run=dry_run
        )

    def rules_diff(self, source: str) -> list[RuleDifference]:
        """Return how a text, or the file at a path, differs from the rules in force.

        Raises SourceError, RefusedError.
        """
        return rules_text.diff_text(self.store, source)

    def rules_lint(
        self,
        date: datetime.date | None = None,
        *,
        kind: str = "actual",
        label: str = "*",
        levels: tuple[int, int] | None = None,
        source: str = "",
    ) -> LintResult:
        """Look over the rules that a run on a date would take, or all not blocked.

        `source` is a text of rules, or a path: looked over in place of the ledger's.

        Raises SourceError, RefusedError for a text that cannot be read.
        """
        return rules_lint.lint(
            self.store,
            date=date,
            kind=kind,
            label=label,
            levels=levels,
            source=source,
        )

    def keys_calculate(
        self,
        source_id: str | None = None,
        *,
        today: datetime.date | None = None,
        dry_run: bool = False,
    ) -> KeysResult:
        """Calculate the shares of the lines that follow something, as of today.

        Of one rule, or of all that are in force, blocked and expired ones too.

        Raises UnknownRecordError, RefusedError with every problem of every line.
        """
        return keys_verb.calculate(
            self.store, Moment.at(today), source_id, dry_run=dry_run
        )

    # Allocations

    def allocate(  # noqa: PLR0913 - every one is a choice of who allocates
        self,
        *,
        date: datetime.date | None,
        from_level: int = 1,
        to_level: int = 99,
        label: str = "",
        version: str = "ACTUAL",
        policy: str = "delta",
        key_date: datetime.date | None = None,
        order: Sequence[str] = (),
        keys_of: int | None = None,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> AllocateResult:
        """Allocate what is open up to a date by the rules of a range of levels.

        `label` selects the rules that have it: empty those without, `*` all. Keys that
        follow something are measured as of `date`, or as of `key_date`. `order` names
        rules or senders whose turn comes first on step-down levels; `keys_of` takes
        the keys of a former run again.

        Raises RefusedError with every problem, UnknownRecordError, LawBrokenError.
        """
        wanted = allocate_verb.Wanted(
            date,
            from_level,
            to_level,
            label,
            version,
            policy,
            key_date,
            tuple(order),
            keys_of,
        )
        return allocate_verb.allocate(
            self.store, Moment.at(today), wanted, dry_run=dry_run, request=request
        )

    # Versions and budgets

    def versions(self) -> list[Version]:
        """Return every version, ACTUAL first."""
        return version_verb.versions(self.store)

    def version_add(
        self,
        code: str,
        name: str = "",
        kind: str = "budget",
        *,
        base: str = "",
        cut: datetime.date | None = None,
        frozen: bool = False,
    ) -> Version:
        """Make a version: a `budget`, `forecast` or `scenario`.

        With a `base` it shows that one's entries up to the `cut` (all without one), and
        its own; `frozen` leaves out what the base is given from now on.

        Raises RefusedError, UnknownRecordError.
        """
        return version_verb.add(
            self.store,
            Moment.at(),
            code,
            name=name,
            kind=kind,
            base=base,
            cut=cut,
            is_frozen=frozen,
        )

    def version_copy(
        self,
        code: str,
        new_code: str,
        name: str = "",
        *,
        factor: str = "1",
        rounding: str = "",
    ) -> Version:
        """Make a version like another, with copies of its own entries.

        They are multiplied by `factor` and rounded to multiples of `rounding`.

        Raises UnknownRecordError, RefusedError.
        """
        return budget_copy.copy_version(
            self.store,
            Moment.at(),
            code,
            new_code,
            name=name,
            factor=factor,
            rounding=rounding,
        )

    def version_lock(self, code: str) -> Version:
        """Lock a version: nothing is posted into it, and nothing in it changes.

        Raises UnknownRecordError, RefusedError.
        """
        return version_verb.lock(self.store, Moment.at(), code, is_locked=True)

    def version_unlock(self, code: str) -> Version:
        """Make a locked version a draft again.

        Raises UnknownRecordError, RefusedError.
        """
        return version_verb.lock(self.store, Moment.at(), code, is_locked=False)

    def version_delete(self, code: str) -> int:
        """Take a draft away, and return how many entries went with it.

        Raises UnknownRecordError, RefusedError when something refers to it.
        """
        return version_delete.delete(self.store, Moment.at(), code)

    def budget_enter(
        self,
        rows: Iterable[Mapping[str, Any]],
        version: str = "",
        *,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> BudgetPosted:
        """Enter lines into a version, all or none, as one register.

        Columns are those of the exchange table `budget_entries`; amounts are decimals
        as text, or minor units as whole numbers.

        Raises RefusedError with every problem, AmountSyntaxError, DateSyntaxError.
        """
        return budget_verb.enter(
            self.store,
            Moment.at(today),
            rows,
            version,
            dry_run=dry_run,
            request=request,
        )

    def budget_set_cell(  # noqa: PLR0913 - a cell is found by all of these
        self,
        version: str,
        cost_type_no: str,
        cost_center_code: str = "",
        cost_object_code: str = "",
        *,
        period: tuple[datetime.date, datetime.date] | str,
        amount: str | int,
        amount_type: str = "net_change",
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> BudgetPosted:
        """Let a cell show an amount, by an entry of the difference on its first day.

        Raises RefusedError, PeriodSyntaxError, AmountSyntaxError.
        """
        return budget_verb.set_cell(
            self.store,
            Moment.at(today),
            version,
            cost_type_no,
            cost_center_code=cost_center_code,
            cost_object_code=cost_object_code,
            period=period,
            amount=amount,
            amount_type=amount_type,
            dry_run=dry_run,
            request=request,
        )

    def budget_compress(self, version: str) -> int:
        """Merge entries of one type, receiver and date; no total changes.

        Returns how many were merged into another. Raises RefusedError.
        """
        return budget_draft.compress(self.store, Moment.at(), version)

    def budget_copy(  # noqa: PLR0913 - a source, a target, and how
        self,
        source: str,
        target: str,
        *,
        filters: Mapping[str, str] | None = None,
        to: Mapping[str, str] | None = None,
        factor: str = "1",
        copies: int = 1,
        shift: str = "",
        keep_month_end: bool = False,
        rounding: str = "",
        monthly: bool = False,
        primary_only: bool = False,
        again: bool = False,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> BudgetCopied:
        """Copy what a version shows into another; `ACTUAL` may be the source.

        `filters` are over cost_type_no, cost_center_code, cost_object_code and date; `to`
        gives codes for all copies. Amounts are multiplied by `factor` and rounded to
        multiples of `rounding`; each copy's date is the one before moved by `shift`
        (`1M`, `1Y`). `monthly` sums a cost type and receiver of a month. Each
        copy is linked to its source; what `target` has copies of already is refused,
        unless `again`.

        Raises RefusedError, FilterSyntaxError, PeriodSyntaxError, DateSyntaxError.
        """
        how = budget_copy.Copying(
            filters=filters or {},
            to=to or {},
            factor=factor,
            copies=copies,
            shift=shift,
            keep_month_end=keep_month_end,
            rounding=rounding,
            monthly=monthly,
            is_primary=primary_only,
            is_again=again,
        )
        return budget_copy.copy(
            self.store,
            Moment.at(today),
            source,
            target,
            how,
            dry_run=dry_run,
            request=request,
        )

    def budget_to_actual(
        self,
        source: str,
        *,
        filters: Mapping[str, str] | None = None,
        period: str | None = None,
        primary_only: bool = False,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> BudgetReleased:
        """Post entries of a version as actual costs on their own dates, each once.

        A second run releases what is left; a reversed release may be released again.

        Raises RefusedError, FilterSyntaxError, PeriodSyntaxError.
        """
        return budget_actual.release(
            self.store,
            Moment.at(today),
            source,
            filters=filters or {},
            period=period,
            is_primary=primary_only,
            dry_run=dry_run,
            request=request,
        )

    def budget_remaining(
        self, source: str, *, period: str | None = None
    ) -> list[Remaining]:
        """Return what of a version was released to actual costs, by month.

        Raises UnknownRecordError, PeriodSyntaxError.
        """
        with self.store.transaction():
            return budget_actual.remaining(self.store, source, period=period)

    def budget_spread(  # noqa: PLR0913 - a row of cells is found by all of these
        self,
        version: str,
        cost_type_no: str,
        cost_center_code: str = "",
        cost_object_code: str = "",
        *,
        period: str,
        amount: str | int,
        by: str = "even",
        profile_version: str = "ACTUAL",
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> BudgetPosted:
        """Let the months of a period show the parts of an amount, exact to the cent.

        `by` is even, 4-4-5, 4-5-4, 5-4-4, or profile: as the same months a year before
        were in `profile_version`.

        Raises RefusedError, PeriodSyntaxError, AmountSyntaxError.
        """
        return budget_spread.spread_year(
            self.store,
            Moment.at(today),
            version,
            cost_type_no,
            cost_center_code=cost_center_code,
            cost_object_code=cost_object_code,
            period=period,
            amount=amount,
            way=by,
            profile_version=profile_version,
            dry_run=dry_run,
            request=request,
        )

    def budget_comparison(
        self,
        version: str,
        *,
        period: str = "",
        actual: str = "ACTUAL",
        filters: Mapping[str, str] | None = None,
        tolerance_percent: str = "",
        tolerance_amount: str | int = "",
    ) -> Comparison:
        """Compare a version with what happened, by cost type and receiver.

        Raises UnknownRecordError, PeriodSyntaxError, FilterSyntaxError, RefusedError.
        """
        return budget_control.compare(
            self.store,
            version,
            period=period,
            actual=actual,
            filters=filters,
            tolerance_percent=tolerance_percent,
            tolerance_amount=tolerance_amount,
        )

    def budget_control(
        self,
        version: str,
        *,
        span: str = "year",
        tolerance_percent: str = "",
        tolerance_amount: str | int = "",
        checked: bool = True,
    ) -> Control:
        """Hold actual costs against a version; `checked` refuses journals beyond it.

        Raises UnknownRecordError, RefusedError.
        """
        return budget_limit.control(
            self.store,
            Moment.at(),
            version,
            span=span,
            tolerance_percent=tolerance_percent,
            tolerance_amount=tolerance_amount,
            is_checked=checked,
        )

    def budget_check(self, batch: str) -> list[Refusal]:
        """Return what posting a journal batch would exceed; nothing is posted.

        Raises RefusedError when the batch cannot be posted for another reason.
        """
        return journal_limits.check_batch(self.store, Moment.at(), batch)

    def budget_export(
        self,
        version: str,
        file: str,
        *,
        period: str = "",
        columns: str = "month",
        filters: Mapping[str, str] | None = None,
    ) -> SheetWritten:
        """Write what a version shows as a workbook or CSV file to be typed into.

        One column a `month`, `quarter` or `year`.

        Raises UnknownRecordError, PeriodSyntaxError, FilterSyntaxError, ExportError.
        """
        return budget_sheet.export(
            self.store, version, file, period=period, columns=columns, filters=filters
        )

    def budget_import(
        self,
        file: str,
        version: str = "",
        *,
        zero_gone: bool = False,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> SheetImported:
        """Enter what was changed in a sheet of `budget_export`: all of it, or nothing.

        A dry run shows changes, conflicts and problems, and changes nothing.

        Raises RowsRefusedError with every cell, SourceError, RefusedError.
        """
        return budget_sheet.import_sheet(
            self.store,
            Moment.at(today),
            file,
            version,
            zero_gone=zero_gone,
            dry_run=dry_run,
            request=request,
        )

    def budget_from_gl(  # noqa: PLR0913 - a source, a target, and how
        self,
        source: str,
        target: str,
        *,
        filters: Mapping[str, str] | None = None,
        to: Mapping[str, str] | None = None,
        shift: str = "",
        keep_month_end: bool = False,
        again: bool = False,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> GLBudgetCopied:
        """Copy a G/L budget into a version; what cannot go is listed by reason.

        `filters` are over gl_account_no, date, and dimensions by their codes.

        Raises RefusedError, FilterSyntaxError, PeriodSyntaxError, DateSyntaxError.
        """
        how = gl_budget.FromGL(
            filters=filters or {},
            to=to or {},
            shift=shift,
            keep_month_end=keep_month_end,
            is_again=again,
        )
        return gl_budget.from_gl(
            self.store,
            Moment.at(today),
            source,
            target,
            how,
            dry_run=dry_run,
            request=request,
        )

    def budget_to_gl(  # noqa: PLR0913 - a source, a target, and how
        self,
        source: str,
        target: str,
        *,
        filters: Mapping[str, str] | None = None,
        factor: str = "1",
        copies: int = 1,
        shift: str = "",
        keep_month_end: bool = False,
        rounding: str = "",
        again: bool = False,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> GLBudgetCopied:
        """Copy what a version shows into a G/L budget; skips are listed by reason.

        Raises RefusedError, FilterSyntaxError, PeriodSyntaxError, DateSyntaxError.
        """
        how = budget_copy.Copying(
            filters=filters or {},
            factor=factor,
            copies=copies,
            shift=shift,
            keep_month_end=keep_month_end,
            rounding=rounding,
            is_again=again,
        )
        return gl_budget.to_gl(
            self.store,
            Moment.at(today),
            source,
            target,
            how,
            dry_run=dry_run,
            request=request,
        )

    # Registers, periods and archives

    def register_close(
        self, register_no: int, *, today: datetime.date | None = None
    ) -> CloseResult:
        """Close and seal a register and all open ones before it in its version.

        That is final: closed registers are not deleted, and not opened again.

        Raises UnknownRecordError.
        """
        return close_verb.close(self.store, Moment.at(today), register_no)

    def register_reopen(self, register_no: int) -> None:
        """Refuse to open a closed register again; an open one stays as it is.

        Raises UnknownRecordError, RefusedError.
        """
        close_verb.reopen(self.store, register_no)

    def register_delete(
        self,
        from_no: int,
        to_no: int | None = None,
        *,
        version: str = "ACTUAL",
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> DeleteResult:
        """Delete the unclosed registers of a version from one number to its last.

        Numbers are not given again; what was deleted stands in the audit trail.

        Raises UnknownRecordError, RefusedError.
        """
        return delete_verb.delete(
            self.store,
            Moment.at(today),
            from_no,
            to_no,
            version=version,
            dry_run=dry_run,
            request=request,
        )

    def periods(self) -> list[Period]:
        """Return the accounting periods in order."""
        return period_verb.periods(self.store)

    def period_set(
        self,
        starting_date: datetime.date,
        state: str,
        *,
        accept_waiting: bool = False,
        today: datetime.date | None = None,
    ) -> PeriodChange:
        """Open, close or lock a period; closing and locking seal what it holds.

        A period with waiting entries is closed only with `accept_waiting`, on record.

        Raises UnknownRecordError, SetupError, RefusedError.
        """
        return period_verb.period_set(
            self.store,
            Moment.at(today),
            starting_date,
            state,
            accept_waiting=accept_waiting,
        )

    def period_from_year(
        self, year: int, *, first_month: int = 1
    ) -> list[datetime.date]:
        """Make the twelve months of a fiscal year that are not there; return which.

        Raises SetupError.
        """
        return period_verb.period_from_year(
            self.store, Moment.at(), year, first_month=first_month
        )

    def audit_events(
        self, *, verb: str = "", since: datetime.date | None = None, limit: int = 100
    ) -> list[AuditEvent]:
        """Return who did what, the newest first."""
        return audit_verb.events(self.store, verb=verb, since=since, limit=limit)

    def archive(
        self,
        year_ending: datetime.date,
        *,
        folder: str = "",
        dry_run: bool = False,
        today: datetime.date | None = None,
    ) -> ArchiveResult:
        """Move the entries of ACTUAL up to the end of an old year into a Parquet file.

        Registers and balances stay; the file is written into `folder`, by default one
        beside the ledger.

        Raises RefusedError, ExportError.
        """
        return archive_verb.archive(
            self.store, Moment.at(today), year_ending, folder=folder, dry_run=dry_run
        )

    def archives(self) -> list[Archive]:
        """Return the archives, in order."""
        return archive_verb.archives(self.store)

    def archive_entries(
        self, archive_no: int, *, file: str = ""
    ) -> list[dict[str, Any]]:
        """Read the entries of an archive back; `file` is where it is now, if moved.

        Raises UnknownRecordError, ExportError.
        """
        return archive_verb.archive_entries(self.store, archive_no, file=file)

    def check_seals(self) -> SealCheck:
        """Prove that closed registers and periods are as they were when closed."""
        return seal_verb.check_seals(self.store)

    def register_reverse(
        self,
        register_no: int,
        *,
        cascade: bool = False,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> ReverseResult:
        """Take a register back by the opposite of its entries; both stay.

        Registers that depend on it stand in the way, unless `cascade` reverses them
        first. What a reversed transfer took may be transferred again.

        Raises UnknownRecordError, RefusedError, LawBrokenError.
        """
        return reverse_verb.reverse(
            self.store,
            Moment.at(today),
            register_no,
            cascade=cascade,
            dry_run=dry_run,
            request=request,
        )

    # Looking

    def report_keys(self, run: int) -> KeysReport:
        """Return the keys that a run used, as they were then, and what they gave.

        What keys would be today is `keys_calculate(dry_run=True)`.

        Raises UnknownRecordError.
        """
        return report_keys.keys_of_run(self.store, run)

    def report_balances(
        self,
        *,
        by: str,
        period: str | None = None,
        types: str = "",
        centers: str = "",
        objects: str = "",
        version: str = "ACTUAL",
        columns: str = "none",
        with_zero: bool = False,
    ) -> BalanceReport:
        """Return balances by `type`, `center` or `object`, with totals.

        Raises SetupError, UnknownRecordError, PeriodSyntaxError, FilterSyntaxError.
        """
        return report_verb.report_balances(
            self.store,
            by=by,
            period=period,
            types=types,
            centers=centers,
            objects=objects,
            version=version,
            columns=columns,
            with_zero=with_zero,
        )

    def report_open(
        self,
        *,
        by: str,
        period: str | None = None,
        version: str = "ACTUAL",
        with_zero: bool = False,
    ) -> BalanceReport:
        """Return what no allocation has taken, by `type`, `center` or `object`.

        Raises SetupError, UnknownRecordError, PeriodSyntaxError.
        """
        return open_verb.report_open(
            self.store, by=by, period=period, version=version, with_zero=with_zero
        )

    def report_rule_balancing(
        self, *, period: str | None = None, version: str = "ACTUAL"
    ) -> RuleBalancing:
        """Return what each rule held, received, sent and kept, run by run.

        Raises UnknownRecordError, PeriodSyntaxError.
        """
        return balancing_verb.report_balancing(
            self.store, period=period, version=version
        )

    def open_amount(
        self,
        *,
        kind: str,
        code: str,
        version: str = "ACTUAL",
        period: str | None = None,
    ) -> int:
        """Return what is open on one cost type, center or object, in minor units.

        Raises SetupError, UnknownRecordError, PeriodSyntaxError.
        """
        return open_verb.open_amount(
            self.store, kind=kind, code=code, version=version, period=period
        )

    def status(self) -> Status:
        """Return where the ledger stands: tie-out, what waits, and what to do next."""
        return status_verb.status(self.store)

    def registers(self, version: str | None = None) -> RegisterList:
        """Return the registers of a version or of all, and the gaps in their numbers."""
        return register_verb.list_registers(self.store, version=version)

    def register(self, register_no: int, *, entries_max: int = 100) -> RegisterShow:
        """Return one register: what it posted, and its first entries.

        Raises UnknownRecordError.
        """
        return register_verb.show_register(
            self.store, register_no, entries_max=entries_max
        )

    def runs(self, version: str | None = None) -> RunList:
        """Return the runs of allocations of a version, or of all."""
        return runs_verb.list_runs(self.store, version=version)

    def run(self, run_no: int, *, pools_max: int = 100) -> RunShow:
        """Return one run: its parameters, certificates, and first pools with their keys.

        Raises UnknownRecordError.
        """
        return runs_verb.show_run(self.store, run_no, pools_max=pools_max)

    def run_flows(self, run_no: int) -> RunFlows:
        """Return what pools that serve each other gave in a run, and their full cost.

        Gross amounts in minor units with six decimals; what was posted is net.

        Raises UnknownRecordError.
        """
        return runs_verb.flows_of_run(self.store, run_no)

    def trace_entry(self, entry_no: int) -> EntryTrace:
        """Return a cost entry and the general-ledger entries behind it.

        Raises UnknownRecordError.
        """
        return trace_verb.trace_entry(self.store, entry_no)

    def trace_gl(self, gl_entry_no: int) -> GLTrace:
        """Return a general-ledger entry and what has become of it.

        Raises UnknownRecordError.
        """
        return trace_verb.trace_gl(self.store, gl_entry_no)

    def check(self, *, progress: Callable[[str], None] | None = None) -> CheckResult:
        """Prove every law of the ledger, naming each place where one is broken."""
        return check_verb.check(self.store, progress=progress)

    def digest(self) -> Digest:
        """Return a SHA-256 over all that was posted, the same on every store."""
        return digest_verb.digest(self.store)

    def table(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of an exchange table as an export writes them.

        Codes for keys, decimals for amounts, in the order of their keys. All rows at
        once: for large tables use `export`.

        Raises UnknownRecordError.
        """
        return export_verb.table(self.store, name)

    # Moving

    def copy_to(
        self, target: str, *, progress: Callable[[str], None] | None = None
    ) -> CopyResult:
        """Copy the whole ledger to a place where there is none, and prove the copy.

        Raises LedgerExistsError, ServerError, CopyError.
        """
        return copy_verb.copy(self.store, Moment.at(), target, progress=progress)

    def export(self, folder: str, *, form: str = "csv") -> ExportResult:
        """Write every table into a folder as `csv` or `parquet`.

        `import_books` of that folder makes the same ledger again.

        Raises ExportError.
        """
        return export_verb.export(self.store, folder, form=form)

    # Who may do what

    def grants(self, *, name: str = "", apply: bool = False) -> Grants:
        """Return the SQL of the roles owner, poster and reader; `apply` runs it too.

        `name` is what the names of the roles begin with, by default the schema's.

        Raises RefusedError for a ledger file, NotAllowedError.
        """
        return grants_verb.grants(self.store, Moment.at(), name=name, apply=apply)
