"""How tables of reports come to the terminal, and what to type next."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

from costledger.cli.ui.options import DEFAULT_LEDGER
from costledger.messages import noun_of, phrase
from costledger.reports.terminal import Style, as_text
from costledger.stores.location import without_password

if TYPE_CHECKING:
    from collections.abc import Iterable

    from costledger.reports.table import Table


def style() -> Style:
    """Return what the place that is printed to can show.

    What is piped is as wide as it is, and plain. A set `COLUMNS` is obeyed everywhere.
    """
    is_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size().columns
    is_fitted = is_terminal or os.environ.get("COLUMNS", "").isdigit()
    is_plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return Style(
        width=width if is_fitted else None, is_strong=is_terminal and not is_plain
    )


def show(table: Table) -> None:
    """Print a table, fitted to the terminal."""
    sys.stdout.write(as_text(table, style()))


def command(words: str, ledger: str) -> str:
    """Return a command as it has to be typed for a ledger."""
    is_known = ledger in (DEFAULT_LEDGER, os.environ.get("COSTLEDGER"))
    return f"costledger {words}" + (
        "" if is_known else f" --ledger {without_password(ledger)}"
    )


def say_next(steps: Iterable[str], ledger: str) -> None:
    """Print what to type next, one command a line."""
    for place, words in enumerate(steps):
        next_ = phrase("Next: ")
        lead = next_ if place == 0 else " " * len(next_)
        sys.stdout.write(f"{lead}{command(words, ledger)}\n")


def counted(number: int, one: str, many: str) -> str:
    """Return a number of things: 1 cost entry, 2,347 cost entries."""
    return f"{number:,} {noun_of(number, one, many)}"
