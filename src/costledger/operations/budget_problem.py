"""What can be wrong with a budget entry, by the names that programs know."""

from __future__ import annotations

from costledger.errors import Refusal
from costledger.operations.journal_problem import JournalProblem
from costledger.operations.journal_problem import refusal as journal_refusal

TEXTS: dict[str, tuple[str, str]] = {
    "date_missing": ("The date is missing.", "Enter one."),
    "budget_name_missing": ("The budget is missing.", "Name a version."),
    "version_missing": (
        "There is no version {value}.",
        "Name one that `costledger version list` shows, or make it.",
    ),
    "version_not_a_budget": (
        "{value} is what really happened, and no budget.",
        "Name a budget, forecast or scenario.",
    ),
    "version_locked": (
        "The version {value} is locked.",
        "Choose another, or unlock it.",
    ),
    "entry_not_manual": (
        "Entry {value} was made by a run, a journal or a reversal.",
        "Enter the difference instead.",
    ),
    "entry_closed": (
        "The register of entry {value} is closed.",
        "Enter the difference instead.",
    ),
    "entry_reversed": (
        "The register of entry {value} was reversed.",
        "Enter it anew.",
    ),
    "entry_released": (
        "Entry {value} was released to actual costs.",
        "Enter the difference, or reverse the register that released it.",
    ),
    "entry_allocated": (
        "Entry {value} was taken by an allocation.",
        "Enter the difference, or reverse the allocation.",
    ),
    "source_budget_missing": (
        "There is no budget {value} to take from.",
        "Name the version or G/L budget that is the source.",
    ),
    "target_budget_missing": (
        "There is no budget {value} to write into.",
        "Name the version or G/L budget that is the target.",
    ),
    "factor_invalid": (
        "{value} is no factor.",
        "Write a number that is not zero; for a G/L budget one above zero.",
    ),
    "no_of_copies_invalid": ("{value} copies cannot be made.", "Write 1 or more."),
    "date_formula_missing": (
        "Several copies need a date formula.",
        "Write one, such as 1M or 1Y.",
    ),
    "date_range_missing": (
        "The dates are missing.",
        "Say which dates to take: 2026-01-01..2026-03-31.",
    ),
    "rounding_invalid": (
        "{value} is no unit to round to.",
        "Write a positive number such as 1 or 100.",
    ),
    "nothing_to_copy": (
        "Nothing passes these filters.",
        "Ask for more, or look at what the source holds.",
    ),
    "copied_before": (
        "{value} has copies of these entries already, on the same days.",
        "Reverse the register that made them, or ask for one more with --again.",
    ),
    "only_net_change_editable": (
        "A balance at a date cannot be typed into.",
        "Type into the net change of a period.",
    ),
    "accounting_period_missing": (
        "No accounting period that has an end has {value}.",
        "Add the periods, or write the days.",
    ),
    "tolerance_invalid": (
        "{value} is no tolerance.",
        "Write a percentage such as 5 or 2.5.",
    ),
    "span_unknown": ("{value} is no span.", "Write month, quarter or year."),
    "gl_budget_blocked": (
        "The G/L budget {value} is blocked.",
        "Choose another, or unblock it.",
    ),
}
"""Problem and hint by kind; what is not here reads as in a journal."""


def refusal(kind: str, field: str, value: str, where: str = "") -> Refusal:
    """Return a problem of a budget line as a reason to refuse."""
    if kind not in TEXTS:
        said = journal_refusal(JournalProblem(None, kind, field, value))
        return Refusal(kind, where, field, value, said.problem, said.hint)
    problem, hint = (text.format(value=value) for text in TEXTS[kind])
    return Refusal(kind, where, field, value, " ".join(problem.split()), hint)
