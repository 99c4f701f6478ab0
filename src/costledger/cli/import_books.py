"""`costledger import`: the general ledger and charts of an ERP."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from attrs import asdict

from costledger.cli.ui.ask import is_asked
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, DryRun, LedgerPlace
from costledger.cli.ui.output import (
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
from costledger.messages import phrase

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from costledger.operations.imports.align import Aligned
    from costledger.operations.imports.books import ImportResult

SHOWN = 5
"""How many codes are named of those that follow."""


def import_(
    books: str,
    *,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    mapping: str | None = None,
    problems: str | None = None,
    align: bool | None = None,
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
    align
        Where charts are aligned by prompt: let them follow what the import brings, or
        leave them as they are. Without it the question is asked on a terminal.
    """
    with Ledger.open(ledger) as opened:
        try:
            with _waiting(opened, align):
                result = opened.import_books(
                    books,
                    mapping=mapping,
                    dry_run=dry_run,
                    confirm=_asked if align is None else align,
                )
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
    would = phrase(" (a dry run: nothing was kept)") if result.dry_run else ""
    if result.entries:
        digits = result.minor_digits
        say(
            phrase(
                "{entries:,} G/L entries imported as import {import_no}, debit "
                "{currency} {debit}, credit {credit}{would}.",
                entries=result.entries,
                import_no=result.import_no,
                currency=result.currency,
                debit=money(result.debit, digits),
                credit=money(result.credit, digits),
                would=would,
            )
        )
    else:
        say(phrase("No new G/L entries{would}.", would=would))
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
    followed = tuple(each for each in result.aligned if each.is_done)
    left = tuple(each for each in result.aligned if not each.is_done)
    if followed:
        say(phrase("The charts follow: {followers}.", followers=_followers(followed)))
    if left:
        say(
            phrase(
                "The charts stay as they are, without {followers}.",
                followers=_followers(left),
            )
        )
    for note in result.notes:
        say(phrase("note: {note}", note=note))
    if result.left_alone:
        say(
            phrase(
                "Left alone, no table of ours yet: {left_alone}.",
                left_alone=", ".join(result.left_alone),
            )
        )


def _waiting(
    opened: Ledger,
    align: bool | None,  # noqa: FBT001
) -> AbstractContextManager[None]:
    """Show that work is going on, where nothing else is to be said or asked."""
    settings = opened.setup()
    modes = (
        settings.align_gl_account,
        settings.align_cost_center_dimension,
        settings.align_cost_object_dimension,
    )
    if align is None and "prompt" in modes:
        return nullcontext()
    return progress(phrase("importing …"))


def _asked(aligned: tuple[Aligned, ...]) -> bool:
    """Ask whether charts should follow what is imported."""
    return is_asked(
        phrase(
            "The import brings {followers}. Carry it over?",
            followers=_followers(aligned),
        )
    )


def _followers(aligned: tuple[Aligned, ...]) -> str:
    """Return the lines that follow, a few by name: 2 cost types created (6300, 6400)."""
    told: dict[tuple[str, str], list[str]] = {}
    for each in aligned:
        told.setdefault(
            (phrase(each.table.replace("_", " ")), phrase(each.what)), []
        ).append(each.code)
    return "; ".join(
        f"{table} {what}: {', '.join(codes[:SHOWN])}"
        + (
            phrase(" and {codes:,} more", codes=len(codes) - SHOWN)
            if len(codes) > SHOWN
            else ""
        )
        for (table, what), codes in told.items()
    )


def _as_json(result: ImportResult) -> dict[str, Any]:
    digits = result.minor_digits
    return asdict(result) | {
        "debit": decimal(result.debit, digits),
        "credit": decimal(result.credit, digits),
    }
