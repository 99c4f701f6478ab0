"""Look at every general-ledger entry that a transfer may have to judge, and no other.

New imports are looked at; of old ones only what changed: entries whose coding got
another verdict or whose day got another state since the last transfer. So a run costs
what is new, and an entry that was mapped late is still found. The relations are named
for the statements that follow: `look` and `look_total`, and where more than new entries
may have changed `look_again`, `look_verdict`, `look_day` and `look_day_change`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

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
    def is_all_new(self) -> bool:
        """Whether there is nothing to look at again: what was looked at stays so."""
        return self.is_same or not self.clean_import_no

    @property
    def has_new_codings(self) -> bool:
        """Whether a coding came that has no verdict yet."""
        return self.newest_coding_id > self.coding_id

    @property
    def is_settled(self) -> bool:
        """Whether all that decides on new entries is remembered, and old ones stay."""
        return (
            self.is_same
            and self.late_entry_policy == "wait"
            and not self.has_new_codings
            and self.days == self.known_days
        )


SMALL = 100_000
"""Up to how many new entries a look is worked out once and held; beyond, a look is a
name that every statement works out as it goes, which costs less memory."""


def stand(
    store: Store, *, until: datetime.date | None = None, is_combining: bool = True
) -> Look:
    """Return where a look up to a posting date (inclusive) would stand."""
    ((masters,),) = store.rows("transfer/classify/fingerprint")
    fingerprint = masters
    if until:
        fingerprint += f" until {until}"
    if not is_combining:
        fingerprint += " uncombined"
    return Look(fingerprint=fingerprint, **store.records("transfer/classify/mark")[0])


def settle(
    store: Store,
    standing: Look,
    *,
    until: datetime.date | None = None,
    is_combining: bool = True,
) -> Look:
    """Remember the verdicts on codings and days that are new, and where that leads.

    Only when no entry that was looked at before can be told otherwise now: then most
    runs need no more, and the first one neither. It is the beginning of a transfer, in
    its transaction.
    """
    if not standing.is_all_new or standing.late_entry_policy != "wait":
        return standing
    is_first = not standing.is_same
    if is_first:
        store.run("transfer/classify/forget")
        standing = evolve(
            standing, import_no=0, coding_id=0, known_days=0, seen=standing.fingerprint
        )
    if standing.has_new_codings:
        store.run(
            "transfer/classify/settle_verdict",
            known_coding_id=standing.coding_id,
            combining=is_combining,
        )
    if standing.days != standing.known_days:
        store.run("transfer/classify/settle_day", until=until)
    if is_first:
        store.analyze("resolution")
        store.analyze("resolution_day")
    return evolve(
        standing, coding_id=standing.newest_coding_id, known_days=standing.days
    )


def look(
    store: Store,
    *,
    until: datetime.date | None = None,
    is_combining: bool = True,
    standing: Look | None = None,
) -> Look:
    """Name the relations of a look, up to a posting date (inclusive).

    `standing` is where it stands, when the caller knows and changed nothing since.
    """
    standing = standing or stand(store, until=until, is_combining=is_combining)
    if not standing.is_settled:
        _look_at_verdicts(store, standing, is_combining=is_combining)
        store.hold("transfer/classify/look_day", until=until)
        _look_again(store, standing)
        store.define("transfer/classify/look_judged", is_read_once=True)
    name_it = store.hold if standing.new_entries <= SMALL else store.define
    name_it(
        "transfer/classify/of_new" if standing.is_settled else "transfer/classify/look",
        relation="look",
        clean_mark=standing.clean_import_no,
    )
    totals = (
        "transfer/classify/total_of_new"
        if standing.is_all_new
        else "transfer/classify/look_total"
    )
    store.define(totals, relation="look_total", is_read_once=True)
    return standing


def _look_again(store: Store, standing: Look) -> None:
    if standing.is_all_new:
        store.hold("transfer/classify/again_nowhere", relation="look_again")
        return
    store.hold("transfer/classify/look_day_change")
    store.hold(
        "transfer/classify/look_again",
        mark=standing.import_no,
        clean_mark=standing.clean_import_no,
    )


def _look_at_verdicts(store: Store, standing: Look, *, is_combining: bool) -> None:
    if standing.fingerprint != standing.seen:
        store.hold(
            "transfer/classify/verdict_of_all",
            relation="look_verdict",
            combining=is_combining,
        )
    elif standing.has_new_codings:
        store.hold(
            "transfer/classify/verdict_of_new",
            relation="look_verdict",
            known_coding_id=standing.coding_id,
            combining=is_combining,
        )
    else:
        store.hold("transfer/classify/verdict_nowhere", relation="look_verdict")


def keep_totals(store: Store, *, register_no: int) -> None:
    """Keep what a look found; what goes belongs to the register of that number."""
    store.run("transfer/classify/keep_total", register_no=register_no)


def remember(store: Store, looked: Look) -> None:
    """Keep what a look saw, once its entries are posted."""
    if looked.has_new_codings or not looked.is_same:
        store.run("transfer/classify/keep_verdict")
    if looked.days != looked.known_days or not looked.is_same:
        store.run("transfer/classify/keep_day")
    store.run(
        "transfer/classify/keep_mark",
        import_no=looked.newest_import_no,
        coding_id=looked.newest_coding_id,
        fingerprint=looked.fingerprint,
    )
