"""Records of charts, mirrors, rules and drafts, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.operations.base import records
from costledger.operations.base.context import PostingContext
from costledger.parts.base import Part

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from costledger.operations.base.records import Key


class Records(Part):
    """Records of charts, mirrors, rules and drafts, one at a time."""

    def add(
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
        return records.handler_of(table).record_add(
            self._store, PostingContext.at(today), table, record, confirm
        )

    def set(
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
        records.handler_of(table).record_set(
            self._store, PostingContext.at(today), table, key, fields, confirm
        )

    def rename(
        self, table: str, key: Key, new_key: Key, *, confirm: bool | None = None
    ) -> None:
        """Give a record another key; filters and totals that name it follow.

        Raises UnknownRecordError, RefusedError.
        """
        records.handler_of(table).record_rename(
            self._store, PostingContext.at(), table, key, new_key, confirm
        )

    def delete(self, table: str, key: Key, *, confirm: bool | None = None) -> None:
        """Delete a record, or retire it where something refers to it.

        Raises UnknownRecordError, RefusedError.
        """
        records.handler_of(table).record_delete(
            self._store, PostingContext.at(), table, key, confirm
        )
