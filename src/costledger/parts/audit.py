"""The audit trail: who did what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.operations.base import audit
from costledger.parts.base import Part

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from costledger.operations.base.audit import AuditEvent


class Audit(Part):
    """The audit trail: who did what."""

    def list(
        self, *, verb: str = "", since: datetime.date | None = None, limit: int = 100
    ) -> Sequence[AuditEvent]:
        """Return who did what, the newest first."""
        return audit.events(self._store, verb=verb, since=since, limit=limit)
