"""The frame of every verb that posts: one transaction, a dry run, a safe retry."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import msgspec

from costledger.engine import post
from costledger.errors import Refusal, RefusedError
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

Answer = TypeVar("Answer")


class _RollBack(Exception):  # noqa: N818 - it ends a dry run and is no error
    """Leaves a transaction without keeping what it did."""


def unit_of_work(
    store: Store,
    context: PostingContext,
    verb: str,
    work: Callable[[], Answer],
    *,
    answer: type[Answer],
    dry_run: bool = False,
    request: str = "",
) -> Answer:
    """Do the work of a posting verb under the ledger's lock, as one change.

    A dry run does everything and undoes it. `request` is a key of the caller's own: when
    it was answered before, nothing is done and the first answer is given again. `answer`
    is the attrs class of the result. The work records its own audit event.

    Raises RefusedError (`request_of_another_verb`), and what the work raises.
    """
    found: list[Answer] = []
    try:
        with store.transaction():
            post.lock(store)
            known = _known(store, verb, request)
            if known is not None:
                return msgspec.json.decode(known, type=answer)
            found.append(work())
            if dry_run:
                raise _RollBack  # noqa: TRY301
            if request:
                _keep(store, context, verb, request, found[0])
    except _RollBack:
        pass
    return found[0]


def _known(store: Store, verb: str, request: str) -> str | None:
    """Return the answer given before to a request, if it was."""
    rows = store.rows("base/request_answer", request_key=request) if request else []
    if not rows:
        return None
    ((before, text),) = rows
    if before != verb:
        raise RefusedError(
            verb,
            [
                Refusal(
                    "request_of_another_verb",
                    "",
                    "request",
                    request,
                    phrase(
                        "The request {request!r} was a {before} before.",
                        request=request,
                        before=before,
                    ),
                    phrase("Give every piece of work a key of its own."),
                )
            ],
        )
    return str(text)


def _keep(
    store: Store, context: PostingContext, verb: str, request: str, answer: object
) -> None:
    store.insert(
        "request",
        ("request_key", "verb", "answer", "answered_at"),
        [(request, verb, msgspec.json.encode(answer).decode(), context.now)],
    )
