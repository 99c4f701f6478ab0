"""Typing a journal: batches and lines, field by field, with what a field brings along."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve, fields

from costledger.domain.calendar import parse_posting_date
from costledger.domain.money import parse_amount
from costledger.engine import post
from costledger.errors import Refusal, RefusedError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.line_messages import JournalProblem, refusal
from costledger.operations.base.setup import read_setup
from costledger.operations.journal.post import (
    JournalBatch,
    JournalLine,
    batch_of,
    batches,
    keep_batch,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.setup import Setup

STEP = 10_000
"""Lines are numbered in steps, so that others fit between them."""

CODES = (
    "cost_center_code",
    "cost_object_code",
    "bal_cost_center_code",
    "bal_cost_object_code",
)
BALANCES = ("", "document", "batch")


def batch_add(
    store: Store, context: PostingContext, record: Mapping[str, Any]
) -> JournalBatch:
    """Make a batch and return it.

    Raises RefusedError: `key_missing`, `already_exists`, and for a balancing cost type
    that cannot be.
    """
    name = str(record.get("name", "")).strip().upper()
    if not name:
        _refuse(
            "key_missing",
            "name",
            "",
            phrase("A batch needs a name."),
            phrase("Enter one."),
        )
    with store.transaction():
        post.lock(store)
        if any(each.name == name for each in batches(store)):
            _refuse(
                "already_exists",
                "name",
                name,
                phrase("There is a batch {name} already.", name=name),
                phrase("Choose another name."),
            )
        batch = _changed(store, JournalBatch(name), record)
        keep_batch(store, batch)
        audit.record(store, context, "journal batch add", batch=name)
    return batch


def batch_set(
    store: Store, context: PostingContext, name: str, changes: Mapping[str, Any]
) -> JournalBatch:
    """Change fields of a batch and return it.

    Raises UnknownRecordError, RefusedError.
    """
    with store.transaction():
        post.lock(store)
        batch = _changed(store, batch_of(store, name), changes)
        keep_batch(store, batch)
        audit.record(store, context, "journal batch set", batch=batch.name)
    return batch


def batch_retire(store: Store, context: PostingContext, name: str) -> None:
    """Take a batch away with its lines, none of which were posted.

    Raises UnknownRecordError.
    """
    with store.transaction():
        post.lock(store)
        batch = batch_of(store, name)
        store.run("journal/line_clear", batch=batch.name)
        store.run("journal/batch_delete", batch=batch.name)
        audit.record(store, context, "journal batch retire", batch=batch.name)


def _changed(
    store: Store, batch: JournalBatch, changes: Mapping[str, Any]
) -> JournalBatch:
    known = {each.name for each in fields(JournalBatch)} - {"last_posted_period"}
    for field, value in changes.items():
        if field not in known:
            raise UnknownRecordError("field of a batch", field)
        if field == "name":
            continue
        if field == "delete_after_posting":
            batch = evolve(batch, delete_after_posting=bool(value))
        elif field == "bal_cost_type_no":
            batch = evolve(batch, **_side(store, str(value), "bal_"))
        else:
            batch = _with_text(batch, field, str(value))
    if batch.balance not in BALANCES:
        _refuse(
            "balance_unknown",
            "balance",
            batch.balance,
            phrase("{balance!r} is no way to balance.", balance=batch.balance),
            phrase("Write document, batch, or nothing."),
        )
    return batch


def _with_text(batch: JournalBatch, field: str, value: str) -> JournalBatch:
    text = value.strip()
    if field == "balance":
        text = text.lower()
    elif field != "description":
        text = text.upper()
    changed: dict[str, Any] = {field: text}
    return evolve(batch, **changed)


def add(
    store: Store,
    context: PostingContext,
    batch: str,
    entered: Iterable[tuple[str, Any]],
    *,
    line_no: int | None = None,
) -> JournalLine:
    """Add a line to a batch, its fields entered one by one, and return it.

    It begins with the date and document of the line above (else today), and with the
    batch's reason and balancing side. A cost type brings its default center and object
    and its name. It stands last, unless it is given a number of its own.

    Raises UnknownRecordError, RefusedError, AmountSyntaxError, DateSyntaxError.
    """
    with store.transaction():
        post.lock(store)
        own = batch_of(store, batch)
        if not any(each.name == own.name for each in batches(store)):
            keep_batch(store, own)
        line = _entered(store, _new_line(store, context, own), entered)
        if line_no:
            line = evolve(line, line_no=line_no)
        if store.rows("journal/line_list", batch=own.name, line_no=line.line_no):
            _refuse(
                "already_exists",
                "line_no",
                str(line.line_no),
                phrase(
                    "There is a line {line_no} in batch {name} already.",
                    line_no=line.line_no,
                    name=own.name,
                ),
                phrase("Leave the number out, or choose another."),
            )
        _put(store, line)
    return line


def change(
    store: Store, batch: str, line_no: int, entered: Iterable[tuple[str, Any]]
) -> JournalLine:
    """Change a line by entering fields one by one, and return it.

    Raises UnknownRecordError, RefusedError, AmountSyntaxError, DateSyntaxError.
    """
    with store.transaction():
        post.lock(store)
        own = batch_of(store, batch)
        line = _entered(store, _line(store, own.name, line_no), entered)
        store.run("journal/line_delete", batch=own.name, line_no=line_no)
        _put(store, line)
    return line


def delete(store: Store, batch: str, line_no: int) -> None:
    """Take a line that was not posted out of its batch.

    Raises UnknownRecordError.
    """
    with store.transaction():
        post.lock(store)
        own = batch_of(store, batch)
        _line(store, own.name, line_no)
        store.run("journal/line_delete", batch=own.name, line_no=line_no)


def _new_line(
    store: Store, context: PostingContext, batch: JournalBatch
) -> JournalLine:
    found = store.rows("journal/line_last", batch=batch.name)
    line_no, day, is_closing, document_no = (
        found[0] if found else (0, context.today, False, "")
    )
    return JournalLine(
        batch.name,
        line_no + STEP,
        posting_date=day,
        is_closing=is_closing,
        document_no=document_no,
        bal_cost_type_no=batch.bal_cost_type_no,
        bal_cost_center_code=batch.bal_cost_center_code,
        bal_cost_object_code=batch.bal_cost_object_code,
        reason_code=batch.reason_code,
    )


def _entered(
    store: Store, line: JournalLine, entered: Iterable[tuple[str, Any]]
) -> JournalLine:
    setup = read_setup(store)
    for field, value in entered:
        if field == "cost_type_no":
            line = evolve(line, **_side(store, str(value), ""))
        elif field == "bal_cost_type_no":
            line = evolve(line, **_side(store, str(value), "bal_"))
        else:
            if field in CODES:
                _check_receiver(store, field, str(value).strip().upper())
            line = evolve(line, **_plain(setup, field, value))
    return line


def _plain(setup: Setup, field: str, value: object) -> dict[str, Any]:
    """Return the columns that a field fills, with no defaults and unchecked."""
    if field == "posting_date":
        return _date(value)
    if field in ("amount", "debit_amount", "credit_amount"):
        amount = _amount(value, setup.minor_digits)
        return {"amount": -amount if field == "credit_amount" else amount}
    if field == "additional_amount":
        return {field: _amount(value, setup.additional_minor_digits)}
    if field == "corrects_entry_no":
        return {field: _number(field, value)}
    column = "version" if field == "budget_name" else field
    text = "" if value is None else str(value).strip()
    if column in ("document_no", "description"):
        return {column: text}
    if column in {each.name for each in fields(JournalLine)} - {"batch", "line_no"}:
        return {column: text.upper()}
    raise UnknownRecordError("field of a journal line", field)


def _number(field: str, value: object) -> int | None:
    text = "" if value is None else str(value).strip()
    if text and not (text.isascii() and text.isdigit()):
        refusal = Refusal(
            "not_a_number",
            "",
            field,
            text,
            phrase("{text!r} is not a whole number.", text=text),
            "",
        )
        raise RefusedError(phrase("Entering the field"), [refusal])
    return int(text) if text else None


def _date(value: object) -> dict[str, Any]:
    text = "" if value is None else str(value).strip()
    if not text:
        return {"posting_date": None, "is_closing": False}
    found = parse_posting_date(text)
    return {"posting_date": found.day, "is_closing": found.is_closing}


def _amount(value: object, digits: int) -> int:
    """Read an amount: minor units as a whole number, decimals as text."""
    if isinstance(value, int):
        return value
    text = f"{value:f}" if isinstance(value, Decimal) else str(value or "").strip()
    return parse_amount(text, digits) if text else 0


def _side(store: Store, value: str, prefix: str) -> dict[str, Any]:
    """Return what a cost type fills: itself, its defaults, and on a line its name."""
    code = value.strip().upper()
    field = f"{prefix}cost_type_no"
    if not code:
        return {field: ""}
    found = store.rows("journal/cost_type", code=code)
    name, line_type, is_blocked, center, object_ = found[0] if found else [""] * 5
    kind = ""
    if not found:
        kind = "cost_type_missing"
    elif is_blocked:
        kind = "cost_type_blocked"
    elif line_type != "postable":
        kind = "cost_type_not_postable"
    if kind:
        _refuse_field(JournalProblem(None, kind, field, code))
    filled = {
        field: code,
        f"{prefix}cost_center_code": center,
        f"{prefix}cost_object_code": object_,
    }
    return filled if prefix else filled | {"description": name}


def _check_receiver(store: Store, field: str, code: str) -> None:
    if not code:
        return
    kind = "center" if "center" in field else "object"
    found = store.rows("journal/receiver", kind=kind, code=code)
    if not found:
        _refuse_field(JournalProblem(None, f"cost_{kind}_not_defined", field, code))
    is_line, is_blocked = found[0]
    if not is_line:
        _refuse_field(JournalProblem(None, "line_type_not_allowed", field, code))
    if is_blocked:
        _refuse_field(JournalProblem(None, f"cost_{kind}_blocked", field, code))


def _line(store: Store, batch: str, line_no: int) -> JournalLine:
    found = store.rows("journal/line_list", batch=batch, line_no=line_no)
    if not found:
        raise UnknownRecordError(
            "line",
            phrase("{line_no} in batch {batch}", line_no=line_no, batch=batch),
            phrase("See `costledger journal show {batch}`.", batch=batch),
        )
    return JournalLine(*found[0])


def _put(store: Store, *lines: JournalLine) -> None:
    columns = tuple(each.name for each in fields(JournalLine))
    rows = [tuple(asdict(line).values()) for line in lines]
    store.insert("journal_line_row", columns, rows)


def _refuse_field(problem: JournalProblem) -> None:
    raise RefusedError(phrase("Entering the field"), [refusal(problem)])


def _refuse(kind: str, field: str, value: str, problem: str, hint: str) -> None:
    raise RefusedError(
        phrase("The batch"), [Refusal(kind, "", field, value, problem, hint)]
    )
