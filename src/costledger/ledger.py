"""The ledger as users hold it: a few verbs of its own, and its parts.

A thin face: what a part does is in `costledger.parts`, and how it is done in `operations`.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self

from costledger import parts
from costledger.operations.allocation import run
from costledger.operations.base import setup as settings_of
from costledger.operations.base.context import PostingContext
from costledger.operations.exchange import check, digest, grants
from costledger.operations.imports import books
from costledger.operations.transfer import status, transfer
from costledger.stores.location import store_class

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable

    from costledger.engine.store import Store
    from costledger.operations.allocation.run import AllocateResult, Allocation
    from costledger.operations.base.paths import StrPath
    from costledger.operations.base.setup import Setup, Untransferred
    from costledger.operations.exchange.check import CheckResult
    from costledger.operations.exchange.digest import Digest
    from costledger.operations.exchange.grants import Grants
    from costledger.operations.imports.align import Answer
    from costledger.operations.imports.books import ImportResult
    from costledger.operations.transfer.status import Status
    from costledger.operations.transfer.transfer import TransferResult


class Ledger:
    """A cost ledger, open for work.

    Amounts in results are whole minor units of the ledger's currency (øre, cents),
    costs positive; dates are inclusive. Use it as a context manager, or `close()` it.

    ```python
    with Ledger.open("acme.duckdb") as ledger:
        result = ledger.transfer()
        ledger.registers.show(result.register)
    ```
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.charts = parts.Charts(store)
        self.records = parts.Records(store)
        self.journal = parts.Journal(store)
        self.rules = parts.Rules(store)
        self.keys = parts.Keys(store)
        self.runs = parts.Runs(store)
        self.versions = parts.Versions(store)
        self.budget = parts.Budget(store)
        self.registers = parts.Registers(store)
        self.periods = parts.Periods(store)
        self.archive = parts.Archives(store)
        self.reports = parts.Reports(store)
        self.trace = parts.Trace(store)
        self.audit = parts.Audit(store)
        self.exchange = parts.Exchange(store)

    @classmethod
    def create(
        cls,
        location: StrPath,
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
        location = os.fspath(location)
        settings = settings_of.new_setup(
            currency=currency,
            cost_center_dimension=center_dimension,
            cost_object_dimension=object_dimension,
            company_name=company_name,
            additional_currency=additional_currency,
            starting_date=starting_date,
            language=language,
        )
        store = store_class(location).create(
            location,
            digits=settings.minor_digits,
            additional_digits=settings.additional_minor_digits,
        )
        settings_of.initialize(store, settings, PostingContext.at())
        return cls(store)

    @classmethod
    def open(cls, location: StrPath, *, read_only: bool = False) -> Ledger:
        """Open a ledger that exists.

        `location` is a file or a `postgresql://` address. Several may read a file at once,
        and one that writes is alone; a server takes many, of which one posts at a time.

        Raises LedgerNotFoundError, NotALedgerError, LedgerInUseError,
        LedgerTooNewError, LedgerTooOldError, LedgerReadOnlyError, ServerError.
        """
        location = os.fspath(location)
        return cls(store_class(location).open(location, is_read_only=read_only))

    def close(self) -> None:
        """Let go of the ledger."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def setup(
        self, *, dimensions_from: datetime.date | None = None, **changes: object
    ) -> Setup:
        """Return the settings, after changing those named.

        Another dimension holds for every entry that is not transferred, or for those
        posted on `dimensions_from` and later (see `setup_untransferred`). Switching
        `auto_transfer_from_gl` on transfers what is there, in one register.

        Raises SetupError.
        """
        before = settings_of.read_setup(self.store)
        if not changes:
            return before
        after = settings_of.change_setup(
            self.store, PostingContext.at(), dimensions_from=dimensions_from, **changes
        )
        if after.auto_transfer_from_gl and not before.auto_transfer_from_gl:
            transfer.transfer(self.store, PostingContext.at(), is_automatic=True)
        return after

    def setup_untransferred(
        self, *, dimensions_from: datetime.date | None = None, **changes: object
    ) -> tuple[Untransferred, ...]:
        """Return what other dimensions would be read for, by value of the old ones.

        Raises SetupError.
        """
        return settings_of.untransferred(self.store, changes, dimensions_from)

    def import_books(
        self,
        path: StrPath,
        *,
        mapping: StrPath | None = None,
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
        result = books.import_books(
            self.store,
            PostingContext.at(),
            os.fspath(path),
            mapping=None if mapping is None else os.fspath(mapping),
            dry_run=dry_run,
            answer=confirm,
        )
        is_due = result.import_no or not before.auto_transfer_from_gl
        if is_due and not dry_run and self.setup().auto_transfer_from_gl:
            transfer.transfer(self.store, PostingContext.at(), is_automatic=True)
        return result

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

        Raises AccountsClaimedTwiceError, FilterSyntaxError, RefusedError, LawBrokenError.
        """
        context = PostingContext.at(today)
        return transfer.transfer(
            self.store, context, until=until, dry_run=dry_run, request=request
        )

    def allocate(
        self,
        allocation: Allocation,
        *,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> AllocateResult:
        """Allocate what is open up to a date by the rules of a range of levels.

        `allocation` says the date and which rules; `request` as in `transfer`.

        Raises RefusedError with every problem, UnknownRecordError, LawBrokenError.
        """
        context = PostingContext.at(today)
        return run.allocate(
            self.store, context, allocation, dry_run=dry_run, request=request
        )

    def status(self) -> Status:
        """Return where the ledger stands: tie-out, what waits, and what to do next."""
        return status.status(self.store)

    def check(self, *, progress: Callable[[str], None] | None = None) -> CheckResult:
        """Prove every law of the ledger, naming each place where one is broken."""
        return check.check(self.store, progress=progress)

    def digest(self) -> Digest:
        """Return a SHA-256 over all that was posted, the same on every store."""
        return digest.digest(self.store)

    def grants(self, *, name: str = "", apply: bool = False) -> Grants:
        """Return the SQL of the roles owner, poster and reader; `apply` runs it too.

        `name` is what the names of the roles begin with, by default the schema's.

        Raises RefusedError for a ledger file, NotAllowedError.
        """
        return grants.grants(self.store, PostingContext.at(), name=name, apply=apply)
