"""The SQL files, as text for the engine that runs them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def sql(name: str) -> str:
    """Return a statement as it is written: `sql/<name>.sql`, or `checks/<law>`."""
    place = f"{name}.sql" if "/" in name else f"sql/{name}.sql"
    return files("costledger.engine").joinpath(place).read_text("utf-8")


@cache
def check_names() -> tuple[str, ...]:
    """Return the names of the laws' queries, in order."""
    folder = files("costledger.engine").joinpath("checks")
    return tuple(
        sorted(
            item.name.removesuffix(".sql")
            for item in folder.iterdir()
            if item.name.endswith(".sql")
        )
    )
