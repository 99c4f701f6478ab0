"""Many journal lines at once, from rows or from a file: as they are, checked when posted.

What cannot be read as a line at all (an amount, a date, a number) is named row by row,
and nothing is loaded.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import fields, frozen

from costledger.domain.calendar import parse_posting_date
from costledger.domain.money import parse_amount
from costledger.engine import post
from costledger.errors import (
    AmountSyntaxError,
    DateSyntaxError,
    Refusal,
    RefusedError,
    SourceError,
    UnknownRecordError,
)
from costledger.messages import phrase
from costledger.operations.base import audit
from costledger.operations.base.line_messages import JournalProblem  # noqa: TC001
from costledger.operations.base.setup import read_setup
from costledger.operations.base.unit_of_work import unit_of_work
from costledger.operations.journal.post import (
    JournalLine,
    batch_of,
    batches,
    check_within,
    keep_batch,
)
from costledger.sources.rows import rows_of_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.operations.base.setup import Setup

STEP = 10_000
"""Lines are numbered in steps, so that others fit between them."""

LINE_MAX = 2**31 - 1
COLUMNS = tuple(each.name for each in fields(JournalLine))
AMOUNTS = ("amount", "debit_amount", "credit_amount")
TEXTS = ("document_no", "description")
CODES = tuple(
    name
    for name in COLUMNS
    if name.endswith(("_type_no", "_code")) or name == "version"
)
IGNORED = ("batch", "line_no")
KNOWN = {
    *AMOUNTS,
    *TEXTS,
    *CODES,
    *IGNORED,
    "additional_amount",
    "posting_date",
    "corrects_entry_no",
    "budget_name",
}


@frozen
class JournalImported:
    """Lines that a file brought, and what posting them would refuse."""

    batch: str
    file: str
    lines: int
    debit: int
    credit: int
    problems: tuple[JournalProblem, ...]
    unused: tuple[str, ...]
    """Columns that are none of a journal line."""
    dry_run: bool
    currency: str
    minor_digits: int


def load(
    store: Store, context: PostingContext, batch: str, rows: Iterable[Mapping[str, Any]]
) -> int:
    """Put rows into a batch as they are, unchecked, and return how many.

    Columns are those of the exchange table `journal_lines`; missing ones are empty, and
    `line_no` goes on in steps. Nothing is filled in but the batch's reason. Without an
    `amount`, debit less credit counts.

    Raises RefusedError with everything that cannot be read, UnknownRecordError.
    """
    with store.transaction():
        post.lock(store)
        return len(_load(store, context, batch, rows))


def import_file(
    store: Store,
    context: PostingContext,
    path: str,
    batch: str,
    *,
    dry_run: bool = False,
) -> JournalImported:
    """Load a CSV, Parquet or Excel file into a batch, and check the whole batch.

    A dry run shows what it would bring, and keeps nothing.

    Raises SourceError, RefusedError, UnknownRecordError.
    """
    rows, columns = rows_of_file(Path(path))
    named = {column: _column(column) for column in columns}
    if not {"cost_type_no", "bal_cost_type_no"} & set(named.values()):
        raise SourceError(
            path,
            phrase("it has no column cost_type_no."),
            phrase("Name the columns as `journal show --json` does."),
        )
    unused = tuple(column for column in columns if named[column] not in KNOWN)
    plain = [
        {named[column]: row[column] for column in columns if column not in unused}
        for row in rows
    ]

    def work() -> JournalImported:
        loaded = _load(store, context, batch, plain, places=[row[""] for row in rows])
        found = check_within(store, batch_of(store, batch))
        setup = read_setup(store)
        return JournalImported(
            batch=found.batch,
            file=path,
            lines=len(loaded),
            debit=sum(line.amount for line in loaded if line.amount > 0),
            credit=-sum(line.amount for line in loaded if line.amount < 0),
            problems=found.problems,
            unused=unused,
            dry_run=dry_run,
            currency=setup.currency,
            minor_digits=setup.minor_digits,
        )

    return unit_of_work(
        store, context, "journal import", work, answer=JournalImported, dry_run=dry_run
    )


def _column(name: str) -> str:
    return name.strip().lower().replace(" ", "_").replace("-", "_").replace(".", "")


def _load(
    store: Store,
    context: PostingContext,
    batch: str,
    rows: Iterable[Mapping[str, Any]],
    *,
    places: list[Any] | None = None,
) -> list[JournalLine]:
    own = batch_of(store, batch)
    if not any(each.name == own.name for each in batches(store)):
        keep_batch(store, own)
    setup = read_setup(store)
    taken = {row[0] for row in store.rows("journal/line_numbers", batch=own.name)}
    last = max(taken, default=0)
    problems: list[Refusal] = []
    loaded: list[JournalLine] = []
    for place, row in enumerate(rows, start=1):
        where = phrase("row {places}", places=places[place - 1] if places else place)
        snapshot = _Reading(setup, where, problems)
        line_no = snapshot.number("line_no", row.get("line_no")) or last + STEP
        if not 0 < line_no <= LINE_MAX:
            snapshot.refuse(
                "line_no_out_of_range",
                "line_no",
                line_no,
                phrase("A line has a number from 1 to {line_max}.", line_max=LINE_MAX),
            )
        elif line_no in taken:
            snapshot.refuse(
                "already_exists",
                "line_no",
                line_no,
                phrase(
                    "There is a line {line_no} in batch {name} already.",
                    line_no=line_no,
                    name=own.name,
                ),
            )
        taken.add(line_no)
        last = line_no
        values = snapshot.line(row)
        values.setdefault("reason_code", own.reason_code)
        loaded.append(JournalLine(own.name, line_no, **values))
    if problems:
        raise RefusedError(
            phrase("Loading lines into batch {name}", name=own.name), problems
        )
    _put(store, loaded)
    audit.record(store, context, "journal import", batch=own.name, lines=len(loaded))
    return loaded


class _Reading:
    """Reads one row, and notes what it cannot read."""

    def __init__(self, setup: Setup, where: str, problems: list[Refusal]) -> None:
        self.setup = setup
        self.where = where
        self.problems = problems

    def refuse(self, kind: str, field: str, value: object, problem: str) -> None:
        refusal = Refusal(
            kind, self.where, field, str(value), problem, phrase("Correct it.")
        )
        self.problems.append(refusal)

    def line(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """Return the columns of a line that a row fills."""
        values: dict[str, Any] = {}
        for field, value in row.items():
            if field in IGNORED or field in AMOUNTS:
                continue
            if field == "posting_date":
                values |= self.day(value)
            elif field == "additional_amount":
                digits = self.setup.additional_minor_digits
                values[field] = self.amount(field, value, digits)
            elif field == "corrects_entry_no":
                values[field] = self.number(field, value)
            elif field not in KNOWN:
                raise UnknownRecordError("field of a journal line", field)
            else:
                column = "version" if field == "budget_name" else field
                text = "" if value is None else str(value).strip()
                values[column] = text if column in TEXTS else text.upper()
        if any(field in row for field in AMOUNTS):
            values["amount"] = self.worth(row)
        return values

    def worth(self, row: Mapping[str, Any]) -> int:
        """Return the amount of a row: its own, or debit less credit."""
        digits = self.setup.minor_digits
        own, debit, credit = (
            self.amount(field, row.get(field), digits) for field in AMOUNTS
        )
        has_own = str("" if row.get("amount") is None else row["amount"]).strip()
        return own if has_own else debit - credit

    def number(self, field: str, value: object) -> int | None:
        text = "" if value is None else str(value).strip()
        if not text:
            return None
        if text.isascii() and text.isdigit():
            return int(text)
        self.refuse(
            "not_a_number",
            field,
            value,
            phrase("{text!r} is not a whole number.", text=text),
        )
        return None

    def amount(self, field: str, value: object, digits: int) -> int:
        """Read an amount: minor units as a whole number, decimals as text."""
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        text = f"{value:f}" if isinstance(value, Decimal) else str(value or "").strip()
        try:
            return parse_amount(text, digits) if text else 0
        except AmountSyntaxError as error:
            self.refuse("not_an_amount", field, text, str(error))
            return 0

    def day(self, value: object) -> dict[str, Any]:
        text = "" if value is None else str(value).strip()
        if not text:
            return {}
        try:
            found = parse_posting_date(text)
        except DateSyntaxError as error:
            self.refuse("not_a_date", "posting_date", text, str(error))
            return {}
        return {"posting_date": found.day, "is_closing": found.is_closing}


def _put(store: Store, lines: list[JournalLine]) -> None:
    rows = [tuple(getattr(line, name) for name in COLUMNS) for line in lines]
    store.insert("journal_line_row", COLUMNS, rows)
