"""Which store keeps a ledger: its place says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from costledger.errors import ServerError
from costledger.messages import phrase

if TYPE_CHECKING:
    from costledger.stores.duckdb import DuckDBStore
    from costledger.stores.postgres import PostgresStore

SCHEMES = ("postgresql://", "postgres://")


def is_server(location: str) -> bool:
    """Say whether a place is the address of a database and no file."""
    return location.startswith(SCHEMES)


def without_password(location: str) -> str:
    """Return an address as it may be shown."""
    location = re.sub(r"(://[^:/@?]*):[^@/?]*@", r"\1@", location)
    location = re.sub(r"([?&])password=[^&]*&?", r"\1", location)
    return location.rstrip("?&")


def store_class(location: str) -> type[DuckDBStore | PostgresStore]:
    """Return the store of a place: a PostgreSQL address, or a DuckDB file's path.

    Raises ServerError where the driver for PostgreSQL is not installed.
    """
    if not is_server(location):
        from costledger.stores.duckdb import DuckDBStore  # noqa: PLC0415

        return DuckDBStore
    try:
        from costledger.stores.postgres import PostgresStore  # noqa: PLC0415
    except ImportError as error:
        raise ServerError(
            without_password(location),
            phrase(
                "The driver is not installed: `pip install 'costledger[postgres]'`."
            ),
        ) from error
    return PostgresStore
