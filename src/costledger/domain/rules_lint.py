"""Looking over allocation rules before anything runs: what cannot work or may surprise.

Every finding has its rule and line. Rules are looked at together: pools that overlap,
groups that nothing leaves, and costs that come back too late. `docs/guides/rules.md` explains every finding.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import field, frozen

from costledger.domain import rules as domain
from costledger.domain.allocation import round_half_away, share_rest
from costledger.domain.filters import parse_filter
from costledger.domain.hierarchy import LINES, LineType
from costledger.errors import FilterSyntaxError
from costledger.messages import phrase

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping, Sequence

    from costledger.domain.rules import Line, Rule

ERROR, WARNING, NOTE = "error", "warning", "note"

SAMPLE = 1000_00
"""The pool, in minor units, that shows what rates and shares together do."""


@frozen
class Finding:
    """Something to know of a rule or line, and what to do."""

    kind: str
    severity: str
    """`error`: a run refuses it. `warning`: it runs, and may surprise. `note`."""
    rule_id: str
    line_no: int | None
    field: str
    problem: str
    hint: str = ""


@frozen
class Charts:
    """What rules may name: code = (line type, is blocked)."""

    cost_types: Mapping[str, tuple[str, bool]]
    centers: Mapping[str, tuple[str, bool]]
    objects: Mapping[str, tuple[str, bool]]
    drivers: frozenset[str] = frozenset()
    methods: Mapping[int, str] = field(factory=dict)
    """Level = how its pools see each other, where it is not sequential."""


@frozen
class Scope:
    """Which rules are looked at."""

    date: datetime.date | None = None
    """Only rules valid on it; without it all that are not blocked."""
    kind: str = "actual"
    label: str = "*"
    from_level: int = 0
    to_level: int = 1_000_000


def look(rules: Sequence[Rule], charts: Charts, scope: Scope) -> list[Finding]:
    """Return everything there is to say of rules, rule by rule and line by line."""
    taken = [rule for rule in rules if _takes_part(rule, scope)]
    ranges = {rule.rule_id: _range(rule, charts) for rule in taken}
    found = [
        finding
        for rule in taken
        for finding in (
            *_head(rule, charts),
            *_lines(rule, charts),
            *_whole(rule),
        )
    ]
    found += _overlaps(taken, ranges)
    found += _graph(taken, ranges, charts)
    order = {rule.rule_id: position for position, rule in enumerate(taken)}
    return sorted(found, key=lambda each: (order[each.rule_id], each.line_no or 0))


def _takes_part(rule: Rule, scope: Scope) -> bool:
    return (
        not rule.is_blocked
        and rule.applies_to in ("both", scope.kind)
        and scope.label in ("*", rule.label)
        and scope.from_level <= rule.level <= scope.to_level
        and (scope.date is None or _is_valid(rule, scope.date))
    )


def _is_valid(rule: Rule, date: datetime.date) -> bool:
    return (rule.valid_from is None or rule.valid_from <= date) and (
        rule.valid_to is None or rule.valid_to >= date
    )


# One rule


def _head(rule: Rule, charts: Charts) -> Iterator[Finding]:
    def message(kind: str, name: str, problem: str, hint: str) -> Finding:
        return Finding(kind, ERROR, rule.rule_id, None, name, problem, hint)

    if not 1 <= rule.level <= domain.LEVEL_MAX:
        yield message(
            "level_not_allowed",
            "level",
            phrase("There is no level {level}.", level=rule.level),
            phrase("Levels go from 1 to {level_max}.", level_max=domain.LEVEL_MAX),
        )
    if rule.valid_from and rule.valid_to and rule.valid_from > rule.valid_to:
        yield message(
            "validity_inverted",
            "valid_to",
            phrase(
                "It ends on {valid_to}, before it begins on {valid_from}.",
                valid_to=rule.valid_to,
                valid_from=rule.valid_from,
            ),
            phrase("Enter a later end, or none."),
        )
    for kind, name, problem, hint in _places(
        rule.cost_center_code,
        rule.cost_object_code,
        ("cost_center_code", "cost_object_code"),
        phrase("The rule has no sender."),
        charts,
    ):
        yield message(kind, name, problem, hint)
    if rule.style != domain.DISTRIBUTION:
        yield from (
            message(kind, "credit_to_cost_type", problem, hint)
            for kind, problem, hint in _cost_type(rule.credit_to_cost_type, charts)
        )
    yield from _filter(rule, None, "cost_type_range", rule.cost_type_range)
    if not rule.lines:
        yield message(
            "no_targets",
            "targets",
            phrase("The rule has no lines, so its pool would go nowhere."),
            phrase("Add lines, or block the rule."),
        )


def _lines(rule: Rule, charts: Charts) -> Iterator[Finding]:
    for line in rule.lines:
        no = line.line_no
        for kind, name, problem, hint in _places(
            line.target_cost_center,
            line.target_cost_object,
            ("target_cost_center", "target_cost_object"),
            phrase("The line has no receiver."),
            charts,
        ):
            yield Finding(kind, ERROR, rule.rule_id, no, name, problem, hint)
        if rule.style == domain.DISTRIBUTION:
            yield from _rate(rule, line)
        else:
            for kind, problem, hint in _cost_type(line.target_cost_type, charts):
                yield Finding(
                    kind, ERROR, rule.rule_id, no, "target_cost_type", problem, hint
                )
        for name in domain.FILTERS:
            if name != "date_filter_code":
                yield from _filter(rule, no, name, getattr(line, name))
        yield from _base(rule, line, charts)


def _rate(rule: Rule, line: Line) -> Iterator[Finding]:
    """Yield a rate of a rule that passes cost types on as they are."""
    if line.target_type != domain.ALL_COSTS:
        yield Finding(
            "rate_in_distribution",
            ERROR,
            rule.rule_id,
            line.line_no,
            "allocation_target_type",
            phrase("A rate has no place in a rule of the style distribution."),
            "Set style = assessment, or enter a share.",
        )


def _base(rule: Rule, line: Line, charts: Charts) -> Iterator[Finding]:
    if line.base == "driver" and line.driver_code not in charts.drivers:
        yield Finding(
            "driver_missing",
            ERROR,
            rule.rule_id,
            line.line_no,
            "driver_code",
            phrase(
                "There is no key figure {driver_code}.", driver_code=line.driver_code
            )
            if line.driver_code
            else phrase("No key figure is named."),
            phrase("Add it, and import its values: drivers, driver_values."),
        )
    if line.base == "gl_entries" and not line.no_filter:
        yield Finding(
            "whole_ledger",
            WARNING,
            rule.rule_id,
            line.line_no,
            "no_filter",
            phrase(
                "Without accounts the line measures the whole general ledger, "
                "which is 0 where it balances."
            ),
            phrase("Name accounts."),
        )
    budgets = ("gl_budget_entries", "cost_budget_entries")
    if line.base in budgets and not line.group_filter:
        yield Finding(
            "all_budgets",
            WARNING,
            rule.rule_id,
            line.line_no,
            "group_filter",
            phrase("Without a budget's name the line measures all budgets together."),
            phrase("Name the budget."),
        )


def _places(
    center: str,
    object_: str,
    names: tuple[str, str],
    nothing: str,
    charts: Charts,
) -> Iterator[tuple[str, str, str, str]]:
    """Yield what is wrong with a center and object, of which there must be one."""
    if not center and not object_:
        yield (
            "cost_center_or_object_missing",
            names[0],
            nothing,
            phrase("Enter a cost center or a cost object."),
        )
    if center and object_:
        yield (
            "cost_center_and_object_both",
            names[1],
            phrase(
                "There are a cost center {center} and a cost object {object_}.",
                center=center,
                object_=object_,
            ),
            phrase("Keep one of them: a cost has one place."),
        )
    for word, code, chart, name in (
        ("center", center, charts.centers, names[0]),
        ("object", object_, charts.objects, names[1]),
    ):
        if not code:
            continue
        line_type, is_blocked = chart.get(code, ("", False))
        if not line_type:
            yield (
                f"cost_{word}_not_defined",
                name,
                phrase("There is no cost {word} {code}.", word=word, code=code),
                phrase("Choose one of the chart, or add it."),
            )
        elif LineType(line_type) not in LINES:
            yield (
                "line_type_not_allowed",
                name,
                phrase("{code} is a heading or a total.", code=code),
                phrase("Choose one that takes postings."),
            )
        elif is_blocked:
            yield (
                f"cost_{word}_blocked",
                name,
                phrase("The cost {word} {code} is blocked.", word=word, code=code),
                phrase("Choose another, or unblock it."),
            )


def _cost_type(code: str, charts: Charts) -> Iterator[tuple[str, str, str]]:
    line_type, is_blocked = charts.cost_types.get(code, ("", False))
    if not code:
        yield (
            "allocation_cost_type_missing",
            phrase("There is no cost type to post on."),
            phrase("Enter one."),
        )
    elif not line_type:
        yield (
            "cost_type_missing",
            phrase("There is no cost type {code}.", code=code),
            phrase("Choose one of the chart, or add it."),
        )
    elif line_type != "postable":
        yield (
            "cost_type_not_postable",
            phrase("{code} is a heading or a total.", code=code),
            phrase("Choose a cost type that takes postings."),
        )
    elif is_blocked:
        yield (
            "cost_type_blocked",
            phrase("The cost type {code} is blocked.", code=code),
            phrase("Choose another, or unblock it."),
        )


def _filter(rule: Rule, line_no: int | None, name: str, text: str) -> Iterator[Finding]:
    try:
        parse_filter(text)
    except FilterSyntaxError as error:
        yield Finding(
            "filter_unreadable",
            ERROR,
            rule.rule_id,
            line_no,
            name,
            phrase(
                "The filter {text} cannot be read: {problem}",
                text=text,
                problem=error.problem,
            ),
            phrase("Filters look like 7110..7193|72*, ..100, <>7120."),
        )


def _range(rule: Rule, charts: Charts) -> frozenset[str]:
    """Return the cost types that a rule takes; none where its range is unreadable."""
    try:
        passing = parse_filter(rule.cost_type_range).select(charts.cost_types)
    except FilterSyntaxError:
        return frozenset()
    return frozenset(
        code for code in passing if charts.cost_types[code][0] == "postable"
    )


def _whole(rule: Rule) -> Iterator[Finding]:
    """Yield what is to be said of the lines of a rule together."""
    sharing = [line for line in rule.lines if line.target_type == domain.ALL_COSTS]
    fixed = [line for line in rule.lines if line.target_type != domain.ALL_COSTS]
    if sharing and not any(line.share for line in sharing):
        is_measured = any(line.base != domain.STATIC for line in sharing)
        yield Finding(
            "keys_zero",
            WARNING if is_measured or rule.when_zero == "leave_open" else ERROR,
            rule.rule_id,
            None,
            "share",
            phrase("All keys of the rule are zero as they stand.")
            if is_measured
            else phrase("All keys of the rule are zero, so nobody would get its pool."),
            phrase("Look at `costledger keys show`, or set when_zero = leave_open.")
            if is_measured
            else phrase("Enter shares, or set when_zero = leave_open."),
        )
    if fixed and any(line.share for line in sharing):
        yield Finding(
            "rates_and_shares",
            NOTE,
            rule.rule_id,
            None,
            "allocation_target_type",
            _side_by_side(rule),
            phrase("Rates are charged first, and the rest is shared."),
        )


def _side_by_side(rule: Rule) -> str:
    """Show what a pool of 1,000.00 becomes here, and in the reference."""
    lines = [
        (_charge(line), Decimal(0) if _charge(line) else line.share)
        for line in rule.lines
    ]
    ours, _ = share_rest(SAMPLE, lines)
    total = sum((line.share for line in rule.lines), Decimal(0))
    theirs = [
        _charge(line)
        if line.target_type != domain.ALL_COSTS
        else round_half_away(Fraction(SAMPLE * Fraction(line.share), Fraction(total)))
        for line in rule.lines
    ]
    return phrase(
        "It mixes rates and shares. Of 1,000.00 we give {amounts}; the "
        "reference gives {amounts_2}, in all {amounts_3}.",
        amounts=_amounts(ours),
        amounts_2=_amounts(theirs),
        amounts_3=_amounts([sum(theirs)]),
    )


def _charge(line: Line) -> int:
    """Return the fixed amount of a line in minor units of two decimals."""
    if line.target_type == domain.PERCENT:
        return round_half_away(Fraction(line.share * line.percent_per_share))
    if line.target_type == domain.AMOUNT:
        return round_half_away(Fraction(line.share * line.amount_per_share * 100))
    return 0


def _amounts(amounts: Sequence[int]) -> str:
    return " / ".join(f"{Decimal(each).scaleb(-2):,.2f}" for each in amounts)


# Rules together


def _overlaps(
    rules: Sequence[Rule], ranges: Mapping[str, frozenset[str]]
) -> Iterator[Finding]:
    """Yield rules of one level that could take the same cost."""
    pools: dict[tuple[int, tuple[str, str]], list[Rule]] = {}
    for rule in rules:
        if rule.sender[1]:
            pools.setdefault((rule.level, rule.sender), []).append(rule)
    for (level, (_, code)), group in pools.items():
        for position, rule in enumerate(group):
            for other in group[:position]:
                common = sorted(ranges[rule.rule_id] & ranges[other.rule_id])
                if common and _meet(rule, other):
                    shown = ", ".join(common[:3]) + (" …" if len(common) > 3 else "")  # noqa: PLR2004
                    yield Finding(
                        "pools_overlap",
                        ERROR,
                        rule.rule_id,
                        None,
                        "cost_type_range",
                        phrase(
                            "On level {level}, {rule_id} and {rule_id_2} both take the cost "
                            "types {shown} of {code}.",
                            level=level,
                            rule_id=other.rule_id,
                            rule_id_2=rule.rule_id,
                            shown=shown,
                            code=code,
                        ),
                        phrase(
                            "Narrow one range or validity, or give one another level or label."
                        ),
                    )


def _meet(one: Rule, other: Rule) -> bool:
    """Say whether a run may select both."""
    kinds = {one.applies_to, other.applies_to}
    return (
        one.label == other.label
        and kinds != {"actual", "budget"}
        and not _is_before(one, other)
        and not _is_before(other, one)
    )


def _is_before(one: Rule, other: Rule) -> bool:
    return bool(one.valid_to and other.valid_from and one.valid_to < other.valid_from)


Node = tuple[int, tuple[str, str]]
"""A pool: its level and sender."""


def _graph(
    rules: Sequence[Rule], ranges: Mapping[str, frozenset[str]], charts: Charts
) -> Iterator[Finding]:
    by_sender: dict[tuple[str, str], list[Rule]] = {}
    for rule in rules:
        by_sender.setdefault(rule.sender, []).append(rule)
    arcs: dict[str, set[str]] = {rule.rule_id: set() for rule in rules}
    leaves: dict[str, bool] = dict.fromkeys(arcs, False)
    for rule in rules:
        for line in rule.lines:
            if not line.share:
                continue
            given = (
                ranges[rule.rule_id]
                if rule.style == domain.DISTRIBUTION
                else frozenset([line.target_cost_type])
            )
            landed = [
                other
                for other in by_sender.get(line.receiver, [])
                if given & ranges[other.rule_id]
            ]
            arcs[rule.rule_id] |= {other.rule_id for other in landed}
            taken = frozenset[str]().union(*(ranges[each.rule_id] for each in landed))
            leaves[rule.rule_id] |= not given <= taken
            yield from _backflow(rule, line, landed, charts)
    levels = {rule.rule_id: rule.level for rule in rules}
    for group in _components(arcs):
        yield from _group(group, arcs, leaves, levels, charts)


def _backflow(
    rule: Rule, line: Line, landed: Sequence[Rule], charts: Charts
) -> Iterator[Finding]:
    """Yield a line whose receiver has passed its costs on already."""
    method = charts.methods.get(rule.level, "sequential")
    for other in landed:
        is_same = other.level == rule.level
        if other.level > rule.level or (is_same and method != "sequential"):
            continue
        when = (
            phrase("on the same level")
            if is_same
            else phrase("on level {level}, before", level=other.level)
        )
        yield Finding(
            "backflow",
            WARNING,
            rule.rule_id,
            line.line_no,
            "target_cost_center" if line.target_cost_center else "target_cost_object",
            phrase(
                "{receiver} passes on its costs by {rule_id} {when}: what it gets "
                "here stays until the next run.",
                receiver=line.receiver[1],
                rule_id=other.rule_id,
                when=when,
            ),
            phrase("Change the levels, or solve the level with the method reciprocal."),
        )


def _group(
    group: Sequence[str],
    arcs: Mapping[str, set[str]],
    leaves: Mapping[str, bool],
    levels: Mapping[str, int],
    charts: Charts,
) -> Iterator[Finding]:
    """Yield rules that serve each other, and those that nothing leaves."""
    members = set(group)
    is_cycle = len(group) > 1 or group[0] in arcs[group[0]]
    if not is_cycle:
        return
    is_closed = not any(leaves[each] or arcs[each] - members for each in group)
    names = ", ".join(group)
    is_solved = {charts.methods.get(levels[each], "sequential") for each in group} == {
        "reciprocal"
    } and len({levels[each] for each in group}) == 1
    if is_closed:
        yield Finding(
            "closed_group",
            ERROR,
            group[0],
            None,
            "targets",
            phrase(
                "{names} send everything to each other: nothing ever leaves them.",
                names=names,
            ),
            phrase("Let a part go to somebody who does not send it back."),
        )
    elif not is_solved:
        yield Finding(
            "cycle",
            WARNING,
            group[0],
            None,
            "targets",
            phrase(
                "{names} serve each other: level by level a part comes back and stays.",
                names=names,
            ),
            phrase("Put them on one level with the method reciprocal."),
        )


def _components(arcs: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the strongly connected groups of a graph, each in order (Tarjan)."""
    position: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    held: set[str] = set()
    groups: list[list[str]] = []
    for root in arcs:
        if root in position:
            continue
        work: list[tuple[str, Iterator[str]]] = [(root, iter(sorted(arcs[root])))]
        position[root] = low[root] = len(position)
        stack.append(root)
        held.add(root)
        while work:
            node, rest = work[-1]
            following = next(rest, None)
            if following is None:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == position[node]:
                    groups.append(_popped(stack, held, node))
            elif following not in position:
                position[following] = low[following] = len(position)
                stack.append(following)
                held.add(following)
                work.append((following, iter(sorted(arcs[following]))))
            elif following in held:
                low[node] = min(low[node], position[following])
    return groups


def _popped(stack: list[str], held: set[str], node: str) -> list[str]:
    group = []
    while True:
        member = stack.pop()
        held.discard(member)
        group.append(member)
        if member == node:
            return sorted(group)
