"""`archive`: entries of old years go to a Parquet file, and balances stay what they were.

Registers stay, marked as archived. What balances need is frozen by cost type, receiver
and month. General-ledger entries behind archived entries stay transferred.
"""

from __future__ import annotations

import datetime  # noqa: TC003 - answers are read by their types
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
from attrs import frozen

from costledger.domain.calendar import ONE_DAY
from costledger.errors import (
    ExportError,
    LawBrokenError,
    Refusal,
    RefusedError,
    UnknownRecordError,
)
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.unit_of_work import unit_of_work
from costledger.sources.files import sha256
from costledger.stores.location import is_server

if TYPE_CHECKING:
    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

DAYS_MIN = 365
"""How long ago a year must have ended before it may be archived."""

CLEARED = ("cost_entry_text", "cost_entry_origin", "cost_entry_row")


@frozen
class Archive:
    """A file with the entries of old years."""

    archive_no: int
    first_date: datetime.date
    """The day of its first entry."""
    year_ending: datetime.date
    """The last day of its last year."""
    entries: int
    file: str
    sha256: str
    archived_on: datetime.date
    archived_by: str


@frozen
class ArchiveResult:
    """What was archived."""

    archive: Archive
    dry_run: bool


def archive(
    store: Store,
    context: PostingContext,
    year_ending: datetime.date,
    *,
    folder: str = "",
    dry_run: bool = False,
) -> ArchiveResult:
    """Archive the entries of ACTUAL up to the end of a year.

    The file is written before anything is taken out of the ledger; `folder` is where,
    by default a folder beside the ledger.

    Raises RefusedError: `not_a_year_end`, `year_too_recent`, `no_cost_entries`.
    ExportError where the file cannot be written.
    """

    def work() -> ArchiveResult:
        entries, first_date = _refuse(store, context, year_ending)
        numbers = [row[0] for row in store.rows("registers/archive/list")]
        number = max(numbers, default=0) + 1
        path = _path(store, folder, year_ending, number)
        made = Archive(
            archive_no=number,
            first_date=first_date,
            year_ending=year_ending,
            entries=entries,
            file=str(path),
            sha256="",
            archived_on=context.today,
            archived_by=context.user,
        )
        if dry_run:
            return ArchiveResult(made, dry_run)
        return ArchiveResult(_write(store, context, made, path), dry_run)

    return unit_of_work(
        store, context, "archive", work, answer=ArchiveResult, dry_run=dry_run
    )


def archives(store: Store) -> list[Archive]:
    """Return the archives, in order."""
    return [Archive(*row) for row in store.rows("registers/archive/list")]


def archive_entries(
    store: Store, archive_no: int, *, file: str = ""
) -> list[dict[str, Any]]:
    """Read the entries of an archive back, after proving that its file is unchanged.

    `file` is where it is now, if it was moved.

    Raises UnknownRecordError, ExportError.
    """
    for each in archives(store):
        if each.archive_no == archive_no:
            path = Path(file or each.file)
            if not path.is_file():
                raise ExportError(
                    str(path), phrase("the file of the archive is not there.")
                )
            if sha256(path) != each.sha256:
                raise ExportError(
                    str(path),
                    phrase("it was changed after it was archived: look for a copy."),
                )
            cursor = duckdb.connect().execute(
                "select * from read_parquet(?) order by entry_no", [str(path)]
            )
            columns = [column[0] for column in cursor.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    raise UnknownRecordError(
        "archive", str(archive_no), phrase("See `costledger archive`.")
    )


def _refuse(
    store: Store, context: PostingContext, year_ending: datetime.date
) -> tuple[int, datetime.date]:
    """Refuse what is no old year; return how many entries there are, and from when."""
    starts = {
        (first.month, first.day)
        for first, _, is_first, _ in store.rows("registers/periods/list")
        if is_first
    }
    next_day = year_ending + ONE_DAY
    if (next_day.month, next_day.day) not in (starts or {(1, 1)}):
        _refused(
            "not_a_year_end",
            year_ending,
            phrase(
                "{year_ending} is not the last day of a fiscal year.",
                year_ending=year_ending,
            ),
            phrase("Name one, such as 2020-12-31."),
        )
    if (context.today - year_ending).days < DAYS_MIN:
        _refused(
            "year_too_recent",
            year_ending,
            phrase("The year ended less than {days_min} days ago.", days_min=DAYS_MIN),
            phrase("Archive an older one."),
        )
    ((entries, first_date),) = store.rows(
        "registers/archive/span", year_ending=year_ending
    )
    if not entries:
        _refused(
            "no_cost_entries",
            year_ending,
            phrase(
                "There are no cost entries up to {year_ending}.",
                year_ending=year_ending,
            ),
            phrase("Nothing is left to archive."),
        )
    return entries, first_date


def _refused(kind: str, day: datetime.date, problem: str, hint: str) -> None:
    refusal = Refusal(kind, "", "year_ending", str(day), problem, hint)
    raise RefusedError(phrase("The archive"), [refusal])


def _path(store: Store, folder: str, year_ending: datetime.date, number: int) -> Path:
    """Return where the file of an archive lies."""
    if folder:
        location = Path(folder)
    elif is_server(store.location):
        location = Path("costledger-archive")
    else:
        location = Path(store.location).absolute().with_suffix(".archive")
    return location / f"cost-entries-{number:03}-{year_ending}.parquet"


def _write(store: Store, context: PostingContext, made: Archive, path: Path) -> Archive:
    """Write the file, freeze the balances, and take the entries out."""
    row = {
        "archive_no": made.archive_no,
        "first_date": made.first_date,
        "year_ending": made.year_ending,
        "entries": made.entries,
        "file": made.file,
        "sha256": "",
        "archived_on": context.today,
        "archived_at": context.now,
        "archived_by": context.user,
    }
    # The file's query takes what the newest archive says.
    store.insert("archive_row", tuple(row), [tuple(row.values())])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        written = store.copy_out("registers/archive/write", str(path))
        row["sha256"] = sha256(path)
    except OSError as error:
        raise ExportError(str(path), f"{error.strerror or error}.") from error
    if written != made.entries:
        raise ExportError(
            str(path),
            phrase(
                "it holds {written:,} of {entries:,} rows.",
                written=written,
                entries=made.entries,
            ),
        )
    store.replace("archive_row", ("archive_no",), tuple(row), [tuple(row.values())])
    store.materialize(
        "registers/archive/take", relation="archive_entry", year_ending=made.year_ending
    )
    store.run("registers/archive/keep_register", archive_no=made.archive_no)
    store.run("registers/archive/keep_balance", archive_no=made.archive_no)
    store.run("registers/archive/keep_link")
    for table in CLEARED:
        store.run(f"registers/archive/clear_{table}")
    _prove(store, made)
    audit.record(
        store,
        context,
        "archive",
        archive=made.archive_no,
        year_ending=made.year_ending,
        entries=made.entries,
        file=made.file,
        sha256=row["sha256"],
    )
    return Archive(
        made.archive_no,
        made.first_date,
        made.year_ending,
        made.entries,
        made.file,
        str(row["sha256"]),
        made.archived_on,
        made.archived_by,
    )


def _prove(store: Store, made: Archive) -> None:
    """Prove that registers and balances are what they were."""
    broken = [
        row[0]
        for law in ("registers_add_up", "archived_balances_are_the_registers")
        for row in store.rows(f"checks/law_3_{law}")
    ]
    if broken:
        what = phrase("law 3, in archive {archive_no},", archive_no=made.archive_no)
        raise LawBrokenError(what, broken)
