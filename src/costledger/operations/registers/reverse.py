"""`register reverse`: take a posting back by the opposite of its entries.

Posted entries stay. A register of the kind `reversal` points at the one that it
reverses; links and relief of a reversed register do not count any more, so that
what a reversed transfer took can be transferred again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from costledger.domain.calendar import month_start
from costledger.engine import derived, post
from costledger.errors import (
    LawBrokenError,
    Refusal,
    RefusedError,
    UnknownRecordError,
)
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.open_days import open_days
from costledger.operations.base.setup import read_setup
from costledger.operations.base.unit_of_work import unit_of_work
from costledger.operations.journal.post import batches, keep_batch

if TYPE_CHECKING:
    import datetime

    from costledger.domain.open_days import OpenDays
    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext


@frozen
class Reversed:
    """One register taken back. Amounts in minor units of the ledger's currency."""

    register: int
    """The register that was reversed."""
    reversal: int
    """The register that reverses it."""
    kind: str
    """What the reversed register was."""
    version: str
    entries: int
    debit: int
    credit: int
    moved: int
    """How many entries are on the first open day, since theirs is closed."""


@frozen
class ReverseResult:
    """What a reversal took back, in the order in which it was posted."""

    reversed: tuple[Reversed, ...]
    dry_run: bool
    currency: str
    minor_digits: int

    @property
    def register(self) -> int:
        """The register that reverses the one asked for."""
        return self.reversed[-1].reversal


@frozen
class Dependent:
    """A register that takes up what another one posted."""

    register_no: int
    kind: str
    on: int
    why: str

    def __str__(self) -> str:
        return phrase(
            "register {register_no} ({kind}) {why}",
            register_no=self.register_no,
            kind=phrase(self.kind),
            why=phrase(self.why),
        )


@frozen
class _Subject:
    register_no: int
    kind: str
    version_id: int
    version: str
    is_locked: bool
    journal_batch: str
    reversed_by_register_no: int | None
    is_archived: bool


def reverse(
    store: Store,
    context: PostingContext,
    register_no: int,
    *,
    cascade: bool = False,
    dry_run: bool = False,
    request: str = "",
) -> ReverseResult:
    """Reverse a register, and with `cascade` first those that depend on it.

    Entries are dated as the original where that day is open, else on the first open
    day after it.

    Raises UnknownRecordError, and RefusedError: `register_is_reversal`,
    `register_reversed`, `register_archived`, `version_locked`, `register_depended_on`,
    `posting_date_not_allowed`.
    """

    def work() -> ReverseResult:
        done = take_back(store, context, register_no, cascade=cascade)
        if not dry_run:
            audit.record(
                store,
                context,
                "register reverse",
                registers=[each.register for each in done],
                reversals=[each.reversal for each in done],
                entries=sum(each.entries for each in done),
            )
        setup = read_setup(store)
        return ReverseResult(tuple(done), dry_run, setup.currency, setup.minor_digits)

    return unit_of_work(
        store,
        context,
        "register reverse",
        work,
        answer=ReverseResult,
        dry_run=dry_run,
        request=request,
    )


def take_back(
    store: Store, context: PostingContext, register_no: int, *, cascade: bool
) -> list[Reversed]:
    """Reverse a register inside the transaction of a verb; return what was reversed.

    Raises as `reverse` does.
    """
    subject = _subject(store, register_no)
    others = dependents(store, register_no)
    subjects = [_subject(store, each.register_no) for each in others]
    _refuse(subject, others, subjects, cascade=cascade)
    days = open_days(store)
    done = [_reverse(store, context, each, days) for each in (*subjects, subject)]
    if any(each.kind == "transfer" for each in done):
        derived.reset(store)
    return done


def dependents(store: Store, register_no: int) -> list[Dependent]:
    """Return every register that depends on one, however far, the last posted first.

    What depends on a register was posted after it: each stands before what it is on.
    """
    found: dict[int, Dependent] = {}
    reached = {register_no}
    for on, number, kind, why in store.rows("registers/reverse/dependent"):
        if on in reached:
            reached.add(number)
            found.setdefault(number, Dependent(number, kind, on, why))
    return [found[number] for number in sorted(found, reverse=True)]


def recall_period(store: Store, batch: str) -> None:
    """Let a batch that keeps its lines forget a month that is posted no more."""
    for each in batches(store):
        if each.name == batch and not each.delete_after_posting:
            ((last,),) = store.rows("registers/reverse/last_period", batch=batch)
            period = month_start(last) if last else None
            keep_batch(store, evolve(each, last_posted_period=period))


def _subject(store: Store, register_no: int) -> _Subject:
    found = store.records("registers/reverse/subject", register_no=register_no)
    if not found:
        raise UnknownRecordError(
            "register", str(register_no), phrase("See `costledger register list`.")
        )
    return _Subject(**found[0])


def _refuse(
    subject: _Subject,
    others: list[Dependent],
    subjects: list[_Subject],
    *,
    cascade: bool,
) -> None:
    """Refuse what cannot be reversed, with every reason."""
    refusals = _against(subject)
    if others and not cascade:
        listed = "; ".join(str(each) for each in others)
        refusals.append(
            _refusal(
                "register_depended_on",
                subject.register_no,
                phrase(
                    "Others depend on register {register_no}: {listed}.",
                    register_no=subject.register_no,
                    listed=listed,
                ),
                phrase("Reverse them first, or all of them with --cascade."),
            )
        )
    if cascade:
        refusals += [each for other in subjects for each in _against(other)]
    if refusals:
        what = phrase(
            "Reversing register {register_no}", register_no=subject.register_no
        )
        raise RefusedError(what, refusals)


def _against(subject: _Subject) -> list[Refusal]:
    number = subject.register_no
    refusals = []
    if subject.kind == "reversal":
        refusals.append(
            _refusal(
                "register_is_reversal",
                number,
                phrase("Register {number} is a reversal.", number=number),
                phrase("Post again what it took back."),
            )
        )
    if subject.reversed_by_register_no:
        refusals.append(
            _refusal(
                "register_reversed",
                number,
                phrase(
                    "Register {number} is reversed by register "
                    "{reversed_by_register_no} already.",
                    number=number,
                    reversed_by_register_no=subject.reversed_by_register_no,
                ),
                phrase("Nothing is left to do."),
            )
        )
    if subject.is_archived:
        refusals.append(
            _refusal(
                "register_archived",
                number,
                phrase("Entries of register {number} are archived.", number=number),
                phrase("Correct them by a journal in an open period."),
            )
        )
    if subject.is_locked:
        refusals.append(
            _refusal(
                "version_locked",
                number,
                phrase(
                    "The version {version} of register {number} is locked.",
                    version=subject.version,
                    number=number,
                ),
                phrase("Unlock it first."),
            )
        )
    return refusals


def _reverse(
    store: Store, context: PostingContext, subject: _Subject, days: OpenDays
) -> Reversed:
    register_no = subject.register_no
    reversal_no = post.last_number(store, "register") + 1
    moves = _moves(store, subject, days)
    store.load_rows("reverse_move", {"day": "date", "posting_date": "date"}, moves)
    ((moved,),) = store.rows("registers/reverse/moved", register_no=register_no)
    store.materialize(
        "registers/reverse/line", relation="posting_line", register_no=register_no
    )
    post.write_entries(
        store, reversal_no, version_id=subject.version_id, has_texts=True
    )
    posted = post.write_register(
        store,
        reversal_no,
        post.NewRegister(
            kind="reversal",
            version_id=subject.version_id,
            journal_batch=subject.journal_batch,
            reverses_register_no=register_no,
        ),
        today=context.today,
        now=context.now,
        user=context.user,
    )
    broken = store.rows(
        "registers/reverse/proof", register_no=register_no, reversal_no=reversal_no
    )
    if broken:
        raise LawBrokenError(broken[0][0], [str(found) for _, found in broken])
    if subject.kind == "journal":
        recall_period(store, subject.journal_batch)
    return Reversed(
        register=register_no,
        reversal=reversal_no,
        kind=subject.kind,
        version=subject.version,
        entries=posted.entries,
        debit=posted.debit,
        credit=posted.credit,
        moved=moved,
    )


def _moves(
    store: Store, subject: _Subject, days: OpenDays
) -> list[tuple[datetime.date, datetime.date]]:
    """Return the days of a register that are not open, each with the one instead.

    Periods and the posting window are those of ACTUAL; other versions have their lock.
    """
    if subject.version_id != post.ACTUAL:
        return []
    moves, refusals = [], []
    for (day,) in store.rows("registers/reverse/day", register_no=subject.register_no):
        if days.is_open(day):
            continue
        instead = days.first_from(day)
        if instead:
            moves.append((day, instead))
        else:
            refusals.append(
                _refusal(
                    "posting_date_not_allowed",
                    subject.register_no,
                    phrase("Nothing may be posted on {day} or later.", day=day),
                    phrase("Open a period, or widen the posting window of the setup."),
                )
            )
    if refusals:
        raise RefusedError(
            phrase("Reversing register {register_no}", register_no=subject.register_no),
            refusals,
        )
    return moves


def _refusal(kind: str, register_no: int, problem: str, hint: str) -> Refusal:
    return Refusal(
        kind,
        phrase("register {register_no}", register_no=register_no),
        "register",
        str(register_no),
        problem,
        hint,
    )
