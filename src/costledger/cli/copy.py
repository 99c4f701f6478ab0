"""`costledger copy`: a ledger moves house."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from costledger.cli.answers import exchange as answers
from costledger.cli.ui.options import AsJson  # noqa: TC001 - read at run time
from costledger.cli.ui.output import progress
from costledger.cli.ui.present import present
from costledger.ledger import Ledger
from costledger.messages import phrase

Place = Annotated[str, Parameter(help="A ledger file, or a postgresql:// address.")]


def copy(source: Place, target: Place, /, *, json: AsJson = False) -> None:
    """Copy a whole ledger to a new place, and prove the copy by its digest and laws.

    Between a DuckDB file and PostgreSQL, both ways, or between two of a kind. The target
    must not be there yet; a copy that fails leaves nothing behind.
    """
    with Ledger.open(source, read_only=True) as opened, progress(phrase("copying …")):
        result = opened.exchange.copy(target)
    present(answers.copied(result), json=json)
