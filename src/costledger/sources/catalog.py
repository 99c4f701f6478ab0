"""The exchange tables: which columns a file of each name may bring.

`docs/reference/tables.md` shows this list to people, and a test holds the two together.
"""

from __future__ import annotations

from enum import StrEnum

from attrs import frozen

from costledger.domain import rules


class Kind(StrEnum):
    """What a cell of a column holds."""

    CODE = "code"
    """Trimmed and upper-cased: numbers and codes of records, and filters over them."""
    TEXT = "text"
    """Trimmed."""
    CHOICE = "choice"
    """One of a few words."""
    BOOLEAN = "boolean"
    """Yes or no; empty is no."""
    WHOLE = "whole number"
    """Not negative; empty is 0."""
    AMOUNT = "amount"
    """Minor units of the ledger's currency."""
    ADDITIONAL_AMOUNT = "additional amount"
    """Minor units of the additional reporting currency."""
    DECIMAL = "decimal"
    """Exact, zero or more, with up to ten decimals; empty is 0."""
    SIGNED = "signed decimal"
    """The same, and may be below zero."""
    DATE = "date"
    """A day; empty is none."""
    POSTING_DATE = "posting date"
    """A day, or the closing date after it."""
    DIMENSIONS = "dimensions"
    """A JSON object of dimension codes and value codes."""


@frozen
class Column:
    """One column of an exchange table."""

    name: str
    kind: Kind
    is_required: bool = False
    """Whether the file must bring it, filled in every row."""
    choices: tuple[str, ...] = ()
    """For a choice: the words allowed; the first is meant by an empty cell."""


@frozen
class Table:
    """One exchange table."""

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    """What may stand in one row only."""
    is_whole: bool = False
    """Whether every column is staged, given or not: rows become entries, and are not
    merged into records that have other columns already."""

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)


def _code(name: str) -> Column:
    return Column(name, Kind.CODE)


def _key(name: str) -> Column:
    return Column(name, Kind.CODE, is_required=True)


def _text(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.TEXT) for name in names)


def _flags(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.BOOLEAN) for name in names)


def _decimals(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.DECIMAL) for name in names)


def _choice(name: str, *choices: str) -> Column:
    return Column(name, Kind.CHOICE, choices=choices)


TOTALS = ("heading", "total", "begin_total", "end_total")
"""The line types that structure a chart."""

LAYOUT = (
    *_flags("blocked", "new_page", "blank_line"),
    *_text("comment"),
    Column("indentation", Kind.WHOLE),
)
"""What every chart line may bring beside its own columns."""


def _receivers(kind: str, *own: Column) -> Table:
    columns = (
        _key("code"),
        *_text("name"),
        _choice("line_type", kind, *TOTALS),
        _code("totaling"),
        _code("sorting_order"),
        *own,
        *LAYOUT,
    )
    return Table(f"{kind}s", columns, key=("code",))


def _wholes(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, Kind.WHOLE) for name in names)


def _entries(name: str, *own: Column) -> Table:
    """Return a table of entries that another cost ledger posted."""
    columns = (
        Column("entry_no", Kind.WHOLE, is_required=True),
        *own,
        _key("cost_type_no"),
        *_text("document_no", "description"),
        Column("amount", Kind.AMOUNT, is_required=True),
        Column("additional_amount", Kind.ADDITIONAL_AMOUNT),
        _code("cost_center_code"),
        _code("cost_object_code"),
        _code("reason_code"),
        *_flags("allocated"),
        *_wholes("allocated_with_journal_no"),
        _code("allocation_id"),
    )
    return Table(name, columns, key=("entry_no",), is_whole=True)


def _registers(name: str, entry: str, kinds: tuple[str, ...], *own: Column) -> Table:
    """Return a table of registers that another cost ledger wrote."""
    columns = (
        Column("no", Kind.WHOLE, is_required=True),
        _choice("source", *kinds),
        *_wholes(f"from_{entry}_no", f"to_{entry}_no", "no_of_entries", "level"),
        Column("posting_date", Kind.POSTING_DATE),
        _code("journal_batch_name"),
        *_flags("closed"),
        *own,
    )
    return Table(name, columns, key=("no",), is_whole=True)


ALIGNMENTS = ("no_alignment", "automatic", "prompt")

_TABLES = (
    Table(
        "setup",
        (
            *_text("company_name"),
            _code("currency"),
            _code("additional_currency"),
            _code("cost_center_dimension"),
            _code("cost_object_dimension"),
            Column("starting_date_for_gl_transfer", Kind.DATE),
            Column("allow_posting_from", Kind.DATE),
            Column("allow_posting_to", Kind.DATE),
            *_flags("auto_transfer_from_gl", "check_gl_postings"),
            _choice("align_gl_account", *ALIGNMENTS),
            _choice("align_cost_center_dimension", *ALIGNMENTS),
            _choice("align_cost_object_dimension", *ALIGNMENTS),
            _choice("journal_balance", "document", "batch"),
            _choice("language", "en", "nb"),
            _code("last_allocation_id"),
            _code("last_allocation_doc_no"),
        ),
        key=(),
    ),
    Table(
        "accounting_periods",
        (
            Column("starting_date", Kind.DATE, is_required=True),
            *_flags("new_fiscal_year"),
            _choice("state", "open", "closed", "locked"),
            *_flags("closed"),
        ),
        key=("starting_date",),
    ),
    Table("dimensions", (_key("code"), *_text("name")), key=("code",)),
    Table(
        "dimension_values",
        (
            _key("dimension"),
            _key("code"),
            *_text("name"),
            _choice("dimension_value_type", "standard", *TOTALS),
            _code("totaling"),
            *_flags("blocked"),
        ),
        key=("dimension", "code"),
    ),
    Table(
        "gl_accounts",
        (
            _key("no"),
            *_text("name"),
            _choice("account_type", "posting", *TOTALS),
            _choice("income_balance", "income_statement", "balance_sheet"),
            _code("totaling"),
            *_flags("blocked"),
            Column("default_dimensions", Kind.DIMENSIONS),
            *_text("excluded_reason"),
        ),
        key=("no",),
    ),
    Table(
        "gl_entries",
        (
            *_text("entry_no"),
            Column("posting_date", Kind.POSTING_DATE, is_required=True),
            _key("gl_account_no"),
            *_text("document_no", "description"),
            Column("amount", Kind.AMOUNT),
            Column("debit_amount", Kind.AMOUNT),
            Column("credit_amount", Kind.AMOUNT),
            Column("additional_amount", Kind.ADDITIONAL_AMOUNT),
            _code("reason_code"),
            Column("dimensions", Kind.DIMENSIONS),
            *_text("source_key"),
            Column("source_row", Kind.WHOLE),
        ),
        key=("entry_no",),
    ),
    Table(
        "gl_budgets",
        (_key("name"), *_text("description"), *_flags("blocked")),
        key=("name",),
    ),
    Table(
        "gl_budget_entries",
        (
            *_wholes("entry_no"),
            _key("budget_name"),
            _key("gl_account_no"),
            Column("date", Kind.DATE, is_required=True),
            Column("amount", Kind.AMOUNT),
            *_text("description"),
            Column("dimensions", Kind.DIMENSIONS),
        ),
        key=("entry_no",),
        is_whole=True,
    ),
    _receivers(
        "cost_center",
        Column("cost_subtype", Kind.TEXT),
        Column("responsible_person", Kind.TEXT),
    ),
    _receivers("cost_object"),
    Table(
        "cost_types",
        (
            _key("no"),
            *_text("name"),
            _choice("type", "cost_type", *TOTALS),
            _code("totaling"),
            _code("gl_account_range"),
            _choice("combine_entries", "none", "day", "month"),
            _code("cost_center_code"),
            _code("cost_object_code"),
            _choice("cost_classification", "", "fixed", "variable", "step_variable"),
            *_text("fixed_share"),
            *LAYOUT,
        ),
        key=("no",),
    ),
    Table(
        "budgets",
        (_key("name"), *_text("description"), *_flags("blocked")),
        key=("name",),
    ),
    _registers(
        "cost_registers",
        "cost_entry",
        ("transfer_from_gl", "cost_journal", "allocation", "transfer_from_budget"),
        *_wholes("from_gl_entry_no", "to_gl_entry_no"),
        Column("debit_amount", Kind.AMOUNT),
        Column("credit_amount", Kind.AMOUNT),
    ),
    _entries(
        "cost_entries",
        Column("posting_date", Kind.POSTING_DATE, is_required=True),
        *_wholes("gl_entry_no"),
    ),
    _registers(
        "budget_registers",
        "cost_budget_entry",
        ("manual", "transfer_from_gl_budget", "cost_journal", "allocation"),
        _code("cost_budget_name"),
        Column("amount", Kind.AMOUNT),
    ),
    _entries(
        "budget_entries",
        _key("budget_name"),
        Column("date", Kind.DATE, is_required=True),
    ),
)

_RULES = (
    Table(
        "allocation_sources",
        (
            _key("id"),
            *_text("name"),
            Column("level", Kind.WHOLE),
            Column("valid_from", Kind.DATE),
            Column("valid_to", Kind.DATE),
            _code("cost_type_range"),
            _code("cost_center_code"),
            _code("cost_object_code"),
            _code("variant"),
            _code("credit_to_cost_type"),
            _choice("allocation_source_type", *rules.APPLIES_TO),
            *_flags("blocked"),
            _choice("when_zero", *rules.WHEN_ZERO),
            _choice("style", *rules.STYLES),
            *_flags("this_period_only"),
            _choice("negative_policy", *rules.NEGATIVE_POLICIES),
            _choice("when_missing", *rules.WHEN_MISSING),
            *_text("comment"),
            *_flags("retired"),
        ),
        key=(),
    ),
    Table(
        "allocation_targets",
        (
            _key("id"),
            Column("line_no", Kind.WHOLE, is_required=True),
            _code("target_cost_type"),
            _code("target_cost_center"),
            _code("target_cost_object"),
            _choice("base", *rules.BASES),
            *_decimals("static_base", "static_weighting", "share"),
            _choice("allocation_target_type", *rules.TARGET_TYPES),
            *_decimals("percent_per_share", "amount_per_share"),
            _code("no_filter"),
            _code("cost_center_filter"),
            _code("cost_object_filter"),
            _choice("date_filter_code", *rules.DATE_CODES),
            _code("group_filter"),
            _code("driver_code"),
            *_text("comment"),
            *_flags("retired"),
        ),
        key=(),
    ),
    Table(
        "allocation_levels",
        (
            Column("level", Kind.WHOLE, is_required=True),
            _choice("method", *rules.METHODS),
        ),
        key=("level",),
    ),
    Table(
        "employees",
        (
            _key("no"),
            *_text("name"),
            _choice("status", "active", "inactive", "terminated"),
            _code("cost_center_code"),
            _code("cost_object_code"),
        ),
        key=("no",),
    ),
    Table(
        "item_entries",
        (
            Column("entry_no", Kind.WHOLE),
            Column(
                "entry_type",
                Kind.CHOICE,
                is_required=True,
                choices=("sale", "purchase"),
            ),
            Column("posting_date", Kind.DATE, is_required=True),
            _code("item_no"),
            _code("inventory_posting_group"),
            Column("invoiced_quantity", Kind.SIGNED),
            Column("sales_amount", Kind.AMOUNT),
            Column("purchase_amount", Kind.AMOUNT),
            Column("dimensions", Kind.DIMENSIONS),
        ),
        key=(),
    ),
    Table(
        "drivers",
        (_key("code"), *_text("name", "unit"), _choice("kind", "stock", "flow")),
        key=("code",),
    ),
    Table(
        "driver_values",
        (
            _key("driver"),
            _code("cost_center_code"),
            _code("cost_object_code"),
            Column("date", Kind.DATE, is_required=True),
            Column("value", Kind.SIGNED, is_required=True),
            _code("version"),
        ),
        key=("driver", "cost_center_code", "cost_object_code", "date", "version"),
    ),
)

TABLES = {table.name: table for table in (*_TABLES, *_RULES)}
"""The tables that can be imported, in the order in which they are merged."""
