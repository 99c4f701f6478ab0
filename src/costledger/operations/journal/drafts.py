"""The two journal lines that people write most: an internal charge, and a correction."""

from __future__ import annotations

import datetime  # noqa: TC003 - options are read by their types
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from costledger.errors import Refusal, RefusedError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base.open_days import open_days
from costledger.operations.journal import enter as journal_entry

if TYPE_CHECKING:
    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.journal.post import JournalLine


@frozen
class Charge:
    """Who charges whom, and for what.

    Sender and receiver are codes of cost centers or, where there is none, of objects.
    """

    sender: str
    receiver: str
    cost_type: str
    """The cost type that the receiver is debited on."""
    amount: str | int
    """A decimal as text, or minor units as a whole number."""
    credit_type: str = ""
    """The cost type that the sender is credited on; empty is the same one."""
    document_no: str = ""
    description: str = ""
    posting_date: datetime.date | None = field(default=None, kw_only=True)
    """The day of the charge; today without one."""


def charge(
    store: Store, context: PostingContext, requested: Charge, *, batch: str
) -> JournalLine:
    """Draft a line that debits the receiver and credits the sender.

    Raises UnknownRecordError, RefusedError, AmountSyntaxError.
    """
    day = requested.posting_date or context.today
    entered: list[tuple[str, Any]] = [("posting_date", str(day))]
    if requested.document_no:
        entered.append(("document_no", requested.document_no))
    entered += _side(store, "", requested.cost_type, requested.receiver)
    entered += _side(
        store, "bal_", requested.credit_type or requested.cost_type, requested.sender
    )
    entered.append(("amount", requested.amount))
    if requested.description:
        entered.append(("description", requested.description))
    return journal_entry.add(store, context, batch, entered)


def correct(
    store: Store,
    context: PostingContext,
    entry_no: int,
    *,
    cost_type: str,
    receiver: str,
    amount: str | int | None,
    posting_date: datetime.date | None,
    batch: str,
) -> JournalLine:
    """Draft a line that moves an entry, or a part of it, to where it belongs.

    It is dated as the entry where that day is open, else on the first open day.

    Raises UnknownRecordError, RefusedError (`nothing_to_correct`, `register_reversed`),
    AmountSyntaxError.
    """
    found = store.records("journal/correctable", entry_no=entry_no)
    if not found:
        raise UnknownRecordError("cost entry", str(entry_no))
    (entry,) = found
    old = str(entry["cost_center_code"] or entry["cost_object_code"])
    if entry["is_reversed"]:
        _refuse(
            "register_reversed",
            entry_no,
            phrase("was reversed, or reverses."),
            phrase("Look again."),
        )
    if not cost_type and not receiver:
        _refuse(
            "nothing_to_correct",
            entry_no,
            phrase("stays where it is."),
            phrase("Name another cost type or receiver."),
        )
    original = entry["posting_date"]
    day = posting_date or open_days(store).first_from(original) or original
    entered = [
        ("posting_date", str(day)),
        ("document_no", entry["document_no"]),
        *_side(store, "", cost_type or entry["cost_type_no"], receiver or old),
        *_side(store, "bal_", entry["cost_type_no"], old),
        ("description", entry["description"]),
        ("amount", entry["amount"] if amount is None else amount),
        ("corrects_entry_no", entry_no),
        ("budget_name", entry["version"]),
    ]
    return journal_entry.add(store, context, batch, entered)


def _side(
    store: Store, prefix: str, cost_type: str, receiver: str
) -> list[tuple[str, Any]]:
    """Return what to enter for one side: its cost type, and one receiver only."""
    code = receiver.strip().upper()
    is_center = bool(store.rows("journal/receiver", kind="center", code=code))
    return [
        (f"{prefix}cost_type_no", cost_type),
        (f"{prefix}cost_center_code", code if is_center else ""),
        (f"{prefix}cost_object_code", "" if is_center else code),
    ]


def _refuse(kind: str, entry_no: int, problem: str, hint: str) -> None:
    where = phrase("entry {entry_no}", entry_no=entry_no)
    refusal = Refusal(
        kind,
        where,
        "entry_no",
        str(entry_no),
        phrase("The cost entry {problem}", problem=problem),
        hint,
    )
    raise RefusedError(phrase("The correction"), [refusal])
