"""What is public: the names of the package, the parts of a ledger, paths of any kind."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_type_hints

import attrs
import pytest

import costledger
from costledger import Ledger, RefusedError, SourceError, errors, parts

ERRORS = sorted(
    name
    for name, each in vars(errors).items()
    if isinstance(each, type) and each.__module__ == errors.__name__
)
OPTIONS = [
    "Allocation",
    "BudgetCell",
    "BudgetCopy",
    "BudgetSpread",
    "Charge",
    "GLBudgetCopy",
]
VERBS = [
    "allocate",
    "check",
    "close",
    "create",
    "digest",
    "grants",
    "import_books",
    "open",
    "setup",
    "setup_untransferred",
    "status",
    "transfer",
]
PARTS = """
archive    list show year
audit      list
budget     check compare compress control copy enter export from_gl import_ remaining
           set spread to_actual to_gl
charts     from_accounts from_dimensions indent link show
exchange   copy export table
journal    add batch_add batch_retire batch_set batches charge check correct delete
           import_ import_rows post set show
keys       calculate
periods    from_year list set
records    add delete rename set
registers  check_seals close delete list reopen reverse show
reports    balances keys open open_amount rule_balancing
rules      diff export import_ lines lint list
runs       flows list show
trace      entry gl
versions   copy delete list lock new unlock
"""


def public(of: object) -> list[str]:
    """Return the names that a reader of `dir` may use."""
    return [name for name in dir(of) if not name.startswith("_")]


def test_the_package_shows_the_ledger_its_options_and_every_error() -> None:
    assert public(costledger) == sorted(["Ledger", "errors", *OPTIONS, *ERRORS])
    assert sorted(costledger.__all__) == dir(costledger)


def test_every_public_name_can_be_had() -> None:
    program = "from costledger import *; print(*sorted(set(dir())))"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert set(costledger.__all__) <= set(done.stdout.split())


@pytest.mark.parametrize("name", OPTIONS)
def test_options_are_frozen_and_can_be_read_by_their_types(name: str) -> None:
    option = getattr(costledger, name)
    fields = attrs.fields(option)

    assert list(get_type_hints(option)) == [field.name for field in fields]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(option.__new__(option), fields[0].name, "")


def test_an_error_is_the_same_by_either_name() -> None:
    assert RefusedError is errors.RefusedError


def test_a_name_that_is_not_public_is_none() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Storage'"):
        _ = costledger.Storage


def test_a_ledger_has_its_verbs_and_parts(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "acme.duckdb", currency="NOK") as ledger:
        found = {
            name: public(part)
            for name in public(ledger)
            if isinstance(part := getattr(ledger, name), parts.base.Part)
        }
        verbs = set(public(ledger)) - set(found)

    assert sorted(verbs) == sorted([*VERBS, "store"])
    assert found == expected_parts()


def expected_parts() -> dict[str, list[str]]:
    """Read the table above: a line begins with a part, or goes on with its verbs."""
    found: dict[str, list[str]] = {}
    for line in PARTS.strip().splitlines():
        words = line.split()
        if not line.startswith(" "):
            part = words.pop(0)
        found[part] = [*found.get(part, []), *words]
    return found


def test_a_path_may_be_an_object_wherever_one_is_taken(tmp_path: Path) -> None:
    rules = tmp_path / "rules.toml"
    lines = tmp_path / "lines.csv"
    lines.write_text("cost_type_no,cost_center_code,amount\n6300,ADM,10.00\n", "utf-8")

    with Ledger.create(tmp_path / "acme.duckdb", currency="NOK") as ledger:
        ledger.exchange.export(tmp_path / "out")
        ledger.exchange.copy(tmp_path / "copy.duckdb")
        ledger.journal.import_(lines, dry_run=True)
        rules.write_text(ledger.rules.export(), "utf-8")
        ledger.rules.import_(rules)
        assert ledger.rules.diff(rules) == []
        assert ledger.rules.lint(source=rules).errors == 0
        ledger.versions.new("B26")
        sheet = tmp_path / "sheet.csv"
        ledger.budget.export("B26", sheet, period="2026")
        ledger.budget.import_(sheet, "B26", dry_run=True)
        digest = ledger.digest()

    with Ledger.create(tmp_path / "again.duckdb", currency="NOK") as allow_duplicate:
        allow_duplicate.import_books(tmp_path / "out")
        assert allow_duplicate.digest() == digest
    with Ledger.open(tmp_path / "copy.duckdb", read_only=True) as copied:
        assert copied.digest() == digest


def test_a_path_object_is_never_taken_for_a_text_of_rules(tmp_path: Path) -> None:
    with (
        Ledger.create(tmp_path / "acme.duckdb", currency="NOK") as ledger,
        pytest.raises(SourceError, match="No such file"),
    ):
        ledger.rules.import_(Path("[rules].toml"))
