"""`import`: the general ledger and charts of an ERP, all of it or nothing.

A source stages typed rows (`sources`); here they are merged into the ledger in one
transaction. What the ledger has already is left alone, what is new is added, and an
entry that says something else than before is refused with both versions.
"""

from __future__ import annotations

import contextlib
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve, frozen

from costledger.domain.filters import parse_filter
from costledger.domain.words import one
from costledger.engine import post
from costledger.errors import (
    AccountsClaimedTwiceError,
    FilterSyntaxError,
    HierarchyError,
    Problem,
    RowsRefusedError,
    SourceError,
)
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base import setup as setup_verb
from costledger.operations.base.master_data import (
    MASTERS,
    Master,
    Merged,
    Record,
    merge,
)
from costledger.operations.base.setup import read_setup
from costledger.operations.budget import gl_budget
from costledger.operations.charts.charts import indent_chart, link_accounts
from costledger.operations.exchange.restore import is_export, restore
from costledger.operations.imports import entries as import_entries
from costledger.operations.imports import history as legacy
from costledger.operations.imports.align import (
    Aligned,
    Change,
    align_accounts,
    align_values,
)
from costledger.operations.imports.records import accounts, values
from costledger.operations.rules import import_ as rules_import
from costledger.operations.rules.drivers import PREPARED
from costledger.sources.mapping import Mapping, read_mapping
from costledger.sources.tables import StageContext, Staged, clear, stage_books

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.setup import Setup
    from costledger.operations.imports.align import Answer

MIRRORS: dict[str, Callable[[Store], dict[Any, Record]]] = {
    "gl_accounts": accounts,
    "dimension_values": values,
}
"""What charts may be aligned with, and what reads it by key."""

CHARTS = {"cost_types": "cost_type", "cost_centers": "center", "cost_objects": "object"}


@frozen
class ImportResult:
    """What an import brought. Amounts in minor units of the ledger's currency."""

    tables: tuple[Merged, ...]
    """What became of the rows of each table."""
    import_no: int | None
    """The number of the import; None when it brought no new entries."""
    entries: int
    """How many G/L entries are new."""
    debit: int
    credit: int
    left_alone: tuple[str, ...]
    """Files and sheets that are no table of ours."""
    notes: tuple[str, ...]
    aligned: tuple[Aligned, ...]
    """The lines of charts that follow the general ledger, or wait for an answer."""
    dry_run: bool
    currency: str
    minor_digits: int


class _RollBack(Exception):  # noqa: N818 - it ends a dry run and is no error
    """Leaves a transaction without keeping what it did."""


def import_books(
    store: Store,
    context: PostingContext,
    path: str,
    *,
    mapping: str | None = None,
    dry_run: bool = False,
    answer: Answer = None,
) -> ImportResult:
    """Import a folder of CSV or Parquet files, a workbook, or a SAF-T file.

    `mapping` names a TOML file (see docs/reference/mapping.md). `answer` is what a
    prompted alignment of charts gets: yes, no, or a function that asks.

    Raises SourceError, MappingError, RowsRefusedError with every problem of every row,
    FilterSyntaxError.
    """
    if is_export(path):
        return _restored(store, path, dry_run=dry_run)
    rules = read_mapping(mapping)
    setup = read_setup(store)
    results: list[ImportResult] = []
    try:
        staged = _stage(store, Path(path), rules, setup)
        with store.transaction():
            post.lock(store)
            merged = _merge(
                store, context, staged, (rules, setup), answer, dry_run=dry_run
            )
            results.append(merged)
            import_entries.forget(store)
            if dry_run:
                raise _RollBack  # noqa: TRY301
    except _RollBack:
        pass
    finally:
        clear(store.staging())
    return results[0]


def _stage(store: Store, path: Path, rules: Mapping, setup: Setup) -> Staged:
    context = StageContext(
        minor_digits=setup.minor_digits,
        additional_minor_digits=setup.additional_minor_digits,
        dimensions=(setup.cost_center_dimension, setup.cost_object_dimension),
    )
    with tempfile.TemporaryDirectory() as folder:
        books, alias, notes = _unpacked(path, Path(folder), setup)
        staged = stage_books(store.staging(), books, rules, context, alias=alias)
    return evolve(staged, notes=(*notes, *staged.notes))


def _restored(store: Store, path: str, *, dry_run: bool) -> ImportResult:
    """Return what the restore of our own export brought."""
    rows: dict[str, int] = {}
    entries = (0, 0)
    try:
        with store.transaction():
            rows = restore(store, path)
            ((_, debit, credit),) = store.rows("exchange/restore/sums")
            entries = (debit, credit)
            if dry_run:
                raise _RollBack  # noqa: TRY301
    except _RollBack:
        pass
    setup = read_setup(store)
    return ImportResult(
        tables=tuple(Merged(name, n, n, 0, 0) for name, n in rows.items()),
        import_no=None,
        entries=rows["gl_entries"],
        debit=entries[0],
        credit=entries[1],
        left_alone=(),
        notes=(
            phrase("This is an export of ours: the ledger was restored as it was."),
        ),
        aligned=(),
        dry_run=dry_run,
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )


def _unpacked(
    path: Path, folder: Path, setup: Setup
) -> tuple[Path, str, tuple[str, ...]]:
    """Return a folder of tables, what it was made of, and what is to be noted.

    A SAF-T file unpacks to such a folder. Raises SourceError for one that is kept in
    another currency than the ledger.
    """
    if path.suffix.lower() != ".xml":
        return path, "", ()
    from costledger.sources.saft import spool_saft  # noqa: PLC0415

    facts = spool_saft(path, folder)
    if facts.currency and facts.currency != setup.currency:
        raise SourceError(
            path.name,
            phrase(
                "it is kept in {currency}, and the ledger in {currency_2}.",
                currency=facts.currency,
                currency_2=setup.currency,
            ),
            phrase(
                "Make a ledger for it with `--currency {currency}`.",
                currency=facts.currency,
            ),
        )
    return folder, path.name, facts.notes


def _merge(
    store: Store,
    context: PostingContext,
    staged: Staged,
    by: tuple[Mapping, Setup],
    answer: Answer,
    *,
    dry_run: bool,
) -> ImportResult:
    rules, setup = by
    has_entries = "gl_entries" in staged.tables
    problems = list(staged.problems)
    refuse([each for each in problems if each.file and "setup" in staged.tables])
    settings = _merge_setup(store, context, staged)
    setup = read_setup(store)
    if has_entries and not staged.unread:
        accounts = _account_numbers(store, staged)
        problems += import_entries.look(store, rules.source, accounts, setup)
    refuse(problems)
    merged, notes, aligned = _merge_masters(store, staged, answer)
    merged = settings + merged
    imported = None
    if has_entries:
        imported = import_entries.merge(store, context, staged, rules.source, setup)
        merged.append(imported.merged)
    ruled, problems, said_twice = rules_import.merge(store, context, staged, _staged)
    refuse(problems)
    merged += ruled
    budgets, problems = gl_budget.merge(store, staged)
    history, more = legacy.merge(store, context, staged)
    refuse(problems + more)
    merged += budgets + history
    audit.record(
        store,
        context,
        "import",
        files=[each.file for each in staged.files],
        import_no=imported.import_no if imported else None,
        entries=imported.merged.new if imported else 0,
    )
    return ImportResult(
        tables=tuple(merged),
        import_no=imported.import_no if imported else None,
        entries=imported.merged.new if imported else 0,
        debit=imported.debit if imported else 0,
        credit=imported.credit if imported else 0,
        left_alone=staged.left_alone,
        notes=(*staged.notes, *notes, *said_twice),
        aligned=aligned,
        dry_run=dry_run,
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )


def _merge_setup(store: Store, context: PostingContext, staged: Staged) -> list[Merged]:
    """Change the settings that a file brings; empty cells leave them as they are.

    Raises SetupError.
    """
    if "setup" not in staged.tables:
        return []
    rows = _staged(store, "setup")
    before = asdict(read_setup(store))
    imported = {
        name: value
        for row in rows
        for name, value in row.items()
        if name in before and value not in (None, "")
    }
    changes = {name: value for name, value in imported.items() if value != before[name]}
    if changes:
        setup_verb.apply(store, context, changes)
    return [Merged("setup", len(rows), 0, int(bool(changes)), int(not changes))]


def _account_numbers(store: Store, staged: Staged) -> list[str]:
    """Return the accounts that come with the import."""
    if "gl_accounts" not in staged.tables:
        return []
    return [row["no"] for row in _staged(store, "gl_accounts")]


# Masters


def _merge_masters(
    store: Store, staged: Staged, answer: Answer
) -> tuple[list[Merged], list[str], tuple[Aligned, ...]]:
    problems: list[Problem] = []
    notes: list[str] = []
    before = {
        table: reported(store)
        for table, reported in MIRRORS.items()
        if table in staged.tables
    }
    merged = [
        merge(
            store,
            master,
            _staged(store, master.exchange),
            _prepare(store, master, problems),
        )
        for master in MASTERS
        if master.exchange in staged.tables
    ]
    refuse(problems)
    if "gl_accounts" in staged.tables:
        _merge_default_dimensions(store)
    for exchange, chart in CHARTS.items():
        if exchange in staged.tables:
            notes += _indented(store, chart)
    if {"cost_types", "gl_accounts"} & set(staged.tables):
        # Accounts claimed twice are stored as typed, and stop the transfer (charts link).
        with contextlib.suppress(AccountsClaimedTwiceError):
            link_accounts(store)
    return merged, notes, _aligned(store, before, answer)


def _indented(store: Store, chart: str) -> list[str]:
    """Indent a chart; one that is no tree yet stays as it is, and is told of."""
    try:
        indent_chart(store, chart)
    except HierarchyError as error:
        return [str(error)]
    return []


def _aligned(
    store: Store, before: dict[str, dict[Any, Record]], answer: Answer
) -> tuple[Aligned, ...]:
    """Let the charts follow the accounts and values that are new or changed."""
    aligned: tuple[Aligned, ...] = ()
    for table, follow in (
        ("dimension_values", align_values),
        ("gl_accounts", align_accounts),
    ):
        if table in before:
            changes = [
                Change(before[table].get(key), record)
                for key, record in MIRRORS[table](store).items()
                if before[table].get(key) != record
            ]
            aligned += follow(store, changes, answer) if changes else ()
    return aligned


def _staged(store: Store, exchange: str) -> list[Record]:
    cursor = store.staging().execute(
        f"select * from stage_{exchange} order by part_no, row_no"
    )
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _prepare(
    store: Store, master: Master, problems: list[Problem]
) -> Callable[[Record], Record]:
    """Return what turns a staged row of one table into a record of ours."""
    if master.exchange == "accounting_periods":
        return _period
    if master.exchange == "budgets":
        return _budget(problems)
    if master.exchange in PREPARED:
        return PREPARED[master.exchange]
    if master.exchange not in CHARTS:
        return dict
    receivers = {
        (kind, code): receiver_id
        for receiver_id, kind, code in store.rows("base/masters/receiver_code")
    }

    def prepare(row: Record) -> Record:
        problems.extend(_unreadable_filters(row))
        for kind in ("center", "object"):
            column = f"cost_{kind}_code"
            code = row.get(column)
            if code and (kind, code) not in receivers:
                problems.append(_unknown_receiver(row, kind, code))
            if column in row:
                row = row | {column: receivers.get((kind, code))}
        return row

    return prepare


def _budget(problems: list[Problem]) -> Callable[[Record], Record]:
    """Return what refuses a budget that takes the name of what really happened."""

    def prepare(row: Record) -> Record:
        if row["name"] == "ACTUAL":
            hint = phrase("Give the budget another name.")
            text = phrase("This is what really happened, and no budget.")
            place = (row["file"], row["row_no"], "name", row["name"])
            problems.append(Problem(*place, text, hint))
        return row

    return prepare


def _unreadable_filters(row: Record) -> Iterator[Problem]:
    for column in ("gl_account_range", "totaling"):
        try:
            parse_filter(row.get(column) or "")
        except FilterSyntaxError as error:
            message, _, hint = str(error).partition("\n")
            hint = hint.splitlines()[-1]
            yield Problem(
                row["file"], row["row_no"], column, row[column], message, hint
            )


def _unknown_receiver(row: Record, kind: str, code: str) -> Problem:
    return Problem(
        row["file"],
        row["row_no"],
        f"cost_{kind}_code",
        code,
        phrase("There is no {noun} with this code.", noun=one(kind)),
        phrase("Import it with or before the cost types: cost_{kind}s.", kind=kind),
    )


def _period(row: Record) -> Record:
    if row.get("closed") and row.get("state", "open") == "open":
        return row | {"state": "closed"}
    return row


def _merge_default_dimensions(store: Store) -> None:
    """Keep the default dimensions of the accounts that a file brings them for."""
    rows = _staged(store, "gl_accounts")
    if not rows or "default_dimensions" not in rows[0]:
        return
    members = [
        (row["no"], dimension, code)
        for row in rows
        for dimension, code in json.loads(row["default_dimensions"] or "{}").items()
    ]
    store.load_rows(
        "import_account", {"gl_account_no": "text"}, [(row["no"],) for row in rows]
    )
    store.run("imports/account_dimension_clear")
    store.insert(
        "gl_account_dimension", ("gl_account_no", "dimension", "code"), members
    )


def refuse(problems: Sequence[Problem]) -> None:
    """Refuse an import with everything that is wrong with its rows.

    Raises RowsRefusedError.
    """
    if problems:
        raise RowsRefusedError(sorted(problems, key=_place))


def _place(problem: Problem) -> tuple[bool, str, int]:
    """Order problems by file and row; what is said of no file comes last."""
    return not problem.file, problem.file, problem.row or 0
