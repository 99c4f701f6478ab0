"""What a rename reaches: every code and every filter that names the old code.

Entries and links hold keys, so a rename changes no entry. Drafts and mirrors hold codes,
and totals, ranges and rules hold filters: they are listed here, by what is renamed.
A capability that adds such a column adds it here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, frozen

from costledger.domain.filters import rename_code
from costledger.errors import FilterSyntaxError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlglot import exp

    from costledger.engine.store import Store


@frozen
class CodeColumn:
    """A column that holds one code as text."""

    table: str
    column: str
    is_draft: bool = True
    """Whether it is work that refers to the record, and not a mirror or derived."""
    only: Mapping[str, tuple[str, ...]] = Factory(dict)
    """Columns that tell rows about this kind of code from others in the table."""


@frozen
class FilterColumn:
    """A column that holds a filter expression over codes."""

    table: str
    column: str
    only: Mapping[str, tuple[str, ...]] = Factory(dict)
    """Columns that tell rows about this kind of code from others in the table."""


CODE_COLUMNS: dict[str, tuple[CodeColumn, ...]] = {
    "cost_type": (
        CodeColumn("journal_batch", "bal_cost_type_no"),
        CodeColumn("journal_line_row", "cost_type_no"),
        CodeColumn("journal_line_row", "bal_cost_type_no"),
        CodeColumn("allocation_rule_row", "credit_to_cost_type"),
        CodeColumn("allocation_target_row", "target_cost_type"),
    ),
    "center": (
        CodeColumn("journal_batch", "bal_cost_center_code"),
        CodeColumn("journal_line_row", "cost_center_code"),
        CodeColumn("journal_line_row", "bal_cost_center_code"),
        CodeColumn("allocation_rule_row", "cost_center_code"),
        CodeColumn("allocation_target_row", "target_cost_center"),
        CodeColumn("employee", "cost_center_code"),
        CodeColumn(
            "driver_value", "receiver_code", only={"receiver_kind": ("center",)}
        ),
    ),
    "object": (
        CodeColumn("journal_batch", "bal_cost_object_code"),
        CodeColumn("journal_line_row", "cost_object_code"),
        CodeColumn("journal_line_row", "bal_cost_object_code"),
        CodeColumn("allocation_rule_row", "cost_object_code"),
        CodeColumn("allocation_target_row", "target_cost_object"),
        CodeColumn("employee", "cost_object_code"),
        CodeColumn(
            "driver_value", "receiver_code", only={"receiver_kind": ("object",)}
        ),
    ),
    "gl_account": (
        CodeColumn("gl_account_dimension", "gl_account_no", is_draft=False),
        CodeColumn("gl_coding", "gl_account_no", is_draft=False),
        CodeColumn("cost_type_account", "gl_account_no", is_draft=False),
        CodeColumn("resolution", "gl_account_no", is_draft=False),
        CodeColumn("disposition_total", "gl_account_no", is_draft=False),
        CodeColumn("gl_budget_entry_row", "gl_account_no", is_draft=False),
    ),
}
"""The columns that hold codes of each kind of record."""

FILTER_COLUMNS: dict[str, tuple[FilterColumn, ...]] = {
    "cost_type": (
        FilterColumn("cost_type", "totaling"),
        FilterColumn("allocation_rule_row", "cost_type_range"),
        FilterColumn(
            "allocation_target_row",
            "no_filter",
            {"base": ("cost_type_entries", "cost_budget_entries")},
        ),
    ),
    "center": (
        FilterColumn("receiver", "totaling", {"kind": ("center",)}),
        FilterColumn("allocation_target_row", "cost_center_filter"),
    ),
    "object": (
        FilterColumn("receiver", "totaling", {"kind": ("object",)}),
        FilterColumn("allocation_target_row", "cost_object_filter"),
    ),
    "gl_account": (
        FilterColumn("cost_type", "gl_account_range"),
        FilterColumn("gl_account", "totaling"),
        FilterColumn(
            "allocation_target_row",
            "no_filter",
            {"base": ("gl_entries", "gl_budget_entries")},
        ),
    ),
}
"""The columns that hold filters over codes of each kind of record."""


def follow(store: Store, kind: str, old: str, new: str) -> None:
    """Rewrite a code wherever it stands as text, alone or in a filter."""
    from sqlglot import exp  # noqa: PLC0415

    for each in CODE_COLUMNS[kind]:
        where = exp.and_(exp.column(each.column).eq(old), *_only(each))
        statement = exp.update(each.table, {each.column: new}, where=where)
        store.query(statement.sql("duckdb"))
    for filtered in FILTER_COLUMNS[kind]:
        for text in _filters(store, filtered):
            renamed = _renamed(text, old, new)
            if renamed != text:
                where = exp.and_(exp.column(filtered.column).eq(text), *_only(filtered))
                statement = exp.update(
                    filtered.table, {filtered.column: renamed}, where=where
                )
                store.query(statement.sql("duckdb"))


def is_drafted(store: Store, kind: str, code: str) -> bool:
    """Say whether work that is not posted yet names a code."""
    from sqlglot import exp  # noqa: PLC0415

    return any(
        store.query(
            exp.select(exp.column(each.column))
            .from_(each.table)
            .where(exp.column(each.column).eq(code), *_only(each))
            .limit(1)
            .sql("duckdb")
        )
        for each in CODE_COLUMNS[kind]
        if each.is_draft
    )


def _filters(store: Store, filtered: FilterColumn) -> list[str]:
    """Return the distinct expressions of a column, in order."""
    from sqlglot import exp  # noqa: PLC0415

    column = exp.column(filtered.column)
    query = exp.select(column).distinct().from_(filtered.table)
    query = query.where(column.neq(""), *_only(filtered))
    return sorted(str(text) for (text,) in store.query(query.sql("duckdb")))


def _only(filtered: CodeColumn | FilterColumn) -> list[exp.Expression]:
    from sqlglot import exp  # noqa: PLC0415

    return [exp.column(name).isin(*words) for name, words in filtered.only.items()]


def _renamed(text: str, old: str, new: str) -> str:
    """Rewrite a code in a filter; a draft that cannot be read is left as typed."""
    try:
        return rename_code(text, old, new)
    except FilterSyntaxError:
        return text
