"""`costledger completions`: scripts that shells read, with every command in them."""

from __future__ import annotations

import subprocess

import pytest

from costledger.cli.app import COMMANDS, run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_every_command_is_completed(
    shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["completions", shell]) == 0

    script = capsys.readouterr().out
    assert [name for name, *_ in COMMANDS if name not in script] == []
    assert "cost_centers" in script


def test_a_shell_that_is_not_known_is_wrong_usage() -> None:
    assert run(["completions", "tcsh"]) == 2


def test_bash_reads_its_script_and_completes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["completions", "bash"]) == 0
    script = capsys.readouterr().out

    asked = (
        f"{script}\n"
        "COMP_WORDS=(costledger charts re); COMP_CWORD=2; COMP_LINE='costledger charts re';"
        " COMP_POINT=20; _costledger; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    found = subprocess.run(
        ["bash", "--norc", "-c", asked],
        capture_output=True,
        text=True,
        check=True,
    )

    assert sorted(found.stdout.split()) == ["rename", "retire"]
