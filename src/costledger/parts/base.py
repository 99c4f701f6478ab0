"""What the parts of a ledger share: its store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from costledger.engine.store import Store


class Part:
    """One capability of an open ledger; `Ledger` holds one of each."""

    def __init__(self, store: Store) -> None:
        self._store = store
