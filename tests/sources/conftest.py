"""What tests of sources stage on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sources.staging import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """Return a place to stage files on."""
    made = Stage(tmp_path)
    yield made
    made.connection.close()
