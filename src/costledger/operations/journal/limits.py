"""What posting a batch would take of a budget that controls it, before it is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.errors import RefusedError
from costledger.operations.journal import post as journal

if TYPE_CHECKING:
    from costledger.engine.store import Store
    from costledger.errors import Refusal
    from costledger.operations.base.context import PostingContext


def check_batch(store: Store, context: PostingContext, batch: str) -> list[Refusal]:
    """Return what posting a batch would exceed; nothing is posted.

    Raises RefusedError when the batch cannot be posted for another reason.
    """
    try:
        journal.post_batch(store, context, batch, allow_duplicate=True, dry_run=True)
    except RefusedError as error:
        if error.kind != "budget_exceeded":
            raise
        return list(error.refusals)
    return []
