"""`costledger check`: prove the laws of the ledger."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from costledger.cli.answers import exchange as answers
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.output import progress
from costledger.cli.ui.present import present
from costledger.ledger import Ledger
from costledger.messages import phrase


def check(
    *,
    seals: Annotated[bool, Parameter(negative="")] = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> int:
    """Prove every law of the ledger; exit status 0 when all hold, 1 otherwise.

    Parameters
    ----------
    seals
        Prove instead that what is closed is as it was when it was closed.
    """
    if seals:
        return _check_seals(ledger, json=json)
    with (
        Ledger.open(ledger, read_only=True) as opened,
        progress(phrase("proving the laws …")),
    ):
        result = opened.check()
    present(answers.laws(result), json=json)
    return 0 if result.holds else 1


def _check_seals(ledger: str, *, json: bool) -> int:
    with (
        Ledger.open(ledger, read_only=True) as opened,
        progress(phrase("reading seals …")),
    ):
        result = opened.registers.check_seals()
    present(answers.seals(result), json=json)
    return 0 if result.holds else 1
