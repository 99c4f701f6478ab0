"""`version delete`: a draft that nothing refers to goes, with registers and entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.engine import post
from costledger.operations.base import audit
from costledger.operations.registers import delete as register_delete
from costledger.operations.versions.versions import draft_or_locked, refuse_what_is_used

if TYPE_CHECKING:
    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext


def delete(store: Store, context: PostingContext, code: str) -> int:
    """Take a draft away with its entries; the audit trail keeps them.

    Returns how many entries went. Raises UnknownRecordError, RefusedError
    (`version_locked`, `version_in_use`).
    """
    with store.transaction():
        post.lock(store)
        row = draft_or_locked(store, code)
        refuse_what_is_used(store, row)
        store.materialize(
            "versions/entry_all", relation="budget_touched", version_id=row.version_id
        )
        event_no = audit.record(store, context, "version delete", version=row.code)
        entries = store.run("budget/records/keep_history", event_no=event_no)
        register_delete.take_all(store, context, row)
        store.run("versions/delete_control", version_id=row.version_id)
        store.run("versions/delete", version_id=row.version_id)
    return entries
