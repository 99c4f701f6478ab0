"""Read from a ledger which days may be posted on: its posting window, locked periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.domain.open_days import OpenDays, Span
from costledger.operations.base.setup import read_setup

if TYPE_CHECKING:
    from costledger.engine.store import Store


def open_days(store: Store) -> OpenDays:
    """Return which days take postings."""
    setup = read_setup(store)
    locked = tuple(
        Span(first, next_)
        for first, next_, _, state in store.rows("registers/periods/list")
        if state == "locked"
    )
    return OpenDays(setup.allow_posting_from, setup.allow_posting_to, locked)
