"""Old years, moved out of the ledger into files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from costledger.operations.base.context import PostingContext
from costledger.operations.registers import archive
from costledger.parts.base import Part

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from costledger.operations.base.paths import StrPath
    from costledger.operations.registers.archive import Archive, ArchiveResult


class Archives(Part):
    """Old years, moved out of the ledger into files."""

    def year(
        self,
        year_ending: datetime.date,
        *,
        folder: StrPath = "",
        dry_run: bool = False,
        today: datetime.date | None = None,
    ) -> ArchiveResult:
        """Move the entries of ACTUAL up to the end of an old year into a Parquet file.

        Registers and balances stay; the file is written into `folder`, by default one
        beside the ledger.

        Raises RefusedError, ExportError.
        """
        return archive.archive(
            self._store,
            PostingContext.at(today),
            year_ending,
            folder=os.fspath(folder),
            dry_run=dry_run,
        )

    def list(self) -> Sequence[Archive]:
        """Return the archives, in order."""
        return archive.archives(self._store)

    def show(self, archive_no: int, *, file: StrPath = "") -> Sequence[dict[str, Any]]:
        """Read the entries of an archive back; `file` is where it is now, if moved.

        Raises UnknownRecordError, ExportError.
        """
        return archive.archive_entries(self._store, archive_no, file=os.fspath(file))
