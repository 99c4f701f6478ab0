"""`grants`: the roles of a ledger on a server, as SQL that an administrator reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, cast

from attrs import frozen

from costledger.errors import Refusal, RefusedError
from costledger.messages import phrase
from costledger.operations.base import audit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext


@frozen
class Grants:
    """What gives a ledger its roles, and whether it was done."""

    statements: tuple[str, ...]
    """In order, without semicolons."""
    applied: bool


class HasRoles(Protocol):
    """A store whose engine knows who is who."""

    def grants(self, name: str = "") -> tuple[str, ...]:
        """Return the statements that give the ledger its roles."""

    def apply(self, texts: Sequence[str]) -> None:
        """Run statements of this engine's own as they are, as one change."""


def grants(
    store: Store, context: PostingContext, *, name: str = "", apply: bool = False
) -> Grants:
    """Return the statements that make and fill the roles, and run them when asked to.

    The roles are `name` with `_owner`, `_poster` and `_reader`.

    Raises RefusedError (`roles_need_a_server`), NotAllowedError.
    """
    if store.dialect != "postgres":
        raise RefusedError(
            "grants",
            [
                Refusal(
                    "roles_need_a_server",
                    "",
                    "ledger",
                    store.location,
                    phrase(
                        "A ledger file has no roles: who may read it may read all of it."
                    ),
                    phrase(
                        "Move it to a server: `costledger copy FILE postgresql://…`."
                    ),
                )
            ],
        )
    server = cast("HasRoles", store)
    statements = server.grants(name)
    if apply:
        with store.transaction():
            server.apply(statements)
            audit.record(store, context, "grants", statements=len(statements))
    return Grants(statements, applied=apply)
