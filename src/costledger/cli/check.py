"""`costledger check`: prove the laws of the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from attrs import asdict
from cyclopts import Parameter

from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.ui.output import console, print_json, progress, say
from costledger.cli.ui.show import counted
from costledger.ledger import Ledger
from costledger.messages import phrase

if TYPE_CHECKING:
    from costledger.operations.exchange.check import CheckResult

PLACES_SHOWN = 5


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
    if json:
        print_json(
            {"holds": result.holds, "laws": [asdict(law) for law in result.laws]}
        )
    else:
        _show(result)
    return 0 if result.holds else 1


def _check_seals(ledger: str, *, json: bool) -> int:
    with (
        Ledger.open(ledger, read_only=True) as opened,
        progress(phrase("reading seals …")),
    ):
        result = opened.registers.check_seals()
    if json:
        print_json({"holds": result.holds, **asdict(result)})
    else:
        for broken in result.broken:
            say(
                phrase(
                    "The seal of {what} is broken: {problem}.",
                    what=broken.what,
                    problem=broken.problem,
                )
            )
        say(
            phrase(
                "{registers} and {periods} are sealed",
                registers=counted(result.registers, "register", "registers"),
                periods=counted(result.periods, "period", "periods"),
            )
            + (phrase(", and every seal holds.") if result.holds else ".")
        )
    return 0 if result.holds else 1


def _show(result: CheckResult) -> None:
    out = console()
    for law in result.laws:
        mark, style = (
            (phrase("broken"), "bold red") if law.broken else (phrase("holds"), "green")
        )
        out.print(f"{mark:7}", style=style, end="")
        out.print(phrase(law.sentence), markup=False)
        for found in law.found[:PLACES_SHOWN]:
            out.print(f"        {found}", markup=False)
        if law.broken > PLACES_SHOWN:
            out.print(
                phrase(
                    "        … and {broken:,} more", broken=law.broken - PLACES_SHOWN
                ),
                markup=False,
            )
    broken = sum(1 for law in result.laws if law.broken)
    if broken:
        say(
            phrase(
                "{broken} of {laws} laws are broken.",
                broken=broken,
                laws=len(result.laws),
            )
        )
    else:
        say(phrase("All {laws} laws hold.", laws=len(result.laws)))
