"""Answers about the rules of allocations and their keys."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.cli.ui.present import Answer, chosen, plain, table
from costledger.cli.ui.show import counted
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from costledger.cli.ui.present import Part
    from costledger.operations.rules.keys import KeysResult
    from costledger.operations.rules.lint import LintResult
    from costledger.operations.rules.text import RuleDifference, RulesImported

    Record = Mapping[str, Any]


def rules(found: Sequence[Record]) -> Answer:
    """Answer with the rules in force, in the order in which a run takes them."""
    if not found:
        none = phrase("There are no allocation rules yet.")
        return Answer({"rules": found}, [none], ["rules import FILE"])
    reported = table(
        found,
        "level>, rule: id, from: sender, cost types: range, "
        "credit: credit_to_cost_type, valid, label: variant, blocked",
        sender=_sender,
        range=_range,
        valid=_validity,
        blocked=lambda rule: bool(rule["blocked"]),
    )
    return Answer({"rules": found}, [reported])


def _sender(rule: Record) -> str:
    return f"{rule['cost_center_code']}{rule['cost_object_code']}"


def _range(rule: Record) -> str:
    return rule["cost_type_range"] or phrase("all")


def _validity(rule: Record) -> str:
    first, last = rule["valid_from"], rule["valid_to"]
    return f"{first}..{last}" if first or last else phrase("always")


def rule(head: Record, lines: Sequence[Record]) -> Answer:
    """Answer with one rule and its lines."""
    message = phrase(
        "{id}, version {version}, level {level}: from {sender}, cost types "
        "{cost_type_range}, credit on {credit_to_cost_type}, valid {validity}.",
        id=head["id"],
        version=head["version"],
        level=head["level"],
        sender=_sender(head),
        cost_type_range=_range(head),
        credit_to_cost_type=head["credit_to_cost_type"],
        validity=_validity(head),
    )
    reported = table(
        lines,
        "line> line_no, to, cost type: target_cost_type, base, share>, percent>, rate>",
        to=lambda line: f"{line['target_cost_center']}{line['target_cost_object']}",
        rate=_rate,
    )
    return Answer({**head, "targets": lines}, [message, reported])


def _rate(line: Record) -> str:
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


def imported(found: RulesImported) -> Answer:
    """Answer what a text brought."""
    message = phrase(
        "{rules}, {changed} changed, {removed} taken away, {unchanged} as before{would}.",
        rules=counted(len(found.new), "new rule", "new rules"),
        changed=len(found.changed),
        removed=len(found.removed),
        unchanged=len(found.unchanged),
        would=phrase("; nothing was kept") if found.dry_run else "",
    )
    return Answer(plain(found), [message], [] if found.dry_run else ["rules lint"])


def differences(found: Sequence[RuleDifference]) -> Answer:
    """Answer how a text differs from the rules in force."""
    facts = {"differences": plain(list(found))}
    if not found:
        return Answer(facts, [phrase("The text says what the ledger has.")])
    reported = [
        message
        for each in found
        for message in (
            f"{each.rule_id}: {each.kind}",
            *(f"  {line}" for line in each.lines),
        )
    ]
    return Answer(facts, reported)


def linted(found: LintResult) -> Answer:
    """Answer what is to be said of the rules before they run."""
    facts = chosen(found, "rules errors findings")
    return Answer(facts, _linted(found))


def _linted(found: LintResult) -> Iterator[Part]:
    if not found.findings:
        yield phrase(
            "{rules}, and nothing to say of them.",
            rules=counted(found.rules, "rule", "rules"),
        )
        return
    for each in found.findings:
        place = ""
        if each.line_no is not None:
            place = phrase(", line {line_no}", line_no=each.line_no)
        yield phrase(
            "{severity}: rule {rule_id}{place}: {problem} {hint} ({kind})",
            severity=phrase(each.severity),
            rule_id=each.rule_id,
            place=place,
            problem=each.problem,
            hint=each.hint,
            kind=each.kind,
        )
    yield phrase(
        "{count}, {errors} of which a run would refuse.",
        count=counted(len(found.findings), "finding", "findings"),
        errors=found.errors,
    )


def keys(found: KeysResult) -> Answer:
    """Answer what keys are, or would be, as of a day."""
    reported = table(
        found.lines,
        "rule: rule_id, line> line_no, before> old_share, share>, percent>, from: source",
    )
    message = phrase(
        "{lines} as of {key_date}, {changed} with another share; {kept}.",
        lines=counted(found.recalculated, "line", "lines"),
        key_date=found.key_date,
        changed=found.changed,
        kept=phrase("nothing was kept") if found.dry_run else phrase("they were kept"),
    )
    lines = [
        {
            "id": each.rule_id,
            "version": each.rule_version,
            **chosen(each, "line_no base old_share share percent source"),
        }
        for each in found.lines
    ]
    facts = chosen(found, "key_date recalculated changed dry_run")
    return Answer(facts | {"lines": lines}, [reported, message])
