"""Starting is quick, because it loads nothing that it does not need."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

HEAVY = {
    "babel",
    "duckdb",
    "fastexcel",
    "lxml",
    "msgspec",
    "numpy",
    "pandas",
    "psycopg",
    "sqlglot",
    "xlsxwriter",
    "costledger.ledger",
    "costledger.operations",
    "costledger.parts",
    "costledger.stores",
}
HELP_S_MAX = 0.3
"""What `costledger --help` may take (architecture, numbers to reach)."""

LOADED = "; import sys; print(*sys.modules)"
HELP = "from costledger.cli.app import run; run(['{}'])"


def loaded(program: str) -> set[str]:
    """Return the modules that a program has loaded when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", program + LOADED],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "program",
    [
        "import costledger",
        "from costledger import __version__",
        "import costledger.cli",
        HELP.format("--help"),
        HELP.format("--version"),
    ],
)
def test_starting_loads_no_engine(program: str) -> None:
    assert loaded(program) & HEAVY == set()


def test_importing_the_package_loads_no_terminal() -> None:
    assert loaded("import costledger") & {"rich", "cyclopts", "attrs"} == set()


def test_a_heavy_module_would_be_seen() -> None:
    assert "duckdb" in loaded("import costledger; costledger.Ledger")


def test_help_is_there_at_once() -> None:
    """The best of five, in the processor's time: a busy machine is no slow start."""

    def used_s() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    def help_s() -> float:
        before = used_s()
        subprocess.run(
            [sys.executable, "-m", "costledger", "--help"],
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return used_s() - before

    assert min(help_s() for _ in range(5)) <= HELP_S_MAX
