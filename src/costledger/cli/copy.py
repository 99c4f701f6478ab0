"""`costledger copy`: a ledger moves house."""

from __future__ import annotations

from typing import Annotated

from attrs import asdict
from cyclopts import Parameter

from costledger.cli.ui.options import AsJson  # noqa: TC001 - read at run time
from costledger.cli.ui.output import print_json, progress, say
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
    if json:
        print_json(asdict(result))
        return
    say(
        phrase(
            "Copied {entries:,} cost entries to {target}; every law holds.",
            entries=result.entries,
            target=result.target,
        )
    )
    say(phrase("Both have the digest {sha256}", sha256=result.sha256))
