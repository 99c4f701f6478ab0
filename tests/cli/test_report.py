"""`costledger report`: what people and programs get, and what wrong usage gets."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.cli.app import run
from tests.books import write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BOOKS = """
    gl_accounts
    no   | name                                | income_balance   | account_type
    5    | Wages                               | income_statement | begin_total
    5000 | Hourly                              | income_statement | posting
    5990 | Wages, total                        | income_statement | end_total
    6390 | Security and other cost of premises | income_statement | posting

    dimension_values
    dimension  | code | name
    DEPARTMENT | A1   | Welding
    DEPARTMENT | B1   | Administration
    PROJECT    | P1   | New drive unit

    gl_entries
    entry_no | posting_date | gl_account_no | amount      | DEPARTMENT | PROJECT
    1        | 2026-01-15   | 5000          | 1234567.89  | A1         |
    2        | 2026-02-01   | 6390          | -87654.32   | B1         |
    3        | 2026-02-28   | 6390          | 1000.50     |            | P1
    """


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a ledger with entries transferred."""
    return str(made(tmp_path_factory.mktemp("report"), BOOKS))


def made(folder: Path, books: str) -> Path:
    place = folder / "ledger.duckdb"
    with Ledger.create(
        str(place),
        currency="NOK",
        center_dimension="DEPARTMENT",
        object_dimension="PROJECT",
        company_name="Acme AS",
    ) as ledger:
        ledger.import_books(str(write(folder / "books", books)))
        ledger.charts.from_accounts()
        ledger.charts.from_dimensions()
        ledger.transfer()
    return place


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize(
    "words", ["--by type --columns center", "--by type --period 2026", "--by object"]
)
def test_reports_are_read(
    words: str,
    width: int,
    place: str,
    golden: Callable[[str, str], None],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    assert run(["report", "balances", *words.split(), "--ledger", place]) == 0

    found = capsys.readouterr().out
    assert max(map(len, found.splitlines())) <= width
    name = words.replace("--", "").replace(" ", "-")
    golden(f"cli/report-{name}.{width}.txt", found)


def test_csv_is_for_spreadsheets(
    place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run(["report", "balances", "--columns", "center", "--csv", "--ledger", place])

    assert capsys.readouterr().out.splitlines()[2:] == [
        (
            "5000,Hourly,postable,1,NOK,1234567.89,0.00,1234567.89,1234567.89,1234567.89,"
            "0.00,0.00"
        ),
        (
            '5990,"Wages, total",end_total,0,NOK,1234567.89,0.00,1234567.89,1234567.89,'
            "1234567.89,0.00,0.00"
        ),
        (
            "6390,Security and other cost of premises,postable,0,NOK,1000.50,87654.32,"
            "-86653.82,-86653.82,0.00,-87654.32,1000.50"
        ),
    ]


def test_json_is_for_programs(place: str, capsys: pytest.CaptureFixture[str]) -> None:
    run(["report", "balances", "--by", "type", "--columns", "center", "--period", "2026",
         "--types", "6*", "--json", "--ledger", place])  # fmt: skip

    found = json.loads(capsys.readouterr().out)

    assert found["title"] == "Balances by cost type and cost center"
    assert found["currency"] == "NOK"
    assert (found["first_day"], found["last_day"]) == ("2026-01-01", "2026-12-31")
    assert found["filters"] == {"types": "6*"}
    assert found["rows"] == [
        {
            "code": "6390",
            "name": "Security and other cost of premises",
            "line_type": "postable",
            "indentation": 0,
            "debit": "1000.50",
            "credit": "87654.32",
            "net_change": "-86653.82",
            "balance": "-86653.82",
            "cells": {"B1": "-87654.32", "objects": "1000.50"},
        }
    ]
    assert found["total"]["net_change"] == "-86653.82"


@pytest.mark.parametrize(
    ("words", "status", "expected"),
    [
        ("--by centre", 2, "Did you mean"),
        ("--colums month", 2, "--columns"),
        ("--period 2026-13", 1, "'2026-13' is not a period."),
        ("--types 5|", 1, "This filter cannot be read"),
        ("--by center --columns object", 1, "columns cannot be 'object'"),
        ("--version B27", 1, "There is no version B27."),
    ],
)
def test_what_cannot_be_asked_ends_with_a_sentence(
    words: str,
    status: int,
    expected: str,
    place: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["report", "balances", *words.split(), "--ledger", place]) == status
    found = capsys.readouterr()
    assert expected in found.out + found.err
