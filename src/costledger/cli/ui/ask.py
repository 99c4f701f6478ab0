"""Questions on a terminal; without one, a question that is not answered refuses."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, TypeVar

from cyclopts import Parameter

from costledger.errors import RefusedError
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

Yes = Annotated[
    bool,
    Parameter(
        name="--yes", negative="", help="Answer yes to the question that may be asked."
    ),
]


def answered(action: Callable[[bool | None], T], *, yes: bool) -> T:
    """Do what may ask a question; ask it on a terminal, and do it on a yes.

    Raises RefusedError, also where nobody is there to answer.
    """
    try:
        return action(True if yes else None)
    except RefusedError as error:
        if error.kind != "confirmation_declined" or not is_asked(
            error.refusals[0].problem
        ):
            raise
        return action(True)


def is_asked(question: str) -> bool:
    """Ask a question, and say whether the answer is yes; without a terminal it is no."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    print(f"{question} {phrase('[y/N]')} ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes", "j", "ja")
