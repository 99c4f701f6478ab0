"""Cost journals: batches of lines, checked and posted as one register."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from costledger.operations.base.context import PostingContext
from costledger.operations.journal import drafts, enter, load, post
from costledger.parts.base import Part

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Mapping

    from costledger.operations.base.paths import StrPath
    from costledger.operations.journal.drafts import Charge
    from costledger.operations.journal.load import JournalImported
    from costledger.operations.journal.post import (
        JournalBatch,
        JournalCheck,
        JournalLine,
        JournalPosted,
    )


class Journal(Part):
    """Cost journals: batches of lines, checked and posted as one register."""

    def batches(self) -> list[JournalBatch]:
        """Return every batch of unposted work, by name."""
        return post.batches(self._store)

    def batch_add(self, record: Mapping[str, Any]) -> JournalBatch:
        """Make a batch; the fields are those of the table `journal_batches`.

        Raises RefusedError.
        """
        return enter.batch_add(self._store, PostingContext.at(), record)

    def batch_set(self, batch: str, fields: Mapping[str, Any]) -> JournalBatch:
        """Change fields of a batch.

        Raises UnknownRecordError, RefusedError.
        """
        return enter.batch_set(self._store, PostingContext.at(), batch, fields)

    def batch_retire(self, batch: str) -> None:
        """Take a batch away with its unposted lines.

        Raises UnknownRecordError.
        """
        enter.batch_retire(self._store, PostingContext.at(), batch)

    def show(self, batch: str) -> list[JournalLine]:
        """Return the lines of a batch, in order.

        Raises UnknownRecordError.
        """
        return post.lines(self._store, batch)

    def add(
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
        return enter.add(self._store, PostingContext.at(today), batch, fields)

    def set(
        self, batch: str, line_no: int, fields: Iterable[tuple[str, Any]]
    ) -> JournalLine:
        """Change a line by entering fields one by one.

        Raises UnknownRecordError, RefusedError, AmountSyntaxError, DateSyntaxError.
        """
        return enter.change(self._store, batch, line_no, fields)

    def delete(self, batch: str, line_no: int) -> None:
        """Take an unposted line out of its batch.

        Raises UnknownRecordError.
        """
        enter.delete(self._store, batch, line_no)

    def import_rows(self, rows: Iterable[Mapping[str, Any]], batch: str) -> int:
        """Put rows into a batch as they are, unchecked; return how many.

        Raises RefusedError with every row that cannot be read, UnknownRecordError.
        """
        return load.load(self._store, PostingContext.at(), batch, rows)

    def import_(
        self, path: StrPath, batch: str = "DEFAULT", *, dry_run: bool = False
    ) -> JournalImported:
        """Put the rows of a CSV, Parquet or Excel file into a batch, and check it.

        A dry run shows what it would bring, and keeps nothing.

        Raises SourceError, RefusedError with every row that cannot be read.
        """
        return load.import_file(
            self._store, PostingContext.at(), os.fspath(path), batch, dry_run=dry_run
        )

    def charge(self, charge: Charge, *, batch: str = "DEFAULT") -> JournalLine:
        """Draft an internal charge: the receiver is debited, the sender credited.

        Each is the code of a cost center or, where there is none, a cost object.

        Raises UnknownRecordError, RefusedError, AmountSyntaxError.
        """
        return drafts.charge(self._store, PostingContext.at(), charge, batch=batch)

    def correct(
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
        return drafts.correct(
            self._store,
            PostingContext.at(today),
            entry_no,
            cost_type=cost_type,
            receiver=receiver,
            amount=amount,
            posting_date=posting_date,
            batch=batch,
        )

    def check(self, batch: str) -> JournalCheck:
        """Return every problem of every line of a batch.

        Raises UnknownRecordError.
        """
        return post.check(self._store, batch)

    def post(
        self,
        batch: str,
        *,
        allow_duplicate: bool = False,
        dry_run: bool = False,
        today: datetime.date | None = None,
        request: str = "",
    ) -> JournalPosted:
        """Post every line of a batch, or nothing.

        `again` allows a batch that keeps its lines to post a month a second time.

        Raises RefusedError with every problem, UnknownRecordError, LawBrokenError.
        """
        return post.post_batch(
            self._store,
            PostingContext.at(today),
            batch,
            allow_duplicate=allow_duplicate,
            dry_run=dry_run,
            request=request,
        )
