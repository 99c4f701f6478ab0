"""Look at every general-ledger entry that a transfer may have to judge, and no other.

New imports are looked at; of old ones only what changed: entries whose coding got
another verdict or whose day got another state since the last transfer. So a run costs
what is new, and an entry that was mapped late is still found. The relations are named
for the statements that follow: `look`, `look_total`, `look_again`, `look_verdict`,
`look_day`, `look_day_change`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store


@frozen
class Look:
    """What a look stands on: what the last transfer knew, and what there is now."""

    import_no: int
    """Up to this import everything is counted in the tie-out."""
    clean_import_no: int
    """Up to this import everything may have been transferred."""
    coding_id: int
    """Up to this coding verdicts are known."""
    seen: str
    """The fingerprint that the last transfer saw."""
    newest_import_no: int
    newest_coding_id: int
    new_entries: int
    days: int
    known_days: int
    late_entry_policy: str
    fingerprint: str

    @property
    def is_same(self) -> bool:
        """Whether masters, settings and registers are as the last transfer left them."""
        return self.fingerprint == self.seen and self.import_no == self.clean_import_no

    @property
    def has_new_codings(self) -> bool:
        """Whether a coding came that has no verdict yet."""
        return self.newest_coding_id > self.coding_id


SMALL = 100_000
"""Up to how many new entries a look is worked out once and held; beyond, a look is a
name that every statement works out as it goes, which costs less memory."""


def stand(
    store: Store, *, until: datetime.date | None = None, is_combining: bool = True
) -> Look:
    """Return where a look up to a posting date (inclusive) would stand."""
    ((masters,),) = store.rows("look_fingerprint")
    fingerprint = masters
    if until:
        fingerprint += f" until {until}"
    if not is_combining:
        fingerprint += " uncombined"
    return Look(fingerprint=fingerprint, **store.records("look_mark")[0])


def look(
    store: Store,
    *,
    until: datetime.date | None = None,
    is_combining: bool = True,
    standing: Look | None = None,
) -> Look:
    """Hold the relations of a look, up to a posting date (inclusive).

    `standing` is where it stands, when the caller knows and changed nothing since.
    """
    standing = standing or stand(store, until=until, is_combining=is_combining)
    _look_at_verdicts(store, standing, is_combining=is_combining)
    is_kept = standing.is_same and standing.days == standing.known_days
    if is_kept and standing.late_entry_policy == "wait":
        store.hold("look_day", source="look_day_kept")
    else:
        store.hold("look_day", until=until)
    if standing.is_same:
        store.hold("look_again", source="look_again_nowhere")
    else:
        store.hold("look_day_change")
        store.hold(
            "look_again", mark=standing.import_no, clean_mark=standing.clean_import_no
        )
    if standing.is_same and standing.new_entries <= SMALL:
        store.hold(
            "look_judged",
            source="look_judged_of_new",
            clean_mark=standing.clean_import_no,
        )
        store.hold("look", clean_mark=standing.clean_import_no)
    else:
        store.define("look_judged", is_read_once=True)
        store.define("look", clean_mark=standing.clean_import_no)
    totals = "look_total_of_new" if standing.is_same else "look_total"
    store.hold("look_total", source=totals)
    return standing


def _look_at_verdicts(store: Store, standing: Look, *, is_combining: bool) -> None:
    if standing.fingerprint != standing.seen:
        store.hold("look_verdict", source="look_verdict_of_all", combining=is_combining)
    elif standing.has_new_codings:
        store.hold(
            "look_verdict",
            source="look_verdict_of_new",
            known_coding_id=standing.coding_id,
            combining=is_combining,
        )
    else:
        store.hold("look_verdict", source="look_verdict_nowhere")


def remember(store: Store, looked: Look, *, register_no: int | None) -> None:
    """Keep what a look found, once its entries are posted."""
    store.run("look_keep_total", register_no=register_no)
    if looked.has_new_codings or not looked.is_same:
        store.run("look_keep_verdict")
    if looked.days != looked.known_days or not looked.is_same:
        store.run("look_keep_day")
    store.run(
        "look_keep_mark",
        import_no=looked.newest_import_no,
        coding_id=looked.newest_coding_id,
        fingerprint=looked.fingerprint,
    )
