"""`costledger demo`: the first thing that anybody sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.cli.app import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("width", [80, 120])
def test_the_demo_is_read(
    width: int,
    tmp_path: Path,
    golden: Callable[[str, str], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(width))

    assert run(["demo"]) == 0

    _, step, rest = capsys.readouterr().out.partition("$ costledger transfer")
    golden(f"cli/demo.{width}.txt", step + rest)


def test_what_the_demo_says_to_type_next_works(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    run(["demo", "--folder", "there"])
    said = capsys.readouterr().out
    commands = [
        line.split()[1:]
        for line in said[said.index("Type next") :].splitlines()
        if line.startswith("  costledger ")
    ]

    assert len(commands) >= 3
    assert [run(words) for words in commands] == [0] * len(commands)


def test_a_demo_is_made_anew_and_nothing_else_is_touched(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["demo"]) == 0
    assert run(["demo"]) == 0
    (tmp_path / "mine").mkdir()
    Ledger.create(str(tmp_path / "mine" / "ledger.duckdb"), currency="NOK").close()

    assert run(["demo", "--folder", "mine"]) == 1
    assert "exists already" in capsys.readouterr().err
