"""`costledger version`: budgets, forecasts and scenarios beside what really happened."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter

from costledger.cli.answers import versions as answers
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, Day, LedgerPlace
from costledger.cli.ui.present import present
from costledger.ledger import Ledger

app = App(
    name="version",
    help="Keep budgets, forecasts and scenarios beside what really happened.",
    help_format="plaintext",
)


@app.command(name="list")
def list_(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """List the versions with what each holds of its own."""
    with Ledger.open(ledger, read_only=True) as opened:
        found, settings = opened.versions.list(), opened.setup()
    present(answers.versions(found, settings), json=json)


@app.command
def new(
    code: str,
    *,
    name: str = "",
    kind: str = "budget",
    base: str = "",
    cut: Annotated[
        Day, Parameter(help="The last day of the base that it shows.")
    ] = None,
    frozen: bool = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Make a version.

    Parameters
    ----------
    code
        What it is called, such as B2026.
    name
        What people read.
    kind
        budget, forecast or scenario.
    base
        A version that it builds on: it shows that one's entries and its own.
    frozen
        Leave out what the base is given from now on.
    """
    with Ledger.open(ledger) as opened:
        made = opened.versions.new(code, name, kind, base=base, cut=cut, frozen=frozen)
        digits = opened.setup().minor_digits
    present(answers.made(made, digits), json=json, ledger=ledger)


@app.command
def copy(
    code: str,
    new_code: str,
    *,
    name: str = "",
    factor: str = "1",
    rounding: str = "",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Make a version like another, with copies of its own entries.

    Parameters
    ----------
    code
        The version to copy.
    new_code
        What the new one is called.
    name
        What people read; that of the other one, where it is left out.
    factor
        What amounts are multiplied by.
    rounding
        The unit that amounts are rounded to, such as 100.
    """
    with Ledger.open(ledger) as opened:
        made = opened.versions.copy(
            code, new_code, name, factor=factor, rounding=rounding
        )
        digits = opened.setup().minor_digits
    present(answers.copied(made, code, digits), json=json)


@app.command
def lock(
    code: str, *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Lock a version: nothing is posted into it, and nothing in it changes.

    Parameters
    ----------
    code
        The version.
    """
    with Ledger.open(ledger) as opened:
        found, digits = opened.versions.lock(code), opened.setup().minor_digits
    present(answers.changed(found, digits), json=json)


@app.command
def unlock(
    code: str, *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Make a locked version a draft again.

    Parameters
    ----------
    code
        The version.
    """
    with Ledger.open(ledger) as opened:
        found, digits = opened.versions.unlock(code), opened.setup().minor_digits
    present(answers.changed(found, digits), json=json)


@app.command
def delete(
    code: str, *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Take a draft away that nothing refers to; the audit trail keeps its entries.

    Parameters
    ----------
    code
        The version.
    """
    with Ledger.open(ledger) as opened:
        entries = opened.versions.delete(code)
    present(answers.deleted(code, entries), json=json)
