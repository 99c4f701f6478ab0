"""The commands by name, and what becomes of an error."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cyclopts import App, CycloptsError, Group

from costledger import __version__
from costledger.errors import CostLedgerError

if TYPE_CHECKING:
    from collections.abc import Sequence

START, WORK, LOOK, MOVE = (
    Group(name, sort_key=place)
    for place, name in enumerate(("Start", "Work", "Look", "Move"))
)

COMMANDS = (
    ("demo", "demo:demo", START),
    ("init", "init:init", START),
    ("setup", "setup:setup", START),
    ("import", "import_books:import_", START),
    ("charts", "charts:app", START),
    ("transfer", "transfer:transfer", WORK),
    ("status", "status:status", LOOK),
    ("report", "report:app", LOOK),
    ("trace", "trace:app", LOOK),
    ("register", "register:app", LOOK),
    ("check", "check:check", LOOK),
    ("export", "export:export", MOVE),
)
"""Every command: its name, where it lives, and its group in the help."""


def make_app() -> App:
    """Return the command line, with every command named and none of them loaded."""
    app = App(
        name="costledger",
        help="A cost ledger: from the general ledger to who carries the cost.",
        version=__version__,
        help_format="plaintext",
    )
    for name, place, group in COMMANDS:
        app.command(f"costledger.cli.{place}", name=name, group=group)
    return app


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    try:
        status = make_app()(arguments, exit_on_error=False, print_error=True)
    except CycloptsError:
        return 2
    except CostLedgerError as error:
        from costledger.cli.output import show_error  # noqa: PLC0415

        show_error(error)
        return 1
    except KeyboardInterrupt:
        print("stopped; nothing was changed", file=sys.stderr)
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    return status if isinstance(status, int) else 0
