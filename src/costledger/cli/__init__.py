"""The command line: each module one command, which parses, calls one verb and shows.

What is shown of a result is an answer, made in `answers/` once for people and programs.
No rule of accounting lives here. `costledger --help` imports no engine: commands are
loaded when they are called.
"""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit: 0 done, 1 refused with reasons, 2 wrong usage."""
    from costledger.cli.app import run  # noqa: PLC0415

    sys.exit(run(sys.argv[1:] if arguments is None else arguments))
