"""Changing drafts: entries of an unlocked version that nothing refers to.

They may be changed, deleted and compressed. Their registers follow, and the audit trail
keeps what they were (`budget_entry_history`). What something refers to is changed by an
entry of the difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.engine import post
from costledger.errors import RefusedError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.setup import read_setup
from costledger.operations.budget.enter import TYPED, enter, entered, resolve
from costledger.operations.registers import delete_version as version_delete
from costledger.operations.versions import versions as version
from costledger.operations.versions.messages import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.records import Key

ENTRIES = "budget_entries"


def compress(store: Store, context: PostingContext, code: str) -> int:
    """Merge entries of the same type, receiver and date; no total changes.

    The first of each keeps its number and texts and gets the sum. A group that nets to
    zero goes as a whole.

    Returns how many entries were merged into another. Raises RefusedError
    (`budget_name_missing`, `version_missing`, `version_locked`).
    """
    with store.transaction():
        post.lock(store)
        row = _draft(store, code)
        store.materialize(
            "budget/records/group", relation="budget_touched", version_id=row.version_id
        )
        ((merged, gone),) = store.rows("budget/records/group_count")
        if not merged:
            return 0
        event_no = audit.record(
            store,
            context,
            "budget compress",
            version=row.code,
            merged=merged,
            gone=gone,
        )
        store.run("budget/records/keep_history", event_no=event_no)
        store.run("budget/copy/link_merge")
        store.run("budget/records/entry_delete")
        store.run("budget/records/amount_change")
        store.run("budget/records/register_total", version_id=row.version_id)
        return int(merged)


def _draft(store: Store, code: str) -> version.VersionRow:
    """Return the version that is to be changed, or refuse."""
    if not code.strip():
        found = refusal("budget_name_missing", "budget_name", "")
        raise RefusedError(phrase("Changing the budget"), [found])
    row = version.find(store, code)
    kind = ""
    if row is None:
        kind = "version_missing"
    elif row.version_id == post.ACTUAL:
        kind = "version_not_a_budget"
    elif row.is_locked:
        kind = "version_locked"
    if row is None or kind:
        found = refusal(kind, "budget_name", code.strip().upper())
        raise RefusedError(phrase("Changing the budget"), [found])
    return row


# Records of the tables `budgets` and `budget_entries`


def record_add(
    store: Store,
    context: PostingContext,
    table: str,
    record: Mapping[str, Any],
    confirm: bool | None,  # noqa: ARG001, FBT001
) -> Key:
    """Add a budget, or one budget entry in a register of its own."""
    if table == ENTRIES:
        posted = enter(store, context, [record])
        return posted.first_entry or 0
    known = {"name", "description", "kind", "base", "base_version"}
    for field in record:
        if field not in known:
            raise UnknownRecordError("field of a budget", field)
    made = version.add(
        store,
        context,
        str(record.get("name") or ""),
        name=str(record.get("description") or ""),
        kind=str(record.get("kind") or "budget"),
        base=str(record.get("base") or record.get("base_version") or ""),
    )
    return made.code


def record_set(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    fields: Iterable[tuple[str, Any]],
    confirm: bool | None,  # noqa: ARG001, FBT001
) -> None:
    """Change fields of a budget, or of a draft's entry that nothing refers to."""
    if table == ENTRIES:
        _change(store, context, int(str(key)), list(fields))
        return
    columns = {"description": "name", "kind": "kind"}
    changes = {}
    for field, value in fields:
        if field not in columns:
            raise UnknownRecordError("field of a budget", field)
        changes[columns[field]] = str(value or "").strip()
    version.describe(store, context, str(key), **changes)


def record_rename(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    new_key: Key,
    confirm: bool | None,  # noqa: ARG001, FBT001
) -> None:
    """Give a budget another name. Entry numbers are given once."""
    if table == ENTRIES:
        raise UnknownRecordError("way to number a budget entry anew", str(key))
    version.rename(store, context, str(key), str(new_key))


def record_delete(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    confirm: bool | None,  # noqa: ARG001, FBT001
) -> None:
    """Delete a draft, or one of its entries that nothing refers to."""
    if table == ENTRIES:
        _delete(store, context, int(str(key)))
        return
    version_delete.delete(store, context, str(key))


def _change(
    store: Store, context: PostingContext, entry_no: int, fields: list[tuple[str, Any]]
) -> None:
    setup = read_setup(store)
    with store.transaction():
        post.lock(store)
        entry = _entry(store, entry_no)
        line: dict[str, Any] = {name: entry.get(name) for name in TYPED}
        line["line_no"] = entry_no
        for field, value in fields:
            line |= entered(setup, field, value)
        if line["version"] != entry["version"]:
            raise UnknownRecordError(
                "way to move an entry to another version", str(line["version"])
            )
        store.load_rows("budget_input", TYPED, [tuple(line.values())])
        resolve(store, phrase("Changing the entry"))
        _touch(store, context, "budget entry set", entry, is_gone=False)
        store.run("budget/records/entry_change", entry_no=entry_no)
        store.run("budget/records/text_change", entry_no=entry_no)
        store.run("budget/records/register_total", version_id=entry["version_id"])


def _delete(store: Store, context: PostingContext, entry_no: int) -> None:
    with store.transaction():
        post.lock(store)
        entry = _entry(store, entry_no)
        _touch(store, context, "budget entry delete", entry, is_gone=True)
        store.run("budget/records/entry_delete")
        store.run("budget/records/register_total", version_id=entry["version_id"])


def _touch(
    store: Store,
    context: PostingContext,
    verb: str,
    entry: Mapping[str, Any],
    *,
    is_gone: bool,
) -> None:
    """Keep what an entry was before it is changed."""
    number = int(entry["entry_no"])
    store.load_rows(
        "budget_touched",
        {"entry_no": "bigint", "is_gone": "boolean"},
        [(number, is_gone)],
    )
    event_no = audit.record(
        store, context, verb, version=entry["version"], entry_no=number
    )
    store.run("budget/records/keep_history", event_no=event_no)


def _entry(store: Store, entry_no: int) -> dict[str, Any]:
    """Return an entry that may be changed.

    Raises UnknownRecordError, RefusedError with every reason why it may not.
    """
    found = store.records("budget/records/entry_one", entry_no=entry_no)
    if not found:
        raise UnknownRecordError("budget entry", str(entry_no))
    refusals = [
        refusal(
            why,
            "entry_no",
            str(found[0]["version"]) if why == "version_locked" else str(entry_no),
        )
        for (why,) in store.rows("budget/records/entry_why_kept", entry_no=entry_no)
    ]
    if refusals:
        raise RefusedError(phrase("Changing the entry"), refusals)
    return found[0]
