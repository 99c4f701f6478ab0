"""`costledger grants`: the roles of a ledger on a server."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from costledger.cli.answers import exchange as answers
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.present import present
from costledger.ledger import Ledger


def grants(
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    name: str = "",
    apply: Annotated[bool, Parameter(negative="")] = False,
    json: AsJson = False,
) -> None:
    """Print the SQL that gives a ledger the roles of owner, poster and reader.

    A reader looks; a poster works and posts, and changes what was posted in drafts
    only; an owner may do everything. Give a person a role with
    `GRANT acme_poster TO ann`.

    Parameters
    ----------
    name
        What the names of the roles begin with; by default the schema's, or the
        database's, name.
    apply
        Run the SQL as well; it takes a user who may create roles.
    """
    with Ledger.open(ledger) as opened:
        result = opened.grants(name=name, apply=apply)
    present(answers.grants(result), json=json)
