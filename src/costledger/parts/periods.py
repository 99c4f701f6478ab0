"""Accounting periods: made, opened, closed and locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.operations.base.context import PostingContext
from costledger.operations.registers import periods
from costledger.parts.base import Part

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from costledger.operations.registers.periods import Period, PeriodChange


class Periods(Part):
    """Accounting periods: made, opened, closed and locked."""

    def list(self) -> Sequence[Period]:
        """Return the accounting periods in order."""
        return periods.periods(self._store)

    def set(
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
        return periods.period_set(
            self._store,
            PostingContext.at(today),
            starting_date,
            state,
            accept_waiting=accept_waiting,
        )

    def from_year(self, year: int, *, first_month: int = 1) -> Sequence[datetime.date]:
        """Make the twelve months of a fiscal year that are not there; return which.

        Raises SetupError.
        """
        return periods.period_from_year(
            self._store, PostingContext.at(), year, first_month=first_month
        )
