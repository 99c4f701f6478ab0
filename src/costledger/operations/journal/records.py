"""Batches and lines of cost journals as records: the tables of the exchange format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.engine import post
from costledger.errors import Refusal, RefusedError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.journal import enter as journal_entry
from costledger.operations.journal.post import DEFAULT, batch_of, batches

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.records import Key

BATCHES = "journal_batches"


def record_add(
    store: Store,
    context: PostingContext,
    table: str,
    record: Mapping[str, Any],
    confirm: bool | None,  # noqa: ARG001, FBT001
) -> Key:
    """Add a batch, or a line at the end of its batch.

    Raises RefusedError, UnknownRecordError, AmountSyntaxError, DateSyntaxError.
    """
    if table == BATCHES:
        return journal_entry.batch_add(store, context, record).name
    batch = str(record.get("batch") or DEFAULT)
    entered = [
        (field, value)
        for field, value in record.items()
        if field not in ("batch", "line_no")
    ]
    line_no = record.get("line_no")
    line = journal_entry.add(
        store, context, batch, entered, line_no=int(line_no) if line_no else None
    )
    return line.batch, line.line_no


def record_set(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    fields: Iterable[tuple[str, Any]],
    confirm: bool | None,  # noqa: ARG001, FBT001
) -> None:
    """Enter fields of a batch or line, one by one.

    Raises RefusedError, UnknownRecordError, AmountSyntaxError, DateSyntaxError.
    """
    if table == BATCHES:
        journal_entry.batch_set(store, context, str(key), dict(fields))
    else:
        journal_entry.change(store, *_line_key(key), fields)


def record_rename(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    new_key: Key,
    confirm: bool | None,  # noqa: ARG001, FBT001
) -> None:
    """Give a batch another name, or a line another number.

    Registers keep the name under which they were posted.

    Raises RefusedError (`key_missing`, `already_exists`), UnknownRecordError.
    """
    with store.transaction():
        post.lock(store)
        if table == BATCHES:
            old, new = batch_of(store, str(key)).name, str(new_key).strip().upper()
            _refuse_taken(table, new, is_taken=_is_batch(store, new))
            store.run("journal/batch_rename", batch=old, new_batch=new)
            store.run("journal/line_move", batch=old, new_batch=new)
        else:
            (batch, line_no), (_, new_no) = _line_key(key), _line_key(new_key)
            batch = batch_of(store, batch).name
            _find_line(store, batch, line_no)
            _refuse_taken(
                table,
                str(new_no or ""),
                is_taken=bool(
                    store.rows("journal/line_list", batch=batch, line_no=new_no)
                ),
            )
            store.run(
                "journal/line_renumber", batch=batch, line_no=line_no, new_no=new_no
            )
        audit.record(
            store, context, "rename", table=table, key=str(key), new_key=str(new_key)
        )


def record_delete(
    store: Store,
    context: PostingContext,
    table: str,
    key: Key,
    confirm: bool | None,  # noqa: ARG001, FBT001
) -> None:
    """Take a batch away with its lines, or one line.

    Raises UnknownRecordError.
    """
    if table == BATCHES:
        journal_entry.batch_retire(store, context, str(key))
    else:
        journal_entry.delete(store, *_line_key(key))


def _line_key(key: Key) -> tuple[str, int]:
    """Read the key of a line: its number, or its batch and number."""
    batch, number = key if isinstance(key, (tuple, list)) else (DEFAULT, key)
    try:
        return str(batch), int(number)
    except ValueError as error:
        raise UnknownRecordError(
            "line", phrase("{number} in batch {batch}", number=number, batch=batch)
        ) from error


def _find_line(store: Store, batch: str, line_no: int) -> None:
    if not store.rows("journal/line_list", batch=batch, line_no=line_no):
        raise UnknownRecordError(
            "line", phrase("{line_no} in batch {batch}", line_no=line_no, batch=batch)
        )


def _is_batch(store: Store, name: str) -> bool:
    return any(each.name == name for each in batches(store))


def _refuse_taken(table: str, key: str, *, is_taken: bool) -> None:
    kind, problem = "", ""
    if not key:
        kind, problem = "key_missing", phrase("The new key is empty.")
    elif is_taken:
        kind, problem = "already_exists", phrase("{key} is there already.", key=key)
    if kind:
        refusal = Refusal(
            kind, table, "key", key, problem, phrase("Choose another one.")
        )
        raise RefusedError(phrase("The rename"), [refusal])
