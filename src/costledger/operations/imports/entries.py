"""The entries of an import: what is new is added, what is there must be the same.

An entry is known by the number that its source gives, or by its source's key. Numbers
and keys are unique within a source; where two sources number alike, the numbers of the
later one become keys, and its entries get numbers of ours.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from attrs import frozen

from costledger.domain.money import format_amount
from costledger.domain.words import one
from costledger.engine import derived, post
from costledger.errors import Problem, RowsRefusedError
from costledger.messages import marked, phrase
from costledger.operations.base.master_data import Merged

if TYPE_CHECKING:
    from collections.abc import Sequence

    from costledger.engine.store import Row, Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.setup import Setup
    from costledger.sources.tables import Staged, StagedFile


@frozen
class Brought:
    """What an import brought of entries. Money in minor units."""

    import_no: int | None
    """None when no entry was new."""
    merged: Merged
    debit: int
    credit: int


def look(
    store: Store, source: str, accounts: Sequence[str], setup: Setup
) -> list[Problem]:
    """Hold what the ledger knows of the staged entries, and return their problems.

    `accounts` are those that come with the import.
    """
    for table in ("stage_entry", "stage_member"):
        store.copy_from_staging(table)
    ((taken,),) = store.rows("imports/number_taken", source_name=source)
    store.create_view("imports/import_entry", is_keyed=bool(taken))
    store.materialize("imports/entry_known", relation="import_known")
    ((keyed,),) = store.rows("imports/key_count", source_name=source)
    if keyed:
        store.run("imports/entry_known_by_key", source_name=source)
    store.load_rows(
        "import_account", {"gl_account_no": "text"}, [(no,) for no in accounts]
    )
    problems = [_twice(row) for row in store.rows("imports/duplicate_entry")]
    problems += [_changed(row, setup) for row in store.rows("imports/entry_changed")]
    problems += [
        Problem(
            file,
            row,
            "gl_account_no",
            account,
            phrase("There is no account with this number."),
            phrase(
                "Import the chart of accounts with or before the entries: gl_accounts."
            ),
        )
        for file, row, account in store.rows("imports/account_unknown")
    ]
    return problems


def merge(
    store: Store, context: PostingContext, staged: Staged, source: str, setup: Setup
) -> Brought:
    """Add the entries that are new, as one import.

    Raises RowsRefusedError where check_gl_postings is on and a center or object is not
    there or may not be posted on.
    """
    store.materialize("imports/entry_new", relation="import_new")
    if setup.check_gl_postings:
        _check_receivers(store)
    ((rows, _),) = store.rows("imports/stage_count")
    ((new,),) = store.rows("imports/new_count")
    merged = Merged("gl_entries", rows, new, 0, rows - new)
    if not new:
        return Brought(None, merged, 0, 0)
    import_no = post.last_number(store, "import") + 1
    _write(store, import_no)
    _write_import(store, context, import_no, staged, source, new)
    derived.after_import(store, import_no, language=setup.language)
    ((_, debit, credit, last),) = store.rows("imports/summary", import_no=import_no)
    post.set_last_number(store, "gl_entry", last)
    post.set_last_number(store, "import", import_no)
    return Brought(import_no, merged, debit, credit)


def forget(store: Store) -> None:
    """Let go of what was held while entries were merged."""
    store.run("imports/forget_new")
    store.run("imports/forget_known")


def _write(store: Store, import_no: int) -> None:
    store.run("imports/dimension_set")
    store.run("imports/dimension_set_member")
    derived.add_codings(store, "imports/coding")
    last = post.last_number(store, "gl_entry")
    store.run("imports/gl_entry", import_no=import_no, last_gl_entry_no=last)


def _write_import(
    store: Store,
    context: PostingContext,
    import_no: int,
    staged: Staged,
    source: str,
    new: int,
) -> None:
    files = [each for each in staged.files if each.table == "gl_entries"]
    row = {
        "import_no": import_no,
        "source": source,
        "file": ", ".join(dict.fromkeys(each.file for each in files)),
        "sha256": _sha256(files),
        "imported_at": context.now,
        "imported_by": context.user,
        "entries": new,
    }
    store.insert("import_row", tuple(row), [tuple(row.values())])


def _sha256(files: Sequence[StagedFile]) -> str:
    """Return the checksum of the file, or of the list of several files' checksums."""
    sums = dict.fromkeys(f"{each.sha256}  {each.file}\n" for each in files)
    if len(sums) == 1:
        return files[0].sha256
    return hashlib.sha256("".join(sums).encode()).hexdigest()


# What can be wrong with entries


def _twice(row: Row) -> Problem:
    file, row_no, number, first_file, first_row = row
    return Problem(
        file,
        row_no,
        "entry_no",
        number,
        phrase(
            "{first_file}, row {first_row} has this number already.",
            first_file=first_file,
            first_row=first_row,
        ),
        phrase("Leave one of the two."),
    )


VERSION = (
    marked("date"),
    marked("account"),
    marked("amount"),
    marked("additional amount"),
    marked("dimensions"),
    marked("document no."),
    marked("description"),
)
"""What an entry says, in the order of `import_entry_changed`."""


def _changed(row: Row, setup: Setup) -> Problem:
    file, row_no, number, *versions = row
    ours = _formatted(versions[: len(VERSION)], setup)
    theirs = _formatted(versions[len(VERSION) :], setup)
    differences = [
        phrase("{name} {our} is {their} now", name=phrase(name), our=our, their=their)
        for name, our, their in zip(VERSION, ours, theirs, strict=True)
        if our != their
    ]
    return Problem(
        file,
        row_no,
        "entry_no",
        number,
        phrase(
            "The ledger has this entry differently: {differences}.",
            differences=", ".join(differences),
        ),
        phrase("Posted is posted: correct it in the source with an entry of its own."),
    )


def _formatted(version: list[Any], setup: Setup) -> list[str]:
    date, account, amount, additional, *texts = version
    return [
        date,
        account,
        format_amount(amount, setup.minor_digits),
        format_amount(additional, setup.additional_minor_digits),
        *(text or phrase("(none)") for text in texts),
    ]


TROUBLES = {
    "unknown": (marked("There is no {noun} with this code."), "cost_{}_not_defined"),
    "blocked": (marked("This {noun} is blocked."), "cost_{}_blocked"),
    "no_line": (marked("This {noun} is a heading or total."), "line_type_not_allowed"),
}
"""What can be wrong with a center or object, as people read it and by its name."""


def _check_receivers(store: Store) -> None:
    problems = [
        Problem(
            file,
            row,
            dimension,
            code,
            phrase(TROUBLES[trouble][0], noun=one(kind)),
            phrase(
                "Mend the chart or the entry, or switch the check_gl_postings "
                "setting off."
            ),
            TROUBLES[trouble][1].format(kind),
        )
        for file, row, dimension, code, kind, trouble in store.rows(
            "imports/receiver_refused"
        )
    ]
    if problems:
        raise RowsRefusedError(problems)
