"""Balances, what is open, and what runs did."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.operations.allocation import balancing, keys_report
from costledger.operations.reports import balances, open_items
from costledger.operations.reports.balances import BalanceQuery
from costledger.parts.base import Part

if TYPE_CHECKING:
    from costledger.operations.allocation.balancing import RuleBalancing
    from costledger.operations.allocation.keys_report import KeysReport
    from costledger.reports.balances import BalanceReport


class Reports(Part):
    """Balances, what is open, and what runs did."""

    def keys(self, run: int) -> KeysReport:
        """Return the keys that a run used, as they were then, and what they gave.

        What keys would be today is `ledger.keys.calculate(dry_run=True)`.

        Raises UnknownRecordError.
        """
        return keys_report.keys_of_run(self._store, run)

    def balances(
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

        `period` is a year, quarter, month or days (2026, 2026-Q1, 2026-01); None is
        everything. `types`, `centers` and `objects` are filters over the codes that
        entries are posted on. `columns` spreads net changes over `month`, `quarter`, or
        another chart. Amounts are whole minor units.

        Raises SetupError, UnknownRecordError, PeriodSyntaxError, FilterSyntaxError.
        """
        query = BalanceQuery(
            by=by,
            period=period,
            types=types,
            centers=centers,
            objects=objects,
            version=version,
            columns=columns,
            with_zero=with_zero,
        )
        return balances.report_balances(self._store, query)

    def open(
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
        return open_items.report_open(
            self._store, by=by, period=period, version=version, with_zero=with_zero
        )

    def rule_balancing(
        self, *, period: str | None = None, version: str = "ACTUAL"
    ) -> RuleBalancing:
        """Return what each rule held, received, sent and kept, run by run.

        Raises UnknownRecordError, PeriodSyntaxError.
        """
        return balancing.report_balancing(self._store, period=period, version=version)

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
        return open_items.open_amount(
            self._store, kind=kind, code=code, version=version, period=period
        )
