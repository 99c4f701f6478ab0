"""What a wheel installs: SQL that was rendered when it was built, and no sqlglot."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import costledger
from costledger.engine.dialect import render_package
from tests.books import write

if TYPE_CHECKING:
    from collections.abc import Callable

BOOKS = """
gl_accounts
no   | name  | income_balance
1920 | Bank  | balance_sheet
6000 | Rent  | income_statement
6100 | Power | income_statement

dimension_values
dimension  | code | name
DEPARTMENT | ADM  | Administration
DEPARTMENT | PROD | Production
PROJECT    | P1   | Chairs

gl_entries
entry_no | posting_date | gl_account_no | amount | document_no | description | DEPARTMENT | PROJECT
1        | 2026-01-05   | 6000          | 100.01 | D1          | Rent        | ADM        |
2        | 2026-01-06   | 6100          | 33.33  | D2          | 5 % Power   | PROD       |
3        | 2026-01-07   | 6100          | 10.00  | D3          | Power       |            | P1
"""

RULES = """\
[rule.ADM]
level = 1
cost_center_code = "ADM"
credit_to_cost_type = "9000"
targets = [
  {line_no = 10000, target_cost_type = "9000", target_cost_center = "PROD", share = 2},
  {line_no = 20000, target_cost_type = "9000", target_cost_object = "P1", share = 1},
]
"""

STEPS = """
init --currency NOK --center-dimension DEPARTMENT --object-dimension PROJECT
import books
charts from-accounts
charts from-dimensions
charts add cost_types 9000 name=Overhead
charts add cost_centers ALL line_type=total totaling=ADM|PROD
period from-year 2026
transfer
charts rename cost_centers ADM OFFICE
rules import rules.toml
allocate --date 2026-01-31
report balances --by center --period 2026
trace gl 1
register reverse 2
register close 1
period set 2026-01 closed
check
check --seals
export out
"""

PROGRAM = """
import sys

sys.modules["sqlglot"] = None
from costledger.cli import main

for line in sys.stdin.read().split("\\n"):
    try:
        main(line.split())
    except SystemExit as ended:
        if ended.code:
            sys.exit(f"{line}: {ended.code}")
"""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the package as it stands in the checkout."""
    folder = tmp_path_factory.mktemp("bare")
    source = Path(costledger.__file__).parent
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(source, folder / "costledger", ignore=ignored)
    return folder


@pytest.fixture(scope="module")
def installed(bare: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the package as the build of a wheel puts it together."""
    folder = tmp_path_factory.mktemp("installed")
    shutil.copytree(bare, folder, dirs_exist_ok=True)
    render_package(bare / "costledger", folder / "costledger")
    return folder


def run(
    package: Path, home: Path, place: str, steps: str
) -> subprocess.CompletedProcess[str]:
    """Type commands one after the other where sqlglot cannot be imported."""
    settings = {"PYTHONPATH": str(package), "COSTLEDGER": place}
    return subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=home,
        env=os.environ | settings,
        input=steps.strip(),
        capture_output=True,
        text=True,
        check=False,
    )


def test_nothing_that_runs_needs_what_renders(
    installed: Path, place: str, tmp_path: Path
) -> None:
    write(tmp_path / "books", BOOKS)
    (tmp_path / "rules.toml").write_text(RULES.replace("ADM", "OFFICE"), "utf-8")

    done = run(installed, tmp_path, place, STEPS)

    assert (done.returncode, done.stderr) == (0, "")
    assert "18 laws" in done.stdout
    entries = (tmp_path / "out" / "cost_entries.csv").read_text("utf-8")
    assert "OFFICE" in entries
    assert "5 % Power" in entries
    assert "ADM" not in entries
    assert "OFFICE|PROD" in (tmp_path / "out" / "cost_centers.csv").read_text("utf-8")


def test_a_checkout_that_cannot_render_says_what_to_install(
    bare: Path, new_schema: Callable[[], str], tmp_path: Path
) -> None:
    done = run(bare, tmp_path, new_schema(), "init --currency NOK")

    assert done.returncode == 1
    assert "init --currency NOK: 1" in done.stderr
    said = " ".join(done.stderr.split())
    assert "is not rendered for PostgreSQL here" in said
    assert "pip install --editable '.[dev]'" in said


def test_a_checkout_that_cannot_render_runs_on_duckdb(
    bare: Path, tmp_path: Path
) -> None:
    done = run(bare, tmp_path, str(tmp_path / "a.duckdb"), "init --currency NOK\ncheck")
    assert (done.returncode, done.stderr) == (0, "")
