"""The options that many commands share, so that they read the same everywhere."""

from __future__ import annotations

import datetime
from typing import Annotated

from cyclopts import Parameter

from costledger.domain.calendar import parse_day
from costledger.errors import SetupError
from costledger.messages import phrase

DEFAULT_LEDGER = "ledger.duckdb"


def read_day(_type: object, tokens: object) -> datetime.date:
    """Return the day that was typed."""
    return parse_day(tokens[0].value)  # type: ignore[index]


def read_fields(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Read fields written as NAME=VALUE, in order.

    Raises SetupError.
    """
    entered = []
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise SetupError(name, "", phrase("write it as NAME=VALUE."))
        entered.append((name.strip(), value.strip()))
    return entered


LedgerPlace = Annotated[
    str,
    Parameter(
        name="--ledger",
        env_var="COSTLEDGER",
        help="The ledger file, or a postgresql:// address.",
    ),
]
AsJson = Annotated[
    bool, Parameter(name="--json", negative="", help="Answer in JSON, for programs.")
]
DryRun = Annotated[
    bool,
    Parameter(
        name="--dry-run", negative="", help="Show what it would do, and do nothing."
    ),
]
Day = Annotated[datetime.date | None, Parameter(converter=read_day)]
Today = Annotated[
    datetime.date | None,
    Parameter(
        name="--today",
        converter=read_day,
        help="The day that counts as today, YYYY-MM-DD.",
    ),
]
Request = Annotated[
    str,
    Parameter(
        name="--request",
        help="A key of your own for this piece of work: the same key again does "
        "nothing and shows the first answer.",
    ),
]
Filters = Annotated[
    tuple[str, ...],
    Parameter(
        name="--filter",
        negative="",
        help="What to take, as NAME=FILTER: cost_type_no=6*, date=2025. Repeat it.",
    ),
]
