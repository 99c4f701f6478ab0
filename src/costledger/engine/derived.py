"""What is worked out from entries and masters and can always be worked out again.

`resolution`, `classified_day`, `disposition_total` and `transfer_watermark` are what the
last transfer knew; `set_value` and `calendar_day` spare every run some joins. Nothing
here is a source of truth, and `reset` may be called at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.domain.calendar import calendar_days, month_end, month_start

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store


def after_import(store: Store, import_no: int, *, language: str) -> None:
    """Work out what an import of entries made necessary, inside its transaction."""
    reassign_by_date(store, after_import_no=import_no - 1)
    store.run("transfer/derived/set_value")
    requested = store.rows("transfer/derived/days_requested")
    if requested:
        add_days(store, requested[0][0], requested[0][1], language=language)


def add_days(
    store: Store, first: datetime.date, last: datetime.date, *, language: str
) -> None:
    """Extend the calendar, whole months, so that it covers two dates (inclusive)."""
    known = store.rows("transfer/derived/days_known")
    known_first, known_last = known[0] if known else (None, None)
    first = min(month_start(first), known_first or month_start(first))
    last = max(month_end(last), known_last or month_end(last))
    rows = [
        day
        for day in calendar_days(first, last, language=language)
        if known_first is None or not known_first <= day[0] <= known_last
    ]
    columns = ("day", "month_start", "month_end", "day_text", "month_text")
    store.insert("calendar_day", columns, rows)


def values_of_new_sets(store: Store) -> None:
    """Read the values of the two dimensions off the sets that came last."""
    store.run("transfer/derived/set_value")


def values_anew(store: Store) -> None:
    """Read the values of the two dimensions anew, after one was changed."""
    store.run("transfer/derived/set_value_clear")
    store.run("transfer/derived/set_value")


def reassign_by_date(store: Store, *, after_import_no: int = -1) -> bool:
    """Let entries be read by the dimensions of their date; say whether any was moved.

    Only ledgers whose dimensions were changed from a date on have anything to move.
    """
    if not store.rows("base/setup/assignment"):
        return False
    store.materialize(
        "base/setup/reassigned", relation="reassigned", after_import_no=after_import_no
    )
    store.run("base/setup/reassigned_set")
    store.run("base/setup/reassigned_member")
    add_codings(store, "base/setup/reassigned_coding")
    return bool(store.run("base/setup/reassigned_entry"))


def add_codings(store: Store, source: str) -> None:
    """Give a key to every account and dimension set that a relation brings together."""
    store.materialize(source, relation="coding_met")
    store.run("transfer/coding_add")


def reset(store: Store) -> None:
    """Forget what the last transfer knew; the next one classifies everything again."""
    ((clean,),) = store.rows("transfer/derived/clean_import")
    clear(store, transferred_import_no=clean)


def clear(store: Store, *, transferred_import_no: int) -> None:
    """Forget all, but up to which import entries may have been transferred."""
    store.run("transfer/derived/clear")
    store.insert(
        "transfer_watermark",
        ("import_no", "transferred_import_no", "coding_id", "fingerprint"),
        [(0, transferred_import_no, 0, "")],
    )
