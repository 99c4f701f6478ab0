"""`copy`: a ledger moves house, between a file and a server or one of a kind."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.errors import CopyError
from costledger.messages import phrase
from costledger.operations.base.setup import initialize, read_setup
from costledger.operations.exchange.check import check
from costledger.operations.exchange.digest import digest
from costledger.operations.exchange.export import export
from costledger.operations.exchange.restore import restore
from costledger.stores.location import store_class

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext


@frozen
class CopyResult:
    """What was copied where, and the digest that both ledgers have."""

    target: str
    tables: Mapping[str, int]
    """Rows by table."""
    entries: int
    sha256: str


def copy(
    store: Store,
    context: PostingContext,
    target: str,
    *,
    progress: Callable[[str], None] | None = None,
) -> CopyResult:
    """Copy a whole ledger to a place where there is none, and prove the copy.

    The copy has the same digest and every law holds in it; otherwise it is removed.

    Raises LedgerExistsError, ServerError, CopyError and what a new ledger raises.
    """
    with store.snapshot():
        return _copy(store, context, target, progress or (lambda _: None))


def _copy(
    store: Store, context: PostingContext, target: str, say: Callable[[str], None]
) -> CopyResult:
    settings = read_setup(store)
    with tempfile.TemporaryDirectory(prefix="costledger-copy-") as name:
        folder = Path(name, "export")
        say("reading")
        export(store, str(folder), form="parquet")
        copied = store_class(target).create(
            target,
            digits=settings.minor_digits,
            additional_digits=settings.additional_minor_digits,
        )
        try:
            say("writing")
            initialize(copied, settings, context)
            with copied.transaction():
                tables = restore(copied, folder)
            say("proving")
            found = _proved(store, copied)
        except BaseException:
            copied.discard()
            raise
    copied.close()
    return CopyResult(copied.location, tables, tables["cost_entries"], found)


def _proved(store: Store, copied: Store) -> str:
    """Return the digest of both, or refuse the copy."""
    ours, theirs = digest(store), digest(copied)
    if ours != theirs:
        raise CopyError(
            copied.location,
            phrase(
                "its digest is {sha256}, not {sha256_2}",
                sha256=theirs.sha256,
                sha256_2=ours.sha256,
            ),
        )
    broken = [law.sentence for law in check(copied).laws if law.broken]
    if broken:
        raise CopyError(
            copied.location,
            phrase("a law does not hold in it: {broken}", broken=broken[0]),
        )
    return ours.sha256
