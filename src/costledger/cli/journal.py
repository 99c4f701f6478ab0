"""`costledger journal`: drafts of costs that no general ledger knows, and their posting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    Day,
    DryRun,
    LedgerPlace,
    Request,
    Today,
)
from costledger.cli.ui.output import decimal, money, print_json, say, show_table
from costledger.cli.ui.show import counted, say_next
from costledger.errors import SetupError
from costledger.ledger import Ledger
from costledger.messages import phrase
from costledger.operations.base.line_messages import refusal
from costledger.operations.journal.drafts import Charge
from costledger.operations.journal.post import describe

if TYPE_CHECKING:
    from costledger.operations.base.line_messages import JournalProblem
    from costledger.operations.journal.post import JournalLine, JournalPosted

PROBLEMS_SHOWN = 20

app = App(
    name="journal",
    help="Draft, check and post costs that no general ledger knows.",
    help_format="plaintext",
)


@app.command
def batches(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """List the batches, with what their lines begin with."""
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.journal.batches()
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
        say(phrase("There is no batch yet; DEFAULT is made by its first line."))
    else:
        show_table(
            ("batch", "description", "version", "lines go", "last month"),
            [
                (
                    str(row["name"]),
                    str(row["description"]),
                    str(row["version"]),
                    phrase("yes") if row["delete_after_posting"] else phrase("no"),
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
        line = opened.journal.add(batch, _fields(fields), today=today)
        digits = opened.setup().minor_digits
    if json:
        print_json(_line_json(line, digits))
        return
    say(
        phrase(
            "Line {line_no} of batch {batch} was added; nothing is posted yet.",
            line_no=line.line_no,
            batch=line.batch,
        )
    )
    say_next([f"journal check {line.batch}"], ledger)


@app.command(name="set")
def set_(
    line: int,
    *fields: str,
    batch: str = "DEFAULT",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Change a line by entering fields, in the order given.

    Parameters
    ----------
    line
        The line's number.
    fields
        What to enter, as NAME=VALUE.
    batch
        The batch.
    """
    with Ledger.open(ledger) as opened:
        changed = opened.journal.set(batch, line, _fields(fields))
        digits = opened.setup().minor_digits
    if json:
        print_json(_line_json(changed, digits))
    else:
        say(
            phrase(
                "Line {line_no} of batch {batch} was changed.",
                line_no=changed.line_no,
                batch=changed.batch,
            )
        )
        say_next([f"journal check {changed.batch}"], ledger)


@app.command
def delete(
    line: int, *, batch: str = "DEFAULT", ledger: LedgerPlace = DEFAULT_LEDGER
) -> None:
    """Take an unposted line out of its batch.

    Parameters
    ----------
    line
        The line's number.
    batch
        The batch.
    """
    with Ledger.open(ledger) as opened:
        opened.journal.delete(batch, line)
    say(
        phrase(
            "Line {line} of batch {batch} was deleted.", line=line, batch=batch.upper()
        )
    )


@app.command(name="import")
def import_(
    file: str,
    *,
    batch: str = "DEFAULT",
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> int:
    """Put the rows of a CSV, Parquet or Excel file into a batch, and check it.

    Parameters
    ----------
    file
        The file; its columns are named as `journal show --json` names them.
    batch
        The batch.
    """
    with Ledger.open(ledger) as opened:
        found = opened.journal.import_(file, batch, dry_run=dry_run)
    digits = found.minor_digits
    if json:
        print_json(
            {
                "batch": found.batch,
                "lines": found.lines,
                "debit": decimal(found.debit, digits),
                "credit": decimal(found.credit, digits),
                "currency": found.currency,
                "unused": list(found.unused),
                "problems": [_problem_json(each) for each in found.problems],
                "dry_run": found.dry_run,
            }
        )
        return 0
    would = phrase("would go") if found.dry_run else phrase("went")
    say(
        phrase(
            "{lines} {would} into batch {batch}, debit {currency} {debit}, "
            "credit {credit}.",
            lines=counted(found.lines, "line", "lines"),
            would=would,
            batch=found.batch,
            currency=found.currency,
            debit=money(found.debit, digits),
            credit=money(found.credit, digits),
        )
    )
    if found.unused:
        say(
            phrase(
                "Columns that were not used: {unused}.", unused=", ".join(found.unused)
            )
        )
    if found.problems:
        show_table(
            ("line", "field", "problem", "what to do"),
            [_problem_row(each) for each in found.problems[:PROBLEMS_SHOWN]],
            right=("line",),
        )
        say(
            phrase(
                "{problems} to correct.",
                problems=counted(len(found.problems), "problem", "problems"),
            )
        )
    if not found.dry_run:
        say_next([f"journal check {found.batch}"], ledger)
    return 0


@app.command
def charge(
    sender: str,
    receiver: str,
    cost_type: str,
    amount: str,
    *,
    credit_type: str = "",
    document: str = "",
    text: str = "",
    date: Day = None,
    batch: str = "DEFAULT",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Draft an internal charge: the receiver is debited, the sender credited.

    Parameters
    ----------
    sender
        The cost center or cost object that did the work.
    receiver
        The one that pays for it.
    cost_type
        What it is.
    amount
        How much, as 100.00.
    credit_type
        The sender's cost type, where it is another one.
    document
        The document's number.
    text
        A description.
    date
        The posting date; today unless told otherwise.
    batch
        The batch that takes the line.
    """
    with Ledger.open(ledger) as opened:
        line = opened.journal.charge(
            Charge(
                sender,
                receiver,
                cost_type,
                amount,
                credit_type,
                document,
                text,
                posting_date=date,
            ),
            batch=batch,
        )
        digits = opened.setup().minor_digits
    _say_added(line, digits, ledger, json=json)


@app.command
def correct(
    entry: int,
    *,
    cost_type: str = "",
    receiver: str = "",
    amount: str | None = None,
    date: Day = None,
    batch: str = "DEFAULT",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
) -> None:
    """Draft a line that moves a cost entry to where it belongs.

    Parameters
    ----------
    entry
        The cost entry's number.
    cost_type
        The cost type where it belongs.
    receiver
        The cost center or cost object where it belongs.
    amount
        How much of it; all of it unless told otherwise.
    date
        The posting date; the entry's where that day is open.
    batch
        The batch that takes the line.
    """
    with Ledger.open(ledger) as opened:
        line = opened.journal.correct(
            entry,
            cost_type=cost_type,
            receiver=receiver,
            amount=amount,
            posting_date=date,
            batch=batch,
            today=today,
        )
        digits = opened.setup().minor_digits
    _say_added(line, digits, ledger, json=json)


@app.command(name="batch")
def batch_(
    name: str,
    *fields: str,
    delete: Annotated[bool, Parameter(negative="")] = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
) -> None:
    """Make or change a batch, or take it away with its lines.

    Parameters
    ----------
    name
        The batch.
    fields
        What to enter, as NAME=VALUE: delete_after_posting=no bal_cost_type_no=6200
    delete
        Take it away with its lines.
    """
    with Ledger.open(ledger) as opened:
        known = {each.name for each in opened.journal.batches()}
        if delete:
            opened.journal.batch_retire(name)
            done = phrase("was deleted")
        elif name.strip().upper() in known:
            opened.journal.batch_set(name, dict(_batch_fields(fields)))
            done = phrase("was changed")
        else:
            made = {"name": name} | dict(_batch_fields(fields))
            opened.journal.batch_add(made)
            done = phrase("was made")
    say(phrase("The batch {name} {done}.", name=name.strip().upper(), done=done))


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
        lines, settings = opened.journal.show(batch), opened.setup()
    digits = settings.minor_digits
    if json:
        print_json({"lines": [_line_json(each, digits) for each in lines]})
        return
    amount = phrase("amount {currency}", currency=settings.currency)
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
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.journal.check(batch)
    if json:
        print_json(
            {
                "batch": found.batch,
                "lines": found.lines,
                "problems": [_problem_json(each) for each in found.problems],
            }
        )
    elif not found.problems:
        say(
            phrase(
                "{lines}, and nothing is wrong.",
                lines=counted(found.lines, "line", "lines"),
            )
        )
        say_next([f"journal post {found.batch}"], ledger)
    else:
        show_table(
            ("line", "field", "problem", "what to do"),
            [_problem_row(each) for each in found.problems],
            right=("line",),
        )
        count = counted(len(found.problems), "problem", "problems")
        say(
            phrase(
                "{count} in {lines}.",
                count=count,
                lines=counted(found.lines, "line", "lines"),
            )
        )
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
        posted = opened.journal.post(
            batch, again=again, dry_run=dry_run, today=today, request=request
        )
    if json:
        print_json(_posted_json(posted))
        return
    if posted.register is None:
        say(
            phrase(
                "The batch {batch} is empty: nothing was posted.", batch=posted.batch
            )
        )
        return
    verb = phrase("would become") if posted.dry_run else phrase("became")
    say(
        phrase(
            "{lines} {verb} {entries}, debit {currency} {debit}, credit "
            "{credit}, register {register}.",
            lines=counted(posted.lines, "line", "lines"),
            verb=verb,
            entries=counted(posted.entries, "cost entry", "cost entries"),
            currency=posted.currency,
            debit=money(posted.debit, posted.minor_digits),
            credit=money(posted.credit, posted.minor_digits),
            register=posted.register,
        )
    )
    if not posted.dry_run:
        say_next([f"register show {posted.register}"], ledger)


def _say_added(line: JournalLine, digits: int, ledger: str, *, json: bool) -> None:
    if json:
        print_json(_line_json(line, digits))
        return
    say(
        phrase(
            "Line {line_no} of batch {batch} was added; nothing is posted yet.",
            line_no=line.line_no,
            batch=line.batch,
        )
    )
    say_next([f"journal check {line.batch}"], ledger)


def _batch_fields(texts: tuple[str, ...]) -> list[tuple[str, object]]:
    """Read fields of a batch; yes and no are what they say."""
    said: dict[str, object] = {"yes": True, "true": True, "no": False, "false": False}
    return [
        (name, said.get(value.lower(), value))
        if name == "delete_after_posting"
        else (name, value)
        for name, value in _fields(texts)
    ]


def _fields(texts: tuple[str, ...]) -> list[tuple[str, str]]:
    """Read fields written as NAME=VALUE, in order."""
    entered = []
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise SetupError(name, "", phrase("write it as NAME=VALUE."))
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
