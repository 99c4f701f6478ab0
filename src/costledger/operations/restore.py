"""Restoring an export into a new ledger: the same numbers, keys, counters and links."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from costledger.engine import derived, post
from costledger.errors import ExportError
from costledger.operations.export import FORM, MANIFEST, RESTORED, checksum
from costledger.operations.setup import read_setup
from costledger.sources.members import stage_default_dimensions, stage_members
from costledger.sources.whole import stage_whole

if TYPE_CHECKING:
    from costledger.engine.store import Store


def is_export(path: str) -> bool:
    """Say whether a folder is an export of ours."""
    return (Path(path) / MANIFEST).is_file()


def restore(store: Store, path: str) -> dict[str, int]:
    """Restore an export into an empty ledger, inside the verb's own transaction.

    Returns rows by table. Raises ExportError for files that were changed or are
    missing, another currency, or a ledger that holds something.
    """
    folder = Path(path)
    manifest = _read_manifest(folder)
    _check(store, folder, manifest)
    post.lock(store)
    connection = store.staging()
    for table in RESTORED:
        file = folder / manifest["tables"][table]["file"]
        stage_whole(connection, file, f"stage_{table}")
        store.adopt(f"stage_{table}")
    stage_members(connection)
    stage_default_dimensions(connection)
    for table in ("stage_member", "stage_default_dimension"):
        store.adopt(table)
    for table in RESTORED:
        store.run(f"restore_{table}")
    derived.after_import(store, language=read_setup(store).language)
    derived.reset(store)
    return {table: manifest["tables"][table]["rows"] for table in RESTORED}


def _read_manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text("utf-8"))
    except (ValueError, OSError) as error:
        raise ExportError(str(folder), f"{MANIFEST} cannot be read.") from error
    if manifest.get("form") != FORM:
        raise ExportError(
            str(folder),
            f"its form is {manifest.get('form')}, and this costledger knows {FORM}.",
        )
    return manifest


def _check(store: Store, folder: Path, manifest: dict[str, Any]) -> None:
    """Refuse with everything that is in the way."""
    problems = []
    for table in RESTORED:
        told = manifest["tables"].get(table)
        file = folder / told["file"] if told else None
        if told is None or file is None or not file.is_file():
            problems.append(f"{table} is missing")
        elif checksum(file) != told["sha256"]:
            problems.append(f"{file.name} was changed after it was exported")
    currency = read_setup(store).currency
    if manifest["currency"] != currency:
        problems.append(f"it is in {manifest['currency']} and the ledger in {currency}")
    ((records,),) = store.rows("restore_is_empty")
    if records:
        problems.append(
            "the ledger holds something already; restore into one that is new"
        )
    if problems:
        raise ExportError(str(folder), "; ".join(problems) + ".")
