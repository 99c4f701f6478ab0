"""What is worked out from entries and masters and can always be worked out again.

`resolution`, `resolution_day`, `disposition_total` and `transfer_mark` are what the
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
    redate(store, after_import_no=import_no - 1)
    store.run("transfer/derived/set_value")
    wanted = store.rows("transfer/derived/days_wanted")
    if wanted:
        add_days(store, wanted[0][0], wanted[0][1], language=language)


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
    store.put("calendar_day", columns, rows)


def values_of_new_sets(store: Store) -> None:
    """Read the values of the two dimensions off the sets that came last."""
    store.run("transfer/derived/set_value")


def values_anew(store: Store) -> None:
    """Read the values of the two dimensions anew, after one was changed."""
    store.run("transfer/derived/set_value_clear")
    store.run("transfer/derived/set_value")


def redate(store: Store, *, after_import_no: int = -1) -> bool:
    """Let entries be read by the dimensions of their date; say whether any was moved.

    Only ledgers whose dimensions were changed from a date on have anything to move.
    """
    if not store.rows("base/setup/era"):
        return False
    store.hold(
        "base/setup/redated", relation="redated", after_import_no=after_import_no
    )
    store.run("base/setup/redated_set")
    store.run("base/setup/redated_member")
    add_codings(store, "base/setup/redated_coding")
    return bool(store.run("base/setup/redated_entry"))


def add_codings(store: Store, source: str) -> None:
    """Give a key to every account and dimension set that a relation brings together."""
    store.hold(source, relation="coding_met")
    store.run("transfer/coding_add")


def reset(store: Store) -> None:
    """Forget what the last transfer knew; the next one classifies everything again."""
    ((clean,),) = store.rows("transfer/derived/clean_import")
    clear(store, clean_import_no=clean)


def clear(store: Store, *, clean_import_no: int) -> None:
    """Forget all, but up to which import entries may have been transferred."""
    store.run("transfer/derived/clear")
    store.put(
        "transfer_mark",
        ("import_no", "clean_import_no", "coding_id", "fingerprint"),
        [(0, clean_import_no, 0, "")],
    )
