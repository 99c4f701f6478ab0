"""`register delete`: take the last, unclosed registers of a version away.

Numbers are not given again: what is gone stands in the list of registers as a gap, and
in the audit trail with what it was.
"""

from __future__ import annotations

import datetime  # noqa: TC003 - answers are read by their types
from typing import TYPE_CHECKING

from attrs import asdict, frozen

from costledger.engine import derived, post
from costledger.errors import Refusal, RefusedError
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.setup import read_setup
from costledger.operations.base.unit_of_work import unit_of_work
from costledger.operations.registers import seal
from costledger.operations.registers.close import closed_refusal
from costledger.operations.registers.reverse import recall_period
from costledger.operations.versions.versions import row_of

if TYPE_CHECKING:
    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.versions.versions import VersionRow

TABLES_OF_A_REGISTER = (
    "relief",
    "key_snapshot",
    "gross_flow",
    "pool",
    "run_row",
    "cost_entry_text",
    "cost_entry_origin",
    "budget_copy_link",
    "legacy_entry",
    "cost_entry_row",
    "gl_transfer",
    "legacy_register",
    "budget_source",
    "register_row",
)
"""What goes with a register, in order. A capability that keeps rows by register adds its
table here and a `delete_<table>.sql`, which reads `deleted_register`."""


@frozen
class DeletedRegister:
    """A register that is gone. Amounts in minor units of the ledger's currency."""

    register: int
    kind: str
    journal_batch: str
    entries: int
    first_entry: int | None
    last_entry: int | None
    debit: int
    credit: int
    posting_date: datetime.date | None
    is_closed: bool
    is_archived: bool


@frozen
class DeleteResult:
    """What was deleted."""

    version: str
    registers: tuple[DeletedRegister, ...]
    entries: int
    dry_run: bool
    currency: str
    minor_digits: int


def delete(
    store: Store,
    context: PostingContext,
    from_no: int,
    to_no: int | None = None,
    *,
    version: str = "ACTUAL",
    dry_run: bool = False,
    request: str = "",
) -> DeleteResult:
    """Delete the registers of a version from one number to its last.

    Raises UnknownRecordError for the version, and RefusedError: `from_above_to`,
    `no_cost_entries`, `register_not_last`, `register_closed`, `register_archived`,
    `version_locked`, `period_closed`, `register_depended_on`.
    """

    def work() -> DeleteResult:
        of = row_of(store, version)
        last = _last(store, of, from_no, to_no)
        store.materialize(
            "registers/delete/subject",
            relation="deleted_register",
            version_id=of.version_id,
            from_no=from_no,
            to_no=last,
        )
        rows = store.rows("registers/delete/list")
        deleted = tuple(DeletedRegister(*row) for row in rows)
        _refuse(store, of, deleted)
        if not dry_run:
            _record(store, context, of, deleted)
        _take_away(store, context, of, deleted)
        setup = read_setup(store)
        return DeleteResult(
            of.code,
            deleted,
            sum(each.entries for each in deleted),
            dry_run,
            setup.currency,
            setup.minor_digits,
        )

    return unit_of_work(
        store,
        context,
        "register delete",
        work,
        answer=DeleteResult,
        dry_run=dry_run,
        request=request,
    )


def _last(store: Store, of: VersionRow, from_no: int, to_no: int | None) -> int:
    """Return the last register of a version, which is where deleting has to end."""
    ((last,),) = store.rows("registers/delete/last", version_id=of.version_id)
    if to_no is not None and from_no > to_no:
        _refuse_range(
            "from_above_to",
            from_no,
            phrase("{from_no} is above {to_no}.", from_no=from_no, to_no=to_no),
        )
    if last is None:
        _refuse_range(
            "no_cost_entries", from_no, phrase("{code} has no registers.", code=of.code)
        )
    if to_no is not None and to_no != last:
        _refuse_range(
            "register_not_last",
            to_no,
            phrase(
                "Register {to_no} is not the last of {code}, which is {last}.",
                to_no=to_no,
                code=of.code,
                last=last,
            ),
        )
    if from_no > last:
        _refuse_range(
            "from_above_to",
            from_no,
            phrase("{from_no} is above {last}.", from_no=from_no, last=last),
        )
    return int(last)


def _refuse_range(kind: str, number: int, problem: str) -> None:
    hint = phrase("Delete from one register to the last of the version.")
    refusal = Refusal(kind, "", "register", str(number), problem, hint)
    raise RefusedError(phrase("Deleting registers"), [refusal])


def _refuse(store: Store, of: VersionRow, deleted: tuple[DeletedRegister, ...]) -> None:
    refusals = [closed_refusal(each.register) for each in deleted if each.is_closed]
    refusals += [
        _refusal(
            "register_archived", each.register, phrase("has entries in an archive")
        )
        for each in deleted
        if each.is_archived
    ]
    if of.is_locked:
        refusals.append(
            Refusal(
                "version_locked",
                "",
                "version",
                of.code,
                phrase("The version {code} is locked.", code=of.code),
                phrase("Unlock it first."),
            )
        )
    refusals += [
        _refusal(
            "period_closed",
            number,
            phrase("posts into the closed period of {start}", start=start),
        )
        for number, start in store.rows("registers/delete/in_closed_period")
    ]
    refusals += [
        _refusal(
            "register_depended_on",
            number,
            phrase("is needed: register {other} {why}", other=other, why=phrase(why)),
        )
        for number, other, why in store.rows("registers/delete/dependent")
    ]
    if refusals:
        raise RefusedError(phrase("Deleting registers"), refusals)


def _refusal(kind: str, register_no: int, problem: str) -> Refusal:
    return Refusal(
        kind,
        phrase("register {register_no}", register_no=register_no),
        "register",
        str(register_no),
        phrase(
            "Register {register_no} {problem}.",
            register_no=register_no,
            problem=problem,
        ),
        phrase("Reverse it instead: `costledger register reverse`."),
    )


def take_all(store: Store, context: PostingContext, of: VersionRow) -> None:
    """Take all registers of a draft away, inside a transaction that refused before."""
    store.materialize(
        "registers/delete/subject",
        relation="deleted_register",
        version_id=of.version_id,
        from_no=1,
        to_no=post.last_number(store, "register"),
    )
    deleted = tuple(
        DeletedRegister(*row) for row in store.rows("registers/delete/list")
    )
    _take_away(store, context, of, deleted)


def _record(
    store: Store,
    context: PostingContext,
    of: VersionRow,
    deleted: tuple[DeletedRegister, ...],
) -> None:
    """Let the audit trail keep what is deleted, with a hash of every entry."""
    first, last = deleted[0].register, deleted[-1].register
    hashes = dict(seal.contents(store, of.version_id, first, last))
    audit.record(
        store,
        context,
        "register delete",
        version=of.code,
        registers=[
            asdict(each) | {"content": hashes[each.register].sha256} for each in deleted
        ],
    )


def _take_away(
    store: Store,
    context: PostingContext,
    of: VersionRow,
    deleted: tuple[DeletedRegister, ...],
) -> None:
    for table in TABLES_OF_A_REGISTER:
        store.run(f"registers/delete/{table}")
    columns = (
        "register_no",
        "version",
        "kind",
        "entries",
        "first_entry_no",
        "last_entry_no",
        "debit",
        "credit",
        "posting_date",
        "deleted_on",
        "deleted_at",
        "deleted_by",
    )
    rows = [
        (
            each.register,
            of.code,
            each.kind,
            each.entries,
            each.first_entry,
            each.last_entry,
            each.debit,
            each.credit,
            each.posting_date,
            context.today,
            context.now,
            context.user,
        )
        for each in deleted
    ]
    store.insert("register_deletion", columns, rows)
    # A reversal that goes lets what it reversed stand again.
    if any(each.kind in ("transfer", "reversal") for each in deleted):
        derived.reset(store)
    for batch in sorted({each.journal_batch for each in deleted} - {""}):
        recall_period(store, batch)
