"""`costledger keys`: what the shares of rules follow, measured and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cyclopts import App

from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    DryRun,
    LedgerPlace,
    Today,
)
from costledger.cli.ui.output import print_json, say, show_table
from costledger.cli.ui.show import counted
from costledger.ledger import Ledger
from costledger.messages import phrase

if TYPE_CHECKING:
    from costledger.operations.rules.keys import KeysResult

app = App(
    name="keys",
    help="Measure what the shares of allocation rules follow.",
    help_format="plaintext",
)


@app.command
def calculate(
    rule: str = "",
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    dry_run: DryRun = False,
    json: AsJson = False,
    today: Today = None,
) -> None:
    """Measure the shares of one rule, or of all, as of today, and keep them.

    A run measures its own keys as of its date, and needs no calculation before.

    Parameters
    ----------
    rule
        The id of a rule; without it all rules in force.
    """
    with Ledger.open(ledger) as opened:
        found = opened.keys.calculate(rule or None, today=today, dry_run=dry_run)
    _say(found, json=json)


@app.command
def show(
    rule: str = "",
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
) -> None:
    """Show what keys would be as of today, beside what they are; nothing is kept.

    Parameters
    ----------
    rule
        The id of a rule; without it all rules in force.
    """
    with Ledger.open(ledger) as opened:
        found = opened.keys.calculate(rule or None, today=today, dry_run=True)
    _say(found, json=json)


def _say(found: KeysResult, *, json: bool) -> None:
    if json:
        print_json(_as_json(found))
        return
    show_table(
        ("rule", "line", "before", "share", "percent", "from"),
        [
            (
                line.rule_id,
                str(line.line_no),
                f"{line.old_share:f}",
                f"{line.share:f}",
                f"{line.percent:f}",
                line.source,
            )
            for line in found.lines
        ],
        right=("line", "before", "share", "percent"),
    )
    kept = phrase("nothing was kept") if found.dry_run else phrase("they were kept")
    say(
        phrase(
            "{lines} as of {key_date}, {changed} with another share; {kept}.",
            lines=counted(found.recalculated, "line", "lines"),
            key_date=found.key_date,
            changed=found.changed,
            kept=kept,
        )
    )


def _as_json(found: KeysResult) -> dict[str, Any]:
    return {
        "key_date": found.key_date,
        "recalculated": found.recalculated,
        "changed": found.changed,
        "dry_run": found.dry_run,
        "lines": [
            {
                "id": line.rule_id,
                "version": line.rule_version,
                "line_no": line.line_no,
                "base": line.base,
                "old_share": f"{line.old_share:f}",
                "share": f"{line.share:f}",
                "percent": f"{line.percent:f}",
                "source": line.source,
            }
            for line in found.lines
        ],
    }
