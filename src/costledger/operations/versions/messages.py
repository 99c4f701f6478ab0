"""What can be wrong with a budget entry, by the names that programs know."""

from __future__ import annotations

from costledger.errors import Refusal
from costledger.messages import marked, phrase
from costledger.operations.base.line_messages import JournalProblem
from costledger.operations.base.line_messages import refusal as journal_refusal

TEXTS: dict[str, tuple[str, str]] = {
    "date_missing": (marked("The date is missing."), marked("Enter one.")),
    "budget_name_missing": (
        marked("The budget is missing."),
        marked("Name a version."),
    ),
    "version_missing": (
        marked("There is no version {value}."),
        marked("Name one that `costledger version list` shows, or make it."),
    ),
    "version_not_a_budget": (
        marked("{value} is what really happened, and no budget."),
        marked("Name a budget, forecast or scenario."),
    ),
    "version_locked": (
        marked("The version {value} is locked."),
        marked("Choose another, or unlock it."),
    ),
    "entry_not_manual": (
        marked("Entry {value} was made by a run, a journal or a reversal."),
        marked("Enter the difference instead."),
    ),
    "entry_closed": (
        marked("The register of entry {value} is closed."),
        marked("Enter the difference instead."),
    ),
    "entry_reversed": (
        marked("The register of entry {value} was reversed."),
        marked("Enter it anew."),
    ),
    "entry_released": (
        marked("Entry {value} was released to actual costs."),
        marked("Enter the difference, or reverse the register that released it."),
    ),
    "entry_allocated": (
        marked("Entry {value} was taken by an allocation."),
        marked("Enter the difference, or reverse the allocation."),
    ),
    "source_budget_missing": (
        marked("There is no budget {value} to take from."),
        marked("Name the version or G/L budget that is the source."),
    ),
    "target_budget_missing": (
        marked("There is no budget {value} to write into."),
        marked("Name the version or G/L budget that is the target."),
    ),
    "factor_invalid": (
        marked("{value} is no factor."),
        marked("Write a number that is not zero; for a G/L budget one above zero."),
    ),
    "no_of_copies_invalid": (
        marked("{value} copies cannot be made."),
        marked("Write 1 or more."),
    ),
    "date_formula_missing": (
        marked("Several copies need a date formula."),
        marked("Write one, such as 1M or 1Y."),
    ),
    "date_range_missing": (
        marked("The dates are missing."),
        marked("Say which dates to take: 2026-01-01..2026-03-31."),
    ),
    "rounding_invalid": (
        marked("{value} is no unit to round to."),
        marked("Write a positive number such as 1 or 100."),
    ),
    "nothing_to_copy": (
        marked("Nothing passes these filters."),
        marked("Ask for more, or look at what the source holds."),
    ),
    "copied_before": (
        marked("{value} has copies of these entries already, on the same days."),
        marked(
            "Reverse the register that made them, or ask for one more with --allow-duplicate."
        ),
    ),
    "only_net_change_editable": (
        marked("A balance at a date cannot be typed into."),
        marked("Type into the net change of a period."),
    ),
    "accounting_period_missing": (
        marked("No accounting period that has an end has {value}."),
        marked("Add the periods, or write the days."),
    ),
    "tolerance_invalid": (
        marked("{value} is no tolerance."),
        marked("Write a percentage such as 5 or 2.5."),
    ),
    "span_unknown": (
        marked("{value} is no span."),
        marked("Write month, quarter or year."),
    ),
    "gl_budget_blocked": (
        marked("The G/L budget {value} is blocked."),
        marked("Choose another, or unblock it."),
    ),
}
"""Problem and hint by kind; what is not here reads as in a journal."""


def refusal(
    kind: str,
    field: str,
    value: str,
    where: str = "",
    *,
    line_no: int | None = None,
) -> Refusal:
    """Return a problem of a budget line as a reason to refuse."""
    if line_no is not None:
        where = phrase("line {line_no}", line_no=line_no)
    if kind not in TEXTS:
        message = journal_refusal(JournalProblem(None, kind, field, value))
        return Refusal(
            kind, where, field, value, message.problem, message.hint, line_no
        )
    problem, hint = (phrase(text, value=value) for text in TEXTS[kind])
    text = " ".join(problem.split())
    return Refusal(kind, where, field, value, text, hint, line_no)
