"""`digest`: one hash for everything that was posted, the same on every store."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.engine.fingerprint import BLOCK, Fingerprint, fingerprint
from costledger.operations.base.snapshot import in_snapshot

if TYPE_CHECKING:
    from costledger.engine.store import Store

PARTS = ("registers", "entries", "links")


@frozen
class Digest:
    """What was posted, as hashes: of registers, entries and links, and of all three."""

    registers: Fingerprint
    entries: Fingerprint
    links: Fingerprint
    sha256: str


@in_snapshot
def digest(store: Store) -> Digest:
    """Return the digest of a ledger; its form stands in docs/reference/digest.md."""
    parts = {
        part: fingerprint(store.stream(f"exchange/digest_{part}", BLOCK))
        for part in PARTS
    }
    text = "".join(
        f"{part} {parts[part].rows} {parts[part].sha256}\n" for part in PARTS
    )
    return Digest(**parts, sha256=hashlib.sha256(text.encode()).hexdigest())
