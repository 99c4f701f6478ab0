"""`version`: budgets, forecasts and scenarios beside what really happened.

A version is a draft until it is locked. It may build on another one up to a cut: it then
shows that one's entries up to there, and its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import asdict, evolve, frozen

from costledger.engine import post
from costledger.errors import Refusal, RefusedError, UnknownRecordError
from costledger.messages import phrase
from costledger.operations.base import audit

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext

KINDS = ("budget", "forecast", "scenario")


@frozen
class Version:
    """A version, and what it holds of its own. Amounts in minor units."""

    code: str
    name: str
    kind: str
    """actual, budget, forecast or scenario."""
    is_locked: bool
    base: str
    """The version that it builds on, if any."""
    cut: datetime.date | None
    """The last day of the base that it shows; None is all of it."""
    cut_entry_no: int | None
    """The last entry of the base that it shows, where it was frozen."""
    entries: int
    amount: int
    first_day: datetime.date | None
    last_day: datetime.date | None


@frozen
class VersionRow:
    """A version as its table keeps it."""

    version_id: int
    code: str
    name: str
    kind: str
    is_locked: bool
    base_version_id: int | None = None
    base_cut_date: datetime.date | None = None
    base_cut_entry_no: int | None = None


def versions(store: Store) -> list[Version]:
    """Return every version, ACTUAL first and then by code."""
    return [Version(*row) for row in store.rows("versions/list")]


def one(store: Store, code: str) -> Version:
    """Return a version by its code.

    Raises UnknownRecordError.
    """
    requested = row_of(store, code).code
    return next(each for each in versions(store) if each.code == requested)


def row_of(store: Store, code: str) -> VersionRow:
    """Return a version as it is kept.

    Raises UnknownRecordError.
    """
    found = find(store, code)
    if found is None:
        raise UnknownRecordError(
            "version", code, phrase("See `costledger version list`.")
        )
    return found


def find(store: Store, code: str) -> VersionRow | None:
    """Return a version as it is kept, or None."""
    rows = store.rows("versions/one", code=code.strip().upper())
    return VersionRow(*rows[0]) if rows else None


def add(
    store: Store,
    context: PostingContext,
    code: str,
    *,
    name: str = "",
    kind: str = "budget",
    base: str = "",
    cut: datetime.date | None = None,
    is_frozen: bool = False,
) -> Version:
    """Make a version; `is_frozen` leaves out what its base is given from now on.

    Raises RefusedError (`key_missing`, `already_exists`, `kind_unknown`),
    UnknownRecordError for the base.
    """
    with store.transaction():
        post.lock(store)
        _check_kind(kind)
        like = VersionRow(0, "", "", kind, is_locked=False)
        if base:
            like = evolve(
                like,
                base_version_id=row_of(store, base).version_id,
                base_cut_date=cut,
                base_cut_entry_no=(
                    post.last_number(store, "entry") if is_frozen else None
                ),
            )
        return one(store, make(store, context, like, code, name).code)


def make(
    store: Store, context: PostingContext, like: VersionRow, code: str, name: str
) -> VersionRow:
    """Write a version with the kind and base of another, inside a transaction.

    Raises RefusedError (`key_missing`, `already_exists`).
    """
    row = evolve(
        like,
        version_id=int(store.rows("versions/last")[0][0]) + 1,
        code=_free(store, code),
        name=name.strip(),
        is_locked=False,
    )
    fields = asdict(row)
    store.insert("version", tuple(fields), [tuple(fields.values())])
    audit.record(store, context, "version add", version=row.code)
    return row


def lock(
    store: Store, context: PostingContext, code: str, *, is_locked: bool
) -> Version:
    """Lock a version, or make it a draft again.

    Raises UnknownRecordError, RefusedError for ACTUAL.
    """
    with store.transaction():
        post.lock(store)
        row = draft_or_locked(store, code)
        keep(store, evolve(row, is_locked=is_locked))
        verb = "version lock" if is_locked else "version unlock"
        audit.record(store, context, verb, version=row.code)
        return one(store, row.code)


def describe(
    store: Store, context: PostingContext, code: str, **changes: str
) -> Version:
    """Change the name or kind of a version.

    Raises UnknownRecordError, RefusedError.
    """
    with store.transaction():
        post.lock(store)
        row = draft_or_locked(store, code)
        if "kind" in changes:
            _check_kind(changes["kind"])
        changed: dict[str, Any] = dict(changes)
        keep(store, evolve(row, **changed))
        audit.record(store, context, "version set", version=row.code, **changes)
        return one(store, row.code)


def rename(store: Store, context: PostingContext, code: str, new_code: str) -> Version:
    """Give a version another code; drafts that name it follow.

    Raises UnknownRecordError, RefusedError.
    """
    with store.transaction():
        post.lock(store)
        row = draft_or_locked(store, code)
        fresh = _free(store, new_code)
        keep(store, evolve(row, code=fresh))
        for table in ("line", "batch"):
            store.run(f"versions/rename_{table}", code=row.code, new_code=fresh)
        audit.record(store, context, "version rename", version=row.code, to=fresh)
        return one(store, fresh)


def keep(store: Store, row: VersionRow) -> None:
    """Write what a version that is there is now."""
    store.run("versions/set", **asdict(row))


def _free(store: Store, code: str) -> str:
    """Return a code as it is kept, when no version has it."""
    requested = code.strip().upper()
    if not requested:
        raise refused(
            "key_missing",
            "name",
            "",
            phrase("A version needs a name."),
            phrase("Enter one."),
        )
    if find(store, requested):
        raise refused(
            "already_exists",
            "name",
            requested,
            phrase("There is a version {requested} already.", requested=requested),
            phrase("Choose another name."),
        )
    return requested


def _check_kind(kind: str) -> None:
    if kind not in KINDS:
        raise refused(
            "kind_unknown",
            "kind",
            kind,
            phrase("{kind!r} is no kind of version.", kind=kind),
            phrase("Write {kinds}.", kinds=", ".join(KINDS)),
        )


def draft_or_locked(store: Store, code: str) -> VersionRow:
    """Return a version that is not ACTUAL."""
    row = row_of(store, code)
    if row.version_id == post.ACTUAL:
        raise refused(
            "version_not_a_budget",
            "version",
            row.code,
            phrase("ACTUAL is what really happened."),
            phrase("Name a budget, forecast or scenario."),
        )
    return row


def refuse_what_is_used(store: Store, row: VersionRow) -> None:
    """Refuse to delete a version that is locked or that something refers to."""
    refusals = []
    if row.is_locked:
        refusals.append(
            Refusal(
                "version_locked",
                "",
                "version",
                row.code,
                phrase("The version {code} is locked.", code=row.code),
                phrase("Unlock it first, if nobody relies on it."),
            )
        )
    refusals += [
        Refusal(
            "version_in_use",
            "",
            "version",
            row.code,
            phrase("There are {what}: {rows:,}.", what=phrase(what), rows=rows),
            phrase("Lock the version instead: its history stays."),
        )
        for what, rows in store.rows("versions/used", version_id=row.version_id)
    ]
    if refusals:
        raise RefusedError(
            phrase("Deleting the version {code}", code=row.code), refusals
        )


def refused(kind: str, field: str, value: str, problem: str, hint: str) -> RefusedError:
    """Return the refusal of one thing about a version."""
    return RefusedError(
        phrase("The version"), [Refusal(kind, "", field, value, problem, hint)]
    )
