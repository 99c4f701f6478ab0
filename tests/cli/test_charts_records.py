"""`costledger charts add|set|rename|retire|indent|show`, and what they ask."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.cli.app import run
from tests.books import write

if TYPE_CHECKING:
    from pathlib import Path

BOOKS = """
    gl_accounts
    no   | name
    6000 | Rent

    cost_centers
    code | name           | line_type
    ADM  | Administration | cost_center
    ALL  | Everything     | begin_total
    BC   | Bicycles       | cost_center
    SUM  | In all         | end_total

    cost_types
    no   | name | gl_account_range
    6000 | Rent | 6000

    gl_entries
    entry_no | posting_date | gl_account_no | amount | DEPARTMENT
    1        | 2025-01-02   | 6000          | 10.00  | ADM
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The ledger that commands use, with an entry on ADM."""
    found = str(tmp_path / "ledger.duckdb")
    with Ledger.create(found, currency="NOK", center_dimension="DEPARTMENT") as made:
        made.import_books(str(write(tmp_path / "books", BOOKS)))
    monkeypatch.setenv("COSTLEDGER", found)
    return found


class Terminal(io.StringIO):
    """A terminal where somebody types."""

    def isatty(self) -> bool:
        return True


def typed(monkeypatch: pytest.MonkeyPatch, answer: str) -> Terminal:
    screen = Terminal()
    monkeypatch.setattr(sys, "stdin", Terminal(answer))
    monkeypatch.setattr(sys, "stderr", screen)
    return screen


@pytest.mark.usefixtures("place")
def test_a_chart_is_shown_as_a_tree(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["charts", "show", "cost_centers"]) == 0

    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == [
        "code  name            line type    totaling  blocked",
        "ADM   Administration  cost-center",
        "ALL   Everything      begin-total",
        "BC      Bicycles      cost-center",
        "SUM   In all          end-total    ALL..SUM",
    ]


@pytest.mark.usefixtures("place")
def test_lines_are_added_changed_renamed_and_retired(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["charts", "add", "cost_centers", "hr", "name=People", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["name"] == "People"
    assert run(["charts", "set", "cost_centers", "HR", "blocked=true"]) == 0
    assert "The cost center HR was changed." in capsys.readouterr().out
    assert run(["charts", "rename", "cost_centers", "HR", "people"]) == 0
    assert "The cost center HR is PEOPLE from now on." in capsys.readouterr().out
    assert run(["charts", "retire", "cost_centers", "PEOPLE"]) == 0
    assert "PEOPLE is gone from its chart." in capsys.readouterr().out
    assert run(["charts", "indent"]) == 0
    assert "4 lines of the cost centers stand" in capsys.readouterr().out


def test_a_question_is_asked_on_a_terminal_only(
    place: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    retire = ["charts", "retire", "cost_centers", "ADM"]

    assert run(retire) == 1
    assert "ADM was posted on (G/L entries: 1). It would retire" in (
        capsys.readouterr().err
    )
    screen = typed(monkeypatch, "no\n")
    assert run(retire) == 1
    assert "Go on? [y/N] " in screen.getvalue()
    typed(monkeypatch, "yes\n")
    assert run(retire) == 0
    with Ledger.open(place) as ledger:
        codes = [each["code"] for each in ledger.charts.show("cost_centers")]
    assert codes == ["ALL", "BC", "SUM"]


@pytest.mark.usefixtures("place")
def test_a_yes_may_come_with_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    change = ["charts", "set", "cost_centers", "ADM", "line_type=heading", "--yes"]

    assert run([*change, "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["blocked"] is True


@pytest.mark.usefixtures("place")
def test_a_broken_tree_is_shown_where_it_breaks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["charts", "add", "cost_centers", "A", "line_type=end_total"]) == 0

    assert run(["charts", "indent", "cost_centers"]) == 1

    assert "A (line 1): This end-total has no begin-total." in capsys.readouterr().err


def test_an_import_asks_whether_charts_should_follow(
    place: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Ledger.open(place) as ledger:
        ledger.setup(align_gl_account="prompt")
    more = "gl_accounts\nno | name\n6{}00 | Insurance"
    books = [str(write(tmp_path / str(n), more.format(n))) for n in (1, 2, 3, 4)]

    assert run(["import", books[0], "--align"]) == 0
    assert "The charts follow: cost types created: 6100." in capsys.readouterr().out
    assert run(["import", books[1], "--no-align"]) == 0
    assert "stay as they are, without cost types created: 6200." in (
        capsys.readouterr().out
    )
    assert run(["import", books[2]]) == 0
    screen = typed(monkeypatch, "y\n")
    assert run(["import", books[3]]) == 0
    assert "brings cost types created: 6400. Carry it over?" in screen.getvalue()
    with Ledger.open(place) as ledger:
        numbers = [each["no"] for each in ledger.charts.show("cost_types")]
    assert numbers == ["6000", "6100", "6400"]


def test_another_dimension_shows_what_is_not_transferred_and_asks(
    place: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    change = ["setup", "cost_center_dimension=AREA"]

    assert run(change) == 1
    assert "1 entries are not transferred yet and would be read by the other" in (
        capsys.readouterr().err
    )
    assert run([*change, "--from", "2026-01-01"]) == 0
    with Ledger.open(place) as ledger:
        assert ledger.setup().cost_center_dimension == "AREA"
    assert run(["setup", "cost_center_dimension=DEPARTMENT", "--yes"]) == 0
    screen = typed(monkeypatch, "y\n")
    assert run(change) == 0
    assert "DEPARTMENT ADM: 1 (10.00). Go on? [y/N]" in screen.getvalue()
