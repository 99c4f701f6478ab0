"""`costledger rules`: the rules of allocations, as a text for git and as lists."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from attrs import asdict
from cyclopts import App, Parameter

from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    Day,
    DryRun,
    LedgerPlace,
)
from costledger.cli.ui.output import print_json, say, show_table
from costledger.cli.ui.show import counted, say_next
from costledger.ledger import Ledger
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    if json:
        print_json({"rules": rules})
        return
    if not rules:
        say(phrase("There are no allocation rules yet."))
        say_next(["rules import FILE"], ledger)
        return
    show_table(
        ("level", "rule", "from", "cost types", "credit", "valid", "label", "blocked"),
        [
            (
                str(rule["level"]),
                rule["id"],
                f"{rule['cost_center_code']}{rule['cost_object_code']}",
                rule["cost_type_range"] or phrase("all"),
                rule["credit_to_cost_type"],
                _validity(rule),
                rule["variant"],
                phrase("yes") if rule["blocked"] else "",
            )
            for rule in rules
        ],
        right=("level",),
    )


def _validity(rule: Mapping[str, Any]) -> str:
    first, last = rule["valid_from"], rule["valid_to"]
    return f"{first}..{last}" if first or last else phrase("always")


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
    if json:
        print_json(head | {"targets": lines})
        return
    sender = f"{head['cost_center_code']}{head['cost_object_code']}"
    say(
        phrase(
            "{id}, version {version}, level {level}: from {sender}, cost types "
            "{cost_type_range}, credit on {credit_to_cost_type}, valid "
            "{validity}.",
            id=head["id"],
            version=head["version"],
            level=head["level"],
            sender=sender,
            cost_type_range=head["cost_type_range"] or phrase("all"),
            credit_to_cost_type=head["credit_to_cost_type"],
            validity=_validity(head),
        )
    )
    show_table(
        ("line", "to", "cost type", "base", "share", "percent", "rate"),
        [
            (
                str(line["line_no"]),
                f"{line['target_cost_center']}{line['target_cost_object']}",
                line["target_cost_type"],
                line["base"],
                line["share"],
                line["percent"],
                _rate(line),
            )
            for line in lines
        ],
        right=("line", "share", "percent", "rate"),
    )


def _rate(line: Mapping[str, Any]) -> str:
    if line["allocation_target_type"] == "percent_per_share":
        return phrase(
            "{percent_per_share} % of share",
            percent_per_share=line["percent_per_share"],
        )
    if line["allocation_target_type"] == "amount_per_share":
        return phrase(
            "{amount_per_share} per share", amount_per_share=line["amount_per_share"]
        )
    return ""


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
    if json:
        print_json(asdict(found))
        return
    would = phrase("; nothing was kept") if dry_run else ""
    say(
        phrase(
            "{rules}, {changed} changed, {removed} taken away, {unchanged} as "
            "before{would}.",
            rules=counted(len(found.new), "new rule", "new rules"),
            changed=len(found.changed),
            removed=len(found.removed),
            unchanged=len(found.unchanged),
            would=would,
        )
    )
    if not dry_run:
        say_next(["rules lint"], ledger)


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
    if json:
        print_json({"differences": [asdict(each) for each in found]})
    elif not found:
        say(phrase("The text says what the ledger has."))
    for each in [] if json else found:
        say(f"{each.rule_id}: {each.kind}")
        for line in each.lines:
            say(f"  {line}")
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
    if json:
        print_json(
            {
                "rules": found.rules,
                "errors": found.errors,
                "findings": [asdict(each) for each in found.findings],
            }
        )
    elif not found.findings:
        say(
            phrase(
                "{rules}, and nothing to say of them.",
                rules=counted(found.rules, "rule", "rules"),
            )
        )
    else:
        for each in found.findings:
            place = (
                phrase(", line {line_no}", line_no=each.line_no)
                if each.line_no is not None
                else ""
            )
            say(
                phrase(
                    "{severity}: rule {rule_id}{place}: {problem} {hint} ({kind})",
                    severity=phrase(each.severity),
                    rule_id=each.rule_id,
                    place=place,
                    problem=each.problem,
                    hint=each.hint,
                    kind=each.kind,
                )
            )
        count = counted(len(found.findings), "finding", "findings")
        say(
            phrase(
                "{count}, {errors} of which a run would refuse.",
                count=count,
                errors=found.errors,
            )
        )
    return 1 if found.errors else 0
