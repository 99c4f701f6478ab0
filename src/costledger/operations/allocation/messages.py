"""What can be wrong with an allocation, by the names that programs know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from costledger.errors import Refusal
from costledger.messages import marked, phrase
from costledger.operations.base.messages import TEXTS_OF_A_PLACE

if TYPE_CHECKING:
    from collections.abc import Sequence

    Found = Sequence[tuple[int, str, int | None, str, str, str]]
    """Order of the rule, its id, a line or None, kind, field and value."""

TEXTS: dict[str, tuple[str, str]] = TEXTS_OF_A_PLACE | {
    "allocation_date_missing": (
        marked("The date of the allocation is missing."),
        marked("Say until when costs are allocated, and on which day: --date."),
    ),
    "from_level_above_to_level": (
        marked("The first level is above the last."),
        marked("Write levels as 1..99."),
    ),
    "level_out_of_range": (
        marked("There is no level {value}."),
        marked("Levels are whole numbers from 1 to 99."),
    ),
    "policy_unknown": (
        marked("There is no policy {value}."),
        marked("Choose delta, refuse or replace."),
    ),
    "allocated_before": (
        marked("The period was allocated before, by run {value}."),
        marked(
            "Let this run post the difference, or replace it: --policy delta, replace."
        ),
    ),
    "version_locked": (
        marked("The version {value} is locked."),
        marked("Choose another, or unlock it."),
    ),
    "allocation_source_incomplete": (
        marked("The rule names no sender."),
        marked("Enter a cost center or a cost object."),
    ),
    "allocation_target_incomplete": (
        marked("The line names no receiver."),
        marked("Enter a target cost center or a target cost object."),
    ),
    "cost_center_and_object_both": (
        marked("There are a cost center and a cost object: {value}."),
        marked("Keep one of them: a cost has one place."),
    ),
    "rate_in_distribution": (
        marked("A rate has no place in a rule of the style distribution."),
        "Set style = assessment, or enter a share: a price has its own cost type.",
    ),
    "keys_of_unknown": (
        marked("There is no run {value} of an allocation."),
        marked("See `costledger runs list`."),
    ),
    "allocation_cost_type_missing": (
        marked("The cost type to post on is missing."),
        marked("Enter one."),
    ),
    "cost_type_missing": (
        marked("There is no cost type {value}."),
        marked("Choose one of the chart, or add it."),
    ),
    "allocation_sources_overlap": (
        marked("It claims the same open entries as {value}."),
        marked(
            "Narrow the cost types or the validity of one, or give it another level."
        ),
    ),
    "rate_on_shared_level": (
        marked("A line with a rate cannot be on a level whose pools see each other."),
        marked("Give the rule another level, or a share instead of the rate."),
    ),
    "key_too_large": (
        marked("The keys are too large for the amount: {value}."),
        marked("Write the shares with fewer digits."),
    ),
    "nothing_to_allocate": (
        marked("All keys are zero, and {value} waits to be allocated."),
        marked("Enter shares, calculate the keys, or set when_zero = leave_open."),
    ),
}
"""Problem and hint by kind."""


def refusal(
    kind: str,
    value: str = "",
    *,
    field: str = "",
    rule_id: str = "",
    line_no: int | None = None,
) -> Refusal:
    """Return a problem as a reason to refuse."""
    message, hint = (phrase(text, value=value) for text in TEXTS[kind])
    where = phrase("rule {rule_id}", rule_id=rule_id) if rule_id else ""
    if line_no is not None:
        where += phrase(", line {line_no}", line_no=line_no)
    return Refusal(kind, where, field, value, message, hint)


def refusals(found: Found) -> list[Refusal]:
    """Return what a query found as reasons to refuse."""
    return [
        refusal(kind, value, field=field, rule_id=rule_id, line_no=line_no)
        for _, rule_id, line_no, kind, field, value in found
    ]
