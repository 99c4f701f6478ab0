"""`costledger import`: the general ledger and charts of an ERP."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict

from costledger.cli.options import DEFAULT_LEDGER, AsJson, DryRun, LedgerPlace
from costledger.cli.output import (
    decimal,
    money,
    print_json,
    progress,
    say,
    show_table,
    write_problems,
)
from costledger.errors import RowsRefusedError
from costledger.ledger import Ledger

if TYPE_CHECKING:
    from costledger.operations.import_books import ImportResult


def import_(
    books: str,
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    mapping: str | None = None,
    problems: str | None = None,
    dry_run: DryRun = False,
    json: AsJson = False,
) -> None:
    """Import a folder of CSV or Parquet files, a workbook, or a SAF-T file.

    All rows or none: every bad row is reported, and nothing is imported then.

    Parameters
    ----------
    books
        The folder, the .xlsx workbook, or the SAF-T .xml file.
    mapping
        A TOML file that says how the files become tables.
    problems
        Write what is wrong with rows into this CSV file, too.
    """
    with Ledger.open(ledger) as opened:
        try:
            with progress("importing …"):
                result = opened.import_books(books, mapping=mapping, dry_run=dry_run)
        except RowsRefusedError as error:
            if problems:
                write_problems(problems, error.problems)
            raise
    if json:
        print_json(_as_json(result))
        return
    show_import(result)


def show_import(result: ImportResult) -> None:
    """Print what became of the rows of each table, and what was left alone."""
    would = " (a dry run: nothing was kept)" if result.dry_run else ""
    if result.entries:
        digits = result.minor_digits
        say(
            f"{result.entries:,} G/L entries imported as import {result.import_no}, "
            f"debit {result.currency} {money(result.debit, digits)}, "
            f"credit {money(result.credit, digits)}{would}."
        )
    else:
        say(f"No new G/L entries{would}.")
    show_table(
        ("table", "rows", "new", "changed", "as before"),
        [
            (
                each.table,
                *(
                    f"{n:,}"
                    for n in (each.rows, each.new, each.changed, each.unchanged)
                ),
            )
            for each in result.tables
        ],
        right=("rows", "new", "changed", "as before"),
    )
    for note in result.notes:
        say(f"note: {note}")
    if result.left_alone:
        say(f"Left alone, no table of ours yet: {', '.join(result.left_alone)}.")


def _as_json(result: ImportResult) -> dict[str, Any]:
    digits = result.minor_digits
    return asdict(result) | {
        "debit": decimal(result.debit, digits),
        "credit": decimal(result.credit, digits),
    }
