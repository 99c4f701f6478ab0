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
    """What a look stands on, so that it can be remembered."""

    newest_import_no: int
    newest_coding_id: int
    fingerprint: str


def look(
    store: Store, *, until: datetime.date | None = None, is_combining: bool = True
) -> Look:
    """Hold the relations of a look, up to a posting date (inclusive)."""
    ((mark, clean_mark, known_coding_id, seen, newest, newest_coding_id),) = store.rows(
        "look_mark"
    )
    ((masters,),) = store.rows("look_fingerprint")
    fingerprint = masters if is_combining else f"{masters} uncombined"

    if fingerprint == seen:
        store.hold(
            "look_verdict",
            source="look_verdict_of_new",
            known_coding_id=known_coding_id,
            combining=is_combining,
        )
    else:
        store.hold("look_verdict", source="look_verdict_of_all", combining=is_combining)
    store.hold("look_day", until=until)
    store.hold("look_day_change")
    if fingerprint == seen and mark == clean_mark and not _is_any_day_changed(store):
        store.hold("look_again", source="look_again_nowhere")
    else:
        store.hold("look_again", mark=mark, clean_mark=clean_mark)
    store.define("look", clean_mark=clean_mark)
    store.hold("look_total")
    return Look(newest, newest_coding_id, fingerprint)


def remember(store: Store, looked: Look, *, register_no: int | None) -> None:
    """Keep what a look found, once its entries are posted."""
    store.run("look_keep_total", register_no=register_no)
    store.run("look_keep_resolution")
    store.run(
        "look_keep_mark",
        import_no=looked.newest_import_no,
        coding_id=looked.newest_coding_id,
        fingerprint=looked.fingerprint,
    )


def _is_any_day_changed(store: Store) -> bool:
    return bool(store.rows("look_any_day_change"))
