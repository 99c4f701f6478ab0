"""`costledger journal`: drafts of costs that no general ledger knows, and their posting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cyclopts import App

from costledger.cli.options import (
    DEFAULT_LEDGER,
    AsJson,
    DryRun,
    LedgerPlace,
    Request,
    Today,
)
from costledger.cli.output import decimal, money, print_json, say, show_table
from costledger.cli.show import counted, say_next
from costledger.errors import SetupError
from costledger.ledger import Ledger
from costledger.operations.journal import describe
from costledger.operations.journal_problem import refusal

if TYPE_CHECKING:
    from costledger.operations.journal import JournalLine, JournalPosted
    from costledger.operations.journal_problem import JournalProblem

app = App(
    name="journal",
    help="Draft, check and post costs that no general ledger knows.",
    help_format="plaintext",
)


@app.command
def batches(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """List the batches, with what their lines begin with."""
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.journal_batches()
    rows = [
        {
            "name": each.name,
            "description": each.description,
            "version": each.version or "ACTUAL",
            "delete_after_posting": each.delete_after_posting,
            "last_posted_period": f"{each.last_posted_period or ''}"[:7],
        }
        for each in found
    ]
    if json:
        print_json({"batches": rows})
    elif not rows:
        say("There is no batch yet; DEFAULT is made by its first line.")
    else:
        show_table(
            ("batch", "description", "version", "lines go", "last month"),
            [
                (
                    str(row["name"]),
                    str(row["description"]),
                    str(row["version"]),
                    "yes" if row["delete_after_posting"] else "no",
                    str(row["last_posted_period"]),
                )
                for row in rows
            ],
        )


@app.command
def add(
    *fields: str,
    batch: str = "DEFAULT",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
) -> None:
    """Add a line, its fields entered in the order given.

    Parameters
    ----------
    fields
        What to enter, as NAME=VALUE: cost_type_no=6200 amount=100.00
    batch
        The batch that takes the line.
    """
    with Ledger.open(ledger) as opened:
        line = opened.journal_add(batch, _fields(fields), today=today)
        digits = opened.setup().minor_digits
    if json:
        print_json(_line_json(line, digits))
        return
    say(f"Line {line.line_no} of batch {line.batch} was added; nothing is posted yet.")
    say_next([f"journal check {line.batch}"], ledger)


@app.command
def show(
    batch: str = "DEFAULT",
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Show the unposted lines of a batch.

    Parameters
    ----------
    batch
        The batch.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        lines, settings = opened.journal_lines(batch), opened.setup()
    digits = settings.minor_digits
    if json:
        print_json({"lines": [_line_json(each, digits) for each in lines]})
        return
    amount = f"amount {settings.currency}"
    show_table(
        ("line", "date", "document", "cost type", "place", "balancing", amount, "text"),
        [
            (
                str(each.line_no),
                str(describe(each)["posting_date"]),
                each.document_no,
                each.cost_type_no,
                f"{each.cost_center_code} {each.cost_object_code}".strip(),
                " ".join(
                    filter(
                        None,
                        (
                            each.bal_cost_type_no,
                            each.bal_cost_center_code,
                            each.bal_cost_object_code,
                        ),
                    )
                ),
                money(each.amount, digits),
                each.description,
            )
            for each in lines
        ],
        right=("line", amount),
    )


@app.command
def check(
    batch: str = "DEFAULT",
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> int:
    """List every problem of every line; the exit status is 1 where there is one.

    Parameters
    ----------
    batch
        The batch.
    """
    with Ledger.open(ledger) as opened:
        found = opened.journal_check(batch)
    if json:
        print_json(
            {
                "batch": found.batch,
                "lines": found.lines,
                "problems": [_problem_json(each) for each in found.problems],
            }
        )
    elif not found.problems:
        say(f"{counted(found.lines, 'line', 'lines')}, and nothing is wrong.")
        say_next([f"journal post {found.batch}"], ledger)
    else:
        show_table(
            ("line", "field", "problem", "what to do"),
            [_problem_row(each) for each in found.problems],
            right=("line",),
        )
        count = counted(len(found.problems), "problem", "problems")
        say(f"{count} in {counted(found.lines, 'line', 'lines')}.")
    return 1 if found.problems else 0


@app.command
def post(
    batch: str = "DEFAULT",
    *,
    again: bool = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> None:
    """Post every line of a batch, or nothing.

    Parameters
    ----------
    batch
        The batch.
    again
        Post a batch that keeps its lines for a month that it was posted for.
    """
    with Ledger.open(ledger) as opened:
        posted = opened.journal_post(
            batch, again=again, dry_run=dry_run, today=today, request=request
        )
    if json:
        print_json(_posted_json(posted))
        return
    if posted.register is None:
        say(f"The batch {posted.batch} is empty: nothing was posted.")
        return
    verb = "would become" if posted.dry_run else "became"
    say(
        f"{counted(posted.lines, 'line', 'lines')} {verb} "
        f"{counted(posted.entries, 'cost entry', 'cost entries')}, debit "
        f"{posted.currency} {money(posted.debit, posted.minor_digits)}, credit "
        f"{money(posted.credit, posted.minor_digits)}, register {posted.register}."
    )
    if not posted.dry_run:
        say_next([f"register show {posted.register}"], ledger)


def _fields(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Read fields written as NAME=VALUE, in order."""
    entered = []
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise SetupError(name, "", "write it as NAME=VALUE.")
        entered.append((name.strip(), value.strip()))
    return entered


def _line_json(line: JournalLine, digits: int) -> dict[str, Any]:
    return {**describe(line), "amount": decimal(line.amount, digits)}


def _problem_json(problem: JournalProblem) -> dict[str, Any]:
    said = refusal(problem)
    return {
        "line_no": problem.line_no,
        "kind": problem.kind,
        "field": problem.field,
        "value": problem.value,
        "problem": said.problem,
        "hint": said.hint,
    }


def _problem_row(problem: JournalProblem) -> tuple[str, str, str, str]:
    said = refusal(problem)
    line_no = "" if problem.line_no is None else str(problem.line_no)
    return line_no, problem.field, said.problem, said.hint


def _posted_json(posted: JournalPosted) -> dict[str, Any]:
    return {
        "batch": posted.batch,
        "lines": posted.lines,
        "entries": posted.entries,
        "debit": decimal(posted.debit, posted.minor_digits),
        "credit": decimal(posted.credit, posted.minor_digits),
        "currency": posted.currency,
        "register": posted.register,
        "registers": list(posted.registers),
        "first_entry": posted.first_entry,
        "last_entry": posted.last_entry,
        "dry_run": posted.dry_run,
    }
