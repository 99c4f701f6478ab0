"""`costledger init` and `setup`: a new ledger, its settings, and what cannot be."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from costledger.cli.app import run

if TYPE_CHECKING:
    from pathlib import Path

INIT = [
    "init",
    "--ledger",
    "acme.duckdb",
    "--currency",
    "NOK",
    "--center-dimension",
    "DEPARTMENT",
    "--object-dimension",
    "PROJECT",
]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COSTLEDGER", raising=False)
    return tmp_path


def test_a_new_ledger_says_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(INIT) == 0
    assert capsys.readouterr().out == (
        "Made acme.duckdb, in NOK.\n"
        "Next: costledger import BOOKS --ledger acme.duckdb\n"
    )


def test_the_default_ledger_need_not_be_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["init", "--currency", "NOK"]) == 0
    assert capsys.readouterr().out.endswith("Next: costledger import BOOKS\n")


@pytest.mark.parametrize(
    ("words", "status", "expected"),
    [
        (INIT, 1, "acme.duckdb exists already."),
        (["init"], 2, "--currency"),
        (["init", "--currency", "kroner"], 1, "currency cannot be 'KRONER'"),
        (["init", "--currency", "NOK", "--starting-date", "2026-02-30"], 1,
         "'2026-02-30' is not a"),
        (["setup", "curency=EUR"], 1, "curency"),
    ],
)  # fmt: skip
def test_what_cannot_be_ends_with_a_sentence(
    words: list[str], status: int, expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(INIT)
    run(["init", "--currency", "EUR"]) if words[0] == "setup" else None
    capsys.readouterr()

    assert run(words) == status
    found = capsys.readouterr()
    assert expected in found.out + found.err


def test_setup_shows_and_changes(capsys: pytest.CaptureFixture[str]) -> None:
    run(INIT)
    changes = ["allow_posting_to=2026-03-31", "cost_object_dimension=product"]
    assert run(["setup", *changes, "--ledger", "acme.duckdb"]) == 0
    capsys.readouterr()

    run(["setup", "--json", "--ledger", "acme.duckdb"])

    found = json.loads(capsys.readouterr().out)
    assert found["allow_posting_to"] == "2026-03-31"
    assert found["cost_center_dimension"] == "DEPARTMENT"
    assert found["cost_object_dimension"] == "PRODUCT"
