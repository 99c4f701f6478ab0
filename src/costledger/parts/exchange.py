"""The whole ledger or one table, taken elsewhere."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from costledger.operations.base.context import PostingContext
from costledger.operations.exchange import copy, export
from costledger.parts.base import Part

if TYPE_CHECKING:
    from collections.abc import Callable

    from costledger.operations.base.paths import StrPath
    from costledger.operations.exchange.copy import CopyResult
    from costledger.operations.exchange.export import ExportResult


class Exchange(Part):
    """The whole ledger or one table, taken elsewhere."""

    def table(self, name: str) -> list[dict[str, Any]]:
        """Return the rows of an exchange table as an export writes them.

        Codes for keys, decimals for amounts, in the order of their keys. All rows at
        once: for large tables use `export`.

        Raises UnknownRecordError.
        """
        return export.table(self._store, name)

    def copy(
        self, target: StrPath, *, progress: Callable[[str], None] | None = None
    ) -> CopyResult:
        """Copy the whole ledger to a place where there is none, and prove the copy.

        Raises LedgerExistsError, ServerError, CopyError.
        """
        return copy.copy(
            self._store, PostingContext.at(), os.fspath(target), progress=progress
        )

    def export(self, folder: StrPath, *, form: str = "csv") -> ExportResult:
        """Write every table into a folder as `csv` or `parquet`.

        `import_books` of that folder makes the same ledger again.

        Raises ExportError.
        """
        return export.export(self._store, os.fspath(folder), form=form)
