"""What is entered into versions, copied between them, and held against actual."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from costledger.operations.base.context import PostingContext
from costledger.operations.budget import (
    compare,
    copy,
    enter,
    gl_budget,
    records,
    release,
    sheet,
    spread,
)
from costledger.operations.budget.copy import BudgetCopy
from costledger.operations.budget.gl_budget import GLBudgetCopy
from costledger.operations.budget.spread import BudgetSpread
from costledger.operations.journal import limits as journal_limits
from costledger.operations.versions import limits
from costledger.parts.base import Part

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from costledger.errors import Refusal
    from costledger.operations.base.paths import StrPath
    from costledger.operations.budget.compare import Comparison
    from costledger.operations.budget.copy import BudgetCopied
    from costledger.operations.budget.enter import BudgetCell, BudgetPosted
    from costledger.operations.budget.gl_budget import GLBudgetCopied
    from costledger.operations.budget.release import BudgetReleased, Remaining
    from costledger.operations.budget.sheet import SheetImported, SheetWritten
    from costledger.operations.versions.limits import Control

EVERYTHING = BudgetCopy()
EVERYTHING_OF_GL = GLBudgetCopy()
EVENLY = BudgetSpread()


class Budget(Part):
    """What is entered into versions, copied between them, and held against actual."""

    def enter(
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
        return enter.enter(
            self._store,
            PostingContext.at(today),
            rows,
            version,
            dry_run=dry_run,
            request=request,
        )

    def set(
        self,
        version: str,
        cell: BudgetCell,
        amount: str | int,
        *,
        amount_type: str = "net_change",
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> BudgetPosted:
        """Let a cell show an amount, by an entry of the difference on its first day.

        The amount is a decimal as text, or minor units as a whole number.

        Raises RefusedError, PeriodSyntaxError, AmountSyntaxError.
        """
        return enter.set_cell(
            self._store,
            PostingContext.at(today),
            version,
            cell,
            amount,
            amount_type=amount_type,
            dry_run=dry_run,
            request=request,
        )

    def compress(self, version: str) -> int:
        """Merge entries of one type, receiver and date; no total changes.

        Returns how many were merged into another. Raises RefusedError.
        """
        return records.compress(self._store, PostingContext.at(), version)

    def copy(
        self,
        source: str,
        target: str,
        how: BudgetCopy = EVERYTHING,
        *,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> BudgetCopied:
        """Copy what a version shows into another; `ACTUAL` may be the source.

        `how` says what is taken and how it changes; without it, everything is copied
        as it is. Each copy is linked to its source; what `target` has copies of already
        is refused, unless `how.again`.

        Raises RefusedError, FilterSyntaxError, PeriodSyntaxError, DateSyntaxError.
        """
        return copy.copy(
            self._store,
            PostingContext.at(today),
            source,
            target,
            how,
            dry_run=dry_run,
            request=request,
        )

    def to_actual(
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
        return release.release(
            self._store,
            PostingContext.at(today),
            source,
            filters=filters or {},
            period=period,
            is_primary=primary_only,
            dry_run=dry_run,
            request=request,
        )

    def remaining(self, source: str, *, period: str | None = None) -> list[Remaining]:
        """Return what of a version was released to actual costs, by month.

        Raises UnknownRecordError, PeriodSyntaxError.
        """
        with self._store.transaction():
            return release.remaining(self._store, source, period=period)

    def spread(
        self,
        version: str,
        cell: BudgetCell,
        amount: str | int,
        how: BudgetSpread = EVENLY,
        *,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> BudgetPosted:
        """Let the months of a cell's period show the parts of an amount, to the cent.

        The amount is a decimal as text, or minor units as a whole number.

        Raises RefusedError, PeriodSyntaxError, AmountSyntaxError.
        """
        return spread.spread_year(
            self._store,
            PostingContext.at(today),
            version,
            cell,
            amount,
            how,
            dry_run=dry_run,
            request=request,
        )

    def compare(
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
        return compare.compare(
            self._store,
            version,
            period=period,
            actual=actual,
            filters=filters,
            tolerance_percent=tolerance_percent,
            tolerance_amount=tolerance_amount,
        )

    def control(
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
        return limits.control(
            self._store,
            PostingContext.at(),
            version,
            span=span,
            tolerance_percent=tolerance_percent,
            tolerance_amount=tolerance_amount,
            is_checked=checked,
        )

    def check(self, batch: str) -> list[Refusal]:
        """Return what posting a journal batch would exceed; nothing is posted.

        Raises RefusedError when the batch cannot be posted for another reason.
        """
        return journal_limits.check_batch(self._store, PostingContext.at(), batch)

    def export(
        self,
        version: str,
        file: StrPath,
        *,
        period: str = "",
        columns: str = "month",
        filters: Mapping[str, str] | None = None,
    ) -> SheetWritten:
        """Write what a version shows as a workbook or CSV file to be typed into.

        One column a `month`, `quarter` or `year`.

        Raises UnknownRecordError, PeriodSyntaxError, FilterSyntaxError, ExportError.
        """
        return sheet.export(
            self._store,
            version,
            os.fspath(file),
            period=period,
            columns=columns,
            filters=filters,
        )

    def import_(
        self,
        file: StrPath,
        version: str = "",
        *,
        missing_as_zero: bool = False,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> SheetImported:
        """Enter what was changed in a sheet of `export`: all of it, or nothing.

        A dry run shows changes, conflicts and problems, and changes nothing.

        Raises RowsRefusedError with every cell, SourceError, RefusedError.
        """
        return sheet.import_sheet(
            self._store,
            PostingContext.at(today),
            os.fspath(file),
            version,
            missing_as_zero=missing_as_zero,
            dry_run=dry_run,
            request=request,
        )

    def from_gl(
        self,
        source: str,
        target: str,
        how: GLBudgetCopy = EVERYTHING_OF_GL,
        *,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> GLBudgetCopied:
        """Copy a G/L budget into a version; what cannot go is listed by reason.

        Raises RefusedError, FilterSyntaxError, PeriodSyntaxError, DateSyntaxError.
        """
        return gl_budget.from_gl(
            self._store,
            PostingContext.at(today),
            source,
            target,
            how,
            dry_run=dry_run,
            request=request,
        )

    def to_gl(
        self,
        source: str,
        target: str,
        how: BudgetCopy = EVERYTHING,
        *,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> GLBudgetCopied:
        """Copy what a version shows into a G/L budget; skips are listed by reason.

        Raises RefusedError, FilterSyntaxError, PeriodSyntaxError, DateSyntaxError.
        """
        return gl_budget.to_gl(
            self._store,
            PostingContext.at(today),
            source,
            target,
            how,
            dry_run=dry_run,
            request=request,
        )
