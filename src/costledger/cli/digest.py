"""`costledger digest`: one hash for everything that was posted."""

from __future__ import annotations

from costledger.cli.answers import exchange as answers
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.output import progress
from costledger.cli.ui.present import present
from costledger.ledger import Ledger
from costledger.messages import phrase


def digest(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """Print a SHA-256 over registers, entries and links; the last line is the hash.

    Two ledgers that were posted alike have the same, a file and a server as well.
    """
    with Ledger.open(ledger, read_only=True) as opened, progress(phrase("hashing …")):
        result = opened.digest()
    present(answers.digest(result), json=json)
