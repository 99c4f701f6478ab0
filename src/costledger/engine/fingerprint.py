"""Fingerprints of rows: the same rows have the same, whatever engine keeps them.

Rows are lines of text that SQL writes in one canonical form. They are hashed in blocks,
so that one who looks for a difference finds the block, and never in Python one by one.
"""

from __future__ import annotations

import hashlib
from itertools import chain
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from costledger.engine.store import Row

BLOCK = 10_000
"""How many consecutive rows a block has."""


@frozen
class Fingerprint:
    """How many rows there are, and what they hash to."""

    rows: int
    sha256: str


def fingerprint(blocks: Iterable[list[Row]]) -> Fingerprint:
    """Return the SHA-256 over the blocks' own: lines of 10,000 rows, each with a newline.

    `blocks` hold rows of one text column, in the order that counts.
    """
    whole, rows = hashlib.sha256(), 0
    for block in _even(blocks):
        lines = "".join(f"{line}\n" for (line,) in block)
        whole.update(hashlib.sha256(lines.encode()).digest())
        rows += len(block)
    return Fingerprint(rows, whole.hexdigest())


def _even(blocks: Iterable[list[Row]]) -> Iterator[list[Row]]:
    """Yield blocks of the one size, whatever sizes they come in."""
    waiting: list[Row] = []
    for block in blocks:
        waiting = list(chain(waiting, block)) if waiting else block
        while len(waiting) >= BLOCK:
            yield waiting[:BLOCK]
            waiting = waiting[BLOCK:]
    if waiting:
        yield waiting
