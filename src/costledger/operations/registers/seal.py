"""Seals: what is closed has a SHA-256 that holds it to what it was, entry by entry.

The seal of a register covers its content and the seal before it in its version, so that
nobody changes, drops or adds a line below a seal that is known without breaking it.
"""

from __future__ import annotations

import hashlib
import json
from itertools import groupby, islice
from typing import TYPE_CHECKING

from attrs import frozen

from costledger.engine.fingerprint import BLOCK, Fingerprint, fingerprint
from costledger.messages import phrase

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterable, Iterator

    from costledger.engine.store import Row, Store


@frozen
class BrokenSeal:
    """A seal that does not hold: whose it is, and what was found."""

    what: str
    """`register 7 of ACTUAL`, or `period 2026-01-01`."""
    problem: str


@frozen
class SealCheck:
    """Whether all seals hold: the first that does not, of each version and of periods."""

    registers: int
    """How many registers are closed."""
    periods: int
    """How many periods are closed by a seal."""
    broken: tuple[BrokenSeal, ...]

    @property
    def holds(self) -> bool:
        """Whether every seal holds."""
        return not self.broken


def chained(content: str, before: str) -> str:
    """Return the seal of a content that follows another seal ('' for the first)."""
    return hashlib.sha256(f"{before}\n{content}\n".encode()).hexdigest()


def contents(
    store: Store, version_id: int, first_no: int, last_no: int
) -> Iterator[tuple[int, Fingerprint]]:
    """Yield the content of each register from one number to another, in order.

    Lines are the register itself and its entries, hashed in blocks of 10,000.
    """
    blocks = store.stream(
        "registers/seal/line",
        BLOCK,
        version_id=version_id,
        first_no=first_no,
        last_no=last_no,
    )
    rows = (row for block in blocks for row in block)
    for number, own in groupby(rows, key=lambda row: int(row[0])):
        yield number, fingerprint(_blocks((row[1],) for row in own))


def period_content(
    store: Store,
    first_day: datetime.date,
    last_day: datetime.date | None,
    last_entry_no: int,
) -> Fingerprint:
    """Return the content of a period: what ACTUAL held in it up to an entry."""
    blocks = store.stream(
        "registers/seal/period_line",
        BLOCK,
        first_day=first_day,
        last_day=last_day,
        last_entry_no=last_entry_no,
    )
    return fingerprint(blocks)


def check_seals(store: Store) -> SealCheck:
    """Prove that what is closed is as it was when it was closed."""
    registers, broken = 0, []
    with store.transaction():
        for version_id, code in store.rows("registers/seal/version"):
            seals = store.rows("registers/seal/list", version_id=version_id)
            registers += len(seals)
            found = _first_broken(store, version_id, code, seals)
            if found:
                broken.append(found)
        broken += _lost(store)
        periods = store.records("registers/periods/seal_list")
        broken += _broken_periods(store, periods)
    standing = sum(1 for each in periods if not each["is_reopened"])
    return SealCheck(registers, standing, tuple(broken))


def _first_broken(
    store: Store, version_id: int, code: str, seals: list[Row]
) -> BrokenSeal | None:
    """Return the first register of a version whose seal does not hold."""
    found = dict(contents(store, version_id, seals[0][0], seals[-1][0]))
    unsealed = set(found) - {row[0] for row in seals}
    before = ""
    for number, entries, content, seal, is_archived in seals:
        what = phrase("register {number} of {code}", number=number, code=code)
        early = sorted(each for each in unsealed if each < number)
        if early:
            return BrokenSeal(
                phrase("register {early} of {code}", early=early[0], code=code),
                phrase("it is open or was added, although a later one is closed"),
            )
        if chained(content, before) != seal:
            return BrokenSeal(
                what,
                phrase("its seal does not follow the one before: a seal was changed"),
            )
        own = found.get(number)
        if own is None:
            return BrokenSeal(what, phrase("it is closed and not there any more"))
        if own.sha256 != content and not is_archived:
            return BrokenSeal(
                what,
                phrase(
                    "it was changed after it was closed with {entries:,} entries; it "
                    "has {rows:,} now",
                    entries=entries,
                    rows=own.rows - 1,
                ),
            )
        before = seal
    return None


def _lost(store: Store) -> list[BrokenSeal]:
    """Return the first closing that the audit trail knows and no seal shows."""
    known = {
        row[3]
        for version_id, _ in store.rows("registers/seal/version")
        for row in store.rows("registers/seal/list", version_id=version_id)
    }
    for _, detail in store.rows("registers/seal/event"):
        reported = json.loads(detail)
        if reported.get("seal") and reported["seal"] not in known:
            number = reported["register"]
            return [
                BrokenSeal(
                    phrase(
                        "register {number} of {version}",
                        number=number,
                        version=reported["version"],
                    ),
                    phrase(
                        "the audit trail says that it was closed, and its seal is lost"
                    ),
                )
            ]
    return []


def _broken_periods(store: Store, periods: list[dict[str, object]]) -> list[BrokenSeal]:
    before = ""
    for each in periods:
        what = phrase("period {starting_date}", starting_date=each["starting_date"])
        content, seal = str(each["content"]), str(each["seal"])
        if chained(content, before) != seal:
            return [BrokenSeal(what, phrase("its seal does not follow the one before"))]
        before = seal
        if each["is_reopened"] or each["is_archived"]:
            continue
        own = period_content(
            store,
            each["starting_date"],  # type: ignore[arg-type]
            each["ending_date"],  # type: ignore[arg-type]
            each["last_entry_no"],  # type: ignore[arg-type]
        )
        if own.sha256 != content:
            return [
                BrokenSeal(
                    what,
                    phrase(
                        "what it held was changed after it was closed with {entries:,} "
                        "entries; it has {rows:,} now",
                        entries=each["entries"],
                        rows=own.rows,
                    ),
                )
            ]
    return []


def _blocks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows in blocks."""
    rest = iter(rows)
    while block := list(islice(rest, BLOCK)):
        yield block
