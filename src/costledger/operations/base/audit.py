"""The audit trail: one event a verb that changed something."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from attrs import frozen

from costledger.engine.post import next_number

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext


def record(store: Store, context: PostingContext, verb: str, **detail: object) -> int:
    """Write who did what, when, from where and with which numbers.

    Returns the event's number.
    """
    event_no = next_number(store, "audit_event")
    text = json.dumps(detail, ensure_ascii=False, default=str)
    store.insert(
        "audit_event",
        ("event_no", "happened_at", "user_name", "host", "verb", "detail"),
        [(event_no, context.now, context.user, context.host, verb, text)],
    )
    return event_no


@frozen
class AuditEvent:
    """What a verb changed, and who ran it; `detail` has the numbers."""

    event_no: int
    happened_at: datetime.datetime
    """In UTC."""
    user_name: str
    host: str
    verb: str
    detail: Mapping[str, Any]


def events(
    store: Store,
    *,
    verb: str = "",
    since: datetime.date | None = None,
    limit: int = 100,
) -> list[AuditEvent]:
    """Return the newest events, of one verb or from a day on."""
    rows = store.records("base/audit_list", verb=verb or None, since=since, limit=limit)
    return [AuditEvent(**row | {"detail": json.loads(row["detail"])}) for row in rows]
