"""`costledger register`: the postings, and what each of them posted."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter

from costledger.cli.answers import registers as answers
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    DryRun,
    LedgerPlace,
    Request,
    Today,
)
from costledger.cli.ui.present import present
from costledger.ledger import Ledger

app = App(
    name="register",
    help="List and show what was posted, and take it back.",
    help_format="plaintext",
)


@app.command(name="list")
def list_(
    *,
    version: str = "",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """List the registers, and those that were deleted.

    Parameters
    ----------
    version
        Only those of one version, such as ACTUAL.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.registers.list(version or None)
    present(answers.registers(found), json=json)


@app.command
def show(
    number: int,
    *,
    entries: int = 20,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Show one register: what it posted, and its first entries.

    Parameters
    ----------
    number
        The register's number.
    entries
        How many entries to show.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.registers.show(number, entries_max=entries)
    present(answers.register(found), json=json)


@app.command
def reverse(
    number: int,
    *,
    cascade: bool = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Take a register back by the opposite of its entries; both stay.

    Parameters
    ----------
    number
        The register's number.
    cascade
        First reverse the registers that depend on it.
    """
    with Ledger.open(ledger) as opened:
        result = opened.registers.reverse(
            number, cascade=cascade, dry_run=dry_run, today=today, request=request
        )
    present(answers.reversed_(result), json=json, ledger=ledger)


@app.command
def close(
    number: int,
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
) -> None:
    """Close and seal a register and all before it in its version, for good.

    Parameters
    ----------
    number
        The last register to close.
    """
    with Ledger.open(ledger) as opened:
        result = opened.registers.close(number, today=today)
    present(answers.closed(result, number), json=json)


@app.command
def delete(
    *,
    from_: Annotated[int, Parameter(name="--from")],
    to: int | None = None,
    version: str = "ACTUAL",
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Delete the open registers of a version, from one number to its last.

    Parameters
    ----------
    from_
        The first register to delete.
    to
        The last one, which has to be the last of the version.
    version
        The version.
    """
    with Ledger.open(ledger) as opened:
        result = opened.registers.delete(
            from_, to, version=version, dry_run=dry_run, today=today, request=request
        )
    present(answers.deleted(result), json=json)
