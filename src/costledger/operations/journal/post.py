"""`journal`: costs that no general ledger knows, drafted in batches and posted as a whole.

A batch holds lines; a line holds codes and may be wrong until it is posted. `check`
lists every problem of every line; `post` writes them all or none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve, frozen

from costledger.domain.calendar import month_start, show_posting_date
from costledger.domain.money import format_amount
from costledger.engine import post
from costledger.errors import RefusedError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.line_messages import JournalProblem, refusal
from costledger.operations.base.setup import read_setup
from costledger.operations.base.snapshot import in_snapshot
from costledger.operations.base.unit_of_work import unit_of_work
from costledger.operations.versions import limits as budget_limit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

DEFAULT = "DEFAULT"
"""The batch that is there without being made."""


@frozen
class JournalBatch:
    """A batch: what its lines begin with, and what becomes of them when posted."""

    name: str
    description: str = ""
    version: str = ""
    """The version that its lines post into; empty is ACTUAL."""
    reason_code: str = ""
    bal_cost_type_no: str = ""
    bal_cost_center_code: str = ""
    bal_cost_object_code: str = ""
    delete_after_posting: bool = True
    """Whether posted lines go; a recurring batch keeps them."""
    balance: str = ""
    """What must balance: `document`, `batch`, or empty for what the setup says."""
    last_posted_period: datetime.date | None = None
    """The first day of the last month that a batch that keeps its lines posted."""


@frozen
class JournalLine:
    """One line of a batch. Amounts in minor units; codes as typed, unchecked."""

    batch: str
    line_no: int
    posting_date: datetime.date | None = None
    is_closing: bool = False
    document_no: str = ""
    description: str = ""
    amount: int = 0
    additional_amount: int = 0
    cost_type_no: str = ""
    cost_center_code: str = ""
    cost_object_code: str = ""
    bal_cost_type_no: str = ""
    bal_cost_center_code: str = ""
    bal_cost_object_code: str = ""
    reason_code: str = ""
    version: str = ""
    corrects_entry_no: int | None = None


@frozen
class JournalCheck:
    """What posting a batch would refuse, in line and check order."""

    batch: str
    lines: int
    problems: tuple[JournalProblem, ...]


@frozen
class JournalPosted:
    """What posting a batch wrote. Amounts in minor units of the ledger's currency."""

    batch: str
    lines: int
    entries: int
    debit: int
    credit: int
    register: int | None
    """The register's number; None when there was nothing to post."""
    registers: tuple[int, ...]
    """All registers: one for each version that the lines post into."""
    first_entry: int | None
    last_entry: int | None
    dry_run: bool
    currency: str
    minor_digits: int


def batches(store: Store) -> list[JournalBatch]:
    """Return every batch, by name."""
    return [JournalBatch(*row) for row in store.rows("journal/batch_list")]


def batch_of(store: Store, name: str) -> JournalBatch:
    """Return a batch by name; DEFAULT is there unless it was made otherwise.

    Raises UnknownRecordError.
    """
    code = name.strip().upper()
    for batch in batches(store):
        if batch.name == code:
            return batch
    if code == DEFAULT:
        return JournalBatch(DEFAULT)
    raise UnknownRecordError(
        "journal batch", code, phrase("See `costledger journal batches`.")
    )


@in_snapshot
def lines(store: Store, batch: str) -> list[JournalLine]:
    """Return the lines of a batch, in order.

    Raises UnknownRecordError.
    """
    name = batch_of(store, batch).name
    return [
        JournalLine(*row)
        for row in store.rows("journal/line_list", batch=name, line_no=None)
    ]


def keep_batch(store: Store, batch: JournalBatch) -> None:
    """Write a batch in place of the one with its name."""
    row: dict[str, Any] = asdict(batch)
    row["batch"] = row.pop("name")
    store.replace("journal_batch", ("batch",), tuple(row), [tuple(row.values())])


@in_snapshot
def check(store: Store, name: str) -> JournalCheck:
    """Return every problem of every line of a batch, and what does not balance.

    Raises UnknownRecordError.
    """
    batch = batch_of(store, name)
    if not any(each.name == batch.name for each in batches(store)):
        return JournalCheck(batch.name, 0, ())  # DEFAULT: its first line makes it
    return check_within(store, batch)


def check_within(store: Store, batch: JournalBatch) -> JournalCheck:
    """Check a batch inside the caller's own transaction."""
    _prepare(store, batch)
    problems = _problems(store, batch)
    total = sum(row[2] for row in store.rows("journal/total"))
    return JournalCheck(batch.name, total, tuple(problems))


def post_batch(
    store: Store,
    context: PostingContext,
    name: str,
    *,
    allow_duplicate: bool = False,
    dry_run: bool = False,
    request: str = "",
) -> JournalPosted:
    """Post a batch: of each line its entry and then its balancing entry, or nothing.

    An empty batch posts nothing and is no error. `again` allows a batch that keeps its
    lines to be posted for a month that it was posted for.

    Raises RefusedError with every problem, UnknownRecordError, LawBrokenError.
    """

    def work() -> JournalPosted:
        batch = batch_of(store, name)
        _prepare(store, batch)
        totals = store.rows("journal/total")
        refuse(store, batch, totals, allow_duplicate=allow_duplicate)
        posted = _post(store, context, batch, totals)
        for each in posted:
            budget_limit.refuse_exceeded(store, each.register_no)
        _finish(store, batch, totals)
        if posted and not dry_run:
            audit.record(
                store,
                context,
                "journal post",
                batch=batch.name,
                registers=[each.register_no for each in posted],
                entries=sum(each.entries for each in posted),
            )
        return _answer(store, batch, totals, posted, dry_run=dry_run)

    return unit_of_work(
        store,
        context,
        "journal post",
        work,
        answer=JournalPosted,
        dry_run=dry_run,
        request=request,
    )


def refuse(
    store: Store,
    batch: JournalBatch,
    totals: list[tuple[Any, ...]],
    *,
    allow_duplicate: bool,
) -> None:
    """Refuse what cannot be posted, with every problem."""
    problems = _problems(store, batch)
    if not problems and not allow_duplicate:
        problems = _posted_before(batch, totals)
    if problems:
        raise RefusedError(
            phrase("Posting the batch {name}", name=batch.name),
            [refusal(each) for each in problems],
        )


def _prepare(store: Store, batch: JournalBatch) -> None:
    """Hold the lines of a batch with what they name, and make sure it has a row."""
    if not any(each.name == batch.name for each in batches(store)):
        keep_batch(store, batch)
    store.materialize("journal/journal_resolved", batch=batch.name)


def _problems(store: Store, batch: JournalBatch) -> list[JournalProblem]:
    found = [
        JournalProblem(line_no, kind, field, value or "")
        for line_no, _, kind, field, value in store.rows(
            "journal/problem", actual=post.ACTUAL
        )
    ]
    setup = read_setup(store)
    is_whole = (batch.balance or setup.journal_balance) == "batch"
    for _, document_no, day, difference in store.rows(
        "journal/unbalanced", is_whole=is_whole
    ):
        amount = format_amount(difference, setup.minor_digits)
        place = (
            phrase("{document_no} of {day}", document_no=document_no, day=day)
            if day
            else document_no or phrase("the batch")
        )
        found.append(
            JournalProblem(None, "journal_out_of_balance", "amount", amount, place)
        )
    return found


def _posted_before(
    batch: JournalBatch, totals: list[tuple[Any, ...]]
) -> list[JournalProblem]:
    """Say when a batch that keeps its lines would post a month for a second time."""
    if batch.delete_after_posting or not batch.last_posted_period or not totals:
        return []
    first = month_start(min(row[3] for row in totals))
    if first > batch.last_posted_period:
        return []
    month = f"{batch.last_posted_period:%Y-%m}"
    return [JournalProblem(None, "period_posted_before", "posting_date", month)]


def _post(
    store: Store,
    context: PostingContext,
    batch: JournalBatch,
    totals: list[tuple[Any, ...]],
) -> list[post.Posted]:
    """Write a register for each version that the lines post into."""
    posted = []
    for version_id, *_ in totals:
        register_no = post.last_number(store, "register") + 1
        store.materialize(
            "journal/posting_line", relation="posting_line", version_id=version_id
        )
        post.write_entries(store, register_no, version_id=version_id, has_texts=True)
        posted.append(
            post.write_register(
                store,
                register_no,
                post.NewRegister(
                    kind="journal", version_id=version_id, journal_batch=batch.name
                ),
                today=context.today,
                now=context.now,
                user=context.user,
            )
        )
    return posted


def _finish(store: Store, batch: JournalBatch, totals: list[tuple[Any, ...]]) -> None:
    """Take posted lines away, or keep them and remember the month."""
    if batch.delete_after_posting:
        store.run("journal/line_clear", batch=batch.name)
    elif totals:
        last = month_start(max(row[4] for row in totals))
        before = batch.last_posted_period
        latest = max(last, before) if before else last
        keep_batch(store, evolve(batch, last_posted_period=latest))


def _answer(
    store: Store,
    batch: JournalBatch,
    totals: list[tuple[Any, ...]],
    posted: list[post.Posted],
    *,
    dry_run: bool,
) -> JournalPosted:
    setup = read_setup(store)
    return JournalPosted(
        batch=batch.name,
        lines=sum(row[2] for row in totals),
        entries=sum(each.entries for each in posted),
        debit=sum(each.debit for each in posted),
        credit=sum(each.credit for each in posted),
        register=posted[0].register_no if posted else None,
        registers=tuple(each.register_no for each in posted),
        first_entry=posted[0].first_entry_no if posted else None,
        last_entry=posted[-1].last_entry_no if posted else None,
        dry_run=dry_run,
        currency=setup.currency,
        minor_digits=setup.minor_digits,
    )


def describe(line: JournalLine) -> Mapping[str, object]:
    """Return a line's fields by the names of the exchange table `journal_lines`."""
    fields = asdict(line)
    day = fields.pop("posting_date")
    is_closing = fields.pop("is_closing")
    fields["posting_date"] = (
        show_posting_date(day, is_closing=is_closing) if day else ""
    )
    fields["budget_name"] = fields.pop("version")
    return fields
