"""The commands by name, and what becomes of an error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from cyclopts import App, CycloptsError, Group

from costledger import __version__
from costledger.cli.ui.language import OURS, UnknownLanguageError, choose
from costledger.errors import CostLedgerError
from costledger.messages import is_english, marked, phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

START, WORK, INSPECT, EXCHANGE = (
    Group(name, sort_key=order)
    for order, name in enumerate(("Start", "Work", "Inspect", "Exchange"))
)

COMMANDS = (
    ("demo", "demo:demo", START, "Make and show the ledger of an invented company."),
    ("init", "init:init", START, "Make a new ledger."),
    ("setup", "setup:setup", START, "Show or change the settings."),
    ("import", "import_books:import_", START, "Import the books of an ERP."),
    ("charts", "charts:app", START, "Make cost types, centers and objects."),
    ("transfer", "transfer:transfer", WORK, "Move G/L entries into cost entries."),
    ("journal", "journal:app", WORK, "Draft, check and post costs by hand."),
    ("version", "version:app", WORK, "Keep budgets, forecasts and scenarios."),
    ("budget", "budget.app:app", WORK, "Enter, copy, compare and release plans."),
    ("rules", "rules:app", WORK, "Keep the rules of allocations, as text for git."),
    ("keys", "keys:app", WORK, "Measure what the shares of rules follow."),
    (
        "allocate",
        "allocation.allocate:allocate",
        WORK,
        "Share costs among receivers, exactly.",
    ),
    ("period", "registers.period:app", WORK, "Open, close and lock periods."),
    (
        "status",
        "status:status",
        INSPECT,
        "Show where the ledger stands, and what next.",
    ),
    ("report", "report:app", INSPECT, "Report what was posted, with totals."),
    ("trace", "trace:app", INSPECT, "Explain where a figure comes from and went."),
    (
        "runs",
        "allocation.runs:app",
        INSPECT,
        "Show allocations that were run, and their proof.",
    ),
    ("register", "registers.register:app", INSPECT, "Show what each posting wrote."),
    ("check", "check:check", INSPECT, "Prove the laws of the ledger."),
    ("audit", "audit:app", INSPECT, "Show who did what, and when."),
    ("digest", "digest:digest", INSPECT, "Print one hash of all that was posted."),
    ("copy", "copy:copy", EXCHANGE, "Copy the ledger to another file or server."),
    (
        "grants",
        "grants:grants",
        EXCHANGE,
        "Print or apply the roles of a server's ledger.",
    ),
    (
        "archive",
        "registers.archive:app",
        EXCHANGE,
        "Move old years to a file; balances stay.",
    ),
    (
        "export",
        "export:export",
        EXCHANGE,
        "Write every table of the ledger to a folder.",
    ),
    (
        "completions",
        "completions:completions",
        EXCHANGE,
        "Print a shell's completions.",
    ),
)
"""Every command, as a user meets them: name, where it lives, group, and a line."""

PAGE_OF_ALL: tuple[list[str], ...] = ([], ["--help"], ["-h"])
"""What asks for the page of all commands."""

LANGUAGE_HELP = marked("In Norwegian: costledger --language nb COMMAND")


def make_app(*, with_lines: bool = False) -> App:
    """Return the command line, with every command named and none of them loaded.

    Only the page of all commands asks for their lines; a command's own page says more.
    """
    app = App(
        name="costledger",
        help="A cost ledger: from the general ledger to who carries the cost.",
        version=__version__,
        help_format="plaintext",
        help_epilogue=phrase(LANGUAGE_HELP) if with_lines else None,
        suppress_keyboard_interrupt=False,  # `run` says what it means
    )
    if not is_english():
        from costledger.cli.ui.help import Pages, usage_error  # noqa: PLC0415

        app.help_formatter = Pages()
        app.error_formatter = usage_error
    for order, (name, module, group, line) in enumerate(COMMANDS):
        app.command(
            f"costledger.cli.{module}",
            name=name,
            group=group,
            sort_key=order,
            help=line if with_lines else None,
        )
    return app


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status."""
    try:
        status = _call(choose(arguments, os.environ))
        sys.stdout.flush()
    except UnknownLanguageError as error:
        message = phrase(
            "There is no language {error}: choose en or nb, by --language before the "
            "command or in {variable}.",
            error=error,
            variable=OURS,
        )
        print(message, file=sys.stderr)
        return 2
    except CycloptsError:
        return 2
    except CostLedgerError as error:
        from costledger.cli.ui.output import show_error  # noqa: PLC0415

        show_error(error)
        return 1
    except KeyboardInterrupt:
        print(phrase("stopped; nothing was changed"), file=sys.stderr)
        return 130
    except BrokenPipeError:
        # Who read us has seen enough, as in `costledger … | head`. Python would try
        # once more to write what is left when it ends: let it go nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return status if isinstance(status, int) else 0


def _call(arguments: Sequence[str]) -> object:
    app = make_app(with_lines=list(arguments) in PAGE_OF_ALL)
    return app(
        arguments,
        exit_on_error=False,
        print_error=True,
        result_action="return_value",
    )
