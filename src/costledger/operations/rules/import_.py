"""Allocation rules and what their keys measure, as an import brings them.

Rules are drafts: what a file says of them is kept as it stands, and checked when they
are used. Only what nobody could read is refused.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from attrs import evolve

from costledger.domain.filters import parse_filter
from costledger.domain.rules import AMOUNT, PERCENT, STATIC, ZERO, Line, Rule
from costledger.engine import derived
from costledger.errors import FilterSyntaxError, Problem
from costledger.messages import phrase
from costledger.operations.base.master_data import Merged
from costledger.operations.rules.records import CODE_FILTERS, LINE_FIELDS, RULE_FIELDS
from costledger.operations.rules.rules import keep, plain_decimal, read_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from costledger.engine.store import Store
    from costledger.operations.base.context import PostingContext
    from costledger.sources.tables import Staged

    Record = dict[str, Any]

SOURCES, TARGETS, ITEMS = "allocation_sources", "allocation_targets", "item_entries"


def merge(
    store: Store,
    context: PostingContext,
    staged: Staged,
    rows_of: Callable[[Store, str], list[Record]],
) -> tuple[list[Merged], list[Problem], list[str]]:
    """Merge staged rules and item entries, inside the import's own transaction.

    `rows_of` gives the staged rows of a table. Returns what became of each table, what
    is wrong with rows, and what is to be noted.
    """
    merged: list[Merged] = []
    sources = _in_force(rows_of(store, SOURCES)) if SOURCES in staged.tables else []
    targets = _in_force(rows_of(store, TARGETS)) if TARGETS in staged.tables else []
    problems = [
        *_duplicate_lines(targets),
        *_filter_problems(sources, RULE_FIELDS),
        *_filter_problems(targets, LINE_FIELDS),
    ]
    if sources or targets:
        before = {rule.rule_id: rule for rule in read_rules(store)}
        retired = {row[0] for row in store.rows("rules/id")} - before.keys()
        problems += _retired(sources, retired)
        after = dict(before)
        for row in sources:
            rule = after.get(row["id"]) or Rule(row["id"])
            after[row["id"]] = evolve(rule, **_cells(row, RULE_FIELDS))
        problems += _with_lines(after, targets)
        if not problems:
            became = keep(store, context, after.values())
            merged += _count(sources, targets, before, became)
    if ITEMS in staged.tables:
        merged.append(_items(store))
    return merged, problems, list(_duplicate_rules(sources))


def _in_force(rows: Sequence[Record]) -> list[Record]:
    """Leave out what an export tells of versions that are no longer in force."""
    return [row for row in rows if not row.get("retired")]


def _cells(row: Record, fields: Mapping[str, str]) -> Record:
    """Return what a row says of our columns; what its file does not bring is not told."""
    return {
        ours: plain_decimal(row[theirs])
        if isinstance(row[theirs], Decimal)
        else row[theirs]
        for theirs, ours in fields.items()
        if theirs in row and theirs != "id"
    }


def _with_lines(after: dict[str, Rule], targets: Sequence[Record]) -> list[Problem]:
    """Put the lines of a file into their rules."""
    problems = []
    lines: dict[str, dict[int, Line]] = {}
    for row in targets:
        if row["id"] not in after:
            problems.append(
                Problem(
                    row["file"],
                    row["row_no"],
                    "id",
                    row["id"],
                    phrase("There is no allocation source with this id."),
                    phrase("Import it with or before its targets: allocation_sources."),
                )
            )
            continue
        known = lines.setdefault(
            row["id"], {line.line_no: line for line in after[row["id"]].lines}
        )
        line = known.get(row["line_no"]) or Line(row["line_no"])
        known[row["line_no"]] = _line(evolve(line, **_cells(row, LINE_FIELDS)), row)
    for rule_id, known in lines.items():
        ordered = tuple(known[number] for number in sorted(known))
        after[rule_id] = evolve(after[rule_id], lines=ordered)
    return problems


def _line(line: Line, row: Record) -> Line:
    """Return a line with what follows from what its row says."""
    if line.base == STATIC and line.static_base and not line.share:
        weighting = line.static_weighting or Decimal(1)
        line = evolve(
            line, static_weighting=weighting, share=line.static_base * weighting
        )
    if row.get("allocation_target_type", "all_costs") == "all_costs":
        if line.percent_per_share != ZERO:
            return evolve(line, target_type=PERCENT)
        if line.amount_per_share != ZERO:
            return evolve(line, target_type=AMOUNT)
    return line


def _count(
    sources: Sequence[Record],
    targets: Sequence[Record],
    before: Mapping[str, Rule],
    became: Sequence[tuple[str, Rule]],
) -> Iterator[Merged]:
    """Yield what became of the rows of both tables."""
    how = {rule.rule_id: word for word, rule in became}
    if sources:
        words = [how[rule_id] for rule_id in {row["id"] for row in sources}]
        counts = [words.count(word) for word in ("new", "changed", "unchanged")]
        yield Merged(SOURCES, len(sources), *counts)
    if targets:
        known = {
            (rule.rule_id, line.line_no): line
            for rule in before.values()
            for line in rule.lines
        }
        now = {
            (rule.rule_id, line.line_no): line
            for _, rule in became
            for line in rule.lines
        }
        keys = [(row["id"], row["line_no"]) for row in targets]
        new = sum(key not in known for key in keys)
        same = sum(known.get(key) == now[key] for key in keys)
        yield Merged(TARGETS, len(keys), new, len(keys) - new - same, same)


def _items(store: Store) -> Merged:
    """Add the item entries that are new."""
    for table in ("stage_item_entry", "stage_item_member"):
        store.copy_from_staging(table)
    ((rows,),) = store.rows("rules/drivers/item_count")
    store.run("rules/drivers/item_set")
    store.run("rules/drivers/item_member")
    new = store.run("rules/drivers/item_entry")
    derived.values_of_new_sets(store)
    return Merged(ITEMS, rows, new, 0, rows - new)


# What is wrong


def _filter_problems(
    rows: Sequence[Record], fields: Mapping[str, str]
) -> Iterator[Problem]:
    known: dict[str, str] = {}
    columns = [name for name in fields if name in CODE_FILTERS]
    for row in rows:
        for column in columns:
            text = row.get(column) or ""
            if text not in known:
                known[text] = _unreadable(text)
            if known[text]:
                yield Problem(
                    row["file"],
                    row["row_no"],
                    column,
                    text,
                    phrase("This filter cannot be read: {known}", known=known[text]),
                    phrase("Filters look like 7110..7193|72*, ..100, <>7120."),
                )


def _unreadable(text: str) -> str:
    try:
        parse_filter(text)
    except FilterSyntaxError as error:
        return error.problem
    return ""


def _duplicate_lines(targets: Sequence[Record]) -> Iterator[Problem]:
    first: dict[tuple[str, int], Record] = {}
    for row in targets:
        before = first.setdefault((row["id"], row["line_no"]), row)
        if before is not row:
            yield Problem(
                row["file"],
                row["row_no"],
                phrase("id and line_no"),
                f"{row['id']} {row['line_no']}",
                phrase("This is in row {row_no} already.", row_no=before["row_no"]),
                phrase("Leave one of the two."),
            )


def _retired(sources: Sequence[Record], retired: set[str]) -> list[Problem]:
    return [
        Problem(
            row["file"],
            row["row_no"],
            "id",
            row["id"],
            phrase("A rule with this id was retired, and an id is not given again."),
            phrase("Choose another one."),
        )
        for row in sources
        if row["id"] in retired
    ]


def _duplicate_rules(sources: Sequence[Record]) -> Iterator[str]:
    """Say which sources stand in several rows: the last one is taken."""
    places: dict[str, list[Record]] = {}
    for row in sources:
        places.setdefault(row["id"], []).append(row)
    for rule_id, rows in places.items():
        if len(rows) > 1:
            listed = ", ".join(str(row["row_no"]) for row in rows)
            yield (
                phrase(
                    "{file}: {rule_id} stands in rows {listed}; the last one replaces "
                    "those before",
                    file=rows[-1]["file"],
                    rule_id=rule_id,
                    listed=listed,
                )
            )
