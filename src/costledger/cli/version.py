"""`costledger version`: budgets, forecasts and scenarios beside what really happened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, Day, LedgerPlace
from costledger.cli.ui.output import decimal, money, print_json, say, show_table
from costledger.cli.ui.show import counted, say_next
from costledger.ledger import Ledger
from costledger.messages import phrase

if TYPE_CHECKING:
    from costledger.operations.versions.versions import Version

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
    if json:
        print_json({"versions": [_json(each, settings.minor_digits) for each in found]})
        return
    amount = phrase("amount {currency}", currency=settings.currency)
    show_table(
        ("version", "name", "kind", "locked", "builds on", "entries", amount),
        [
            (
                each.code,
                each.name,
                phrase(each.kind),
                phrase("yes") if each.is_locked else "",
                phrase("{base} to {cut}", base=each.base, cut=each.cut)
                if each.cut
                else each.base,
                f"{each.entries:,}",
                money(each.amount, settings.minor_digits),
            )
            for each in found
        ],
        right=("entries", amount),
    )


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
    if json:
        print_json(_json(made, digits))
        return
    say(phrase("The {kind} {code} was made.", kind=phrase(made.kind), code=made.code))
    say_next([f"budget enter lines.csv --version {made.code}"], ledger)


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
    if json:
        print_json(_json(made, digits))
        return
    entries = counted(made.entries, "entry", "entries")
    say(
        phrase(
            "The {kind} {code} was made of {code_2} with {entries}.",
            kind=phrase(made.kind),
            code=made.code,
            code_2=code.upper(),
            entries=entries,
        )
    )


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
    _say_state(found, digits, phrase("is locked"), json=json)


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
    _say_state(found, digits, phrase("is a draft"), json=json)


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
    if json:
        print_json({"version": code.upper(), "entries": entries})
        return
    gone = counted(entries, "entry", "entries")
    say(
        phrase(
            "The version {code} was taken away with {gone}.",
            code=code.upper(),
            gone=gone,
        )
    )


def _say_state(version: Version, digits: int, state: str, *, json: bool) -> None:
    if json:
        print_json(_json(version, digits))
    else:
        say(phrase("The version {code} {state}.", code=version.code, state=state))


def _json(version: Version, digits: int) -> dict[str, Any]:
    return {
        "version": version.code,
        "name": version.name,
        "kind": version.kind,
        "locked": version.is_locked,
        "base": version.base,
        "cut": str(version.cut or ""),
        "entries": version.entries,
        "amount": decimal(version.amount, digits),
        "first_day": str(version.first_day or ""),
        "last_day": str(version.last_day or ""),
    }
