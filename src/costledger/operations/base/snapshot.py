"""The frame of every verb that looks: its statements see one moment of the ledger.

Somebody may post between two statements of a report. What it tells then has to be of
before or of after, and never of both.
"""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from costledger.engine.store import Store

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")


def in_snapshot(
    verb: Callable[Concatenate[Store, Parameters], Answer],
) -> Callable[Concatenate[Store, Parameters], Answer]:
    """Let all statements of a verb see the ledger as it is when the verb begins."""

    @wraps(verb)
    def look(
        store: Store, /, *arguments: Parameters.args, **named: Parameters.kwargs
    ) -> Answer:
        with store.snapshot():
            return verb(store, *arguments, **named)

    return look
