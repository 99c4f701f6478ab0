"""`allocate`: what stands on senders is shared among receivers, level by level.

A rule makes a pool of what is open on its sender and gives it to its lines by their
keys. Later levels pass on what earlier ones brought. Every level that posts is one
register, proven before anything is kept. See `docs/guides/allocate.md`.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence  # noqa: TC003 - options are read by their types
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.calendar import month_end, month_start
from costledger.domain.filters import parse_filter
from costledger.engine import post
from costledger.errors import (
    FilterSyntaxError,
    Refusal,
    RefusedError,
    UnknownRecordError,
)
from costledger.messages import marked, phrase
from costledger.operations.allocation.level import Level, Run, post_level
from costledger.operations.allocation.messages import refusal, refusals
from costledger.operations.base import audit
from costledger.operations.base.setup import read_setup
from costledger.operations.base.unit_of_work import unit_of_work
from costledger.operations.registers.reverse import take_back
from costledger.operations.rules import keys

if TYPE_CHECKING:
    from costledger.engine.store import Store, Value
    from costledger.operations.base.context import PostingContext

LEVELS = (1, 99)
"""The lowest and the highest level."""

POLICIES = ("delta", "refuse", "replace")
"""What a second run of a period does: post the difference, nothing, or all anew."""

WHAT = marked("The allocation")


@frozen
class AllocateResult:
    """What a run posted. Amounts in minor units of the ledger's currency."""

    run_no: int
    version: str
    date: datetime.date
    entries: int
    amount: int
    """What receivers got, all levels together."""
    registers: tuple[int, ...]
    levels: tuple[Level, ...]
    """What each level posted, in order; one that had nothing to post is not here."""
    reversed_registers: tuple[int, ...]
    """Registers of former runs that this one replaced, in the order of their reversal."""
    left_open: tuple[str, ...]
    """Rules whose keys are all zero, and which leave what they hold where it is."""
    dry_run: bool
    currency: str
    minor_digits: int


@frozen
class Allocation:
    """What a run of the allocation rules is asked for."""

    date: datetime.date | None
    """What is open up to this day is allocated, and posted on it."""
    from_level: int = LEVELS[0]
    to_level: int = LEVELS[1]
    """The levels of rules that run, both included, within 1 to 99."""
    label: str = ""
    """The rules that have it: empty those without, `*` all."""
    version: str = "ACTUAL"
    """What is allocated: actual costs, or those of a budget."""
    policy: str = "delta"
    """Former runs of the period: `delta` posts what came since, `refuse`, `replace`."""
    key_date: datetime.date | None = None
    """The day that the windows of keys are seen from; the date of the run without."""
    order: Sequence[str] = ()
    """Rules or senders whose turn comes first on levels of the method step-down."""
    keys_of: int | None = None
    """The run whose keys are used again; rules that it had not measure anew."""


@frozen
class Scope:
    """What a run works on, checked."""

    date: datetime.date
    from_level: int
    to_level: int
    label: str
    version: str
    policy: str
    key_date: datetime.date
    order: tuple[str, ...]
    keys_of: int | None


def allocate(
    store: Store,
    context: PostingContext,
    requested: Allocation,
    *,
    dry_run: bool = False,
    request: str = "",
) -> AllocateResult:
    """Allocate what is open up to a date, and post it on that day.

    What a rule charged by fixed rates in the same period is not charged again.

    Raises RefusedError with every problem, UnknownRecordError, LawBrokenError.
    """

    def work() -> AllocateResult:
        scope = _checked(requested)
        run = _begin(store, context, scope)
        levels, left_open = _post(store, run)
        if not levels:
            raise RefusedError(WHAT, [_nothing(left_open)])
        _finish(store, run, scope, levels)
        if not dry_run:
            audit.record(
                store,
                context,
                "allocate",
                run=run.run_no,
                version=scope.version,
                registers=[each.register_no for each in levels],
                entries=sum(each.entries for each in levels),
            )
        return _answer(store, run, scope, levels, left_open, dry_run=dry_run)

    return unit_of_work(
        store,
        context,
        "allocate",
        work,
        answer=AllocateResult,
        dry_run=dry_run,
        request=request,
    )


def _checked(requested: Allocation) -> Scope:
    """Refuse parameters that cannot be, all of them."""
    problems = []
    if requested.date is None:
        problems.append(refusal("allocation_date_missing", field="date"))
    if requested.from_level > requested.to_level:
        value = str(requested.from_level)
        problems.append(refusal("from_level_above_to_level", value, field="from_level"))
    levels = {"from_level": requested.from_level, "to_level": requested.to_level}
    problems += [
        refusal("level_out_of_range", str(level), field=field)
        for field, level in levels.items()
        if not LEVELS[0] <= level <= LEVELS[1]
    ]
    if requested.policy not in POLICIES:
        problems.append(refusal("policy_unknown", requested.policy, field="policy"))
    if problems or requested.date is None:
        raise RefusedError(WHAT, problems)
    return Scope(
        requested.date,
        requested.from_level,
        requested.to_level,
        requested.label.strip().upper(),
        requested.version.strip().upper() or "ACTUAL",
        requested.policy,
        requested.key_date or requested.date,
        tuple(requested.order),
        requested.keys_of,
    )


def _begin(store: Store, context: PostingContext, scope: Scope) -> Run:
    """Hold the rules that take part with their lines, and refuse what is incomplete."""
    version_id = _version_id(store, scope.version)
    first, last = period_of(store, scope.date)
    digits = read_setup(store).minor_digits
    reversed_registers = _handle_former_runs(
        store, context, scope, version_id, (first, last)
    )
    store.materialize(
        "allocation/allocate_rule",
        from_level=scope.from_level,
        to_level=scope.to_level,
        label=scope.label,
        date=scope.date,
        is_actual=version_id == post.ACTUAL,
    )
    problems = refusals(
        [
            (rule_no, rule_id, None, kind, field, value)
            for rule_no, rule_id, kind, field, value in store.rows(
                "allocation/problem/source"
            )
        ]
    )
    problems += refusals(store.rows("allocation/problem/target"))
    problems += refusals(store.rows("allocation/problem/style"))
    problems += _fill_ranges(store)
    if problems:
        raise RefusedError(WHAT, problems + _date_problems(store, version_id, scope))
    store.materialize(
        "allocation/relieve/allocate_allocated",
        version_id=version_id,
        period_start=first,
        period_end=last,
    )
    store.materialize("rules/keys/rule_of_run", relation="rule_selected")
    version = "" if version_id == post.ACTUAL else scope.version
    keys.shares(store, key_date=scope.key_date, version=version)
    if scope.keys_of and not store.rows(
        "allocation/runs/run_known", run_no=scope.keys_of
    ):
        number = str(scope.keys_of)
        raise RefusedError(WHAT, [refusal("keys_of_unknown", number, field="keys_of")])
    store.materialize("allocation/runs/allocate_former", run_no=scope.keys_of)
    store.materialize("allocation/allocate_line", minor_units=10**digits)
    post.begin_series(store, "pool")
    run_no = post.last_number(store, "run") + 1
    post.set_last_number(store, "run", run_no)
    return Run(
        run_no=run_no,
        version_id=version_id,
        date=scope.date,
        period_start=first,
        date_problems=tuple(_date_problems(store, version_id, scope)),
        context=context,
        order=scope.order,
        reversed_registers=reversed_registers,
    )


def _handle_former_runs(
    store: Store,
    context: PostingContext,
    scope: Scope,
    version_id: int,
    period: tuple[datetime.date, datetime.date],
) -> tuple[int, ...]:
    """Refuse or reverse former runs of the period, as the policy says.

    Returns the registers that were reversed. Raises RefusedError.
    """
    if scope.policy == "delta":
        return ()
    parameters: dict[str, Value] = {
        "version_id": version_id,
        "label": scope.label,
        "period_start": period[0],
        "period_end": period[1],
        "from_level": scope.from_level,
        "to_level": scope.to_level,
    }
    if scope.policy == "refuse":
        rows = store.rows("allocation/runs/run_before", **parameters)
        if rows:
            found = [
                phrase(
                    "{run_no} (register {register_no})",
                    run_no=run_no,
                    register_no=register_no,
                )
                for run_no, register_no in rows
            ]
            raise RefusedError(
                WHAT, [refusal("allocated_before", each) for each in found]
            )
        return ()
    reversed_registers: list[int] = []
    while rows := store.rows("allocation/runs/run_before", **parameters):
        done = take_back(store, context, rows[0][1], cascade=True)
        reversed_registers += [each.register for each in done]
    return tuple(reversed_registers)


def _version_id(store: Store, code: str) -> int:
    """Return the key of a version that takes postings.

    Raises UnknownRecordError, RefusedError.
    """
    rows = store.rows("allocation/version", code=code)
    if not rows:
        raise UnknownRecordError(
            "version", code, phrase("See `costledger version list`.")
        )
    ((version_id, is_locked),) = rows
    if is_locked:
        raise RefusedError(WHAT, [refusal("version_locked", code, field="version")])
    return int(version_id)


def period_of(store: Store, date: datetime.date) -> tuple[datetime.date, datetime.date]:
    """Return the first and last day of the accounting period, else the month."""
    ((first, following),) = store.rows("allocation/period", date=date)
    last = following - datetime.timedelta(days=1) if following else None
    return first or month_start(date), last or month_end(date)


def _date_problems(store: Store, version_id: int, scope: Scope) -> list[Refusal]:
    ((is_allowed,),) = store.rows(
        "allocation/is_allowed", date=scope.date, is_actual=version_id == post.ACTUAL
    )
    if is_allowed:
        return []
    day = scope.date.isoformat()
    return [refusal("posting_date_not_allowed", day, field="date")]


def _fill_ranges(store: Store) -> list[Refusal]:
    """Hold which cost types each range of the rules passes; refuse unreadable ones."""
    cost_types: dict[str, int] = dict(store.rows("allocation/cost_type"))
    codes = list(cost_types)
    rows, problems = [], []
    for text, rule_id in store.rows("allocation/range_requested"):
        try:
            passing = parse_filter(text).select(codes)
        except FilterSyntaxError as error:
            problems.append(
                Refusal(
                    "filter_syntax",
                    phrase("rule {rule_id}", rule_id=rule_id),
                    "cost_type_range",
                    text,
                    phrase(
                        "The cost type range cannot be read: {problem}",
                        problem=error.problem,
                    ),
                    phrase("Filters look like 7110..7193|72*."),
                )
            )
            continue
        rows += [(text, cost_types[code]) for code in passing]
    columns = {"cost_type_range": "text", "cost_type_id": "integer"}
    store.load_rows("allocate_range", columns, rows)
    return problems


def _post(store: Store, run: Run) -> tuple[list[Level], list[str]]:
    """Post level after level; return what each posted, and rules left open."""
    levels, left_open = [], []
    for level, method in store.rows("allocation/levels"):
        posted, left = post_level(store, run, level, method)
        left_open += left
        if posted:
            levels.append(posted)
    return levels, left_open


def _nothing(left_open: list[str]) -> Refusal:
    """Say that no rule found anything to share."""
    left = (
        phrase(" The keys of {left_open} are all zero.", left_open=", ".join(left_open))
        if left_open
        else ""
    )
    return Refusal(
        "nothing_to_allocate",
        "",
        "",
        "",
        phrase("No rule that takes part has anything open to allocate.") + left,
        phrase(
            "Look at the date, the levels and the label, and at the validity "
            "of the rules."
        ),
    )


def _finish(store: Store, run: Run, scope: Scope, levels: list[Level]) -> None:
    """Keep the run with its parameters and certificates."""
    parameters = {
        "date": scope.date.isoformat(),
        "from_level": scope.from_level,
        "to_level": scope.to_level,
        "label": scope.label,
        "version": scope.version,
        "policy": scope.policy,
        "key_date": scope.key_date.isoformat(),
        "order": list(scope.order),
        "keys_of": scope.keys_of,
    }
    certificate = [
        {
            "register": each.register_no,
            "level": each.level,
            "method": each.method,
            "pools": each.pools,
            "balance": each.balance,
            "relieved": each.relieved,
            "allocated": each.amount,
            "additional_allocated": each.additional_amount,
            "in_equals_out": True,
            "within_one_unit": True,
            "totals_off_by_at_most": each.total_off,
        }
        for each in levels
    ]
    store.insert(
        "run_row",
        (
            "run_no",
            "kind",
            "version_id",
            "allocation_date",
            "from_level",
            "to_level",
            "label",
            "policy",
            "parameters",
            "certificate",
        ),
        [
            (
                run.run_no,
                "allocation",
                run.version_id,
                scope.date,
                scope.from_level,
                scope.to_level,
                scope.label,
                scope.policy,
                json.dumps(parameters),
                json.dumps(certificate),
            )
        ],
    )


def _answer(
    store: Store,
    run: Run,
    scope: Scope,
    levels: list[Level],
    left_open: list[str],
    *,
    dry_run: bool,
) -> AllocateResult:
    setup = read_setup(store)
    return AllocateResult(
        run_no=run.run_no,
        version=scope.version,
        date=scope.date,
        entries=sum(each.entries for each in levels),
        amount=sum(each.amount for each in levels),
        registers=tuple(each.register_no for each in levels),
        levels=tuple(levels),
        reversed_registers=run.reversed_registers,
        left_open=tuple(left_open),
        dry_run=dry_run,
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )
