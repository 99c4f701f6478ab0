"""`budget export` and `budget import`: a version typed into as a workbook or CSV file.

An import shows what was changed in the sheet and what meanwhile in the ledger, and
enters the differences only: all of them, or none when a single cell cannot be.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from costledger.domain.calendar import parse_period
from costledger.domain.money import show_amount
from costledger.errors import (
    ExportError,
    Problem,
    RefusedError,
    RowsRefusedError,
    SourceError,
)
from costledger.messages import phrase
from costledger.operations.base.setup import read_setup
from costledger.operations.base.unit_of_work import unit_of_work
from costledger.operations.budget.copy import materialize_filters
from costledger.operations.budget.enter import post_typed
from costledger.operations.versions import versions as version
from costledger.operations.versions.messages import refusal
from costledger.reports.budget_sheet import SheetFacts, SheetLine, write_sheet
from costledger.sources.budget_sheet import StagedSheet, cell_name, stage_sheet

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping, Sequence

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

CELLS_MAX = 1000
"""Of more changed cells than this the first are listed."""
LENGTHS = {"month": 1, "quarter": 3, "year": 12}


@frozen
class SheetWritten:
    """What a sheet has. The amount is in minor units."""

    file: str
    version: str
    rows: int
    periods: tuple[str, ...]
    amount: int


@frozen
class CellChange:
    """A changed cell. Amounts in minor units."""

    cell: str
    """As a spreadsheet calls it; empty for a line that is gone."""
    kind: str
    """added, changed, gone, or conflict: the ledger changed as well."""
    cost_type_no: str
    cost_center_code: str
    cost_object_code: str
    period: str
    before: int
    """What it was when the sheet was written."""
    now: int
    """What the ledger shows."""
    after: int
    """What the sheet says."""


@frozen
class SheetImported:
    """What an import changes, or would. Amounts in minor units."""

    file: str
    version: str
    rows: int
    added: int
    """Lines that are new."""
    changed: int
    """Cells of known lines that say something else."""
    gone: int
    """Lines that are gone, taken for zeros on request."""
    conflicts: int
    """Cells that were changed in the sheet and in the ledger."""
    cells: tuple[CellChange, ...]
    """The first changed cells, conflicts before all others."""
    problems: tuple[Problem, ...]
    """What cannot be imported; nothing is then."""
    difference: int
    """What the changes come to."""
    entries: int
    register: int | None
    dry_run: bool
    currency: str
    minor_digits: int


def export(
    store: Store,
    code: str,
    file: str,
    *,
    period: str = "",
    columns: str = "month",
    filters: Mapping[str, str] | None = None,
) -> SheetWritten:
    """Write what a version shows as a workbook (.xlsx) or CSV file, a column a period.

    Without `period` the columns go from the first to the last entry of the version.

    Raises UnknownRecordError, PeriodSyntaxError, ExportError, RefusedError.
    """
    path = Path(file)
    if path.suffix.lower() not in (".xlsx", ".csv"):
        raise ExportError(file, phrase("write a name that ends with .xlsx or .csv."))
    if columns not in LENGTHS:
        raise ExportError(
            file,
            phrase(
                "{columns} is no column; write {lengths}.",
                columns=columns,
                lengths=", ".join(LENGTHS),
            ),
        )
    setup = read_setup(store)
    with store.transaction():
        found = version.one(store, code)
        first, last = _span(found, period)
        headers = _headers(first, last, columns)
        _materialize_periods(store, headers)
        materialize_filters(store, filters or {})
        row = version.row_of(store, code)
        store.materialize("budget/sheet/budget_balance", version_id=row.version_id)
        rows = store.rows("budget/sheet/row")
    lines = [
        SheetLine(*keys, _whole(amounts))  # type: ignore[call-arg]
        for *keys, amounts in rows
    ]
    facts = SheetFacts(
        found.code,
        setup.currency,
        setup.minor_digits,
        headers,
        found.name,
        ", ".join(f"{name}={text}" for name, text in (filters or {}).items()),
    )
    try:
        write_sheet(path, facts, lines)
    except OSError as error:
        raise ExportError(file, f"{error.strerror or error}.") from error
    amount = sum(sum(line.amounts) for line in lines)
    return SheetWritten(file, found.code, len(lines), headers, amount)


def import_sheet(
    store: Store,
    context: PostingContext,
    file: str,
    code: str = "",
    *,
    missing_as_zero: bool = False,
    dry_run: bool = False,
    request: str = "",
) -> SheetImported:
    """Enter what was changed in a sheet, as one register of differences.

    A dry run shows the changes, conflicts and problems, and changes nothing. Empty cells
    leave what is there; `missing_as_zero` takes lines that are gone for zeros.

    Raises RowsRefusedError with every cell that cannot be and every conflict,
    SourceError, RefusedError.
    """
    path = Path(file)
    setup = read_setup(store)
    sheet = stage_sheet(
        store.staging(), path, setup.minor_digits, missing_as_zero=missing_as_zero
    )
    code = (code or sheet.version).strip().upper()
    if sheet.version and code != sheet.version:
        raise SourceError(
            path.name,
            phrase(
                "it was written from {version}, and not from {code}.",
                version=sheet.version,
                code=code,
            ),
            phrase("Import it into its own version, or export that one."),
        )

    def work() -> SheetImported:
        found = _changes(store, path.name, code, sheet, dry_run=dry_run)
        if dry_run and (found.problems or found.conflicts):
            return found
        _refuse(found)
        store.materialize("budget/sheet/typed", relation="budget_input", code=code)
        try:
            posted = post_typed(store, context, "budget import", code, dry_run=dry_run)
        except RefusedError as error:
            cells = {
                line_no: (row_no, column_no)
                for line_no, row_no, column_no in store.rows("budget/sheet/line")
            }
            raise RowsRefusedError(_of_cells(path.name, cells, error)) from error
        return _with_posted(found, posted.entries, posted.register)

    return unit_of_work(
        store,
        context,
        "budget import",
        work,
        answer=SheetImported,
        dry_run=dry_run,
        request=request,
    )


def _whole(amounts: str) -> tuple[int, ...]:
    return tuple(int(each) for each in amounts.split(","))


# Columns


def _span(found: version.Version, period: str) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of the columns."""
    if period:
        days = parse_period(period)
        first, last = days.first, days.last
    else:
        first, last = found.first_day, found.last_day
    if first is None or last is None:
        raise RefusedError(
            phrase("Writing the sheet"), [refusal("date_missing", "period", "")]
        )
    return first, last


def _headers(
    first: datetime.date, last: datetime.date, columns: str
) -> tuple[str, ...]:
    """Return the periods from the first to the last day: 2026-01, 2026-Q1, 2026."""
    length = LENGTHS[columns]
    start = (first.year * 12 + first.month - 1) // length
    end = (last.year * 12 + last.month - 1) // length
    headers = []
    for number in range(start, end + 1):
        year, month = divmod(number * length, 12)
        part = {1: f"-{month + 1:02}", 3: f"-Q{month // 3 + 1}", 12: ""}[length]
        headers.append(f"{year}{part}")
    return tuple(headers)


def _materialize_periods(store: Store, headers: Sequence[str]) -> None:
    rows = []
    for place, header in enumerate(headers, 1):
        days = parse_period(header)
        rows.append((place, header, days.first, days.last))
    columns = {
        "place": "integer",
        "header": "text",
        "first_day": "date",
        "last_day": "date",
    }
    store.load_rows("budget_period", columns, rows)


# Changes


def _changes(
    store: Store, file: str, code: str, sheet: StagedSheet, *, dry_run: bool
) -> SheetImported:
    """Hold the changes beside what the ledger shows, and return them."""
    setup = read_setup(store)
    row = _draft(store, code)
    counts = (0, 0, 0, 0, 0, 0)
    cells: list[CellChange] = []
    if sheet.headers and not sheet.is_torn:
        _materialize_periods(store, sheet.headers)
        materialize_filters(store, {})
        store.materialize("budget/sheet/budget_balance", version_id=row.version_id)
        store.copy_from_staging("stage_budget_change")
        store.materialize("budget/sheet/budget_sheet_now")
        (counts,) = store.rows("budget/sheet/count")
        cells = [
            CellChange(cell_name(row_no, column_no) if row_no else "", *facts)
            for row_no, column_no, *facts in store.rows(
                "budget/sheet/cell", cells_max=CELLS_MAX
            )
        ]
    added, changed, gone, conflicts, _, difference = counts
    return SheetImported(
        file=file,
        version=row.code,
        rows=sheet.rows,
        added=added,
        changed=changed,
        gone=gone,
        conflicts=conflicts,
        cells=tuple(cells),
        problems=sheet.problems,
        difference=difference,
        entries=0,
        register=None,
        dry_run=dry_run,
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )


def _draft(store: Store, code: str) -> version.VersionRow:
    row = version.find(store, code) if code else None
    if row is None:
        kind = "version_missing" if code else "budget_name_missing"
        raise RefusedError(
            phrase("Importing the sheet"), [refusal(kind, "version", code)]
        )
    return row


def _with_posted(
    found: SheetImported, entries: int, register: int | None
) -> SheetImported:
    return evolve(found, entries=entries, register=register)


def _refuse(found: SheetImported) -> None:
    """Refuse what cannot be and what somebody else changed meanwhile."""
    digits = found.minor_digits
    problems = [
        *found.problems,
        *(
            Problem(
                found.file,
                None,
                each.cell,
                show_amount(each.after, digits),
                phrase(
                    "It was {before} when the sheet was written, and is {now} now.",
                    before=show_amount(each.before, digits),
                    now=show_amount(each.now, digits),
                ),
                phrase("Export the sheet anew, or type what is to hold."),
            )
            for each in found.cells
            if each.kind == "conflict"
        ),
    ]
    if problems:
        raise RowsRefusedError(problems)


def _of_cells(
    file: str, cells: Mapping[int, tuple[int, int]], error: RefusedError
) -> list[Problem]:
    """Return problems of lines as problems of the cells that they come from."""
    problems: dict[tuple[int, str, str], Problem] = {}
    for each in error.refusals:
        row_no, column_no = cells[each.line_no] if each.line_no else (0, 0)
        where = cell_name(row_no, column_no) if row_no else each.field
        problem = Problem(
            file, row_no or None, where, each.value, each.problem, each.hint
        )
        problems.setdefault((row_no, each.kind, each.value), problem)
    return list(problems.values())
