"""The command line in Norwegian, and what decides the language."""

from __future__ import annotations

import getpass
import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from costledger import Ledger
from costledger.cli.app import run
from costledger.cli.ui.language import UnknownLanguageError, choose
from costledger.errors import RefusedError
from costledger.messages import is_english, noun_of, phrase, speak
from tests.books import write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

BOOKS = """
    gl_accounts
    no   | name         | income_balance
    1920 | Bank         | balance_sheet
    6300 | Husleie      | income_statement
    6340 | Strøm        | income_statement

    dimension_values
    dimension | code | name
    AVDELING  | ADM  | Administrasjon

    gl_entries
    entry_no | posting_date | gl_account_no | amount    | AVDELING
    1        | 2026-01-05   | 6340          | 1250.00   | ADM
    2        | 2026-01-05   | 6300          | 9000.00   | 999
    3        | 2026-01-07   | 1920          | -10250.00 |
    """


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Let no test leave another language behind."""
    yield
    speak(None)


@pytest.fixture
def typed(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> Callable[[str], str]:
    """Type commands on a small ledger; return what each of them said."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "88")
    with Ledger.create(
        "ledger.duckdb", currency="NOK", center_dimension="AVDELING"
    ) as ledger:
        ledger.import_books(str(write(tmp_path / "books", BOOKS)))
        ledger.charts.from_accounts()
        ledger.records.add("cost_centers", {"code": "ADM", "name": "Administrasjon"})

    def say(*lines: str) -> str:
        said = []
        for line in lines:
            run(line.split())
            output = capsys.readouterr()
            said.append(f"$ costledger {line}\n{output.out}{output.err}")
        return "\n".join(said)

    return say


def test_a_transfer_in_norwegian(
    typed: Callable[..., str], golden: Callable[[str, str], None]
) -> None:
    golden(
        "cli/norwegian-transfer.txt",
        typed(
            "--language nb transfer --today 2026-02-01",
            "--language nb transfer",
            "--language nb trace entry 1",
        ).replace(f"av {getpass.getuser()}", "av NN"),
    )


def test_the_status_in_norwegian(
    typed: Callable[..., str], golden: Callable[[str, str], None]
) -> None:
    typed("transfer --today 2026-02-01")
    golden("cli/norwegian-status.txt", typed("--language nb status"))


def test_errors_in_norwegian(
    typed: Callable[..., str], golden: Callable[[str, str], None]
) -> None:
    golden(
        "cli/norwegian-errors.txt",
        typed(
            "--language nb status --ledger other.duckdb",
            "--language nb register show 9",
            "--language nb journal add cost_type_no=6340 amount=1.2.3",
            "--language nb journal add cost_type_no=6340 cost_center_code=X amount=1",
            "--language nb journal add cost_type_no=6340 amount=1 --today 2026-02-01",
            "--language nb journal check",
            "--language nb journal post",
            "--language nb period set 2026-01-01 shut",
            "--language nb transfr",
            "--language nb transfer --nope",
            "--language nb register show",
        ),
    )


def test_help_in_norwegian(golden: Callable[[str, str], None]) -> None:
    """Each page in a process of its own, which showed no page yet."""
    said = []
    for words in ("", "register ", "transfer ", "register show "):
        line = f"--language nb {words}--help"
        done = subprocess.run(
            [sys.executable, "-m", "costledger", *line.split()],
            check=True,
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"PYTHONUTF8": "1", "COLUMNS": "88"},
        )
        said.append(f"$ costledger {line}\n{done.stdout}")
    golden("cli/norwegian-help.txt", "\n".join(said))


# What decides


@pytest.mark.parametrize(
    ("arguments", "environment", "spoken"),
    [
        ("status", {}, "en"),
        ("--language nb status", {}, "nb"),
        ("--language=nb status", {}, "nb"),
        ("--language en status", {"COSTLEDGER_LANGUAGE": "nb"}, "en"),
        ("status", {"COSTLEDGER_LANGUAGE": "nb", "LANG": "en_US.UTF-8"}, "nb"),
        ("status", {"COSTLEDGER_LANGUAGE": "en", "LANG": "nb_NO.UTF-8"}, "en"),
        ("status", {"LANG": "nb_NO.UTF-8"}, "nb"),
        ("status", {"LANG": "no_NO"}, "nb"),
        ("status", {"LANG": "nn_NO.UTF-8"}, "nb"),
        ("status", {"LANG": "nb_NO.UTF-8", "LC_ALL": "C"}, "en"),
        ("status", {"LANG": "C.UTF-8", "LC_MESSAGES": "nb_NO.UTF-8"}, "nb"),
        ("status", {"LANG": "de_DE.UTF-8"}, "en"),
    ],
)
def test_the_first_that_says_a_language_decides(
    arguments: str, environment: dict[str, str], spoken: str
) -> None:
    rest = choose(arguments.split(), environment)

    assert rest == ["status"]
    assert phrase("waiting") == {"en": "waiting", "nb": "venter"}[spoken]


@pytest.mark.parametrize("form", ["--json", "--csv"])
def test_what_programs_read_is_english(form: str) -> None:
    choose(["--language", "nb", "report", "balances", form], {})

    assert is_english()


def test_json_is_the_same_in_every_language(typed: Callable[..., str]) -> None:
    english, norwegian = typed("status --json"), typed("--language nb status --json")

    assert json.loads(english.partition("\n")[2]) == json.loads(
        norwegian.partition("\n")[2]
    )


def test_the_language_of_a_ledger_is_not_that_of_who_looks() -> None:
    assert choose(["init", "--language", "nb"], {}) == ["init", "--language", "nb"]
    assert is_english()


@pytest.mark.parametrize("arguments", [["--language", "xx", "status"], ["--language"]])
def test_a_language_that_is_not_there_is_wrong_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UnknownLanguageError):
        choose(arguments, {})
    assert run(arguments) == 2
    assert "choose en or nb" in capsys.readouterr().err


def test_the_kind_of_an_error_is_the_same_in_every_language(
    typed: Callable[..., str],
) -> None:
    typed("--language nb status")
    with Ledger.open("ledger.duckdb") as ledger:
        ledger.journal.add("DEFAULT", [("cost_type_no", "6340"), ("amount", "1")])
        with pytest.raises(RefusedError) as refused:
            ledger.journal.post("DEFAULT")

    assert "ble avvist; ingenting ble endret" in str(refused.value)
    assert refused.value.kind == "document_no_missing"


def test_a_value_that_looks_like_a_field_stays_as_it_is() -> None:
    choose(["--language", "nb", "status"], {})

    assert phrase("There is no {kind} {key}.", kind="konto", key="{x}") == (
        "konto {x} finnes ikke."
    )
    assert phrase("") == ""
    assert [noun_of(n, "cost entry", "cost entries") for n in (1, 2)] == [
        "kostnadspost",
        "kostnadsposter",
    ]
