"""Answers about a ledger as a whole: its making, laws, digest, copies and roles."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.text import Text

from costledger.cli.ui.present import Answer, chosen, phrase_of, plain, table
from costledger.cli.ui.show import counted
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from costledger.cli.ui.present import Part
    from costledger.operations.base.audit import AuditEvent
    from costledger.operations.base.setup import Setup
    from costledger.operations.exchange.check import CheckResult
    from costledger.operations.exchange.copy import CopyResult
    from costledger.operations.exchange.digest import Digest
    from costledger.operations.exchange.export import ExportResult
    from costledger.operations.exchange.grants import Grants
    from costledger.operations.registers.seal import SealCheck

PLACES_SHOWN = 5
"""How many places are named where a law is broken."""


def made(ledger: str, place: str, currency: str) -> Answer:
    """Answer that a ledger was made."""
    message = phrase("Made {place}, in {currency}.", place=place, currency=currency)
    return Answer({"ledger": ledger, "currency": currency}, [message], ["import BOOKS"])


def settings(found: Setup) -> Answer:
    """Answer with the settings; one that is not set is empty."""
    facts: Mapping[str, object] = {
        name: "" if value is None else value for name, value in plain(found).items()
    }
    rows = [{"setting": name, "value": str(facts[name])} for name in facts]
    return Answer(facts, [table(rows, "setting, value")])


def laws(found: CheckResult) -> Answer:
    """Answer whether every law holds, and where one does not."""
    return Answer(chosen(found, "holds laws"), _laws(found))


def _laws(found: CheckResult) -> Iterator[Part]:
    for law in found.laws:
        mark, style = (
            (phrase("broken"), "bold red") if law.broken else (phrase("holds"), "green")
        )
        yield Text.assemble((f"{mark:7}", style), phrase(law.sentence))
        for place in law.found[:PLACES_SHOWN]:
            yield f"        {place}"
        if law.broken > PLACES_SHOWN:
            more = law.broken - PLACES_SHOWN
            yield phrase("        … and {broken:,} more", broken=more)
    broken = sum(1 for law in found.laws if law.broken)
    count = len(found.laws)
    if broken:
        yield phrase("{broken} of {laws} laws are broken.", broken=broken, laws=count)
    else:
        yield phrase("All {laws} laws hold.", laws=count)


def seals(found: SealCheck) -> Answer:
    """Answer whether what is closed is as it was when it was closed."""
    reported = [
        phrase_of("The seal of {what} is broken: {problem}.", each)
        for each in found.broken
    ]
    sealed = phrase(
        "{registers} and {periods} are sealed",
        registers=counted(found.registers, "register", "registers"),
        periods=counted(found.periods, "period", "periods"),
    )
    sealed += phrase(", and every seal holds.") if found.holds else "."
    return Answer({"holds": found.holds, **plain(found)}, [*reported, sealed])


def digest(found: Digest) -> Answer:
    """Answer with the hash of what was posted, part by part."""
    parts = {
        "registers": found.registers,
        "entries": found.entries,
        "links": found.links,
    }
    reported = [
        f"{name:9} {part.rows:>12,}  {part.sha256}" for name, part in parts.items()
    ]
    return Answer(plain(found), [*reported, found.sha256])


def copied(found: CopyResult) -> Answer:
    """Answer that a ledger was copied, and proven."""
    reported = [
        phrase_of(
            "Copied {entries:,} cost entries to {target}; every law holds.", found
        ),
        phrase("Both have the digest {sha256}", sha256=found.sha256),
    ]
    return Answer(plain(found), reported)


def exported(found: ExportResult) -> Answer:
    """Answer how much was written into a folder."""
    message = phrase(
        "{tables} tables with {rows:,} rows written to {folder}.",
        tables=len(found.tables),
        rows=sum(found.tables.values()),
        folder=found.folder,
    )
    return Answer(plain(found), [message])


def grants(found: Grants) -> Answer:
    """Answer with the statements that give a ledger its roles."""
    return Answer(plain(found), [f"{statement};" for statement in found.statements])


def events(found: Sequence[AuditEvent]) -> Answer:
    """Answer with what was done, by whom and with which numbers."""
    none = phrase("Nothing of the kind was done.")
    reported = table(
        found,
        "no.> event_no, when (UTC): happened_at, who: user_name, from: host, what: verb, "
        "with: detail",
        detail=lambda each: json.dumps(each.detail, ensure_ascii=False),
    )
    return Answer({"events": plain(list(found))}, [reported if found else none])
