"""`costledger journal`: drafts of costs that no general ledger knows, and their posting."""

from __future__ import annotations

from typing import Annotated

from cyclopts import App, Parameter

from costledger.cli.answers import journal as answers
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    Day,
    DryRun,
    LedgerPlace,
    Request,
    Today,
    read_fields,
)
from costledger.cli.ui.output import say
from costledger.cli.ui.present import present
from costledger.ledger import Ledger
from costledger.messages import phrase
from costledger.operations.journal.drafts import Charge

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
    present(answers.batches(found), json=json)


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
        line = opened.journal.add(batch, read_fields(fields), today=today)
        digits = opened.setup().minor_digits
    present(answers.added(line, digits), json=json, ledger=ledger)


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
        changed = opened.journal.set(batch, line, read_fields(fields))
        digits = opened.setup().minor_digits
    present(answers.changed(changed, digits), json=json, ledger=ledger)


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
    present(answers.imported(found), json=json, ledger=ledger)
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
    present(answers.added(line, digits), json=json, ledger=ledger)


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
    present(answers.added(line, digits), json=json, ledger=ledger)


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
    present(answers.lines(lines, settings), json=json)


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
    present(answers.checked(found), json=json, ledger=ledger)
    return 1 if found.problems else 0


@app.command
def post(
    batch: str = "DEFAULT",
    *,
    allow_duplicate: bool = False,
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
            batch,
            allow_duplicate=allow_duplicate,
            dry_run=dry_run,
            today=today,
            request=request,
        )
    present(answers.posted(posted), json=json, ledger=ledger)


def _batch_fields(texts: tuple[str, ...]) -> list[tuple[str, object]]:
    """Read fields of a batch; yes and no are what they say."""
    message: dict[str, object] = {
        "yes": True,
        "true": True,
        "no": False,
        "false": False,
    }
    return [
        (name, message.get(value.lower(), value))
        if name == "delete_after_posting"
        else (name, value)
        for name, value in read_fields(texts)
    ]
