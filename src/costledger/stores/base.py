"""What stores share: the schema's steps, its views, and values written as SQL."""

from __future__ import annotations

import datetime
import hashlib
import re
from importlib.resources import files
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.engine.render import sql

if TYPE_CHECKING:
    from costledger.engine.store import Value

RULE = "\n$classified_entry\n"
"""Where the views take up the one text of what becomes of an entry."""


@frozen
class Migration:
    """One numbered step of the schema, with the checksum of its text."""

    number: int
    name: str
    text: str

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


def views_text(digits: int, additional_digits: int) -> str:
    """Return the views, with amounts in the ledger's own minor units.

    One of them takes up the text that transfers read too, so that the rule stands once.
    """
    text = (
        files("costledger.stores.migrations").joinpath("views.sql").read_text("utf-8")
    )
    text = text.replace(RULE, "\n" + sql("transfer/classify/classified_entry"))
    text = text.replace("$additional_minor_unit", _minor_unit(additional_digits))
    return text.replace("$minor_unit", _minor_unit(digits))


def _minor_unit(digits: int) -> str:
    """Write the value of one minor unit: 0.01 for two digits, 1 for none."""
    return "0." + "1".rjust(digits, "0") if digits else "1"


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
