"""`export`: every table of a ledger as files, amounts as decimals, codes for keys.

The same ledger gives the same bytes. A manifest names the files with their checksums,
and `restore` makes the same ledger of them again.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from attrs import asdict, frozen

from costledger.engine.tables import TABLES as DESCRIBED
from costledger.engine.tables import Use
from costledger.errors import ExportError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base.setup import read_setup
from costledger.sources.files import sha256

if TYPE_CHECKING:
    from collections.abc import Callable

    from costledger.engine.store import Store

MANIFEST = "costledger-export.json"
FORM = 1
"""The form of an export; another one is refused by name."""

FORMATS = ("csv", "parquet")

TABLES = tuple(each.name for each in DESCRIBED.values() if Use.EXPORT in each.use)
"""What is exported, in this order."""


@frozen
class ExportedFile:
    """One file of an export."""

    file: str
    rows: int
    sha256: str


@frozen
class Manifest:
    """What an export says of itself."""

    form: int
    schema: int
    """The number of the ledger's schema."""
    format: str
    currency: str
    tables: dict[str, ExportedFile]


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

    The folder is new, empty, or an earlier export, which is replaced as a whole; until
    all is written it stays as it is. `progress` is told the name of each table.

    Raises ExportError, StorageFailedError.
    """
    target = Path(folder).absolute()
    if target.is_symlink():
        target = target.resolve()
    _check(target, folder, form)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=f".{target.name}-", dir=target.parent
        ) as beside:
            work = Path(beside) / "export"
            work.mkdir()
            manifest = _write(store, work, form, progress)
            _put_in_place(work, target)
    except OSError as error:
        raise ExportError(folder, f"{error.strerror or error}.") from error
    rows = {table: written.rows for table, written in manifest.tables.items()}
    return ExportResult(folder, rows)


def table(store: Store, name: str) -> list[dict[str, Any]]:
    """Return the rows of one table, as an export writes them.

    Raises UnknownRecordError.
    """
    if name not in TABLES:
        raise UnknownRecordError(
            "table", name, phrase("There are {tables}.", tables=", ".join(TABLES))
        )
    return store.records(f"exchange/export/{name}")


def read_manifest(folder: Path) -> Manifest:
    """Return what an export says of itself.

    Raises ExportError.
    """
    try:
        text = (folder / MANIFEST).read_bytes()
        return msgspec.json.decode(text, type=Manifest)
    except (msgspec.MsgspecError, OSError, UnicodeDecodeError) as error:
        problem = phrase(
            "{manifest} cannot be read: {error}.",
            manifest=MANIFEST,
            error=str(error).rstrip("."),
        )
        raise ExportError(str(folder), problem) from error


def _check(target: Path, folder: str, form: str) -> None:
    """Refuse a format that is not known, and a folder that holds anything else."""
    if form not in FORMATS:
        known = phrase(" or ").join(FORMATS)
        raise ExportError(
            folder,
            phrase(
                "the format {form} is not known; write {known}.", form=form, known=known
            ),
        )
    if not target.exists():
        return
    if not target.is_dir():
        raise ExportError(
            folder, phrase("it is a file; name a new or an empty folder.")
        )
    if Path.cwd().is_relative_to(target):
        raise ExportError(
            folder, phrase("it is the current folder; name one inside it.")
        )
    found = {each.name for each in target.iterdir()}
    if MANIFEST in found:
        ours = {written.file for written in read_manifest(target).tables.values()}
        found -= {MANIFEST, *ours}
    if found:
        raise ExportError(
            folder,
            phrase(
                "it holds something else ({found}); name a new or an empty folder.",
                found=", ".join(sorted(found)[:3]),
            ),
        )


def _write(
    store: Store, work: Path, form: str, progress: Callable[[str], None] | None
) -> Manifest:
    """Write all tables as they are at one moment, and then the manifest."""
    tables = {}
    with store.snapshot():
        for table in TABLES:
            if progress:
                progress(table)
            file = work / f"{table}.{form}"
            rows = store.copy_out(f"exchange/export/{table}", str(file))
            tables[table] = ExportedFile(file.name, rows, sha256(file))
        manifest = Manifest(
            form=FORM,
            schema=store.rows("base/schema/number")[0][0],
            format=form,
            currency=read_setup(store).currency,
            tables=tables,
        )
    text = json.dumps(asdict(manifest), indent=2)
    (work / MANIFEST).write_text(text + "\n", "utf-8")
    return manifest


def _put_in_place(work: Path, target: Path) -> None:
    """Let the new export take the place of an earlier one, or of nothing."""
    if not target.exists():
        work.rename(target)
        return
    former = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    target.rename(former / "former")
    try:
        work.rename(target)
    except OSError:
        (former / "former").rename(target)
        raise
    shutil.rmtree(former)
