"""The audit trail: one event a verb that changed something."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from costledger.engine.post import last_number, set_last_number

if TYPE_CHECKING:
    from costledger.engine.store import Store
    from costledger.operations.moment import Moment


def record(store: Store, moment: Moment, verb: str, **detail: object) -> int:
    """Write who did what, when, from where and with which numbers.

    Returns the event's number.
    """
    event_no = last_number(store, "audit_event") + 1
    set_last_number(store, "audit_event", event_no)
    text = json.dumps(detail, ensure_ascii=False, default=str)
    store.put(
        "audit_event",
        ("event_no", "happened_at", "user_name", "host", "verb", "detail"),
        [(event_no, moment.now, moment.user, moment.host, verb, text)],
    )
    return event_no
