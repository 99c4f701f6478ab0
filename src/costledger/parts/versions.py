"""Versions: budgets, forecasts and scenarios beside `ACTUAL`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.operations.base.context import PostingContext
from costledger.operations.budget import copy
from costledger.operations.registers import delete_version
from costledger.operations.versions import versions
from costledger.parts.base import Part

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from costledger.operations.versions.versions import Version


class Versions(Part):
    """Versions: budgets, forecasts and scenarios beside `ACTUAL`."""

    def list(self) -> Sequence[Version]:
        """Return every version, ACTUAL first."""
        return versions.versions(self._store)

    def new(
        self,
        code: str,
        name: str = "",
        kind: str = "budget",
        *,
        base: str = "",
        cut: datetime.date | None = None,
        frozen: bool = False,
    ) -> Version:
        """Make a version: a `budget`, `forecast` or `scenario`.

        With a `base` it shows that one's entries up to the `cut` (all without one), and
        its own; `frozen` leaves out what the base is given from now on.

        Raises RefusedError, UnknownRecordError.
        """
        return versions.add(
            self._store,
            PostingContext.at(),
            code,
            name=name,
            kind=kind,
            base=base,
            cut=cut,
            is_frozen=frozen,
        )

    def copy(
        self,
        code: str,
        new_code: str,
        name: str = "",
        *,
        factor: str = "1",
        rounding: str = "",
    ) -> Version:
        """Make a version like another, with copies of its own entries.

        They are multiplied by `factor` and rounded to multiples of `rounding`.

        Raises UnknownRecordError, RefusedError.
        """
        return copy.copy_version(
            self._store,
            PostingContext.at(),
            code,
            new_code,
            name=name,
            factor=factor,
            rounding=rounding,
        )

    def lock(self, code: str) -> Version:
        """Lock a version: nothing is posted into it, and nothing in it changes.

        Raises UnknownRecordError, RefusedError.
        """
        return versions.lock(self._store, PostingContext.at(), code, is_locked=True)

    def unlock(self, code: str) -> Version:
        """Make a locked version a draft again.

        Raises UnknownRecordError, RefusedError.
        """
        return versions.lock(self._store, PostingContext.at(), code, is_locked=False)

    def delete(self, code: str) -> int:
        """Take a draft away, and return how many entries went with it.

        Raises UnknownRecordError, RefusedError when something refers to it.
        """
        return delete_version.delete(self._store, PostingContext.at(), code)
