"""The command line as a whole: its page, its errors and its exit statuses."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import sys
import time
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import pytest
from cyclopts import App
from rich.console import Console

from costledger.cli import app as command_line
from costledger.cli.ui import output
from costledger.cli.ui.present import table, tell
from costledger.errors import (
    ChartProblem,
    HierarchyError,
    LedgerNotFoundError,
    Problem,
    RowsRefusedError,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Toy = Callable[[Callable[[], object]], int]

PROBLEMS = [
    Problem("gl.csv", row, "amount", "1,x", "is not an amount.", "Write 1234.50.")
    for row in range(1, 31)
]
NOT_A_TREE = ChartProblem(
    kind="end_total_without_begin_total",
    position=3,
    code="6999",
    problem="closes nothing.",
    hint="Add a begin-total.",
)


@pytest.fixture
def toy(monkeypatch: pytest.MonkeyPatch) -> Toy:
    """Run a function as the command `toy` and return the exit status."""

    def run(command: Callable[[], object]) -> int:
        module = ModuleType("costledger.cli.toy")
        module.toy = command  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "costledger.cli.toy", module)
        row = ("toy", "toy:toy", command_line.WORK, "A toy.")
        monkeypatch.setattr(command_line, "COMMANDS", (row,))
        return command_line.run(["toy"])

    return run


def raising(error: BaseException) -> Callable[[], None]:
    def command() -> None:
        raise error

    return command


def a_terminal(monkeypatch: pytest.MonkeyPatch) -> io.StringIO:
    """Make output believe that a person watches; return what they see."""
    seen = io.StringIO()
    monkeypatch.setattr(seen, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stderr", seen)
    monkeypatch.setenv("TERM", "xterm")
    return seen


# Exit statuses


@pytest.mark.parametrize(
    ("command", "status"),
    [
        (lambda: None, 0),
        (lambda: 0, 0),
        (lambda: 1, 1),
        (raising(LedgerNotFoundError("a.duckdb")), 1),
        (raising(RowsRefusedError(PROBLEMS)), 1),
        (raising(KeyboardInterrupt()), 130),
    ],
)
def test_a_command_ends_with_its_status(
    toy: Toy, command: Callable[[], object], status: int
) -> None:
    assert toy(command) == status


@pytest.mark.parametrize("words", [["transfr"], ["transfer", "--nope"], ["--nope"]])
def test_wrong_usage_is_status_2(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    status = command_line.run(words)
    said = capsys.readouterr()
    assert (status, said.out) == (2, "")
    assert "Error" in said.err


def test_our_own_mistakes_keep_their_traceback(toy: Toy) -> None:
    with pytest.raises(AssertionError, match="ours"):
        toy(raising(AssertionError("ours")))


def test_who_stops_a_command_hears_what_that_means(
    toy: Toy, capsys: pytest.CaptureFixture[str]
) -> None:
    toy(raising(KeyboardInterrupt()))
    assert capsys.readouterr().err == "stopped; nothing was changed\n"


def test_a_reader_who_has_seen_enough_gets_no_traceback() -> None:
    program = (
        "import sys; from types import ModuleType; from costledger.cli import app\n"
        "toy = ModuleType('toy'); toy.toy = lambda: print('x\\n' * 100_000)\n"
        "sys.modules['costledger.cli.toy'] = toy\n"
        "app.COMMANDS = (('toy', 'toy:toy', app.WORK, ''),)\n"
        "sys.exit(app.run(['toy']))"
    )
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONUNBUFFERED"}
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert (process.stderr.read(), process.wait()) == (b"", 0)


# Errors


def test_an_error_is_one_plain_line_where_nobody_watches(
    toy: Toy, capsys: pytest.CaptureFixture[str]
) -> None:
    toy(raising(LedgerNotFoundError("[red]a.duckdb")))
    assert capsys.readouterr().err == (
        "error: There is no ledger at [red]a.duckdb. "
        "Make one with `costledger init --ledger [red]a.duckdb`.\n"
    )


@pytest.mark.parametrize(
    ("no_color", "expected"),
    [("", "\x1b[1;31merror: \x1b[0m"), ("1", "\x1b[1merror: \x1b[0m")],
)
def test_an_error_is_red_on_a_terminal_that_wants_colors(
    monkeypatch: pytest.MonkeyPatch, no_color: str, expected: str
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    seen = a_terminal(monkeypatch)
    output.show_error(LedgerNotFoundError("a.duckdb"))
    assert seen.getvalue().startswith(expected)


def test_a_pipe_gets_every_problem(capsys: pytest.CaptureFixture[str]) -> None:
    output.show_error(RowsRefusedError(PROBLEMS))
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1 + len(PROBLEMS)
    assert lines[1] == (
        "  gl.csv, row 1, amount: '1,x' is not an amount. Write 1234.50."
    )


def test_a_terminal_gets_the_first_and_how_many_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen = a_terminal(monkeypatch)
    output.show_error(RowsRefusedError(PROBLEMS))
    text = seen.getvalue()
    assert text.count("is not an amount") == output.PROBLEMS_SHOWN
    assert "… and 10 more." in text


def test_problems_that_are_no_rows_are_told_in_the_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    error = HierarchyError("cost types", [NOT_A_TREE])
    output.show_error(error)
    assert capsys.readouterr().err == f"error: {error}\n"


def test_problems_can_be_written_for_a_spreadsheet(tmp_path: Path) -> None:
    place = tmp_path / "problems.csv"
    output.write_problems(str(place), PROBLEMS[:1])
    with place.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [
            ["file", "row", "column", "value", "problem", "hint"],
            ["gl.csv", "1", "amount", "1,x", "is not an amount.", "Write 1234.50."],
        ]


# Pages


@pytest.mark.parametrize("command", command_line.COMMANDS, ids=lambda row: row[0])
def test_every_command_is_where_the_table_says(command: tuple[str, str]) -> None:
    name, place, *_ = command
    module, attribute = place.split(":")
    found = getattr(import_module(f"costledger.cli.{module}"), attribute)
    assert callable(found)
    if isinstance(found, App):
        assert found.name == (name,)


def test_the_page_of_commands_shows_each_with_its_line_in_the_order_of_the_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command_line.run(["--help"]) == 0
    page = " ".join(capsys.readouterr().out.split())
    expected = [f"{name} {line}" for name, _, _, line in command_line.COMMANDS]
    places = [page.find(each) for each in expected]
    assert -1 not in places
    assert places == sorted(places)


# Tables and progress


def test_a_table_does_not_read_markup_in_cells(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell([table([{"code": "[b]A[/b]", "amount": "-1.00"}], "code, amount>")])
    assert "[b]A[/b]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("is_terminal", "waits", "is_shown"),
    [(True, True, True), (True, False, False), (False, True, False)],
)
def test_progress_is_shown_on_a_terminal_after_a_while(
    monkeypatch: pytest.MonkeyPatch, *, is_terminal: bool, waits: bool, is_shown: bool
) -> None:
    seen = io.StringIO()
    screen = Console(file=seen, force_terminal=is_terminal)
    monkeypatch.setattr(output, "console", lambda **_: screen)
    with output.progress("transferring", after_s=0.01 if waits else 60):
        deadline = time.monotonic() + (5 if is_shown else 0.05)
        while "transferring" not in seen.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
    assert ("transferring" in seen.getvalue()) == is_shown
