"""`register close`: registers that nobody deletes any more, each with its seal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.engine import post
from costledger.errors import Refusal, RefusedError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.registers import seal

if TYPE_CHECKING:
    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext


@frozen
class CloseResult:
    """What was closed, and the seal of the last of it."""

    version: str
    closed: tuple[int, ...]
    """Registers that were open before; empty where they were closed already."""
    seal: str


def close(store: Store, context: PostingContext, register_no: int) -> CloseResult:
    """Close a register and all open ones before it in its version, for good.

    Raises UnknownRecordError.
    """
    with store.transaction():
        post.lock(store)
        return close_within(store, context, register_no)


def close_within(
    store: Store, context: PostingContext, register_no: int
) -> CloseResult:
    """Close a register and those before it inside the caller's own transaction.

    Raises UnknownRecordError.
    """
    version_id, version = _version_of(store, register_no)
    rows = store.rows("registers/seal/open", version_id=version_id, last_no=register_no)
    numbers = tuple(int(number) for (number,) in rows)
    seals = store.rows("registers/seal/list", version_id=version_id)
    last = str(seals[-1][3]) if seals else ""
    if numbers:
        last = _seal(store, context, version_id, numbers, last)
        audit.record(
            store,
            context,
            "register close",
            register=register_no,
            version=version,
            closed=list(numbers),
            seal=last,
        )
    return CloseResult(version, numbers, last)


def reopen(store: Store, register_no: int) -> None:
    """Refuse: what is closed stays closed.

    Raises UnknownRecordError, RefusedError (`register_closed`).
    """
    version_id, _ = _version_of(store, register_no)
    seals = store.rows("registers/seal/list", version_id=version_id)
    if register_no in {row[0] for row in seals}:
        raise RefusedError(
            phrase("Opening register {register_no} again", register_no=register_no),
            [closed_refusal(register_no)],
        )


def closed_refusal(register_no: int) -> Refusal:
    """Return why a closed register is not touched."""
    return Refusal(
        "register_closed",
        phrase("register {register_no}", register_no=register_no),
        "register",
        str(register_no),
        phrase(
            "Register {register_no} is closed, and that is final.",
            register_no=register_no,
        ),
        phrase("Reverse it instead: `costledger register reverse`."),
    )


def _version_of(store: Store, register_no: int) -> tuple[int, str]:
    found = store.records("registers/reverse/subject", register_no=register_no)
    if not found:
        raise UnknownRecordError(
            "register", str(register_no), phrase("See `costledger register list`.")
        )
    return found[0]["version_id"], found[0]["version"]


def _seal(
    store: Store,
    context: PostingContext,
    version_id: int,
    numbers: tuple[int, ...],
    last: str,
) -> str:
    """Write the seals of registers, one after the other, and return the last."""
    rows = []
    for number, content in seal.contents(store, version_id, numbers[0], numbers[-1]):
        last = seal.chained(content.sha256, last)
        rows.append(
            (
                number,
                version_id,
                content.rows - 1,
                content.sha256,
                last,
                context.today,
                context.now,
                context.user,
            )
        )
    columns = (
        "register_no",
        "version_id",
        "entries",
        "content",
        "seal",
        "closed_on",
        "closed_at",
        "closed_by",
    )
    store.insert("register_seal", columns, rows)
    return last
