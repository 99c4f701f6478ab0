"""`costledger rules`: the rules of allocations, as a text for git and as lists."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from costledger.cli.answers import rules as answers
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    Day,
    DryRun,
    LedgerPlace,
)
from costledger.cli.ui.output import say
from costledger.cli.ui.present import present
from costledger.ledger import Ledger
from costledger.messages import phrase

app = App(
    name="rules",
    help="Keep the rules of allocations, as a text for git.",
    help_format="plaintext",
)


@app.command(name="list")
def list_(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """List the rules in force, in the order in which a run takes them."""
    with Ledger.open(ledger, read_only=True) as opened:
        rules = opened.rules.list()
    present(answers.rules(rules), json=json, ledger=ledger)


@app.command
def show(
    rule: str, *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> None:
    """Show one rule with its lines, shares and percents.

    Parameters
    ----------
    rule
        The id of the rule.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        lines = opened.rules.lines(rule)
        (head,) = (
            each for each in opened.rules.list() if each["id"] == rule.strip().upper()
        )
    present(answers.rule(head, lines), json=json)


@app.command
def export(file: str = "", *, ledger: LedgerPlace = DEFAULT_LEDGER) -> None:
    """Write the rules in force as a text: the same rules give the same bytes.

    Parameters
    ----------
    file
        Where to write; without it the text is printed.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        text = opened.rules.export()
    if not file:
        sys.stdout.write(text)
        return
    Path(file).write_text(text, "utf-8")
    say(phrase("The rules were written to {file}.", file=file))


@app.command(name="import")
def import_(
    file: str,
    *,
    whole: Annotated[bool, Parameter(negative="")] = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    dry_run: DryRun = False,
    json: AsJson = False,
) -> None:
    """Read rules from a text, all of them or none; a rule of the text is a whole rule.

    Parameters
    ----------
    file
        The text, as `rules export` writes it.
    whole
        Take away the rules that the text does not have.
    """
    with Ledger.open(ledger) as opened:
        found = opened.rules.import_(file, whole=whole, dry_run=dry_run)
    present(answers.imported(found), json=json, ledger=ledger)


@app.command
def diff(
    file: str, *, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False
) -> int:
    """Show how a text differs from the rules in force; the exit status is 1 if it does.

    Parameters
    ----------
    file
        The text, as `rules export` writes it.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.rules.diff(file)
    present(answers.differences(found), json=json)
    return 1 if found else 0


@app.command
def lint(
    file: str = "",
    *,
    date: Day = None,
    label: str = "*",
    budget: Annotated[bool, Parameter(negative="")] = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> int:
    """Look over the rules before they run; the exit status is 1 where a run would refuse.

    Parameters
    ----------
    file
        A text of rules to look over in place of the ledger's, before it is imported.
    date
        Only the rules that are valid on this day; all that are not blocked without it.
    label
        The rules to look over: empty those without a label, * all.
    budget
        The rules that budgets take, and not those of actual costs.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.rules.lint(
            date, kind="budget" if budget else "actual", label=label, source=file
        )
    present(answers.linted(found), json=json)
    return 1 if found.errors else 0
