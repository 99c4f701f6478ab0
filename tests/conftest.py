"""What every test may ask for: goldens that are read, and data that nobody here wrote."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent

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
        if request.config.getoption("--update-golden"):
            assert not os.environ.get("CI"), "a golden is rewritten by a person"
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(found, "utf-8")
        if not place.exists():
            pytest.fail(f"There is no golden {name}; make it with `make golden`.")
        assert place.read_text("utf-8") == found

    return compare


@pytest.fixture
def realdata() -> Path:
    """Return the folder of real ledgers beside the checkout, or skip without it."""
    folder = HERE.parent.parent / "shared" / "realdata"
    if not folder.is_dir():
        pytest.skip("no ../shared/realdata beside the checkout: real ledgers not tried")
    return folder
