"""`budget`: planned costs, entered line by line or cell by cell into a version.

Budget entries are cost entries of a version: what is entered goes through the one door,
in one register of kind `budget_entry`.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from costledger.domain.calendar import ONE_DAY, parse_period, parse_posting_date
from costledger.domain.money import amount_of
from costledger.engine import post
from costledger.errors import RefusedError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.setup import read_setup
from costledger.operations.base.unit_of_work import unit_of_work
from costledger.operations.versions.messages import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from costledger.domain.calendar import Period
    from costledger.engine.store import Row, Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.setup import Setup

TYPED = {
    "line_no": "bigint",
    "version": "text",
    "cost_type_no": "text",
    "cost_center_code": "text",
    "cost_object_code": "text",
    "posting_date": "date",
    "is_closing": "boolean",
    "amount": "bigint",
    "additional_amount": "bigint",
    "document_no": "text",
    "description": "text",
}
"""The relation `budget_input`: lines as they are entered, with codes and unchecked."""

CODES = ("cost_type_no", "cost_center_code", "cost_object_code")
TEXTS = ("document_no", "description")
WEEK = re.compile(r"([0-9]{4})-[Ww]([0-9]{2})")


@frozen
class BudgetPosted:
    """What was entered. Amounts in minor units of the ledger's currency."""

    version: str
    entries: int
    amount: int
    register: int | None
    """The register's number; None when there was nothing to enter."""
    registers: tuple[int, ...]
    """All registers: one for each version that lines went into."""
    first_entry: int | None
    last_entry: int | None
    dry_run: bool
    currency: str
    minor_digits: int


def enter(
    store: Store,
    context: PostingContext,
    rows: Iterable[Mapping[str, Any]],
    version: str = "",
    *,
    verb: str = "budget enter",
    dry_run: bool = False,
    request: str = "",
) -> BudgetPosted:
    """Enter lines into a version, all of them or none.

    Columns are those of the exchange table `budget_entries`; a line's own `budget_name`
    goes before `version`. Zero amounts are entries as well.

    Raises RefusedError with every problem of every line.
    """
    setup = read_setup(store)
    lines = [
        typed_line(setup, line_no, row, version) for line_no, row in enumerate(rows, 1)
    ]

    def work() -> BudgetPosted:
        store.load_rows("budget_input", TYPED, lines)
        return post_typed(store, context, verb, version, dry_run=dry_run)

    return unit_of_work(
        store,
        context,
        verb,
        work,
        answer=BudgetPosted,
        dry_run=dry_run,
        request=request,
    )


def post_typed(
    store: Store, context: PostingContext, verb: str, version: str, *, dry_run: bool
) -> BudgetPosted:
    """Judge `budget_input` and post it, one register a version.

    Raises RefusedError with every problem of every line.
    """
    resolve(store, phrase("Entering the budget"))
    posted = [
        post_resolved(store, context, "budget_entry", int(version_id))
        for version_id, _ in store.rows("budget/records/version")
    ]
    if posted and not dry_run:
        audit.record(
            store,
            context,
            verb,
            version=version.strip().upper(),
            registers=[each.register_no for each in posted],
            entries=sum(each.entries for each in posted),
        )
    return answer(store, version, posted, dry_run=dry_run)


def resolve(store: Store, what: str) -> None:
    """Hold what the lines of `budget_input` name, and refuse every problem."""
    store.materialize("budget/enter/budget_resolved")
    refusals = [
        refusal(kind, field, value or "", line_no=line_no)
        for line_no, _, kind, field, value in store.rows("budget/enter/problem")
    ]
    if refusals:
        raise RefusedError(what, refusals)


def post_resolved(
    store: Store, context: PostingContext, kind: str, version_id: int
) -> post.Posted:
    """Write the lines of a version in `budget_resolved` as one register."""
    store.materialize(
        "budget/enter/posting_line", relation="posting_line", version_id=version_id
    )
    return write(store, context, kind, version_id)


def write(
    store: Store, context: PostingContext, kind: str, version_id: int
) -> post.Posted:
    """Write `posting_line` as one register of a version."""
    register_no = post.last_number(store, "register") + 1
    post.write_entries(store, register_no, version_id=version_id, has_texts=True)
    return post.write_register(
        store,
        register_no,
        post.NewRegister(kind=kind, version_id=version_id),
        today=context.today,
        now=context.now,
        user=context.user,
    )


def answer(
    store: Store, version: str, posted: list[post.Posted], *, dry_run: bool
) -> BudgetPosted:
    """Say what registers were written."""
    setup = read_setup(store)
    return BudgetPosted(
        version=version.strip().upper(),
        entries=sum(each.entries for each in posted),
        amount=sum(each.debit - each.credit for each in posted),
        register=posted[0].register_no if posted else None,
        registers=tuple(each.register_no for each in posted),
        first_entry=posted[0].first_entry_no if posted else None,
        last_entry=posted[-1].last_entry_no if posted else None,
        dry_run=dry_run,
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )


# Lines as they are typed


def typed_line(
    setup: Setup, line_no: int, row: Mapping[str, Any], version: str = ""
) -> Row:
    """Return a line of `budget_input`.

    Raises UnknownRecordError for a field that there is not, AmountSyntaxError,
    DateSyntaxError.
    """
    line: dict[str, Any] = dict.fromkeys(TYPED, "") | {
        "line_no": line_no,
        "version": version.strip().upper(),
        "posting_date": None,
        "is_closing": False,
        "amount": 0,
        "additional_amount": 0,
    }
    for name, value in row.items():
        line |= entered(setup, name, value, version)
    return tuple(line.values())


def entered(
    setup: Setup, field: str, value: object, version: str = ""
) -> dict[str, Any]:
    """Return the columns that a field fills."""
    text = "" if value is None else str(value).strip()
    if field in ("date", "posting_date"):
        if not text:
            return {"posting_date": None, "is_closing": False}
        found = parse_posting_date(text)
        return {"posting_date": found.day, "is_closing": found.is_closing}
    if field == "amount":
        return {field: amount_of(value, setup.minor_digits)}
    if field == "additional_amount":
        return {field: amount_of(value, setup.additional_minor_digits)}
    if field in ("budget_name", "version"):
        return {"version": text.upper() or version.strip().upper()}
    if field in CODES:
        return {field: text.upper()}
    if field in TEXTS:
        return {field: text}
    if field == "entry_no":
        return {}
    raise UnknownRecordError("field of a budget entry", field)


# Cells


@frozen
class BudgetCell:
    """Where a budgeted amount is: a cost type, a center or object, and a period."""

    cost_type_no: str
    cost_center_code: str = ""
    cost_object_code: str = ""
    """The center or the object; one of them is named."""
    period: tuple[datetime.date, datetime.date] | str = field(kw_only=True)
    """The first and last day, or a text: 2026, 2026-Q1, 2026-03, 2026-W07."""

    @property
    def codes(self) -> dict[str, str]:
        """What the cell is posted on, by the fields of a budget entry."""
        return {
            "cost_type_no": self.cost_type_no,
            "cost_center_code": self.cost_center_code,
            "cost_object_code": self.cost_object_code,
        }


def set_cell(
    store: Store,
    context: PostingContext,
    version: str,
    cell: BudgetCell,
    amount: str | int,
    *,
    amount_type: str = "net_change",
    dry_run: bool = False,
    request: str = "",
) -> BudgetPosted:
    """Let a cell show an amount, by an entry of the difference on its first day.

    Nothing is entered where the cell shows the amount already.

    Raises RefusedError (`only_net_change_editable`, `cost_center_or_object_missing`, and
    what entering refuses).
    """
    if amount_type != "net_change":
        found = refusal("only_net_change_editable", "amount_type", amount_type)
        raise RefusedError(phrase("Typing into the cell"), [found])
    if not (cell.cost_center_code.strip() or cell.cost_object_code.strip()):
        found = refusal("cost_center_or_object_missing", "cost_center_code", "")
        raise RefusedError(phrase("Typing into the cell"), [found])
    first, last = cell_period(store, cell.period)
    requested = amount_of(amount, read_setup(store).minor_digits)
    line = cell.codes | {"date": first}
    return set_cells(
        store,
        context,
        version,
        [(line, last, requested)],
        verb="budget set",
        dry_run=dry_run,
        request=request,
    )


def set_cells(
    store: Store,
    context: PostingContext,
    version: str,
    cells: list[tuple[dict[str, Any], datetime.date, int]],
    *,
    verb: str,
    dry_run: bool,
    request: str,
) -> BudgetPosted:
    """Let cells (line, last day, amount) show their amounts, by one register.

    All lines are judged, and those without a difference left out.
    """
    setup = read_setup(store)

    def work() -> BudgetPosted:
        lines = [
            typed_line(setup, place, line | {"amount": amount}, version)
            for place, (line, _, amount) in enumerate(cells, 1)
        ]
        store.load_rows("budget_input", TYPED, lines)
        resolve(store, phrase("Typing into the cell"))
        ((version_id, _),) = store.rows("budget/records/version")
        changed = []
        for place, (line, last, amount) in enumerate(cells, 1):
            shown = cell_amount(store, int(version_id), line, last)
            if amount != shown:
                row = line | {"amount": amount - shown}
                changed.append(typed_line(setup, place, row, version))
        if not changed:
            return answer(store, version, [], dry_run=dry_run)
        store.load_rows("budget_input", TYPED, changed)
        return post_typed(store, context, verb, version, dry_run=dry_run)

    return unit_of_work(
        store,
        context,
        verb,
        work,
        answer=BudgetPosted,
        dry_run=dry_run,
        request=request,
    )


def cell_amount(
    store: Store, version_id: int, line: Mapping[str, Any], last: datetime.date
) -> int:
    """Return what a version shows for a cell, from the line's date to the last day."""
    center = str(line["cost_center_code"]).strip().upper()
    other = str(line["cost_object_code"]).strip().upper()
    found = store.rows(
        "budget/enter/cell",
        version_id=version_id,
        cost_type_no=str(line["cost_type_no"]).strip().upper(),
        kind="center" if center else "object",
        code=center or other,
        first_day=line["date"],
        last_day=last,
    )
    return int(found[0][0])


def cell_period(
    store: Store, period: tuple[datetime.date, datetime.date] | str
) -> tuple[datetime.date, datetime.date]:
    """Return the days of a cell: both of them given, or a period as text.

    As text a day, month, quarter or year as in `parse_period`, a week `2026-W07`, or the
    accounting period that has a day: `P2026-03-15`.

    Raises PeriodSyntaxError, RefusedError (`accounting_period_missing`, `date_missing`).
    """
    if not isinstance(period, str):
        return period
    text = period.strip()
    if found := WEEK.fullmatch(text):
        try:
            first = datetime.date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            return _both(parse_period(text))
        return first, first + 6 * ONE_DAY
    if text[:1] in ("P", "p"):
        return _accounting_period(store, text)
    return _both(parse_period(text))


def _both(found: Period) -> tuple[datetime.date, datetime.date]:
    if found.first is None or found.last is None:
        raise RefusedError(
            phrase("The period"), [refusal("date_missing", "period", "")]
        )
    return found.first, found.last


def _accounting_period(store: Store, text: str) -> tuple[datetime.date, datetime.date]:
    day, _ = _both(parse_period(text[1:]))
    rows = store.rows("budget/enter/accounting_period", day=day)
    if not rows:
        found = refusal("accounting_period_missing", "period", text)
        raise RefusedError(phrase("The period"), [found])
    first, following = rows[0]
    return first, following - ONE_DAY
