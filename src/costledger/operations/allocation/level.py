"""One level of an allocation: pools, what they take, what receivers get, a register."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from costledger.domain.money import format_amount
from costledger.domain.rounding import shown
from costledger.engine import post
from costledger.errors import LawBrokenError, Refusal, RefusedError
from costledger.messages import marked, phrase
from costledger.operations.allocation.messages import refusal, refusals
from costledger.operations.allocation.methods import materialize_amounts, prepare_keys
from costledger.operations.base.setup import read_setup

if TYPE_CHECKING:
    import datetime
    from fractions import Fraction

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

WHAT = marked("The allocation")

OFF_PLACES = 4
"""How many decimals of a unit a certificate shows."""

FIRST_DOCUMENT = "AL0000"
"""What counts as the last document number where none was ever given."""


@frozen
class Run:
    """What all levels of a run have in common."""

    run_no: int
    version_id: int
    date: datetime.date
    period_start: datetime.date
    date_problems: tuple[Refusal, ...]
    """Why nothing may be posted on the date; it matters once there is something."""
    context: PostingContext
    order: tuple[str, ...] = ()
    """Rules or senders whose turn comes first where pools go one after the other."""
    reversed_registers: tuple[int, ...] = ()
    """Registers of former runs of the period that were reversed for this one."""


@frozen
class Level:
    """What a level posted, and what was proven of it. Amounts in minor units."""

    level: int
    method: str
    register_no: int
    pools: int
    entries: int
    first_entry: int
    last_entry: int
    balance: int
    """What was open on the senders of the pools."""
    relieved: int
    """What the pools took of it."""
    amount: int
    """What receivers got; beyond what was taken it is over-relief of the senders."""
    additional_amount: int
    total_off: str = ""
    """By how many units the total of a receiver is off its exact value at most, as a
    decimal; empty where pools of the level do not see each other."""


def post_level(
    store: Store, run: Run, level: int, method: str
) -> tuple[Level | None, list[str]]:
    """Post a level as one register; return it, and the rules that were left open.

    Raises RefusedError with every problem, LawBrokenError.
    """
    store.create_view(
        "allocation/relieve/allocate_open",
        level=level,
        version_id=run.version_id,
        date=run.date,
        period_start=run.period_start,
    )
    store.materialize("allocation/relieve/allocate_claim", level=level)
    problems = _overlaps(store)
    if problems:
        raise RefusedError(WHAT, problems)
    is_split = _split(store, level, method)
    off = prepare_keys(store, level, method, run.order)
    store.materialize("allocation/relieve/allocate_balance", level=level)
    left_open, problems = _without_weight(store)
    problems = problems or _too_large(store)
    if problems:
        raise RefusedError(WHAT, problems)
    off = materialize_amounts(store, method, off, is_split=is_split)
    document = _Documents.of(read_setup(store).last_allocation_doc_no)
    store.materialize(
        "allocation/relieve/allocate_pool",
        last_pool_no=post.last_number(store, "pool"),
        document_prefix=document.prefix,
        document_suffix=document.suffix,
        document_width=document.width,
        last_document=document.last,
    )
    ((pools, _),) = store.rows("allocation/relieve/pool_count")
    if not pools:
        return None, left_open
    _refuse(store, run, level)
    register_no = _write(store, run, level, method)
    post.set_last_number(store, "pool", post.last_number(store, "pool") + pools)
    store.run("allocation/write/document")
    return _proven(store, level, method, register_no, off), left_open


def _overlaps(store: Store) -> list[Refusal]:
    """Name rules that claim the same open entries, pair by pair."""
    return [
        refusal(
            "allocation_sources_overlap",
            phrase(
                "rule {other} ({entries:,} of {receiver}, cost type {cost_type})",
                other=other,
                entries=entries,
                receiver=receiver,
                cost_type=cost_type,
            ),
            field="cost_type_range",
            rule_id=rule_id,
        )
        for _, rule_id, other, receiver, cost_type, entries in store.rows(
            "allocation/problem/overlap"
        )
    ]


def _split(store: Store, level: int, method: str) -> bool:
    """Let rules of the style distribution be one rule for each cost type they pass on.

    Each of these has a pool of its own, so that whatever holds of pools holds of every
    cost type. Returns whether there are any.
    """
    ((distributing,),) = store.rows("allocation/relieve/distributes", level=level)
    if not distributing:
        return False
    is_shared = method != "sequential"
    store.materialize(
        "allocation/split/allocate_split", level=level, is_shared=is_shared
    )
    for what in ("rule", "line", "claim"):
        store.run(f"allocation/split/{what}")
    for what in ("line", "claim", "rule"):
        store.run(f"allocation/split/drop_{what}", level=level)
    return True


def _without_weight(store: Store) -> tuple[list[str], list[Refusal]]:
    """Return rules that leave their pool open, and refuse others without a key."""
    digits = read_setup(store).minor_digits
    left_open, problems = [], []
    for rule_id, balance, is_left_open in store.rows("allocation/relieve/zero"):
        if is_left_open:
            left_open.append(rule_id)
        else:
            amount = format_amount(balance, digits)
            problems.append(
                refusal("nothing_to_allocate", amount, field="share", rule_id=rule_id)
            )
    return left_open, problems


def _too_large(store: Store) -> list[Refusal]:
    """Refuse keys with which whole numbers would not be exact any more."""
    return [
        refusal("key_too_large", str(weights), field="share", rule_id=rule_id)
        for rule_id, weights in store.rows("allocation/problem/size")
    ]


def _refuse(store: Store, run: Run, level: int) -> None:
    """Refuse what cannot be posted: this level first, then what later ones would meet."""
    rows = store.rows("allocation/problem/entry", level=level)
    problems = refusals([row[:6] for row in rows]) + list(run.date_problems)
    is_here = bool(run.date_problems) or any(row[6] == level for row in rows)
    if is_here:
        raise RefusedError(WHAT, problems)


def _write(store: Store, run: Run, level: int, method: str) -> int:
    """Write what pools take, entries, pools and keys; return the register's number."""
    register_no = post.last_number(store, "register") + 1
    last_entry_no = post.last_number(store, "entry")
    store.run("allocation/relieve/all")
    store.run("allocation/relieve/some")
    ((_, in_part),) = store.rows("allocation/relieve/pool_count")
    if in_part:
        store.run("allocation/relieve/part")
    store.materialize("allocation/share/allocate_additional")
    store.materialize("allocation/share/allocate_debit")
    store.materialize("allocation/runs/allocate_target_text")
    store.materialize("allocation/posting_line", relation="posting_line", date=run.date)
    post.write_entries(store, register_no, version_id=run.version_id, has_texts=True)
    store.run("allocation/write/origin", last_entry_no=last_entry_no)
    store.run("allocation/write/credit", last_entry_no=last_entry_no)
    if method == "step_down":
        store.run("allocation/relieve/received", last_entry_no=last_entry_no)
    store.run("allocation/write/pool", run_no=run.run_no, register_no=register_no)
    store.run("allocation/write/key", last_entry_no=last_entry_no)
    if method == "reciprocal":
        store.run("allocation/write/flow", register_no=register_no)
    post.write_register(
        store,
        register_no,
        post.NewRegister(
            kind="allocation", version_id=run.version_id, run_no=run.run_no, level=level
        ),
        today=run.context.today,
        now=run.context.now,
        user=run.context.user,
    )
    return register_no


def _proven(
    store: Store, level: int, method: str, register_no: int, off: Fraction | None
) -> Level:
    """Return what a register posted once it is proven.

    Raises LawBrokenError, which undoes the transaction.
    """
    broken = store.rows("allocation/certificate", register_no=register_no)
    if broken:
        raise LawBrokenError(
            "law 3",
            [phrase("rule {rule_id}", rule_id=rule_id) for (rule_id,) in broken],
        )
    (row,) = store.rows("allocation/runs/summary", register_no=register_no)
    total_off = "" if off is None else shown(off, OFF_PLACES)
    posted = Level(level, method, register_no, *row)
    return evolve(posted, total_off=total_off)


@frozen
class _Documents:
    """The series of document numbers: the last digits of a number count."""

    prefix: str
    last: int
    width: int
    suffix: str

    @classmethod
    def of(cls, text: str) -> _Documents:
        found = re.fullmatch(r"(.*?)(\d+)(\D*)", text or FIRST_DOCUMENT)
        if not found:
            return cls(text, 0, 1, "")
        prefix, digits, suffix = found.groups()
        return cls(prefix, int(digits), len(digits), suffix)
