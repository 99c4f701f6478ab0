"""`export`: every table of a ledger as files, amounts as decimals, codes for keys.

The same ledger gives the same bytes. A manifest names the files with their checksums,
and `restore` makes the same ledger of them again.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.errors import ExportError
from costledger.operations.setup import read_setup

if TYPE_CHECKING:
    from collections.abc import Callable

    from costledger.engine.store import Store

MANIFEST = "costledger-export.json"
FORM = 1
"""The form of an export; a newer one is refused by name."""

RESTORED = (
    "setup",
    "accounting_periods",
    "imports",
    "dimensions",
    "dimension_values",
    "dimension_sets",
    "gl_accounts",
    "gl_codings",
    "gl_entries",
    "cost_centers",
    "cost_objects",
    "cost_types",
    "cost_type_accounts",
    "versions",
    "cost_registers",
    "cost_entries",
    "gl_transfers",
    "audit_events",
    "counters",
)
"""The tables of a ledger, in the order in which they are restored."""

TABLES = (*RESTORED, "gl_disposition")
"""What is exported: a capability that adds a table adds its name, and an
`export_<name>.sql`; one that can be restored adds a `restore_<name>.sql`."""


@frozen
class ExportResult:
    """What was written."""

    folder: str
    tables: dict[str, int]
    """Rows by table."""


def export(
    store: Store,
    folder: str,
    *,
    form: str = "csv",
    progress: Callable[[str], None] | None = None,
) -> ExportResult:
    """Write every table of the ledger into a folder, as `csv` or `parquet`.

    The folder is new, empty, or an earlier export, which is replaced as a whole.

    Raises ExportError.
    """
    target = Path(folder)
    _check(target, form)
    home = target.absolute().parent
    try:
        home.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".export-", dir=home))
    except OSError as error:
        raise ExportError(folder, f"{error.strerror or error}.") from error
    try:
        rows = {}
        for table in TABLES:
            if progress:
                progress(table)
            rows[table] = store.copy_out(
                f"export_{table}", str(work / f"{table}.{form}")
            )
        _write_manifest(store, work, rows, form)
        if target.exists():
            shutil.rmtree(target)
        work.rename(target)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return ExportResult(folder, rows)


def _check(target: Path, form: str) -> None:
    if form not in ("csv", "parquet"):
        raise ExportError(
            str(target), f"the format {form} is not known: csv or parquet."
        )
    if not target.exists():
        return
    if not target.is_dir():
        raise ExportError(str(target), "it is a file, not a folder.")
    if any(target.iterdir()) and not (target / MANIFEST).exists():
        raise ExportError(
            str(target), "it holds something else; name a new or an empty folder."
        )


def _write_manifest(store: Store, work: Path, rows: dict[str, int], form: str) -> None:
    files = {
        table: {
            "file": f"{table}.{form}",
            "rows": count,
            "sha256": checksum(work / f"{table}.{form}"),
        }
        for table, count in rows.items()
    }
    manifest = {
        "form": FORM,
        "format": form,
        "currency": read_setup(store).currency,
        "tables": files,
    }
    (work / MANIFEST).write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


def checksum(path: Path) -> str:
    """Return the SHA-256 of a file."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()
