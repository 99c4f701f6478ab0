"""Scenarios that differ by decision: each with the decision that causes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

KNOWN: dict[str, str] = {}
"""Scenario → the decision page, and what we do instead."""


def read_known(file: Path) -> dict[str, str]:
    """Read known differences: `ID reason`, one a line."""
    lines = file.read_text("utf-8").splitlines()
    pairs = [line.split(None, 1) for line in lines if line.strip()]
    return {pair[0]: pair[1] if len(pair) > 1 else "known" for pair in pairs}
