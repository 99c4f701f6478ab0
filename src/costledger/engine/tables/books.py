"""The tables of the general ledger as it is mirrored, and of the ledger's settings."""

from __future__ import annotations

from costledger.engine.tables.description import (
    DIMENSION_SET,
    Column,
    Kind,
    Table,
    Use,
)

TOTALS = ("heading", "total", "begin_total", "end_total")
"""The line types that structure a chart."""

ALIGNMENTS = ("no_alignment", "automatic", "prompt")

SETUP = Table(
    "setup",
    "One row. An empty text, code or date leaves the setting as it is.",
    "setup",
    (
        Column("company_name", Kind.TEXT, "whose ledger it is"),
        Column("currency", Kind.CODE, "the currency of all amounts"),
        Column("minor_digits", Kind.WHOLE, "its decimals", use=Use.OWN),
        Column("additional_currency", Kind.CODE, "the additional reporting currency"),
        Column("additional_minor_digits", Kind.WHOLE, "its decimals", use=Use.OWN),
        Column("cost_center_dimension", Kind.CODE, "whose values are cost centers"),
        Column("cost_object_dimension", Kind.CODE, "whose values are cost objects"),
        Column(
            "starting_date_for_gl_transfer",
            Kind.DATE,
            "entries dated before it are no cost of this ledger",
        ),
        Column("allow_posting_from", Kind.DATE, "the first day that is open"),
        Column("allow_posting_to", Kind.DATE, "the last day that is open"),
        Column("auto_transfer_from_gl", Kind.BOOLEAN, "transfer after every import"),
        Column(
            "check_gl_postings", Kind.BOOLEAN, "refuse entries that nobody can receive"
        ),
        Column(
            "align_gl_account",
            Kind.CHOICE,
            "whether cost types follow the accounts",
            choices=ALIGNMENTS,
        ),
        Column(
            "align_cost_center_dimension",
            Kind.CHOICE,
            "whether cost centers follow their dimension",
            choices=ALIGNMENTS,
        ),
        Column(
            "align_cost_object_dimension",
            Kind.CHOICE,
            "whether cost objects follow their dimension",
            choices=ALIGNMENTS,
        ),
        Column(
            "late_entry_policy",
            Kind.TEXT,
            "what becomes of entries of locked periods",
            use=Use.OWN,
        ),
        Column(
            "journal_balance",
            Kind.CHOICE,
            "what of a journal has to balance",
            choices=("document", "batch"),
        ),
        Column(
            "language",
            Kind.CHOICE,
            "in which the ledger writes texts of its own",
            choices=("en", "nb"),
        ),
        Column("last_allocation_id", Kind.CODE, "the last id given to a rule"),
        Column(
            "last_allocation_doc_no",
            Kind.CODE,
            "the last document number given to an allocation",
        ),
    ),
    key=(),
    use=Use.ALL,
    is_replaced=True,
)

ACCOUNTING_PERIODS = Table(
    "accounting_periods",
    "The periods; one lasts until the next begins.",
    "accounting_period",
    (
        Column("starting_date", Kind.DATE, "its first day", is_required=True),
        Column("new_fiscal_year", Kind.BOOLEAN, "whether a year begins with it"),
        Column(
            "state",
            Kind.CHOICE,
            "`locked` refuses postings; `closed` informs",
            choices=("open", "closed", "locked"),
        ),
        Column(
            "closed",
            Kind.BOOLEAN,
            "`state` `closed`, for systems that know no locks",
            use=Use.IMPORT,
        ),
    ),
    key=("starting_date",),
    use=Use.ALL,
    is_master=True,
)

CALENDAR_DAYS = Table(
    "calendar_days",
    "The days that the ledger has met, with their texts.",
    "calendar_day",
    (
        Column("day", Kind.DATE, "the day"),
        Column("month_start", Kind.DATE, "the first day of its month"),
        Column("month_end", Kind.DATE, "the last day of its month"),
        Column("day_text", Kind.TEXT, "how combined entries of the day are called"),
        Column("month_text", Kind.TEXT, "how those of its month are called"),
    ),
    key=("day",),
    is_replaced=True,
)

IMPORTS = Table(
    "imports",
    "What was imported, by number.",
    "import_row",
    (
        Column("import_no", Kind.WHOLE, "its number"),
        Column("source", Kind.TEXT, "the name of the source"),
        Column("file", Kind.TEXT, "the file"),
        Column("sha256", Kind.TEXT, "its checksum"),
        Column("imported_at", Kind.TIMESTAMP, "when"),
        Column("imported_by", Kind.TEXT, "by whom"),
        Column("entries", Kind.WHOLE, "how many G/L entries came with it"),
    ),
    key=("import_no",),
)

DIMENSIONS = Table(
    "dimensions",
    "The dimensions of the general ledger.",
    "dimension",
    (
        Column("code", Kind.CODE, "its code", "dimension", is_required=True),
        Column("name", Kind.TEXT, "its name"),
    ),
    key=("code",),
    use=Use.ALL,
    is_master=True,
    is_replaced=True,
)

DIMENSION_VALUES = Table(
    "dimension_values",
    "The values of all dimensions.",
    "dimension_value",
    (
        Column("dimension", Kind.CODE, "whose value it is", is_required=True),
        Column("code", Kind.CODE, "its code", is_required=True),
        Column("name", Kind.TEXT, "its name"),
        Column(
            "dimension_value_type",
            Kind.CHOICE,
            "a value, or a line that structures them",
            choices=("standard", *TOTALS),
        ),
        Column("totaling", Kind.CODE, "what a total adds up"),
        Column("blocked", Kind.BOOLEAN, "whether it is out of use", "is_blocked"),
    ),
    key=("dimension", "code"),
    use=Use.ALL,
    is_master=True,
)

DIMENSION_SETS = Table(
    "dimension_sets",
    "The sets of dimensions that entries carry.",
    "dimension_set",
    (
        Column("dimension_set_id", Kind.WHOLE, "our key"),
        Column("dimensions", Kind.DIMENSIONS, "what is in it", "members"),
    ),
    key=("dimension_set_id",),
    is_replaced=True,
)

DIMENSION_SET_ERAS = Table(
    "dimension_set_assignments",
    "The sets that are not read by the dimensions of today.",
    "dimension_set",
    (
        Column("dimension_set_id", Kind.WHOLE, "the set"),
        Column(
            "assignment_no",
            Kind.WHOLE,
            "the row of `dimension_assignments` it is read by",
        ),
    ),
    key=("dimension_set_id",),
    condition="assignment_no > 0",
)

DIMENSION_ERAS = Table(
    "dimension_assignments",
    "The dimensions of cost accounting as they were read before dated changes.",
    "dimension_assignment",
    (
        Column("assignment_no", Kind.WHOLE, "its number"),
        Column("valid_from", Kind.DATE, "from when on; empty: from the beginning"),
        Column("valid_to", Kind.DATE, "until before this day"),
        Column("cost_center_dimension", Kind.CODE, "whose values were cost centers"),
        Column("cost_object_dimension", Kind.CODE, "whose values were cost objects"),
    ),
    key=("assignment_no",),
)

GL_ACCOUNTS = Table(
    "gl_accounts",
    "The chart of accounts.",
    "gl_account",
    (
        Column("no", Kind.CODE, "its number", "gl_account_no", is_required=True),
        Column("name", Kind.TEXT, "its name"),
        Column(
            "account_type",
            Kind.CHOICE,
            "an account, or a line that structures them",
            choices=("posting", *TOTALS),
        ),
        Column(
            "income_balance",
            Kind.CHOICE,
            "where it is reported; the balance sheet is no cost",
            choices=("income_statement", "balance_sheet"),
        ),
        Column("totaling", Kind.CODE, "what a total adds up"),
        Column("blocked", Kind.BOOLEAN, "whether it is out of use", "is_blocked"),
        Column(
            "default_dimensions",
            Kind.DIMENSIONS,
            "what its entries carry where they say nothing",
        ),
        Column("excluded_reason", Kind.TEXT, "why it is no cost, in your words"),
        Column(
            "cost_type_no", Kind.CODE, "the cost type that it feeds", use=Use.EXPORT
        ),
    ),
    key=("no",),
    use=Use.ALL,
    is_master=True,
)

GL_CODINGS = Table(
    "gl_codings",
    "Accounts and dimension sets that come together in entries.",
    "gl_coding",
    (
        Column("coding_id", Kind.WHOLE, "our key"),
        Column("gl_account_no", Kind.CODE, "the account", is_required=True),
        Column("dimension_set_id", Kind.WHOLE, "the set"),
    ),
    key=("coding_id",),
)

GL_ENTRIES = Table(
    "gl_entries",
    "The entries of the general ledger. They need `amount`, or `debit_amount` and"
    " `credit_amount`; dimensions may also stand in a column a dimension.",
    "gl_entry_row",
    (
        Column(
            "entry_no",
            Kind.TEXT,
            "a whole number; the ledger gives one where it is left out",
            "gl_entry_no",
        ),
        Column("posting_date", Kind.POSTING_DATE, "its date", is_required=True),
        Column("gl_account_no", Kind.CODE, "the account", is_required=True),
        Column("document_no", Kind.TEXT, "the voucher"),
        Column("description", Kind.TEXT, "what it is for"),
        Column("amount", Kind.AMOUNT, "the amount, debit positive"),
        Column("debit_amount", Kind.AMOUNT, "the debit", use=Use.IMPORT),
        Column("credit_amount", Kind.AMOUNT, "the credit", use=Use.IMPORT),
        Column("additional_amount", Kind.ADDITIONAL_AMOUNT, "the same, converted"),
        Column("reason_code", Kind.CODE, "why it was posted"),
        Column("dimensions", Kind.DIMENSIONS, "what it carries"),
        Column("import_no", Kind.WHOLE, "the import it came with", use=Use.OWN),
        Column(
            "source_row",
            Kind.WHOLE,
            "the row where people find it, where a file was made of another one",
            "row_no",
            shown="row_no",
        ),
        Column(
            "source_key",
            Kind.TEXT,
            "what the source knows it by, where it has no number",
            is_nullable=True,
        ),
    ),
    key=("entry_no",),
    use=Use.ALL,
    view="gl_entry",
)

GL_BUDGETS = Table(
    "gl_budgets",
    "The budgets of the general ledger.",
    "gl_budget",
    (
        Column("name", Kind.CODE, "its name", is_required=True),
        Column("description", Kind.TEXT, "what it is"),
        Column("blocked", Kind.BOOLEAN, "whether it is out of use", "is_blocked"),
    ),
    key=("name",),
    use=Use.ALL,
    is_master=True,
)

GL_BUDGET_ENTRIES = Table(
    "gl_budget_entries",
    "The entries of budgets of the general ledger.",
    "gl_budget_entry_row",
    (
        Column("entry_no", Kind.WHOLE, "its number"),
        Column("budget_name", Kind.CODE, "the budget", is_required=True),
        Column("gl_account_no", Kind.CODE, "the account", is_required=True),
        Column(
            "date",
            Kind.DATE,
            "its date; an export may have closing dates",
            "posting_date",
            is_required=True,
        ),
        Column("amount", Kind.AMOUNT, "the amount"),
        Column("description", Kind.TEXT, "what it is for"),
        Column(
            "dimensions",
            Kind.DIMENSIONS,
            "what it carries",
            "dimension_set_id",
            refers=DIMENSION_SET,
        ),
        Column(
            "is_ours",
            Kind.BOOLEAN,
            "whether it was written out of a version",
            use=Use.OWN,
        ),
        Column(
            "source_entry_no",
            Kind.WHOLE,
            "the entry of the version that it was written out of",
            use=Use.OWN,
        ),
    ),
    key=("entry_no",),
    use=Use.ALL,
    view="gl_budget_entry",
    is_whole=True,
)
