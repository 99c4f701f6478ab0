"""The SQL files, as text for the engine that runs them.

They are written once, for DuckDB, and DuckDB gets them as written. What only lists the
columns of a table follows from its description (`engine/tables`). PostgreSQL gets the
rendering that the build of a wheel put into the package. A checkout has none, so that
none is ever older than its file: there it is made on the fly by `engine/dialect.py`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

RENDERED = "postgres"
"""The folder of the package, in a wheel, that holds a rendering of every portable file."""

TAKEN_UP = {"\n$classified_entry\n": "transfer/classify/classified_entry"}
"""Lines in whose place the text of a statement stands."""

SEPARATOR = ";\n\n"
"""What stands between the statements of a rendered file."""


@cache
def sql(name: str) -> str:
    """Return a statement as it is written: `sql/<name>.sql`, or `checks/<law>`.

    What nobody wrote follows from the description of a table (`engine/tables`).
    Raises FileNotFoundError.
    """
    if not _is_written(name):
        return _generated(name)
    return files("costledger").joinpath(_place(name)).read_text("utf-8")


def relation_of(name: str) -> str:
    """Return what the rows of a statement are called: as its file, without folders."""
    return name.rpartition("/")[2]


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


@cache
def rendered(name: str) -> tuple[str, ...]:
    """Return the statements of a name, as PostgreSQL takes them from psycopg.

    Parameters are `%(name)s` and every other percent sign is doubled: hand over a
    mapping of parameters always, if only an empty one. What is generated reads the same
    on both engines and has no percent sign. Raises NotRenderedError, FileNotFoundError.
    """
    if not _is_written(name):
        return taken_apart(_generated(name))
    return rendered_file(_place(name))


@cache
def rendered_file(place: str) -> tuple[str, ...]:
    """Return the statements of a file of the package: `stores/migrations/views.sql`.

    Raises NotRenderedError.
    """
    package = files("costledger")
    found = package.joinpath(RENDERED, place)
    if found.is_file():
        return taken_apart(found.read_text("utf-8"))
    try:
        from costledger.engine.dialect import render_text  # noqa: PLC0415
    except ModuleNotFoundError as error:
        # The build of a wheel imports this module, and has nothing that errors need.
        from costledger.errors import NotRenderedError  # noqa: PLC0415

        raise NotRenderedError(place) from error
    return render_text(written(package, place))


def written(package: Traversable, place: str) -> str:
    """Return a file of the package as it is written, with the text that it takes up.

    The views take up the statement of what becomes of an entry, so that this rule
    stands in one file.
    """
    text = package.joinpath(place).read_text("utf-8")
    for line, taken_up in TAKEN_UP.items():
        if line in text:
            rule = package.joinpath(_place(taken_up)).read_text("utf-8")
            text = text.replace(line, "\n" + rule)
    return text


def taken_apart(text: str) -> tuple[str, ...]:
    """Return the statements of a rendered file; one of comments alone has none."""
    return tuple(text.split(SEPARATOR)) if text else ()


def _is_written(name: str) -> bool:
    """Say whether a statement is a file."""
    return files("costledger").joinpath(_place(name)).is_file()


def _generated(name: str) -> str:
    """Return what follows from the description of a table.

    Raises FileNotFoundError.
    """
    # The build of a wheel imports this module, and has nothing that tables need.
    from costledger.engine.tables.statements import generated  # noqa: PLC0415

    return generated(name)


def _place(name: str) -> str:
    """Return where a statement stands below the package."""
    is_law = name.startswith("checks/")
    return f"engine/{name}.sql" if is_law else f"engine/sql/{name}.sql"
