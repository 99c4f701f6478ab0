"""Allocation rules in force: listed, and read and written as a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from costledger.operations.base.context import PostingContext
from costledger.operations.rules import lint, rules, text
from costledger.parts.base import Part

if TYPE_CHECKING:
    import datetime
    from collections.abc import Sequence

    from costledger.operations.base.paths import StrPath
    from costledger.operations.rules.lint import LintResult
    from costledger.operations.rules.text import RuleDifference, RulesImported


class Rules(Part):
    """Allocation rules in force: listed, and read and written as a text."""

    def list(self) -> Sequence[dict[str, Any]]:
        """Return the allocation rules in force, by the fields of the exchange table.

        The order is that of a run: level, validity, cost types, id.
        """
        return rules.sources(self._store)

    def lines(self, source_id: str) -> Sequence[dict[str, Any]]:
        """Return the lines of a rule, by the fields of the exchange table.

        Raises UnknownRecordError.
        """
        return rules.targets(self._store, source_id)

    def export(self) -> str:
        """Return the rules in force as a text: the same rules, the same bytes."""
        return text.export_text(self._store)

    def import_(
        self,
        source: StrPath,
        *,
        whole: bool = False,
        dry_run: bool = False,
        today: datetime.date | None = None,
    ) -> RulesImported:
        """Read allocation rules from a text or the file at a path, all of them or none.

        A rule of the text is a whole rule; `whole` takes those away that it has not.

        Raises SourceError, RefusedError with every problem of every rule and line.
        """
        return text.import_text(
            self._store, PostingContext.at(today), source, whole=whole, dry_run=dry_run
        )

    def diff(self, source: StrPath) -> Sequence[RuleDifference]:
        """Return how a text, or the file at a path, differs from the rules in force.

        Raises SourceError, RefusedError.
        """
        return text.diff_text(self._store, source)

    def lint(
        self,
        date: datetime.date | None = None,
        *,
        kind: str = "actual",
        label: str = "*",
        levels: tuple[int, int] | None = None,
        source: StrPath = "",
    ) -> LintResult:
        """Look over the rules that a run on a date would take, or all not blocked.

        `source` is a text of rules, or a path: looked over in place of the ledger's.

        Raises SourceError, RefusedError for a text that cannot be read.
        """
        return lint.lint(
            self._store,
            date=date,
            kind=kind,
            label=label,
            levels=levels,
            source=source,
        )
