"""What can be wrong with a journal line, by the names that programs know."""

from __future__ import annotations

from attrs import frozen

from costledger.errors import Refusal
from costledger.messages import marked, phrase
from costledger.operations.base.messages import TEXTS_OF_A_PLACE


@frozen
class JournalProblem:
    """One problem of one line; `line_no` is None for what concerns several lines."""

    line_no: int | None
    kind: str
    field: str
    value: str
    place: str = ""
    """For what concerns several lines: the document and date, or the batch."""


TEXTS: dict[str, tuple[str, str]] = TEXTS_OF_A_PLACE | {
    "posting_date_missing": (
        marked("The posting date is missing."),
        marked("Enter one."),
    ),
    "document_no_missing": (
        marked("The document number is missing."),
        marked("Enter one."),
    ),
    "amount_missing": (
        marked("The amount is zero."),
        marked("Enter one, or delete the line."),
    ),
    "cost_center_or_object_missing": (
        marked("A cost center or cost object is missing."),
        marked("Enter one of them."),
    ),
    "cost_center_and_object_both": (
        marked("There are a cost center and a cost object."),
        marked("Keep one of them: a cost has one place."),
    ),
    "bal_cost_center_or_object_missing": (
        marked("A balancing cost center or cost object is missing."),
        marked("Enter one of them."),
    ),
    "bal_cost_center_and_object_both": (
        marked("There are a balancing cost center and cost object."),
        marked("Keep one of them: a cost has one place."),
    ),
    "version_missing": (
        marked("The version that the line posts into does not exist."),
        marked("Name one that does, or none for ACTUAL."),
    ),
    "version_locked": (
        marked("The version that the line posts into is locked."),
        marked("Choose another, or unlock it."),
    ),
    "journal_out_of_balance": (
        marked("{place} does not balance: the difference is {value}."),
        marked("Add what is missing, a balancing cost type, or set `balance = batch`."),
    ),
    "period_posted_before": (
        marked("The batch keeps its lines and was posted for {value} already."),
        marked(
            "Give the lines new dates, or post it again on purpose with --allow-duplicate."
        ),
    ),
}
"""Problem and hint by kind."""

NO_COST_TYPE = {
    False: (
        marked("There is neither a cost type nor a balancing cost type."),
        marked("Enter one of them."),
    ),
    True: (
        marked("There is no cost type {value}."),
        marked("Choose one of the chart, or add it."),
    ),
}
"""Texts of `cost_type_missing`: nothing entered, and something that is not there."""


def refusal(problem: JournalProblem) -> Refusal:
    """Return a problem as a reason to refuse."""
    texts = TEXTS.get(problem.kind) or NO_COST_TYPE[bool(problem.value)]
    message, hint = (
        phrase(text, value=problem.value, place=problem.place) for text in texts
    )
    where = (
        ""
        if problem.line_no is None
        else phrase("line {line_no}", line_no=problem.line_no)
    )
    return Refusal(problem.kind, where, problem.field, problem.value, message, hint)
