"""The tables of budgets: as another ledger brings them, and where copies came from."""

from __future__ import annotations

from costledger.engine.tables.description import (
    BASE_VERSION,
    COST_TYPE,
    VERSION,
    Column,
    Kind,
    Receiver,
    Table,
    Use,
)
from costledger.engine.tables.entries import ENTRY

BUDGETS = Table(
    "budgets",
    "Budgets, which are versions beside `ACTUAL`.",
    "version",
    (
        Column("name", Kind.CODE, "its name", "code", is_required=True),
        Column("description", Kind.TEXT, "what it is", "name"),
        Column("blocked", Kind.BOOLEAN, "whether it is out of use", "is_locked"),
        Column(
            "kind",
            Kind.CHOICE,
            "`budget` or `forecast`",
            use=Use.NONE,
            choices=("budget", "forecast"),
        ),
        Column(
            "base_version",
            Kind.CODE,
            "the version that it goes on from",
            "base_version_id",
            use=Use.NONE,
            refers=BASE_VERSION,
        ),
        Column(
            "base_cut_date", Kind.DATE, "up to when it reads the base", use=Use.NONE
        ),
        Column(
            "base_cut_entry_no",
            Kind.WHOLE,
            "up to which entry it reads the base",
            use=Use.NONE,
            is_nullable=True,
        ),
    ),
    key=("name",),
    use=Use.IMPORT,
    identity="version_id",
    is_master=True,
)

BUDGET_REGISTERS = Table(
    "budget_registers",
    "Registers of another cost ledger's budgets.",
    "register_row",
    (
        Column("no", Kind.WHOLE, "its number", is_required=True),
        Column(
            "source",
            Kind.CHOICE,
            "what posted it",
            choices=("manual", "transfer_from_gl_budget", "cost_journal", "allocation"),
        ),
        Column("from_cost_budget_entry_no", Kind.WHOLE, "its first entry"),
        Column("to_cost_budget_entry_no", Kind.WHOLE, "its last entry"),
        Column("no_of_entries", Kind.WHOLE, "how many entries it has"),
        Column("level", Kind.WHOLE, "the level of the allocation"),
        Column("posting_date", Kind.POSTING_DATE, "its date, where all have one"),
        Column("journal_batch_name", Kind.CODE, "the batch it was posted from"),
        Column("closed", Kind.BOOLEAN, "whether it is closed for good"),
        Column("cost_budget_name", Kind.CODE, "the budget"),
        Column("amount", Kind.AMOUNT, "the sum of its entries"),
    ),
    key=("no",),
    use=Use.IMPORT,
    is_whole=True,
)

BUDGET_ENTRIES = Table(
    "budget_entries",
    "Budget entries of another cost ledger.",
    "cost_entry_row",
    (
        Column("entry_no", Kind.WHOLE, "its number", is_required=True),
        Column("budget_name", Kind.CODE, "the budget", is_required=True),
        Column("date", Kind.DATE, "its date", is_required=True),
        Column("cost_type_no", Kind.CODE, "the cost type", is_required=True),
        Column("document_no", Kind.TEXT, "the voucher"),
        Column("description", Kind.TEXT, "what it is for"),
        Column("amount", Kind.AMOUNT, "the amount, costs positive", is_required=True),
        Column("additional_amount", Kind.ADDITIONAL_AMOUNT, "the same, converted"),
        Column("cost_center_code", Kind.CODE, "the cost center"),
        Column("cost_object_code", Kind.CODE, "or the cost object"),
        Column("reason_code", Kind.CODE, "why it was posted"),
        *ENTRY,
    ),
    key=("entry_no",),
    use=Use.IMPORT,
    is_whole=True,
)

BUDGET_SOURCES = Table(
    "budget_sources",
    "What the registers of copies were copied from.",
    "budget_source",
    (
        Column("register_no", Kind.WHOLE, "the register"),
        Column("kind", Kind.TEXT, "`version` or `gl_budget`", is_required=True),
        Column("source", Kind.CODE, "its code", is_required=True),
        Column("first_source_no", Kind.WHOLE, "the first entry that was looked at"),
        Column("last_source_no", Kind.WHOLE, "the last one, in the order of copying"),
    ),
    key=("register_no",),
)

BUDGET_COPIES = Table(
    "budget_copies",
    "What copied entries of versions were copied from.",
    "budget_copy_link",
    (
        Column("entry_no", Kind.WHOLE, "the entry"),
        Column("source_entry_no", Kind.WHOLE, "the entry that it was copied from"),
    ),
    key=("entry_no", "source_entry_no"),
)

BUDGET_FORMER_ENTRIES = Table(
    "budget_entry_histories",
    "Entries of drafts as they were before an audit event changed them.",
    "budget_entry_history",
    (
        Column("event_no", Kind.WHOLE, "the audit event"),
        Column("entry_no", Kind.WHOLE, "the number of the entry"),
        Column("register_no", Kind.WHOLE, "its register"),
        Column("version_id", Kind.WHOLE, "the key of its version"),
        Column("date", Kind.POSTING_DATE, "its date", "posting_date"),
        Column(
            "cost_type_no",
            Kind.CODE,
            "the cost type",
            "cost_type_id",
            refers=COST_TYPE,
        ),
        Column("cost_center_code", Kind.CODE, "the cost center", refers=Receiver.KEY),
        Column(
            "cost_object_code", Kind.CODE, "or the cost object", refers=Receiver.KEY
        ),
        Column("amount", Kind.AMOUNT, "the amount, costs positive"),
        Column("additional_amount", Kind.ADDITIONAL_AMOUNT, "the same, converted"),
        Column("document_no", Kind.TEXT, "the voucher"),
        Column("description", Kind.TEXT, "what it was for"),
        Column("reason_code", Kind.CODE, "why it was posted"),
    ),
    key=("event_no", "entry_no"),
    view="budget_former",
)

BUDGET_CONTROLS = Table(
    "budget_controls",
    "The versions that actual costs are held against.",
    "budget_control",
    (
        Column("version", Kind.CODE, "the version", "version_id", refers=VERSION),
        Column("span", Kind.TEXT, "`month`, `quarter` or `year`", is_required=True),
        Column("tolerance_percent", Kind.TEXT, "by how many percent costs may exceed"),
        Column("tolerance_amount", Kind.AMOUNT, "by how much costs may exceed"),
        Column("is_checked", Kind.BOOLEAN, "whether journals are held against it"),
    ),
    key=("version",),
    view="budget_limit",
)
