"""The tables of cost entries: versions, registers, seals, archives, and journals."""

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

ENTRY = (
    Column("allocated", Kind.BOOLEAN, "whether a pool took it", use=Use.EXCHANGED),
    Column(
        "allocated_with_journal_no",
        Kind.WHOLE,
        "the register of the allocation that took it",
        use=Use.EXCHANGED,
    ),
    Column(
        "allocation_id",
        Kind.CODE,
        "the rule that took it, or made it",
        use=Use.EXCHANGED,
    ),
)
"""What the ledger knows of an entry from its allocations."""

VERSIONS = Table(
    "versions",
    "Actual, budgets and forecasts.",
    "version",
    (
        Column("version_id", Kind.WHOLE, "our key"),
        Column("code", Kind.CODE, "its code", is_required=True),
        Column("name", Kind.TEXT, "its name"),
        Column("kind", Kind.TEXT, "`actual`, `budget` or `forecast`", is_required=True),
        Column("locked", Kind.BOOLEAN, "whether nothing is posted to it", "is_locked"),
        Column(
            "base_version",
            Kind.CODE,
            "the version that it goes on from",
            "base_version_id",
            refers=BASE_VERSION,
        ),
        Column("base_cut_date", Kind.DATE, "up to when it reads the base"),
        Column("base_cut_entry_no", Kind.WHOLE, "up to which entry it reads the base"),
    ),
    key=("version_id",),
    is_replaced=True,
)

COST_REGISTERS = Table(
    "cost_registers",
    "What was posted together. Those of another cost ledger may be imported by who moves"
    " over: totals are worked out from the entries, and the old numbers are kept beside"
    " ours.",
    "register_row",
    (
        Column("no", Kind.WHOLE, "its number", "register_no", is_required=True),
        Column(
            "source",
            Kind.CHOICE,
            "what posted it; an export has more kinds",
            "kind",
            choices=(
                "transfer_from_gl",
                "cost_journal",
                "allocation",
                "transfer_from_budget",
            ),
        ),
        Column("from_cost_entry_no", Kind.WHOLE, "its first entry", "first_entry_no"),
        Column("to_cost_entry_no", Kind.WHOLE, "its last entry", "last_entry_no"),
        Column(
            "from_gl_entry_no",
            Kind.WHOLE,
            "the first G/L entry it took",
            "first_gl_entry_no",
        ),
        Column(
            "to_gl_entry_no",
            Kind.WHOLE,
            "the last G/L entry it took",
            "last_gl_entry_no",
        ),
        Column("no_of_entries", Kind.WHOLE, "how many entries it has", "entries"),
        Column("debit_amount", Kind.AMOUNT, "the sum of debits", "debit"),
        Column("credit_amount", Kind.AMOUNT, "the sum of credits", "credit"),
        Column("posting_date", Kind.POSTING_DATE, "its date, where all have one"),
        Column("level", Kind.WHOLE, "the level of the allocation"),
        Column(
            "journal_batch_name",
            Kind.CODE,
            "the batch it was posted from",
            "journal_batch",
        ),
        Column(
            "version",
            Kind.CODE,
            "the version it is of",
            "version_id",
            use=Use.OWN,
            refers=VERSION,
        ),
        Column(
            "additional_amount",
            Kind.ADDITIONAL_AMOUNT,
            "the sum of additional amounts",
            use=Use.OWN,
        ),
        Column(
            "no_of_gl_entries",
            Kind.WHOLE,
            "how many G/L entries it took",
            "gl_entries",
            use=Use.OWN,
        ),
        Column("run_no", Kind.WHOLE, "the run of the allocation", use=Use.OWN),
        Column(
            "reverses_register_no",
            Kind.WHOLE,
            "the register it takes back",
            use=Use.OWN,
        ),
        Column("posted_on", Kind.DATE, "on which working day", use=Use.OWN),
        Column("posted_at", Kind.TIMESTAMP, "when", use=Use.OWN),
        Column("posted_by", Kind.TEXT, "by whom", use=Use.OWN),
        Column(
            "closed", Kind.BOOLEAN, "whether it is closed for good", use=Use.EXCHANGED
        ),
        Column(
            "from_budget_entry_no",
            Kind.WHOLE,
            "the first entry of a G/L budget it was copied from",
            use=Use.EXPORT,
        ),
        Column(
            "to_budget_entry_no",
            Kind.WHOLE,
            "the last entry of a G/L budget it was copied from",
            use=Use.EXPORT,
        ),
    ),
    key=("no",),
    use=Use.ALL,
    view="register",
    is_whole=True,
)

COST_ENTRIES = Table(
    "cost_entries",
    "The entries of cost accounting. Those of another cost ledger may be imported: they"
    " keep amount and date and get numbers of ours, in the order of the old ones; what"
    " lies in no register comes under one of the kind `import`. An entry that names its"
    " G/L entry is linked to it, where the mirror has that entry with the same amount, so"
    " that no transfer takes it again.",
    "cost_entry_row",
    (
        Column("entry_no", Kind.WHOLE, "its number", is_required=True),
        Column(
            "cost_type_no",
            Kind.CODE,
            "the cost type",
            "cost_type_id",
            is_required=True,
            refers=COST_TYPE,
        ),
        Column("posting_date", Kind.POSTING_DATE, "its date", is_required=True),
        Column("document_no", Kind.TEXT, "the voucher"),
        Column("description", Kind.TEXT, "what it is for"),
        Column("amount", Kind.AMOUNT, "the amount, costs positive", is_required=True),
        Column("debit_amount", Kind.AMOUNT, "the debit", use=Use.EXPORT),
        Column("credit_amount", Kind.AMOUNT, "the credit", use=Use.EXPORT),
        Column("cost_center_code", Kind.CODE, "the cost center", refers=Receiver.KEY),
        Column(
            "cost_object_code",
            Kind.CODE,
            "or the cost object",
            refers=Receiver.KEY,
        ),
        Column("gl_account", Kind.CODE, "the account it comes from", use=Use.EXPORT),
        Column("gl_entry_no", Kind.WHOLE, "the G/L entry it comes from"),
        Column("batch_name", Kind.CODE, "the batch it was posted from", use=Use.EXPORT),
        Column(
            "system_created_entry",
            Kind.BOOLEAN,
            "whether no person entered it",
            use=Use.EXPORT,
        ),
        Column(
            "version",
            Kind.CODE,
            "the version it is of",
            "version_id",
            use=Use.OWN,
            refers=VERSION,
        ),
        Column("register_no", Kind.WHOLE, "its register", use=Use.OWN),
        Column("additional_amount", Kind.ADDITIONAL_AMOUNT, "the same, converted"),
        Column("combined", Kind.TEXT, "how it was combined, if it was", use=Use.OWN),
        Column("reason_code", Kind.CODE, "why it was posted"),
        Column(
            "corrects_entry_no", Kind.WHOLE, "the entry that it corrects", use=Use.OWN
        ),
        Column("coding_id", Kind.WHOLE, "the coding of its G/L entries", use=Use.OWN),
        Column("pool_no", Kind.WHOLE, "the pool that made it", use=Use.OWN),
        Column(
            "source_entry_no",
            Kind.WHOLE,
            "the entry that it passes on, line by line",
            use=Use.OWN,
        ),
        Column(
            "has_own_text",
            Kind.BOOLEAN,
            "whether its texts are its own, and not read off its source",
            use=Use.OWN,
        ),
        *ENTRY,
    ),
    key=("entry_no",),
    use=Use.ALL,
    view="cost_entry",
    is_whole=True,
)

GL_TRANSFERS = Table(
    "gl_transfers",
    "The members of combined entries.",
    "gl_transfer",
    (
        Column("gl_entry_no", Kind.WHOLE, "the G/L entry"),
        Column("register_no", Kind.WHOLE, "the register that took it"),
        Column(
            "cost_entry_no",
            Kind.WHOLE,
            "the entry it went into; empty where the sum was zero",
            "entry_no",
        ),
    ),
    key=("gl_entry_no", "register_no"),
)

REGISTER_SEALS = Table(
    "register_seals",
    "The closed registers with their seals.",
    "register_seal",
    (
        Column("register_no", Kind.WHOLE, "the register"),
        Column("version_id", Kind.WHOLE, "the key of its version"),
        Column("entries", Kind.WHOLE, "how many entries it has"),
        Column("content", Kind.TEXT, "the digest of its entries"),
        Column("seal", Kind.TEXT, "the digest of that and of the seal before"),
        Column("closed_on", Kind.DATE, "on which working day"),
        Column("closed_at", Kind.TIMESTAMP, "when"),
        Column("closed_by", Kind.TEXT, "by whom"),
    ),
    key=("register_no",),
)

REGISTER_DELETIONS = Table(
    "register_deletions",
    "The registers that were deleted.",
    "register_deletion",
    (
        Column("register_no", Kind.WHOLE, "its number"),
        Column("version", Kind.CODE, "the version it was of"),
        Column("kind", Kind.TEXT, "what had posted it"),
        Column("entries", Kind.WHOLE, "how many entries it had"),
        Column("first_entry_no", Kind.WHOLE, "the first of them"),
        Column("last_entry_no", Kind.WHOLE, "the last of them"),
        Column("debit_minor", Kind.MINOR_UNITS, "the sum of debits", "debit"),
        Column("credit_minor", Kind.MINOR_UNITS, "the sum of credits", "credit"),
        Column("posting_date", Kind.DATE, "its date, where all had one"),
        Column("deleted_on", Kind.DATE, "on which working day"),
        Column("deleted_at", Kind.TIMESTAMP, "when"),
        Column("deleted_by", Kind.TEXT, "by whom"),
    ),
    key=("register_no",),
)

PERIOD_SEALS = Table(
    "period_seals",
    "The closings of periods.",
    "period_seal",
    (
        Column("seal_no", Kind.WHOLE, "its number"),
        Column("starting_date", Kind.DATE, "the first day of the period"),
        Column("ending_date", Kind.DATE, "its last day; empty for the last period"),
        Column("state", Kind.TEXT, "what the period became"),
        Column("last_entry_no", Kind.WHOLE, "the last entry of the ledger then"),
        Column("entries", Kind.WHOLE, "how many entries the period had"),
        Column("waiting", Kind.WHOLE, "how many G/L entries waited"),
        Column("content", Kind.TEXT, "the digest of its entries"),
        Column("seal", Kind.TEXT, "the digest of that and of the seal before"),
        Column("is_reopened", Kind.BOOLEAN, "whether it was opened again"),
        Column("closed_on", Kind.DATE, "on which working day"),
        Column("closed_at", Kind.TIMESTAMP, "when"),
        Column("closed_by", Kind.TEXT, "by whom"),
    ),
    key=("seal_no",),
)

ARCHIVES = Table(
    "archives",
    "The years that went to an archive.",
    "archive_row",
    (
        Column("archive_no", Kind.WHOLE, "its number"),
        Column("first_date", Kind.DATE, "the day of its first entry"),
        Column("year_ending", Kind.DATE, "the last day of its last year"),
        Column("entries", Kind.WHOLE, "how many entries went"),
        Column("file", Kind.TEXT, "the file they are in"),
        Column("sha256", Kind.TEXT, "its checksum"),
        Column("archived_on", Kind.DATE, "on which working day"),
        Column("archived_at", Kind.TIMESTAMP, "when"),
        Column("archived_by", Kind.TEXT, "by whom"),
    ),
    key=("archive_no",),
)

ARCHIVE_REGISTERS = Table(
    "archive_registers",
    "What registers had among archived entries.",
    "archive_register",
    (
        Column("archive_no", Kind.WHOLE, "the archive"),
        Column("register_no", Kind.WHOLE, "the register"),
        Column("entries", Kind.WHOLE, "how many of its entries went"),
        Column("debit_minor", Kind.MINOR_UNITS, "the sum of debits", "debit"),
        Column("credit_minor", Kind.MINOR_UNITS, "the sum of credits", "credit"),
        Column(
            "additional_amount_minor",
            Kind.MINOR_UNITS,
            "the sum of additional amounts",
            "additional_amount",
        ),
    ),
    key=("archive_no", "register_no"),
)

ARCHIVE_BALANCES = Table(
    "archive_balances",
    "What balances need of archived entries.",
    "archive_balance",
    (
        Column("archive_no", Kind.WHOLE, "the archive"),
        Column("version_id", Kind.WHOLE, "the key of the version"),
        Column("cost_type_id", Kind.WHOLE, "the key of the cost type"),
        Column("receiver_id", Kind.WHOLE, "the key of the cost center or object"),
        Column("month_start", Kind.DATE, "the first day of the month"),
        Column("month_end", Kind.DATE, "its last day"),
        Column("is_closing", Kind.BOOLEAN, "whether these are on closing dates"),
        Column("entries", Kind.WHOLE, "how many entries"),
        Column("amount_minor", Kind.MINOR_UNITS, "their sum", "amount"),
        Column("debit_minor", Kind.MINOR_UNITS, "the sum of debits", "debit"),
        Column("credit_minor", Kind.MINOR_UNITS, "the sum of credits", "credit"),
        Column(
            "additional_amount_minor",
            Kind.MINOR_UNITS,
            "the sum of additional amounts",
            "additional_amount",
        ),
    ),
    key=(
        "archive_no",
        "version_id",
        "cost_type_id",
        "receiver_id",
        "month_start",
        "is_closing",
    ),
)


def _legacy(name: str, noun: str, number: str) -> Table:
    """Return a table of numbers that rows had in another cost ledger."""
    return Table(
        f"legacy_{name}",
        f"The numbers that {name} of another cost ledger had there.",
        f"legacy_{noun}",
        (
            Column("no", Kind.WHOLE, "our number", number),
            Column("source_series", Kind.TEXT, "the series there", is_required=True),
            Column("source_no", Kind.WHOLE, "the number there"),
        ),
        key=("no",),
    )


LEGACY_REGISTERS = _legacy("registers", "register", "register_no")
LEGACY_ENTRIES = _legacy("entries", "entry", "entry_no")

BALANCING = (
    Column("bal_cost_type_no", Kind.CODE, "the balancing cost type"),
    Column("bal_cost_center_code", Kind.CODE, "the balancing cost center"),
    Column("bal_cost_object_code", Kind.CODE, "or the balancing cost object"),
)

JOURNAL_BATCHES = Table(
    "journal_batches",
    "The batches of unposted work.",
    "journal_batch",
    (
        Column("name", Kind.CODE, "its name", "batch", is_required=True),
        Column("description", Kind.TEXT, "what it is for"),
        Column("version", Kind.CODE, "the version that is posted to"),
        Column("reason_code", Kind.CODE, "what new lines get"),
        *BALANCING,
        Column("delete_after_posting", Kind.BOOLEAN, "whether it goes with its lines"),
        Column(
            "balance", Kind.TEXT, "what has to balance, where setup is not followed"
        ),
        Column("last_posted_period", Kind.DATE, "the month last posted to"),
    ),
    key=("name",),
)

JOURNAL_LINES = Table(
    "journal_lines",
    "The lines of unposted work.",
    "journal_line_row",
    (
        Column("batch", Kind.CODE, "the batch", is_required=True),
        Column("line_no", Kind.WHOLE, "its number there"),
        Column("posting_date", Kind.POSTING_DATE, "its date"),
        Column("document_no", Kind.TEXT, "the voucher"),
        Column("description", Kind.TEXT, "what it is for"),
        Column("amount", Kind.AMOUNT, "the amount, costs positive"),
        Column("additional_amount", Kind.ADDITIONAL_AMOUNT, "the same, converted"),
        Column("cost_type_no", Kind.CODE, "the cost type"),
        Column("cost_center_code", Kind.CODE, "the cost center"),
        Column("cost_object_code", Kind.CODE, "or the cost object"),
        *BALANCING,
        Column("reason_code", Kind.CODE, "why it is posted"),
        Column("budget_name", Kind.CODE, "the version that is posted to", "version"),
        Column("corrects_entry_no", Kind.WHOLE, "the entry that it corrects"),
    ),
    key=("batch", "line_no"),
    view="journal_line",
)
