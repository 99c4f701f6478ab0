"""What an entry is made of, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.operations.reports import trace
from costledger.parts.base import Part

if TYPE_CHECKING:
    from costledger.operations.reports.trace import EntryTrace, GLTrace


class Trace(Part):
    """What an entry is made of, and what became of it."""

    def entry(self, entry_no: int) -> EntryTrace:
        """Return a cost entry and the general-ledger entries behind it.

        Raises UnknownRecordError.
        """
        return trace.trace_entry(self._store, entry_no)

    def gl(self, gl_entry_no: int) -> GLTrace:
        """Return a general-ledger entry and what has become of it.

        Raises UnknownRecordError.
        """
        return trace.trace_gl(self._store, gl_entry_no)
