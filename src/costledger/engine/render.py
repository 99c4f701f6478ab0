"""The SQL files, as text for the engine that runs them.

They are written once, for DuckDB, and DuckDB gets them as written. PostgreSQL gets the
rendering that the build of a wheel put into the package. A checkout has none, so that
none is ever older than its file: there it is made on the fly by `engine/dialect.py`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

RENDERED = "postgres"
"""The folder of the package, in a wheel, that holds a rendering of every portable file."""

SEPARATOR = ";\n\n"
"""What stands between the statements of a rendered file."""


@cache
def sql(name: str) -> str:
    """Return a statement as it is written: `sql/<name>.sql`, or `checks/<law>`."""
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


def rendered(name: str) -> tuple[str, ...]:
    """Return the statements of a file, as PostgreSQL takes them from psycopg.

    Parameters are `%(name)s` and every other percent sign is doubled: hand over a
    mapping of parameters always, if only an empty one. Raises NotRenderedError.
    """
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
    return render_text(package.joinpath(place).read_text("utf-8"))


def taken_apart(text: str) -> tuple[str, ...]:
    """Return the statements of a rendered file; one of comments alone has none."""
    return tuple(text.split(SEPARATOR)) if text else ()


def _place(name: str) -> str:
    """Return where a statement stands below the package."""
    is_law = name.startswith("checks/")
    return f"engine/{name}.sql" if is_law else f"engine/sql/{name}.sql"
