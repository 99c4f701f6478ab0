"""Answers about versions: budgets, forecasts and scenarios."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.cli.ui.present import Answer, chosen, phrase_of, table
from costledger.cli.ui.show import counted
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costledger.operations.base.setup import Setup
    from costledger.operations.versions.versions import Version


def versions(found: Sequence[Version], settings: Setup) -> Answer:
    """Answer with the versions, and what each holds of its own."""
    digits = settings.minor_digits
    reported = table(
        found,
        "version: code, name, kind, locked: is_locked, builds on: base, entries>, "
        "amount {currency}> amount",
        digits=digits,
        currency=settings.currency,
        kind=lambda each: phrase(each.kind),
        base=_base,
    )
    return Answer({"versions": [_facts(each, digits) for each in found]}, [reported])


def _base(version: Version) -> str:
    if not version.cut:
        return version.base
    return phrase("{base} to {cut}", base=version.base, cut=version.cut)


def made(version: Version, digits: int) -> Answer:
    """Answer that a version was made."""
    message = phrase(
        "The {kind} {code} was made.", kind=phrase(version.kind), code=version.code
    )
    steps = [f"budget enter lines.csv --version {version.code}"]
    return Answer(_facts(version, digits), [message], steps)


def copied(version: Version, source: str, digits: int) -> Answer:
    """Answer that a version was made of another."""
    message = phrase(
        "The {kind} {code} was made of {code_2} with {entries}.",
        kind=phrase(version.kind),
        code=version.code,
        code_2=source.upper(),
        entries=counted(version.entries, "entry", "entries"),
    )
    return Answer(_facts(version, digits), [message])


def changed(version: Version, digits: int) -> Answer:
    """Answer whether a version is locked now, or a draft."""
    state = phrase("is locked") if version.is_locked else phrase("is a draft")
    message = phrase_of("The version {code} {state}.", version, state=state)
    return Answer(_facts(version, digits), [message])


def deleted(code: str, entries: int) -> Answer:
    """Answer that a version is gone, with its entries."""
    message = phrase(
        "The version {code} was taken away with {gone}.",
        code=code.upper(),
        gone=counted(entries, "entry", "entries"),
    )
    return Answer({"version": code.upper(), "entries": entries}, [message])


def _facts(version: Version, digits: int) -> dict[str, Any]:
    return {
        "version": version.code,
        **chosen(version, "name kind"),
        "locked": version.is_locked,
        "base": version.base,
        "cut": version.cut or "",
        **chosen(version, "entries amount", digits),
        "first_day": version.first_day or "",
        "last_day": version.last_day or "",
    }
