"""The command reference, written from the commands themselves.

`python -m costledger.cli.reference` rewrites docs/reference/commands.md, and tables.md
beside it (`reference_tables`); a test holds each page to it.
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from costledger.cli.app import COMMANDS, make_app
from costledger.cli.reference_tables import tables_reference

WIDTH = 88

HEAD = (
    "Written from the commands themselves by `make golden`. Exit status: 0 done, "
    "1 refused with\nreasons, 2 wrong usage.\n"
)


def reference() -> str:
    """Return docs/reference/commands.md."""
    parts = [
        "# Commands\n",
        HEAD,
    ]
    for name, *_ in COMMANDS:
        parts.append(f"## costledger {name}\n")
        parts += [f"```text\n{text}\n```\n" for text in _helps(name)]
    return "\n".join(parts)


def _helps(name: str) -> list[str]:
    app = make_app()
    command = app[name]
    subs = [each for each in command if not each.startswith("-")]
    words = [[name], *([name, sub] for sub in sorted(subs))]
    return [_help(each) for each in words]


def _help(words: list[str]) -> str:
    out = io.StringIO()
    console = Console(file=out, width=WIDTH, force_terminal=False, color_system=None)
    make_app().help_print(words, console=console)
    return "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())


def main() -> None:
    """Rewrite the pages."""
    pages = Path(__file__).parents[3] / "docs" / "reference"
    (pages / "commands.md").write_text(reference(), "utf-8")
    (pages / "tables.md").write_text(tables_reference(), "utf-8")


if __name__ == "__main__":
    main()
