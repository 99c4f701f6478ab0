"""`costledger archive`: entries of old years in a file, balances where they were."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from attrs import asdict
from cyclopts import App, Parameter

from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    Day,
    DryRun,
    LedgerPlace,
    Today,
)
from costledger.cli.ui.output import print_json, say, show_table
from costledger.cli.ui.show import counted
from costledger.errors import SetupError
from costledger.ledger import Ledger
from costledger.messages import phrase

if TYPE_CHECKING:
    from costledger.operations.registers.archive import Archive

app = App(
    name="archive",
    help="Move the entries of old years to a file, and read them back.",
    help_format="plaintext",
)


@app.command
def year(
    *,
    ending: Annotated[Day, Parameter(name="--ending")] = None,
    folder: str = "",
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
) -> None:
    """Archive the entries of ACTUAL up to the end of a year; balances stay.

    Parameters
    ----------
    ending
        The last day of the last year, YYYY-MM-DD.
    folder
        Where the file goes; by default a folder beside the ledger.
    """
    if ending is None:
        raise SetupError("ending", "", phrase("name the last day of a year: --ending."))
    with Ledger.open(ledger) as opened:
        result = opened.archive.year(
            ending, folder=folder, dry_run=dry_run, today=today
        )
    made = result.archive
    if json:
        print_json(asdict(result))
        return
    would = phrase("would go") if result.dry_run else phrase("went")
    say(
        phrase(
            "{entries} from {first_date} to {year_ending} {would} to {file}; "
            "balances stay.",
            entries=counted(made.entries, "entry", "entries"),
            first_date=made.first_date,
            year_ending=made.year_ending,
            would=would,
            file=made.file,
        )
    )


@app.command(name="list")
def list_(*, ledger: LedgerPlace = DEFAULT_LEDGER, json: AsJson = False) -> None:
    """List the archives."""
    with Ledger.open(ledger, read_only=True) as opened:
        found = opened.archive.list()
    if json:
        print_json({"archives": [asdict(each) for each in found]})
    elif not found:
        say(phrase("Nothing was archived yet."))
    else:
        show_table(
            ("no.", "from", "to", "entries", "file", "on", "by"),
            [_row(each) for each in found],
            right=("no.", "entries"),
        )


@app.command
def show(
    number: int,
    *,
    file: str = "",
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Read the entries of an archive back, after proving that it is unchanged.

    Parameters
    ----------
    number
        The archive's number.
    file
        Where its file is now, if it was moved.
    """
    with Ledger.open(ledger, read_only=True) as opened:
        rows = opened.archive.show(number, file=file)
    if json:
        print_json(
            {
                "entries": [
                    row
                    | {
                        "amount": str(row["amount"]),
                        "additional_amount": str(row["additional_amount"]),
                    }
                    for row in rows
                ]
            }
        )
        return
    show_table(
        ("entry", "date", "cost type", "receiver", "document", "text", "amount"),
        [
            (
                str(row["entry_no"]),
                str(row["posting_date"]),
                str(row["cost_type_no"]),
                f"{row['cost_center_code']}{row['cost_object_code']}",
                str(row["document_no"]),
                str(row["description"]),
                str(row["amount"]),
            )
            for row in rows
        ],
        right=("entry", "amount"),
    )


def _row(each: Archive) -> tuple[str, ...]:
    return (
        str(each.archive_no),
        str(each.first_date),
        str(each.year_ending),
        f"{each.entries:,}",
        each.file,
        str(each.archived_on),
        each.archived_by,
    )
