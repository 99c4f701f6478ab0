"""G/L budgets: the mirror of the source's budgets, and copies from and to versions."""

from __future__ import annotations

import json
from collections.abc import Mapping  # noqa: TC003 - options are read by their types
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from costledger.domain.filters import parse_filter
from costledger.engine import derived
from costledger.errors import Problem, RefusedError, UnknownRecordError
from costledger.messages import marked, phrase
from costledger.operations.base import audit
from costledger.operations.base.master_data import Merged
from costledger.operations.base.setup import read_setup
from costledger.operations.base.unit_of_work import unit_of_work
from costledger.operations.budget.copy import (
    BudgetCopy,
    days_of,
    given_ids,
    keep_source,
    materialize_days,
    materialize_lines,
    named_version,
    problems_of,
    refuse,
    refuse_repeated,
    write_copies,
)
from costledger.operations.versions.messages import refusal
from costledger.sources.members import stage_budget_members

if TYPE_CHECKING:
    from costledger.engine.store import Store
    from costledger.errors import Refusal
    from costledger.operations.base.context import PostingContext
    from costledger.sources.tables import Staged

ENTRIES = "gl_budget_entries"

REASONS = {
    "unknown_account": marked("The account is not in the chart of accounts."),
    "no_cost_type": marked("The account feeds no cost type."),
    "blocked_cost_type": marked("The cost type is blocked."),
    "no_receiver": marked("There is neither a center nor an object."),
    "unknown_receiver": marked("Neither chart has the center or object."),
    "blocked_receiver": marked(
        "The center or object is blocked, or takes no postings."
    ),
    "no_account": marked("No account feeds the cost type."),
    "several_accounts": marked("Several accounts feed the cost type."),
    "not_a_dimension_value": marked(
        "The dimension has no value for the center or object."
    ),
}
"""Why an entry is not copied from or to a G/L budget."""


@frozen
class Skipped:
    """What was left out for one reason. The amount is in minor units."""

    reason: str
    entries: int
    amount: int
    first_entry: int
    """The first such entry of the source, as an example."""

    @property
    def text(self) -> str:
        """The reason in words."""
        return phrase(REASONS[self.reason])


@frozen
class GLBudgetCopied:
    """What a copy from or to a G/L budget wrote, and what it left out."""

    source: str
    target: str
    made: int
    amount: int
    skipped: int
    reasons: tuple[Skipped, ...]
    register: int | None
    """The register's number; None where the target is a G/L budget."""
    dry_run: bool
    currency: str
    minor_digits: int


@frozen
class GLBudgetCopy:
    """What a copy takes of a G/L budget, and how it becomes entries of a version."""

    filters: Mapping[str, str] = field(factory=dict)
    """Over gl_account_no, date, and dimensions by their codes; empty is all."""
    to: Mapping[str, str] = field(factory=dict)
    """Codes given for all copies: cost_type_no, cost_center_code, cost_object_code."""
    shift: str = ""
    """How dates move: `1M`, `1Y`, `-1W`, `CM`."""
    keep_month_end: bool = False
    """The last day of a month stays one."""
    allow_duplicate: bool = False
    """Copy even what the target has copies of already."""


def from_gl(
    store: Store,
    context: PostingContext,
    source: str,
    target: str,
    how: GLBudgetCopy,
    *,
    dry_run: bool = False,
    request: str = "",
) -> GLBudgetCopied:
    """Copy the entries of a G/L budget that have a cost type and a receiver.

    Raises RefusedError: `source_budget_missing`, `target_budget_missing`,
    `version_locked`, `nothing_to_copy`, `copied_before`.
    """

    def work() -> GLBudgetCopied:
        refusals: list[Refusal] = []
        name = _source_of(store, source, refusals)
        row = named_version(store, target, "target", refusals)
        refuse(refusals, phrase("Copying the G/L budget"))
        assert row is not None  # noqa: S101 - refused otherwise
        _materialize_judged(store, name, how)
        copying = BudgetCopy(shift=how.shift, keep_month_end=how.keep_month_end)
        materialize_days(store, "budget/gl_budget/day", copying)
        derived.add_codings(store, "budget/gl_budget/coding")
        store.materialize("budget/gl_budget/line", relation="posting_line")
        ((lines,),) = store.rows("budget/enter/line_count")
        reasons = _skipped(store, "budget/gl_budget/skipped")
        if not lines:
            raise _nothing(reasons)
        store.materialize("budget/gl_budget/member", relation="budget_member")
        if not how.allow_duplicate:
            refuse_repeated(store, "gl_budget", row)
        posted = write_copies(store, context, row.version_id)
        ((first, last),) = store.rows("budget/gl_budget/span")
        keep_source(store, posted.register_no, "gl_budget", name, first, last)
        if not dry_run:
            audit.record(
                store,
                context,
                "budget from-gl",
                source=name,
                target=row.code,
                register=posted.register_no,
                entries=posted.entries,
                filters=dict(how.filters),
            )
        return _answer(
            store,
            name,
            row.code,
            made=posted.entries,
            amount=posted.debit - posted.credit,
            reasons=reasons,
            register=posted.register_no,
            dry_run=dry_run,
        )

    return unit_of_work(
        store,
        context,
        "budget from-gl",
        work,
        answer=GLBudgetCopied,
        dry_run=dry_run,
        request=request,
    )


def to_gl(
    store: Store,
    context: PostingContext,
    source: str,
    target: str,
    how: BudgetCopy,
    *,
    dry_run: bool = False,
    request: str = "",
) -> GLBudgetCopied:
    """Copy what a version shows into a G/L budget, marked as ours.

    Raises RefusedError: `factor_invalid`, `no_of_copies_invalid`,
    `date_formula_missing`, `source_budget_missing`, `target_budget_missing`,
    `gl_budget_blocked`, `copied_before`, `nothing_to_copy`.
    """

    def work() -> GLBudgetCopied:
        refusals = problems_of(how, is_positive=True)
        row = named_version(store, source, "source", refusals)
        name = _target_of(store, target, refusals)
        refuse(refusals, phrase("Copying to the G/L budget"))
        assert row is not None  # noqa: S101 - refused otherwise
        materialize_lines(store, row.version_id, how)
        store.materialize("budget/gl_target/gl_budget_target")
        reasons = _skipped(store, "budget/gl_target/skipped")
        _refuse_repeated(store, name, how)
        _materialize_places(store)
        made = store.run("budget/gl_target/write", name=name)
        if not made:
            raise _nothing(reasons)
        ((amount,),) = store.rows("budget/gl_target/amount")
        if not dry_run:
            audit.record(
                store,
                context,
                "budget to-gl",
                source=row.code,
                target=name,
                entries=made,
                filters=dict(how.filters),
            )
        return _answer(
            store,
            row.code,
            name,
            made=made,
            amount=amount,
            reasons=reasons,
            register=None,
            dry_run=dry_run,
        )

    return unit_of_work(
        store,
        context,
        "budget to-gl",
        work,
        answer=GLBudgetCopied,
        dry_run=dry_run,
        request=request,
    )


def _answer(store: Store, source: str, target: str, **facts: Any) -> GLBudgetCopied:
    setup = read_setup(store)
    reasons: tuple[Skipped, ...] = facts["reasons"]
    return GLBudgetCopied(
        source=source,
        target=target,
        skipped=sum(each.entries for each in reasons),
        currency=setup.currency,
        minor_digits=setup.minor_digits,
        **facts,
    )


def _skipped(store: Store, query: str) -> tuple[Skipped, ...]:
    return tuple(Skipped(*row) for row in store.rows(query))


def _nothing(reasons: tuple[Skipped, ...]) -> RefusedError:
    refusals = [refusal("nothing_to_copy", "", "")]
    refusals += [
        refusal(
            "nothing_to_copy",
            "",
            "",
            phrase(
                "{entries:,} entries, {reason}",
                entries=each.entries,
                reason=each.reason,
            ),
        )
        for each in reasons
    ]
    return RefusedError(phrase("Copying the budget"), refusals)


def _refuse_repeated(store: Store, name: str, how: BudgetCopy) -> None:
    """Refuse lines that a G/L budget has already (`copied_before`)."""
    ((lines,),) = store.rows("budget/gl_budget/copied_before", name=name)
    if lines and not how.allow_duplicate:
        found = refusal(
            "copied_before", "target", name, phrase("{lines:,} entries", lines=lines)
        )
        raise RefusedError(phrase("Copying to the G/L budget"), [found])


def _source_of(store: Store, name: str, refusals: list[Refusal]) -> str:
    code = name.strip().upper()
    if not code or not store.rows("budget/gl_budget/one", name=code):
        refusals.append(refusal("source_budget_missing", "source", code))
    return code


def _target_of(store: Store, name: str, refusals: list[Refusal]) -> str:
    code = name.strip().upper()
    found = store.rows("budget/gl_budget/one", name=code) if code else []
    if not found:
        refusals.append(refusal("target_budget_missing", "target", code))
    elif found[0][1]:
        refusals.append(refusal("gl_budget_blocked", "target", code))
    return code


# What of a G/L budget passes


def _materialize_judged(store: Store, name: str, how: GLBudgetCopy) -> None:
    """Hold the entries that pass the filters, with what they would become."""
    filters = dict(how.filters)
    days = days_of(filters)
    filters.pop("date", None)
    requested = parse_filter(filters.pop("gl_account_no", ""))
    accounts = [row[0] for row in store.rows("budget/gl_budget/account", name=name)]
    store.load_rows(
        "budget_account",
        {"gl_account_no": "text"},
        [(each,) for each in requested.select(accounts)],
    )
    store.load_rows(
        "budget_set",
        {"dimension_set_id": "integer"},
        [(each,) for each in _passing_sets(store, filters)],
    )
    store.materialize(
        "budget/gl_budget/gl_budget_resolved",
        relation="gl_budget_resolved",
        name=name,
        first_day=days.first,
        last_day=days.last,
        **given_ids(store, how.to),
    )


def _passing_sets(store: Store, filters: Mapping[str, str]) -> list[int]:
    """Return the dimension sets that pass filters on dimensions."""
    sets: dict[int, dict[str, str]] = {
        number: {} for (number,) in store.rows("budget/gl_budget/set_all")
    }
    for number, dimension, code in store.rows("budget/gl_budget/set"):
        sets[number][dimension] = code
    known = {dimension for members in sets.values() for dimension in members}
    setup = read_setup(store)
    known |= {setup.cost_center_dimension, setup.cost_object_dimension}
    for name, text in filters.items():
        dimension = name.strip().upper()
        if dimension not in known:
            raise UnknownRecordError("filter of G/L budget entries", name)
        requested = parse_filter(text)
        sets = {
            number: members
            for number, members in sets.items()
            if not text.strip() or requested.matches(members.get(dimension, ""))
        }
    return list(sets)


# Dimension sets of what we write


def _materialize_places(store: Store) -> None:
    """Hold the dimension set of each value that is needed, making those that are new."""
    rows = []
    for dimension, code in store.rows("budget/gl_target/set"):
        members = json.dumps(
            {dimension: code}, ensure_ascii=False, separators=(",", ":")
        )
        found = store.rows("budget/gl_budget/set_known", members=members)
        if found:
            rows.append((dimension, code, found[0][0]))
            continue
        number = int(store.rows("budget/gl_budget/set_last")[0][0]) + 1
        store.insert(
            "dimension_set", ("dimension_set_id", "members"), [(number, members)]
        )
        store.insert(
            "dimension_set_member",
            ("dimension_set_id", "dimension", "code"),
            [(number, dimension, code)],
        )
        rows.append((dimension, code, number))
    store.run("transfer/derived/set_value")
    columns = {"dimension": "text", "code": "text", "dimension_set_id": "integer"}
    store.load_rows("gl_budget_place", columns, rows)


# Import


def merge(store: Store, staged: Staged) -> tuple[list[Merged], list[Problem]]:
    """Merge the entries of G/L budgets that were staged; return what is wrong.

    A number that the mirror has already comes anew: budgets of a source change.
    """
    if ENTRIES not in staged.tables:
        return [], []
    stage_budget_members(store.staging())
    store.copy_from_staging(f"stage_{ENTRIES}")
    store.copy_from_staging("stage_member")
    problems = [
        Problem(
            file,
            row_no,
            "entry_no",
            number,
            phrase("The ledger wrote an entry with this number itself (budget to-gl)."),
            phrase("Give the entry another number, or none."),
        )
        for file, row_no, number in store.rows("budget/gl_import/taken")
    ]
    if problems:
        return [], problems
    store.run("budget/gl_import/set")
    store.run("imports/dimension_set_member")
    store.run("transfer/derived/set_value")
    store.run("budget/gl_import/budget")
    ((known, same),) = store.rows("budget/gl_import/known")
    store.run("budget/gl_import/clear")
    rows = store.run("budget/gl_import/entry")
    ((reported,),) = store.rows("budget/gl_import/count")
    there = reported - rows + same
    return [Merged(ENTRIES, reported, rows - known, known - same, there)], []
