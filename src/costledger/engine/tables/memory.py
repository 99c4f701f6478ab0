"""The tables that a ledger remembers by: transfers, the audit trail, number series."""

from __future__ import annotations

from costledger.engine.tables.description import Column, Kind, Table, Use

TRANSFER_MARKS = Table(
    "transfer_watermarks",
    "One row: up to where the last transfer looked.",
    "transfer_watermark",
    (
        Column(
            "import_no", Kind.WHOLE, "up to here everything is counted in the tie-out"
        ),
        Column(
            "transferred_import_no",
            Kind.WHOLE,
            "up to here everything may be transferred",
        ),
        Column("coding_id", Kind.WHOLE, "up to here verdicts are known"),
        Column("fingerprint", Kind.TEXT, "the settings and charts it saw"),
    ),
    key=(),
    is_replaced=True,
)

RESOLUTIONS = Table(
    "classified_codings",
    "The verdict on each coding, as the last transfer saw it. What has changed since is"
    " found by the next.",
    "classified_coding",
    (
        Column("coding_id", Kind.WHOLE, "the coding"),
        Column("gl_account_no", Kind.CODE, "its account", is_required=True),
        Column("not_cost_reason", Kind.TEXT, "why it is no cost", is_nullable=True),
        Column("waiting_reason", Kind.TEXT, "why it waits", is_nullable=True),
        Column("cost_type_id", Kind.WHOLE, "the key of its cost type"),
        Column("combine_entries", Kind.TEXT, "how it combines", is_nullable=True),
        Column("receiver_id", Kind.WHOLE, "the key of its cost center or object"),
    ),
    key=("coding_id",),
    is_replaced=True,
)

RESOLUTION_DAYS = Table(
    "classified_days",
    "The days, as the last transfer saw them.",
    "classified_day",
    (
        Column("day", Kind.DATE, "the day"),
        Column("is_started", Kind.BOOLEAN, "whether the ledger had begun"),
        Column("is_allowed", Kind.BOOLEAN, "whether it was open"),
        Column("is_month_end_allowed", Kind.BOOLEAN, "whether its month's end was"),
        Column("is_looked_at", Kind.BOOLEAN, "whether entries of it are looked at"),
    ),
    key=("day",),
    is_replaced=True,
)

DISPOSITION_TOTALS = Table(
    "disposition_totals",
    "What became of G/L entries by account and month, as differences that add up.",
    "disposition_total",
    (
        Column("register_no", Kind.WHOLE, "the register that took them"),
        Column("gl_account_no", Kind.CODE, "the account", is_required=True),
        Column("month_start", Kind.DATE, "the first day of the month"),
        Column("disposition", Kind.TEXT, "what became of them", is_required=True),
        Column("reason", Kind.TEXT, "why"),
        Column("entries", Kind.WHOLE, "how many more, or fewer"),
        Column("amount_minor", Kind.MINOR_UNITS, "their sum", "amount"),
        Column(
            "additional_amount_minor",
            Kind.MINOR_UNITS,
            "the sum of additional amounts",
            "additional_amount",
        ),
    ),
    key=(
        "register_no",
        "gl_account_no",
        "month_start",
        "disposition",
        "reason",
        "entries",
        "amount_minor",
        "additional_amount_minor",
    ),
    is_replaced=True,
)

AUDIT_EVENTS = Table(
    "audit_events",
    "Who did what. A restored ledger has the trail of the exported one.",
    "audit_event",
    (
        Column("event_no", Kind.WHOLE, "its number"),
        Column("happened_at", Kind.TIMESTAMP, "when"),
        Column("user_name", Kind.TEXT, "who"),
        Column("host", Kind.TEXT, "on which machine"),
        Column("verb", Kind.TEXT, "what was done", is_required=True),
        Column("detail", Kind.TEXT, "to what, as JSON"),
    ),
    key=("event_no",),
    is_replaced=True,
)

REQUESTS = Table(
    "requests",
    "The answers kept for retries, so that these stay safe in a restored ledger.",
    "request",
    (
        Column("request_key", Kind.TEXT, "the key of the caller", is_required=True),
        Column("verb", Kind.TEXT, "what was asked for", is_required=True),
        Column("answer", Kind.TEXT, "the answer, as JSON", is_required=True),
        Column("answered_at", Kind.TIMESTAMP, "when"),
    ),
    key=("request_key",),
)

COUNTERS = Table(
    "counters",
    "The number series; one that an export does not have stays in a restore.",
    "counter",
    (
        Column("name", Kind.TEXT, "what is numbered", is_required=True),
        Column("last_no", Kind.WHOLE, "the last number given"),
    ),
    key=("name",),
)

GL_DISPOSITION = Table(
    "gl_disposition",
    "What has become of every G/L entry.",
    "gl_disposition",
    (
        Column("gl_entry_no", Kind.WHOLE, "the entry"),
        Column("disposition", Kind.TEXT, "`transferred`, `waiting` or `not_a_cost`"),
        Column("reason", Kind.TEXT, "why, where it was not transferred"),
        Column("cost_entry_no", Kind.WHOLE, "the cost entry it went into"),
        Column("register_no", Kind.WHOLE, "the register that took it"),
    ),
    key=("gl_entry_no",),
    use=Use.EXPORT,
)
