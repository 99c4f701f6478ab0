"""How things are printed: sentences, amounts, JSON, errors and progress."""

from __future__ import annotations

import contextlib
import csv
import json
import sys
import threading
from typing import TYPE_CHECKING, Any

from costledger.domain.money import format_amount, show_amount
from costledger.errors import Problem
from costledger.messages import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import Console

    from costledger.errors import CostLedgerError

PROBLEMS_SHOWN = 20
"""How many problems a terminal shows; a file or pipe gets all of them."""

PLAIN_WIDTH = 2_000
"""The width of what is piped, where nobody wraps lines: whatever it takes."""


def console(*, is_error: bool = False) -> Console:
    """Return where to print; wide and plain when it is not a terminal."""
    from rich.console import Console  # noqa: PLC0415

    stream = sys.stderr if is_error else sys.stdout
    width = None if stream.isatty() else PLAIN_WIDTH
    return Console(stderr=is_error, highlight=False, soft_wrap=False, width=width)


def say(text: str = "") -> None:
    """Print a sentence, with rich's markup left alone."""
    console().print(text, markup=False, soft_wrap=True)


def money(minor: int, digits: int) -> str:
    """Return an amount for people: -642,274.03."""
    return show_amount(minor, digits)


def decimal(minor: int, digits: int) -> str:
    """Return an amount for programs: -642274.03."""
    return format_amount(minor, digits)


def print_json(answer: dict[str, Any]) -> None:
    """Print an answer for programs."""
    print(json.dumps(answer, indent=2, ensure_ascii=False, default=str))


def show_error(error: CostLedgerError) -> None:
    """Print an error, and the rows it is about as a table."""
    out = console(is_error=True)
    out.print(phrase("error: "), style="bold red", end="")
    problems: tuple[Problem, ...] = getattr(error, "problems", ())
    if not problems or not isinstance(problems[0], Problem):
        out.print(str(error), markup=False, soft_wrap=True)
        return
    out.print(str(error).splitlines()[0], markup=False, soft_wrap=True)
    shown = problems[:PROBLEMS_SHOWN] if sys.stderr.isatty() else problems
    for problem in shown:
        out.print(f"  {sentence(problem)}", markup=False, soft_wrap=True)
    if len(problems) > len(shown):
        out.print(
            phrase(
                "  … and {problems:,} more. End the command with `2> FILE` to see "
                "them all, or with `--problems FILE.csv` for an import.",
                problems=len(problems) - len(shown),
            ),
            markup=False,
            soft_wrap=True,
        )


@contextlib.contextmanager
def progress(text: str, *, after_s: float = 1) -> Iterator[None]:
    """Show on a terminal that work is going on, once it has taken a second."""
    out = console(is_error=True)
    if not out.is_terminal:
        yield
        return
    spinner = out.status(text)
    timer = threading.Timer(after_s, spinner.start)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        spinner.stop()


def sentence(problem: Problem) -> str:
    """Return a problem as a line: place, value, what is wrong and what to do."""
    location = problem.file
    if problem.row is not None:
        location += phrase(", row {row}", row=problem.row)
    if problem.column:
        location += f", {problem.column}"
    value = f" {problem.value!r}" if problem.value else ""
    return f"{location}:{value} {problem.problem} {problem.hint}".rstrip()


def write_problems(path: str, problems: Iterable[Problem]) -> None:
    """Write problems as a CSV file that a spreadsheet opens."""
    with open(path, "w", newline="", encoding="utf-8-sig") as file:  # noqa: PTH123
        writer = csv.writer(file)
        writer.writerow(["file", "row", "column", "value", "problem", "hint"])
        for each in problems:
            writer.writerow(
                [each.file, each.row, each.column, each.value, each.problem, each.hint]
            )
