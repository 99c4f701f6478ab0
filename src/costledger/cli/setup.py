"""`costledger setup`: show the settings, or change some."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from attrs import asdict
from cyclopts import Parameter

from costledger.cli.options import DEFAULT_LEDGER, AsJson, LedgerPlace
from costledger.cli.output import print_json, show_table
from costledger.ledger import Ledger
from costledger.operations.setup import read_settings

if TYPE_CHECKING:
    from costledger.operations.setup import Setup


def setup(
    *changes: Annotated[str, Parameter(help="Settings to change, NAME=VALUE.")],
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Show the settings, or change those named: `setup allow_posting_to=2026-03-31`.

    An empty value takes a date away: `setup allow_posting_to=`.
    """
    wanted = read_settings(changes)
    with Ledger.open(ledger, read_only=not wanted) as opened:
        settings = opened.setup(**wanted)
    if json:
        print_json(_plain(settings))
        return
    rows = [(name, str(value)) for name, value in _plain(settings).items()]
    show_table(("setting", "value"), rows)


def _plain(settings: Setup) -> dict[str, object]:
    return {
        name: "" if value is None else value for name, value in asdict(settings).items()
    }
