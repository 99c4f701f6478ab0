"""Restoring an export into a new ledger: the same numbers, keys, counters and links.

What the last transfer knew is restored too, so that the next one looks at what is new
or changed and no more. The audit trail is the exported ledger's: an export of the
restored ledger has the same bytes.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from costledger.engine import derived, post
from costledger.engine.tables import TABLES, Use
from costledger.errors import ExportError
from costledger.messages import phrase
from costledger.operations.base.setup import read_setup
from costledger.operations.exchange.export import (
    FORM,
    MANIFEST,
    read_manifest,
)
from costledger.sources.files import sha256
from costledger.sources.members import stage_default_dimensions, stage_members
from costledger.sources.whole import stage_whole, unstage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costledger.engine.store import Store
    from costledger.operations.exchange.export import Manifest

SPREAD = {
    "dimension_sets": (stage_members, "stage_member"),
    "gl_accounts": (stage_default_dimensions, "stage_default_dimension"),
}
"""Tables with a column of JSON: what spreads it, and into which relation."""


RESTORED = tuple(each.name for each in TABLES.values() if Use.RESTORE in each.use)
"""What is restored, in this order."""


def is_export(path: str | Path) -> bool:
    """Say whether a folder is an export of ours."""
    return (Path(path) / MANIFEST).is_file()


def restore(store: Store, path: str | Path) -> dict[str, int]:
    """Restore an export into a new ledger, inside the verb's own transaction.

    The currency is the same in both; other settings are those of the export.

    Returns rows by table. Raises ExportError for files that were changed or are
    missing, another currency, or a ledger that holds something: all of it at once.
    """
    folder = Path(path)
    manifest = read_manifest(folder)
    _check_form(store, folder, manifest)
    post.lock(store)
    _check(store, folder, manifest)
    tables = _told(store, manifest)
    for table in tables:
        _restore_table(store, folder, manifest, table)
    settings = read_setup(store)
    store.create_views(settings.minor_digits, settings.additional_minor_digits)
    derived.reassign_by_date(store)
    derived.values_anew(store)
    _prove(store, folder, manifest)
    return {table: manifest.tables[table].rows for table in tables}


def _told(store: Store, manifest: Manifest) -> list[str]:
    """Return the tables to restore: an older export has not those that came later."""
    is_older = manifest.schema < store.rows("base/schema/number")[0][0]
    return [table for table in RESTORED if table in manifest.tables or not is_older]


def _restore_table(store: Store, folder: Path, manifest: Manifest, table: str) -> None:
    """Put the rows of one file into their table."""
    connection = store.staging()
    file = folder / manifest.tables[table].file
    try:
        later = [each.name for each in TABLES[table].columns if each.is_later]
        stage_whole(connection, file, f"stage_{table}", later)
        store.copy_from_staging(f"stage_{table}")
        if table in SPREAD:
            spread, relation = SPREAD[table]
            spread(connection)
            store.copy_from_staging(relation)
        store.run(f"exchange/restore/{table}")
        unstage(connection, f"stage_{table}")
    except (duckdb.DataError, duckdb.ProgrammingError, duckdb.IntegrityError) as error:
        problem = f"{file.name}: {str(error).splitlines()[0]}"
        raise ExportError(str(folder), problem) from error


def _check_form(store: Store, folder: Path, manifest: Manifest) -> None:
    """Refuse what a newer costledger wrote."""
    known = store.rows("base/schema/number")[0][0]
    if manifest.form != FORM or manifest.schema > known:
        raise ExportError(
            str(folder),
            phrase(
                "it has form {form} and schema {schema}, and this costledger knows "
                "form {form_2} and schema {known}; upgrade costledger.",
                form=manifest.form,
                schema=manifest.schema,
                form_2=FORM,
                known=known,
            ),
        )


def _check(store: Store, folder: Path, manifest: Manifest) -> None:
    """Refuse with everything that is in the way."""
    problems = _file_problems(folder, manifest, _told(store, manifest))
    currency = read_setup(store).currency
    if manifest.currency != currency:
        problems.append(
            phrase(
                "it is in {currency} and the ledger in {currency_2}; make one with "
                "`costledger init --currency {currency}`",
                currency=manifest.currency,
                currency_2=currency,
            )
        )
    held = [
        f"{rows:,} {phrase(what)}"
        for what, rows in store.rows("exchange/restore/occupied")
    ]
    if held:
        problems.append(
            phrase(
                "the ledger holds {held} already; restore into one that is new",
                held=", ".join(held),
            )
        )
    if problems:
        raise ExportError(str(folder), "; ".join(problems) + ".")


def _file_problems(
    folder: Path, manifest: Manifest, tables: Sequence[str]
) -> list[str]:
    """Return what is wrong with the files, by name."""
    problems = []
    for table in tables:
        name = f"{table}.{manifest.format}"
        reported = manifest.tables.get(table)
        if reported is None or reported.file != name or not (folder / name).is_file():
            problems.append(phrase("{name} is missing", name=name))
        elif sha256(folder / name) != reported.sha256:
            problems.append(
                phrase("{name} was changed after it was exported", name=name)
            )
    return problems


def _prove(store: Store, folder: Path, manifest: Manifest) -> None:
    """Hold what was restored against what the manifest told."""
    found: dict[str, int] = dict(store.rows("exchange/restore/counts"))
    lost = [
        phrase(
            "{file} told of {rows:,} rows, and {table:,} could be restored",
            file=manifest.tables[table].file,
            rows=manifest.tables[table].rows,
            table=found.get(table, 0),
        )
        for table in _told(store, manifest)
        if found.get(table, 0) != manifest.tables[table].rows
    ]
    if lost:
        raise ExportError(str(folder), "; ".join(lost) + ".")
