"""`rules lint`: looking over the rules of a ledger, or of a text, before they run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from costledger.domain.rules_lint import ERROR, Charts, Finding, Scope, look
from costledger.errors import RefusedError
from costledger.messages import phrase
from costledger.operations.rules.rules import read_rules
from costledger.operations.rules.text import read

if TYPE_CHECKING:
    import datetime

    from costledger.engine.store import Store
    from costledger.operations.base.paths import StrPath


@frozen
class LintResult:
    """What was found, rule by rule in the order of a run."""

    rules: int
    """How many rules were looked at, whether they take part or not."""
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> int:
        """How many of the findings a run would refuse."""
        return sum(each.severity == ERROR for each in self.findings)


def lint(
    store: Store,
    *,
    date: datetime.date | None = None,
    kind: str = "actual",
    label: str = "*",
    levels: tuple[int, int] | None = None,
    source: StrPath = "",
) -> LintResult:
    """Look over the rules that a run on a date would take, or all that are not blocked.

    `source` is a text of rules, or the path of one: its rules take the place of those
    of the ledger with the same ids.

    Raises SourceError, RefusedError for a text that cannot be read.
    """
    rules = {rule.rule_id: rule for rule in read_rules(store)}
    methods = {
        each["level"]: each["method"]
        for each in store.records("base/masters/allocation_levels")
    }
    if source:
        found = read(source)
        if found.refusals:
            raise RefusedError(phrase("Reading the rules"), found.refusals)
        rules |= {rule.rule_id: rule for rule in found.rules}
        methods = found.levels if found.levels is not None else methods
    charts = Charts(
        cost_types={row[0]: (row[1], row[2]) for row in store.rows("rules/cost_type")},
        centers=_receivers(store, "center"),
        objects=_receivers(store, "object"),
        drivers=frozenset(row[0] for row in store.rows("rules/keys/driver_list")),
        methods=methods,
    )
    scope = Scope(date=date, kind=kind, label=label.strip().upper())
    if levels:
        scope = Scope(date, kind, scope.label, *levels)
    ordered = sorted(
        rules.values(),
        key=lambda rule: (
            rule.level,
            str(rule.valid_from or ""),
            str(rule.valid_to or ""),
            rule.cost_type_range,
            rule.rule_id,
        ),
    )
    return LintResult(len(ordered), tuple(look(ordered, charts, scope)))


def _receivers(store: Store, kind: str) -> dict[str, tuple[str, bool]]:
    return {
        code: (line_type, is_blocked)
        for code, line_type, is_blocked in store.rows("rules/receiver", kind=kind)
    }
