"""Scenarios that differ by decision: each with the decision that causes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "docs/decisions/0005-where-we-differ-from-the-reference.md"

KNOWN: dict[str, str] = {
    "ALC-036": "A pool that nets to zero posts nothing, takes nothing and has no number.",
    "ALC-044": "A line without a share gets nothing, not even half a cent.",
    "AUT-006": "An automatic transfer never combines.",
    "AUT-007": "Every run resolves account ranges, the automatic one too.",
    "B2A-004": "A budget entry becomes actual once; the second run finds it done.",
    "BUD-015": "Compressing removes a group that nets to zero, the last one too.",
    "JNL-005": "A journal balances per document and date; `balance = batch` on request.",
    "KEY-030": "A window needs its own accounting periods only.",
    "KEY-032": "The month of last year is whole, 29 February included.",
    "KEY-038": "Shares are exact: nothing of a pool stays because percents are rounded.",
    "KEY-039": "Percents follow the shares: a base that ran dry has none.",
    "TRF-017": "A register names the smallest and largest G/L entry that it takes.",
    "TRF-018": "A group that nets to zero is done, in a register of no entries.",
    "TRF-022": "An entry that was mapped late is found by the next run.",
    "TRF-026": "Where the center value is no cost center, the object is tried.",
    "TRF-028": "An entry on a blocked cost center waits, and no batch stops.",
    "TRF-030": "An entry whose date is not allowed waits, and no batch stops.",
    "TRF-034": "A group that nets to zero is done, and never looked at by halves.",
}
"""Scenario → what we do instead. The page says why, under the scenario's name."""


def read_known(file: Path) -> dict[str, str]:
    """Read known differences: `ID reason`, one a line."""
    lines = file.read_text("utf-8").splitlines()
    pairs = [line.split(None, 1) for line in lines if line.strip()]
    return {pair[0]: pair[1] if len(pair) > 1 else "known" for pair in pairs}
