"""Classify the general-ledger entries that a transfer may have to judge, and no other.

New imports are classified; of old ones only what changed: entries whose coding or day is
classified otherwise than at the last transfer. So a run costs what is new, and an entry
that was mapped late is still found.

What becomes of an entry stands in one text, `transfer/classify/classified_entry.sql`. It
reads `unclassified_entry`, `applicable_coding` and `applicable_day`, and these are named
here: a transfer caches how codings and days are classified and reads the cache; whoever
only reads and finds the cache out of date works it out as of now. The relations
`classified_entry` and `classification_total` are for the statements that follow.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.engine import derived

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store


@frozen
class Watermark:
    """How far the last transfer came, and what there is now."""

    import_no: int
    """Up to this import every entry is counted in the totals."""
    transferred_import_no: int
    """Up to this import every entry may have been transferred."""
    coding_id: int
    """Up to this coding classifications are cached."""
    known_fingerprint: str
    """The fingerprint of masters and settings that the last transfer saw."""
    fingerprint: str
    """The fingerprint of masters and settings now."""
    newest_import_no: int
    newest_coding_id: int
    new_entries: int
    """How many entries came since."""
    days: int
    """How many days the calendar has."""
    known_days: int
    """Of how many days it is cached what holds on them."""
    late_entry_policy: str
    until: datetime.date | None
    """The last posting date that the transfer takes."""
    is_combining: bool
    """Whether entries are combined, as far as their cost types say so."""

    @property
    def is_same(self) -> bool:
        """Whether masters, settings and registers are as the last transfer left them."""
        return (
            self.fingerprint == self.known_fingerprint
            and self.import_no == self.transferred_import_no
        )

    @property
    def is_first(self) -> bool:
        """Whether no entry was classified before, so that none can have changed."""
        return not self.is_same and not self.transferred_import_no

    @property
    def is_reclassifying(self) -> bool:
        """Whether entries that were classified before may be told otherwise now."""
        return not self.is_same and not self.is_first

    @property
    def is_cached(self) -> bool:
        """Whether all that decides on entries is cached as it is now."""
        return (
            self.is_same
            and self.newest_coding_id <= self.coding_id
            and self.days == self.known_days
        )


SMALL = 100_000
"""Up to how many new entries are classified once and held; beyond, `classified_entry` is
a name that every statement works out as it goes, which costs less memory."""


def read_watermark(
    store: Store, *, until: datetime.date | None = None, is_combining: bool = True
) -> Watermark:
    """Return the watermark of a transfer up to a posting date (inclusive)."""
    ((fingerprint,),) = store.rows("transfer/classify/fingerprint")
    if until:
        fingerprint += f" until {until}"
    if not is_combining:
        fingerprint += " uncombined"
    return Watermark(
        fingerprint=fingerprint,
        until=until,
        is_combining=is_combining,
        **store.records("transfer/classify/read_watermark")[0],
    )


def find_changed(store: Store, watermark: Watermark) -> None:
    """Hold the entries to reclassify, `changed_entry`, and what totals say of them.

    Nothing is done where no entry can have changed. Comes before anything is cached.
    """
    if not watermark.is_reclassifying:
        return
    store.materialize(
        "transfer/classify/changed_coding",
        known_coding_id=_known_coding_id(watermark),
        combining=watermark.is_combining,
    )
    store.materialize(
        "transfer/classify/changed_entry",
        import_no=watermark.import_no,
        until=watermark.until,
    )
    _create_view("reclassified_entry", store, "unclassified_entry", former=True)
    _create_view("cached_coding", store, "applicable_coding")
    _create_view("cached_day", store, "applicable_day")
    _create_view("classified_entry", store)
    store.materialize("transfer/classify/classification_total", relation="former_total")


def cache_new(store: Store, watermark: Watermark) -> None:
    """Cache how codings and days are classified that are new or changed.

    It is the beginning of a transfer, in its transaction.
    """
    is_new_coding = watermark.newest_coding_id > watermark.coding_id
    is_new_day = watermark.days != watermark.known_days
    if watermark.is_first:
        derived.clear(store, transferred_import_no=0)
    if watermark.is_reclassifying:
        store.run("transfer/classify/uncache_changed")
    elif is_new_coding or watermark.is_first:
        _create_view(
            "changed_coding",
            store,
            known_coding_id=_known_coding_id(watermark),
            combining=watermark.is_combining,
        )
    if is_new_coding or not watermark.is_same:
        store.run("transfer/classify/cache_coding")
    if is_new_day or not watermark.is_same:
        store.run("transfer/classify/cache_day", until=watermark.until)
    if watermark.is_first:
        store.analyze("classified_coding")
        store.analyze("classified_day")


def classify(store: Store, watermark: Watermark, *, is_cached: bool) -> None:
    """Name `classified_entry` and `classification_total`: new and changed entries.

    `is_cached` says whether codings and days are cached as they are now.
    """
    if watermark.is_reclassifying:
        _create_view("reclassified_entry", store, "unclassified_entry", former=False)
    else:
        _create_view(
            "new_entry",
            store,
            "unclassified_entry",
            transferred_import_no=watermark.transferred_import_no,
        )
    _create_view(
        "cached_coding" if is_cached else "current_coding", store, "applicable_coding"
    )
    if is_cached and watermark.late_entry_policy == "wait":
        _create_view("cached_day", store, "applicable_day")
    else:
        store.materialize(
            "transfer/classify/current_day",
            relation="applicable_day",
            until=watermark.until,
        )
    name_it = store.materialize if watermark.new_entries <= SMALL else store.create_view
    name_it("transfer/classify/classified_entry")
    if watermark.is_reclassifying:
        _create_view("classification_total", store, "current_total")
        _create_view("classification_difference", store, "classification_total")
    else:
        _create_view("classification_total", store)


def classify_now(store: Store) -> None:
    """Classify what is new or changed for those who read: nothing is cached."""
    watermark = read_watermark(store)
    find_changed(store, watermark)
    classify(store, watermark, is_cached=watermark.is_cached)


def append_totals(store: Store, *, register_no: int) -> None:
    """Append what was found; what goes belongs to the register of that number."""
    store.run("transfer/classify/append_totals", register_no=register_no)


def save_watermark(store: Store, watermark: Watermark) -> None:
    """Save how far a transfer came, once its entries are posted."""
    store.run(
        "transfer/classify/save_watermark",
        import_no=watermark.newest_import_no,
        coding_id=watermark.newest_coding_id,
        fingerprint=watermark.fingerprint,
    )


def _known_coding_id(watermark: Watermark) -> int:
    """Return up to which coding all are cached as they are classified now."""
    is_known = watermark.fingerprint == watermark.known_fingerprint
    return watermark.coding_id if is_known else 0


def _create_view(
    statement: str,
    store: Store,
    relation: str = "",
    **parameters: str | int | bool | None,
) -> None:
    """Name what one statement reads."""
    store.create_view(
        f"transfer/classify/{statement}", relation, is_read_once=True, **parameters
    )
