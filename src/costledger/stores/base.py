"""What stores share: the schema's steps, its views, and values written as SQL."""

from __future__ import annotations

import datetime
import hashlib
import re
from decimal import Decimal
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.engine.render import written
from costledger.errors import LedgerTooNewError, LedgerTooOldError

if TYPE_CHECKING:
    from costledger.engine.store import Value


FOLDER = "stores/migrations"
"""Where the steps and the views lie below the package."""

VIEWS = f"{FOLDER}/views.sql"
"""The views that people read."""


@frozen
class Migration:
    """One numbered step of the schema, with the checksum of its text."""

    number: int
    name: str
    text: str

    @property
    def location(self) -> str:
        """Where its file lies below the package."""
        return f"{FOLDER}/{self.number:04}_{self.name}.sql"

    @property
    def sha256(self) -> str:
        """The checksum under which the step is recorded when it is applied."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def migrations() -> list[Migration]:
    """Return the schema's steps in order."""
    folder = files("costledger.stores.migrations")
    steps = [
        Migration(int(item.name[:4]), item.name[5:-4], item.read_text("utf-8"))
        for item in folder.iterdir()
        if re.fullmatch(r"\d{4}_\w+\.sql", item.name)
    ]
    return sorted(steps, key=lambda step: step.number)


def steps_after(location: str, found: int) -> list[Migration]:
    """Return the steps that a ledger whose newest one is `found` has still to take.

    Raises LedgerTooNewError, and LedgerTooOldError for a ledger that never had our
    first step: nothing leads from its tables to ours.
    """
    steps = migrations()
    first, last = steps[0].number, steps[-1].number
    if found > last:
        raise LedgerTooNewError(location, found, last)
    if found < first:
        raise LedgerTooOldError(location, found, first)
    return [step for step in steps if step.number > found]


def views_text(digits: int, additional_digits: int) -> str:
    """Return the views, with amounts in the ledger's own minor units."""
    text = written(files("costledger"), VIEWS)
    units = minor_units(digits, additional_digits)
    return re.sub(r"\$([a-z_]+)", lambda match: f"{units[match.group(1)]:f}", text)


def minor_units(digits: int, additional_digits: int) -> dict[str, Decimal]:
    """Return the values of one minor unit that the views name: 0.01 for two digits."""
    return {
        "minor_unit": Decimal(1).scaleb(-digits),
        "additional_minor_unit": Decimal(1).scaleb(-additional_digits),
    }


def with_literals(text: str, parameters: dict[str, Value]) -> str:
    """Write parameters into a text, where an engine takes none (views)."""
    return re.sub(
        r"\$([a-z_]+)", lambda match: literal(parameters[match.group(1)]), text
    )


def literal(value: Value) -> str:
    """Write one value as SQL."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
        case datetime.datetime():
            return f"timestamp '{value.isoformat(sep=' ')}'"
        case datetime.date():
            return f"date '{value.isoformat()}'"
        case str():
            return "'" + value.replace("'", "''") + "'"
