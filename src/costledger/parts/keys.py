"""Allocation keys that follow something: calculated anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.operations.base.context import PostingContext
from costledger.operations.rules import keys
from costledger.parts.base import Part

if TYPE_CHECKING:
    import datetime

    from costledger.operations.rules.keys import KeysResult


class Keys(Part):
    """Allocation keys that follow something: calculated anew."""

    def calculate(
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
        return keys.calculate(
            self._store, PostingContext.at(today), source_id, dry_run=dry_run
        )
