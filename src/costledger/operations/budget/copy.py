"""`budget copy`: a version, or a period of what happened, as entries of another version.

Everything is selected before anything is written, so that a version may be copied into
itself. Dates move by a formula, amounts by a factor, and receivers by what is given.
"""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 - options are read by their types
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from costledger.domain.calendar import Period, parse_period
from costledger.domain.filters import parse_filter
from costledger.domain.shift import Shift, parse_shift
from costledger.engine import post
from costledger.errors import Refusal, RefusedError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.setup import read_setup
from costledger.operations.base.unit_of_work import unit_of_work
from costledger.operations.budget.enter import write
from costledger.operations.versions import versions as version
from costledger.operations.versions.messages import refusal

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

CODES = {
    "cost_type_no": "type",
    "cost_center_code": "center",
    "cost_object_code": "object",
}
"""What entries may be filtered by beside their date, and what may be given instead."""


@frozen
class BudgetCopied:
    """What a copy wrote. Amounts in minor units of the ledger's currency."""

    source: str
    target: str
    entries: int
    amount: int
    register: int
    first_entry: int | None
    last_entry: int | None
    dry_run: bool
    currency: str
    minor_digits: int


@frozen
class BudgetCopy:
    """What a copy takes of a version, and how it changes what it takes."""

    filters: Mapping[str, str] = field(factory=dict)
    """Over cost_type_no, cost_center_code, cost_object_code and date; empty is all."""
    to: Mapping[str, str] = field(factory=dict)
    """Codes given for all copies: cost_type_no, cost_center_code, cost_object_code."""
    factor: str = "1"
    """What amounts are multiplied by, an exact decimal."""
    copies: int = 1
    """How many copies of each entry."""
    shift: str = ""
    """How the date of each copy moves from the one before: `1M`, `1Y`, `-1W`, `CM`."""
    keep_month_end: bool = False
    """The last day of a month stays one."""
    rounding: str = ""
    """Amounts become multiples of this, such as 100; empty is the minor unit."""
    monthly: bool = False
    """One entry a cost type, receiver and month."""
    primary_only: bool = False
    """Leave out what allocations wrote."""
    allow_duplicate: bool = False
    """Copy even what the target has copies of already."""


@frozen
class Factor:
    """An exact factor: sign times numerator by denominator, to a multiple of a unit."""

    sign: int
    numerator: int
    denominator: int
    unit: int


def copy(
    store: Store,
    context: PostingContext,
    source: str,
    target: str,
    how: BudgetCopy,
    *,
    dry_run: bool = False,
    request: str = "",
) -> BudgetCopied:
    """Copy the entries that a version shows into another, as one register.

    Raises RefusedError: `factor_invalid`, `no_of_copies_invalid`,
    `date_formula_missing`, `source_budget_missing`, `target_budget_missing`,
    `version_locked`, `nothing_to_copy`, what the charts do not take, and
    `copied_before`.
    """

    def work() -> BudgetCopied:
        refusals = problems_of(how)
        from_row = named_version(store, source, "source", refusals)
        to_row = named_version(store, target, "target", refusals)
        refuse(refusals, phrase("Copying the budget"))
        assert from_row is not None  # noqa: S101 - refused otherwise
        assert to_row is not None  # noqa: S101
        materialize_lines(store, from_row.version_id, how)
        refuse_lines(store, phrase("Copying the budget"))
        if not how.allow_duplicate:
            refuse_repeated(store, "version", to_row)
        posted = write_copies(store, context, to_row.version_id)
        ((first, last),) = store.rows("budget/copy/source_span")
        keep_source(store, posted.register_no, "version", from_row.code, first, last)
        if not dry_run:
            audit.record(
                store,
                context,
                "budget copy",
                source=from_row.code,
                target=to_row.code,
                register=posted.register_no,
                entries=posted.entries,
                filters=dict(how.filters),
                to=dict(how.to),
                factor=how.factor,
                copies=how.copies,
                shift=how.shift,
            )
        return copied(store, from_row.code, to_row.code, posted, dry_run=dry_run)

    return unit_of_work(
        store,
        context,
        "budget copy",
        work,
        answer=BudgetCopied,
        dry_run=dry_run,
        request=request,
    )


def copied(
    store: Store, source: str, target: str, posted: post.Posted, *, dry_run: bool
) -> BudgetCopied:
    """Say what a register of copies has."""
    setup = read_setup(store)
    return BudgetCopied(
        source=source,
        target=target,
        entries=posted.entries,
        amount=posted.debit - posted.credit,
        register=posted.register_no,
        first_entry=posted.first_entry_no,
        last_entry=posted.last_entry_no,
        dry_run=dry_run,
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )


def copy_version(
    store: Store,
    context: PostingContext,
    code: str,
    new_code: str,
    *,
    name: str = "",
    factor: str = "1",
    rounding: str = "",
) -> version.Version:
    """Make a version like another: the same kind and base, and copies of its entries.

    The copies are multiplied by `factor`, and rounded to multiples of `rounding`: what
    if all were 3 % more? What the base shows stays as it is.

    Raises UnknownRecordError, RefusedError (`factor_invalid`, `rounding_invalid`).
    """
    how = BudgetCopy(factor=factor, rounding=rounding)
    refuse(problems_of(how), "Copying the version")
    with store.transaction():
        post.lock(store)
        row = version.row_of(store, code)
        if row.version_id == post.ACTUAL:
            row = evolve(row, kind="scenario", name="")
        made = version.make(store, context, row, new_code, name or row.name)
        materialize_lines(store, row.version_id, how, is_own=True)
        if store.rows("budget/copy/copied_day"):
            refuse_lines(store, phrase("Copying the version"))
            posted = write_copies(store, context, made.version_id)
            ((first, last),) = store.rows("budget/copy/source_span")
            keep_source(store, posted.register_no, "version", row.code, first, last)
        return version.one(store, made.code)


# What is asked


def problems_of(how: BudgetCopy, *, is_positive: bool = False) -> list[Refusal]:
    """Return what of the factor, copies and formula cannot be, in check order."""
    found = []
    factor = _decimal(how.factor)
    if not factor or (is_positive and factor < 0):
        found.append(refusal("factor_invalid", "factor", str(how.factor)))
    if how.copies < 1:
        found.append(refusal("no_of_copies_invalid", "copies", str(how.copies)))
    if how.copies > 1 and not how.shift.strip():
        found.append(refusal("date_formula_missing", "shift", ""))
    unit = _decimal(how.rounding or "0")
    if unit is None or unit < 0:
        found.append(refusal("rounding_invalid", "rounding", how.rounding))
    return found


def refuse(refusals: list[Refusal], what: str) -> None:
    """Refuse when there is a reason."""
    if refusals:
        raise RefusedError(what, refusals)


def named_version(
    store: Store, code: str, side: str, refusals: list[Refusal]
) -> version.VersionRow | None:
    """Return the version on a side of the copy; what is wrong joins the refusals."""
    row = version.find(store, code) if code.strip() else None
    shown = code.strip().upper()
    if row is None:
        refusals.append(refusal(f"{side}_budget_missing", side, shown))
    elif side == "target" and row.version_id == post.ACTUAL:
        refusals.append(refusal("version_not_a_budget", side, shown))
    elif side == "target" and row.is_locked:
        refusals.append(refusal("version_locked", side, shown))
    return row


def _decimal(text: str) -> Decimal | None:
    try:
        found = Decimal(str(text).strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def factor_of(how: BudgetCopy, digits: int) -> Factor:
    """Return the factor in whole numbers, and the unit in minor units."""
    factor = _decimal(how.factor) or Decimal(1)
    numerator, denominator = abs(factor).as_integer_ratio()
    unit = int((_decimal(how.rounding or "0") or Decimal(0)).scaleb(digits))
    return Factor(-1 if factor < 0 else 1, numerator, denominator, max(1, unit))


# The source


def materialize_source(
    store: Store,
    version_id: int,
    filters: Mapping[str, str],
    days: Period,
    *,
    is_own: bool = False,
    is_primary: bool = False,
) -> None:
    """Hold the entries of a version that pass the filters (`budget_source_entry`)."""
    materialize_filters(store, filters)
    store.materialize(
        "budget/copy/budget_source_entry",
        version_id=version_id,
        first_day=days.first,
        last_day=days.last,
        is_own=is_own,
        is_primary=is_primary,
    )


def materialize_filters(store: Store, filters: Mapping[str, str]) -> None:
    """Hold the cost types and receivers that pass (`budget_type`, `budget_receiver`).

    A filter on centers leaves objects out, unless they are asked for as well.

    Raises UnknownRecordError for a filter that there is not, FilterSyntaxError.
    """
    for name in filters:
        if name not in (*CODES, "date"):
            raise UnknownRecordError("filter of budget entries", name)
    requested = {
        kind: parse_filter(filters.get(name, "")) for name, kind in CODES.items()
    }
    named = {
        kind
        for name, kind in CODES.items()
        if kind != "type" and filters.get(name, "").strip()
    }
    shut = {"center", "object"} - named if named else set()
    passing: dict[str, list[int]] = {"type": [], "center": [], "object": []}
    chart = store.rows("budget/compare/chart")
    for kind in passing:
        codes = {code: number for own, number, code in chart if own == kind}
        if kind not in shut:
            passing[kind] = [codes[code] for code in requested[kind].select(codes)]
    store.load_rows(
        "budget_type",
        {"cost_type_id": "integer"},
        [(each,) for each in passing["type"]],
    )
    store.load_rows(
        "budget_receiver",
        {"receiver_id": "integer"},
        [(each,) for each in passing["center"] + passing["object"]],
    )


def days_of(filters: Mapping[str, str]) -> Period:
    """Return the days that a filter on dates lets pass.

    Raises PeriodSyntaxError.
    """
    text = filters.get("date", "").strip()
    return parse_period(text) if text else Period(None, None)


def given_ids(store: Store, to: Mapping[str, str]) -> dict[str, int | None]:
    """Return the keys of the codes that are given for all copies.

    Raises UnknownRecordError for a field that there is not, RefusedError for a code.
    """
    for name in to:
        if name not in CODES:
            raise UnknownRecordError("field that a copy may be given", name)
    chart = {
        (kind, code): number
        for kind, number, code in store.rows("budget/compare/chart")
    }
    ids: dict[str, int | None] = {}
    refusals = []
    for name, kind in CODES.items():
        code = to.get(name, "").strip().upper()
        ids[f"to_{kind}_id"] = chart.get((kind, code)) if code else None
        if code and (kind, code) not in chart:
            missing = "missing" if kind == "type" else "not_defined"
            refusals.append(refusal(f"cost_{kind}_{missing}", name, code))
    refuse(refusals, phrase("Copying the budget"))
    return ids


def materialize_lines(
    store: Store, version_id: int, how: BudgetCopy, *, is_own: bool = False
) -> None:
    """Hold the copies of what a version shows (`posting_line`)."""
    ids = given_ids(store, how.to)
    materialize_source(
        store,
        version_id,
        how.filters,
        days_of(how.filters),
        is_own=is_own,
        is_primary=how.primary_only,
    )
    way = "month" if how.monthly else "same"
    store.materialize(f"budget/copy/source_{way}", relation="budget_copied_from")
    store.materialize(f"budget/copy/member_{way}", relation="budget_member")
    materialize_days(store, "budget/copy/copied_day", how)
    factor = factor_of(how, read_setup(store).minor_digits)
    store.materialize(
        "budget/copy/line",
        relation="posting_line",
        sign=factor.sign,
        numerator=factor.numerator,
        denominator=factor.denominator,
        unit=factor.unit,
        **ids,
    )


def materialize_days(store: Store, query: str, how: BudgetCopy) -> None:
    """Hold where each day of the source goes, for each copy (`shifted_day`).

    The day of a copy is that of the copy before it, moved by the formula.
    """
    shift = parse_shift(how.shift)
    rows = [
        (day, place, moved)
        for (day,) in store.rows(query)
        for place, moved in enumerate(_moved(day, shift, how), 1)
    ]
    columns = {"day": "date", "copy_no": "integer", "shifted_day": "date"}
    store.load_rows("shifted_day", columns, rows)


def _moved(day: datetime.date, shift: Shift, how: BudgetCopy) -> list[datetime.date]:
    found = []
    for _ in range(how.copies):
        day = shift.of(day, keep_month_end=how.keep_month_end)
        found.append(day)
    return found


# Before it is written


def refuse_lines(store: Store, what: str, kind: str = "nothing_to_copy") -> None:
    """Refuse lines that the charts do not take, and none at all."""
    ((lines,),) = store.rows("budget/enter/line_count")
    if not lines:
        raise RefusedError(what, [refusal(kind, "", "")])
    refusals = [
        refusal(problem, name, code, phrase("{count:,} entries", count=count))
        for problem, name, code, count in store.rows("budget/enter/line_problem")
    ]
    refuse(refusals, what)


def refuse_repeated(store: Store, kind: str, target: version.VersionRow) -> None:
    """Refuse lines that the target has copies of already (`copied_before`).

    `kind` is what the source is: version or gl_budget.
    """
    ((lines, register_no),) = store.rows(
        "budget/copy/copied_before", version_id=target.version_id, kind=kind
    )
    if lines:
        where = phrase(
            "{lines:,} entries, register {register_no}",
            lines=lines,
            register_no=register_no,
        )
        found = refusal("copied_before", "target", target.code, where)
        raise RefusedError(phrase("Copying the budget"), [found])


def write_copies(store: Store, context: PostingContext, version_id: int) -> post.Posted:
    """Write `posting_line` as a register of copies, each linked to its source."""
    last_entry_no = post.last_number(store, "entry")
    posted = write(store, context, "budget_copy", version_id)
    store.run("budget/copy/link", last_entry_no=last_entry_no)
    return posted


def keep_source(
    store: Store,
    register_no: int,
    kind: str,
    source: str,
    first: int | None,
    last: int | None,
) -> None:
    """Keep what a register was copied from."""
    store.insert(
        "budget_source",
        ("register_no", "kind", "source", "first_source_no", "last_source_no"),
        [(register_no, kind, source, first, last)],
    )
