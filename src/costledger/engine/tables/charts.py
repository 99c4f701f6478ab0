"""The charts of cost accounting: cost types, cost centers and cost objects."""

from __future__ import annotations

from costledger.engine.tables.books import TOTALS
from costledger.engine.tables.description import (
    CENTER,
    COST_TYPE,
    OBJECT,
    Column,
    Kind,
    Table,
    Use,
)

LAYOUT = (
    Column("blocked", Kind.BOOLEAN, "whether it is out of use", "is_blocked"),
    Column("new_page", Kind.BOOLEAN, "whether a page begins with it"),
    Column("blank_line", Kind.BOOLEAN, "whether an empty line comes before it"),
    Column("comment", Kind.TEXT, "what is to be said of it"),
    Column("indentation", Kind.WHOLE, "how deep it lies; follows from the lines above"),
    Column(
        "retired",
        Kind.BOOLEAN,
        "whether it is of the past, and kept for its entries",
        "is_retired",
        use=Use.OWN,
    ),
)
"""What every chart line has beside its own columns."""


def _receivers(kind: str, noun: str, use: Use) -> Table:
    """Return the chart of one kind; `use` says who may bring the columns of centers."""
    columns = (
        Column("code", Kind.CODE, "its code", is_required=True),
        Column("name", Kind.TEXT, "its name"),
        Column(
            "line_type",
            Kind.CHOICE,
            f"a {noun}, or a line that structures them",
            choices=(f"cost_{kind}", *TOTALS),
            words={f"cost_{kind}": "postable"},
        ),
        Column("totaling", Kind.CODE, "what a total adds up"),
        Column("sorting_order", Kind.CODE, "where it stands in the chart"),
        Column("cost_subtype", Kind.TEXT, "what kind it is", use=use),
        Column("responsible_person", Kind.TEXT, "who answers for it", use=use),
        *LAYOUT,
        Column("receiver_id", Kind.WHOLE, "our key", use=Use.OWN),
    )
    return Table(
        f"cost_{kind}s",
        f"The chart of {noun}s.",
        "receiver",
        columns,
        key=("code",),
        use=Use.ALL,
        identity="receiver_id",
        fixed={"kind": kind},
        is_master=True,
    )


COST_CENTERS = _receivers("center", "cost center", Use.ALL)
COST_OBJECTS = _receivers("object", "cost object", Use.OWN)

COST_TYPES = Table(
    "cost_types",
    "The chart of cost types.",
    "cost_type",
    (
        Column("no", Kind.CODE, "its number", "code", is_required=True),
        Column("name", Kind.TEXT, "its name"),
        Column(
            "type",
            Kind.CHOICE,
            "a cost type, or a line that structures them",
            "line_type",
            choices=("cost_type", *TOTALS),
            words={"cost_type": "postable"},
        ),
        Column("totaling", Kind.CODE, "what a total adds up"),
        Column("gl_account_range", Kind.CODE, "the accounts that feed it"),
        Column(
            "combine_entries",
            Kind.CHOICE,
            "how a transfer combines its entries",
            choices=("none", "day", "month"),
        ),
        Column(
            "cost_center_code",
            Kind.CODE,
            "who gets entries that name nobody",
            "default_center_id",
            refers=CENTER,
        ),
        Column(
            "cost_object_code",
            Kind.CODE,
            "the cost object that gets them",
            "default_object_id",
            refers=OBJECT,
        ),
        Column(
            "cost_classification",
            Kind.CHOICE,
            "how costs follow the activity",
            choices=("", "fixed", "variable", "step_variable"),
        ),
        Column("fixed_share", Kind.TEXT, "the part of them that is fixed"),
        *LAYOUT,
        Column("cost_type_id", Kind.WHOLE, "our key", use=Use.OWN),
    ),
    key=("no",),
    use=Use.ALL,
    identity="cost_type_id",
    is_master=True,
)

COST_TYPE_ACCOUNTS = Table(
    "cost_type_accounts",
    "Which accounts feed which cost type.",
    "cost_type_account",
    (
        Column("gl_account_no", Kind.CODE, "the account", is_required=True),
        Column(
            "cost_type_no",
            Kind.CODE,
            "the cost type",
            "cost_type_id",
            refers=COST_TYPE,
        ),
    ),
    key=("gl_account_no",),
)
