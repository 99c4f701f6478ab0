"""`costledger budget export` and `import`: a budget as a workbook that people type into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import asdict

from costledger.cli.budget.copy import Filters, pairs
from costledger.cli.ui.options import (
    DEFAULT_LEDGER,
    AsJson,
    DryRun,
    LedgerPlace,
    Request,
    Today,
)
from costledger.cli.ui.output import decimal, money, print_json, say, show_table
from costledger.cli.ui.show import counted, say_next
from costledger.ledger import Ledger
from costledger.messages import phrase

if TYPE_CHECKING:
    from costledger.operations.budget.sheet import SheetImported


def export(
    *,
    version: str,
    file: str,
    period: str = "",
    columns: str = "month",
    filters: Filters = (),
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
) -> None:
    """Write what a version shows as a workbook or CSV file to be typed into.

    Parameters
    ----------
    version
        The version.
    file
        Where to write: a name that ends with .xlsx or .csv.
    period
        The periods to show; all that the version has, where it is left out.
    columns
        One column a month, quarter or year.
    """
    with Ledger.open(ledger) as opened:
        written = opened.budget.export(
            version, file, period=period, columns=columns, filters=pairs(filters)
        )
        settings = opened.setup()
    if json:
        amount = decimal(written.amount, settings.minor_digits)
        print_json(asdict(written) | {"amount": amount})
        return
    say(
        phrase(
            "{file} has {lines} of {version} with {periods} columns, "
            "{currency} {amount}.",
            file=written.file,
            lines=counted(written.rows, "line", "lines"),
            version=written.version,
            periods=len(written.periods),
            currency=settings.currency,
            amount=money(written.amount, settings.minor_digits),
        )
    )
    say_next([f"budget import {file} --dry-run"], ledger)


def import_(
    file: str,
    *,
    version: str = "",
    zero_gone: bool = False,
    dry_run: DryRun = False,
    ledger: LedgerPlace = DEFAULT_LEDGER,
    json: AsJson = False,
    today: Today = None,
    request: Request = "",
) -> int:
    """Enter what was changed in a sheet: all of it, or nothing.

    Parameters
    ----------
    file
        A workbook or CSV file that `budget export` wrote, or a table like it.
    version
        The version; a workbook knows its own.
    zero_gone
        Take lines that are gone for lines of zeros.
    """
    with Ledger.open(ledger) as opened:
        found = opened.budget.import_(
            file,
            version,
            zero_gone=zero_gone,
            dry_run=dry_run,
            today=today,
            request=request,
        )
    status = 1 if found.problems or found.conflicts else 0
    if json:
        print_json(_json(found))
        return status
    digits = found.minor_digits
    say(
        phrase(
            "{cells} changed, {lines} added, {gone:,} gone, {conflicts}; the "
            "difference is {currency} {difference}.",
            cells=counted(found.changed, "cell", "cells"),
            lines=counted(found.added, "line", "lines"),
            gone=found.gone,
            conflicts=counted(found.conflicts, "conflict", "conflicts"),
            currency=found.currency,
            difference=money(found.difference, digits),
        )
    )
    if found.cells:
        show_table(
            ("cell", "what", "cost type", "place", "period", "was", "is now", "sheet"),
            [
                (
                    each.cell,
                    each.kind,
                    each.cost_type_no,
                    each.cost_center_code or each.cost_object_code,
                    each.period,
                    *(money(n, digits) for n in (each.before, each.now, each.after)),
                )
                for each in found.cells
            ],
            right=("was", "is now", "sheet"),
        )
    if found.problems:
        show_table(
            ("cell", "value", "problem", "what to do"),
            [
                (each.column, each.value, each.problem, each.hint)
                for each in found.problems
            ],
        )
    if found.register is not None and not found.dry_run:
        say_next([f"register show {found.register}"], ledger)
    return status


def _json(found: SheetImported) -> dict[str, object]:
    digits = found.minor_digits
    cells = [
        asdict(each)
        | {
            name: decimal(getattr(each, name), digits)
            for name in ("before", "now", "after")
        }
        for each in found.cells
    ]
    return asdict(found) | {
        "cells": cells,
        "difference": decimal(found.difference, digits),
    }
