"""What can be wrong with the place and day of a posting, whoever posts."""

from __future__ import annotations

TEXTS_OF_A_PLACE: dict[str, tuple[str, str]] = {
    "cost_type_blocked": (
        "The cost type {value} is blocked.",
        "Choose another, or unblock it.",
    ),
    "cost_type_not_postable": (
        "{value} is a heading or a total.",
        "Choose a cost type that takes postings.",
    ),
    "cost_center_not_defined": (
        "There is no cost center {value}.",
        "Choose one of the chart, or add it.",
    ),
    "cost_object_not_defined": (
        "There is no cost object {value}.",
        "Choose one of the chart, or add it.",
    ),
    "line_type_not_allowed": (
        "{value} is a heading or a total.",
        "Choose one that takes postings.",
    ),
    "cost_center_blocked": (
        "The cost center {value} is blocked.",
        "Choose another, or unblock it.",
    ),
    "cost_object_blocked": (
        "The cost object {value} is blocked.",
        "Choose another, or unblock it.",
    ),
    "posting_date_not_allowed": (
        "Nothing may be posted on {value}.",
        "It is outside the posting window of the setup, or its period is locked.",
    ),
}
"""Problem and hint by kind."""
