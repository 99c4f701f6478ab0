"""What can be wrong with the place and day of a posting, whoever posts."""

from __future__ import annotations

from costledger.messages import marked

TEXTS_OF_A_PLACE: dict[str, tuple[str, str]] = {
    "cost_type_blocked": (
        marked("The cost type {value} is blocked."),
        marked("Choose another, or unblock it."),
    ),
    "cost_type_not_postable": (
        marked("{value} is a heading or a total."),
        marked("Choose a cost type that takes postings."),
    ),
    "cost_center_not_defined": (
        marked("There is no cost center {value}."),
        marked("Choose one of the chart, or add it."),
    ),
    "cost_object_not_defined": (
        marked("There is no cost object {value}."),
        marked("Choose one of the chart, or add it."),
    ),
    "line_type_not_allowed": (
        marked("{value} is a heading or a total."),
        marked("Choose one that takes postings."),
    ),
    "cost_center_blocked": (
        marked("The cost center {value} is blocked."),
        marked("Choose another, or unblock it."),
    ),
    "cost_object_blocked": (
        marked("The cost object {value} is blocked."),
        marked("Choose another, or unblock it."),
    ),
    "posting_date_not_allowed": (
        marked("Nothing may be posted on {value}."),
        marked(
            "It is outside the posting window of the setup, or its period is locked."
        ),
    ),
}
"""Problem and hint by kind."""
