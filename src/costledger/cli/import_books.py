"""`costledger import`: the general ledger and charts of an ERP."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from costledger.cli.answers import imports as answers
from costledger.cli.ui.ask import is_asked
from costledger.cli.ui.options import DEFAULT_LEDGER, AsJson, DryRun, LedgerPlace
from costledger.cli.ui.output import progress, write_problems
from costledger.cli.ui.present import present
from costledger.errors import RowsRefusedError
from costledger.ledger import Ledger
from costledger.messages import phrase

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from costledger.operations.imports.align import Aligned


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
    present(answers.imported(result), json=json)


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
            followers=answers.followers(aligned),
        )
    )
