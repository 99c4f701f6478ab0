"""`check`: the laws of the ledger, each a query that returns no rows when it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.engine.classify import classify_now
from costledger.engine.render import check_names, sql
from costledger.operations.base.snapshot import in_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

    from costledger.engine.store import Store

SHOWN_MAX = 100
"""How many broken rows of one law a result carries; the count is always whole."""


@frozen
class LawResult:
    """One law, and where it does not hold."""

    name: str
    sentence: str
    broken: int
    """How many places break it."""
    found: tuple[str, ...]
    """The first of them, as sentences."""


@frozen
class CheckResult:
    """All laws, in order."""

    laws: tuple[LawResult, ...]

    @property
    def holds(self) -> bool:
        """Whether every law holds."""
        return not any(law.broken for law in self.laws)


@in_snapshot
def check(
    store: Store, *, progress: Callable[[str], None] | None = None
) -> CheckResult:
    """Prove every law of the ledger, and name each place where one is broken.

    Reads everything and writes nothing. `progress` is told the name of each law.
    """
    classify_now(store)
    laws = []
    for name in check_names():
        if progress:
            progress(name)
        laws.append(prove(store, name))
    return CheckResult(tuple(laws))


def prove(store: Store, name: str) -> LawResult:
    """Prove one law; what it reads is named already (`engine/classify.py`)."""
    rows = store.rows(f"checks/{name}")
    found = tuple(str(row[0]) for row in rows[:SHOWN_MAX])
    return LawResult(name, sentence(name), len(rows), found)


def sentence(name: str) -> str:
    """Return what a law says: the first sentence of its file, in English."""
    lines = sql(f"checks/{name}").splitlines()
    head = []
    for line in lines:
        if line.strip("- ") == "":
            break
        head.append(line.removeprefix("--").strip())
    return " ".join(head)
