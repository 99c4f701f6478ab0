"""The rules and keys commands: what they print, and their exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.cli import main

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
[rule.ADM]
level = 1
cost_center_code = "ADM"
credit_to_cost_type = "9000"
targets = [
  {line_no = 10000, target_cost_type = "9000", target_cost_center = "IT", share = 1},
  {line_no = 20000, target_cost_type = "9000", target_cost_center = "HR", base = "no_of_employees"},
]
"""


@pytest.fixture
def ledger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Ledger.create("ledger.duckdb", currency="NOK").close()
    (tmp_path / "rules.toml").write_text(TEXT, "utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    """Run a command and return its exit status and what it printed."""
    with pytest.raises(SystemExit) as ended:
        main(list(arguments))
    return int(str(ended.value.code)), capsys.readouterr().out


def test_rules_go_in_and_out(ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, "rules", "diff", "rules.toml")[0] == 1
    status, out = run(capsys, "rules", "import", "rules.toml")
    assert (status, out.splitlines()[0]) == (
        0,
        "1 new rule, 0 changed, 0 taken away, 0 as before.",
    )
    assert run(capsys, "rules", "diff", "rules.toml") == (
        0,
        "The text says what the ledger has.\n",
    )
    assert run(capsys, "rules", "export")[1].endswith(TEXT)
    assert "ADM" in run(capsys, "rules", "list")[1]
    shown = json.loads(run(capsys, "rules", "show", "adm", "--json")[1])
    assert [line["percent"] for line in shown["targets"]] == ["100", "0"]
    run(capsys, "rules", "export", "again.toml")
    assert (ledger / "again.toml").read_text("utf-8").endswith(TEXT)


def test_lint_names_rule_and_line(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ledger
    status, out = run(capsys, "rules", "lint", "rules.toml")

    assert status == 1
    assert "error: rule ADM, line 10000: There is no cost center IT." in out
    found = json.loads(run(capsys, "rules", "lint", "rules.toml", "--json")[1])
    assert found["errors"] == len(found["findings"])


def test_keys_are_calculated_and_shown(
    ledger: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    books = ledger / "books"
    books.mkdir()
    (books / "employees.csv").write_text("no\nE1\nE2\nE3\n", "utf-8")
    run(capsys, "rules", "import", "rules.toml")
    run(capsys, "import", "books")

    shown = json.loads(run(capsys, "keys", "show", "--json")[1])
    assert (shown["dry_run"], shown["changed"]) == (True, 1)
    status, out = run(capsys, "keys", "calculate", "ADM", "--today", "2025-06-18")
    assert status == 0
    assert "1 line as of 2025-06-18, 1 with another share; they were kept." in out
    assert json.loads(run(capsys, "keys", "show", "--json")[1])["changed"] == 0
