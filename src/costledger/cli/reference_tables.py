"""The reference of exchange tables, written from their description.

`make golden` rewrites docs/reference/tables.md; a test holds the page to it.
"""

from __future__ import annotations

import textwrap

from costledger.engine.tables import TABLES, Column, Kind, Table, Use

WIDTH = 88

HEAD = """\
# Tables

What an import reads and an export writes: one file or sheet a table, named as here.
Columns may come in any order; only those that are needed have to be there. An export has
every column but those that are for imports only, in the order of this page. Written from
the description of the tables (`src/costledger/engine/tables`) by `make golden`.

In the column *import*, `needed` is what a file must bring, filled in every row; `yes` what
it may bring, `only` the same, and an export does not have it; and a dash is ours.
"""

HOLDS = {
    Kind.CODE: "numbers and codes of records, and filters over them: trimmed and"
    " upper-cased",
    Kind.TEXT: "trimmed",
    Kind.BOOLEAN: "yes or no; empty is no",
    Kind.WHOLE: "not negative; empty is 0",
    Kind.AMOUNT: "a decimal in the ledger's currency, costs positive",
    Kind.ADDITIONAL_AMOUNT: "a decimal in the additional reporting currency",
    Kind.DECIMAL: "exact, zero or more, with a point and up to ten decimals; empty is 0",
    Kind.SIGNED: "the same, and may be below zero",
    Kind.DATE: "a day; empty is none",
    Kind.POSTING_DATE: "a day, or the closing date after it: `C2024-12-31`",
    Kind.DIMENSIONS: "a JSON object of dimension codes and value codes:"
    ' `{"DEPARTMENT":"ADM"}`',
    Kind.TIMESTAMP: "a moment; this and the next three are in exports only",
    Kind.MINOR_UNITS: "an amount in øre or cents, as the ledger keeps it",
    Kind.SHARE: "exact, with ten decimals",
    Kind.WEIGHT: "a whole number of up to 38 digits",
    Kind.CHOICE: "one of them; the first is meant by an empty cell",
}

FOOT = """\
[The guide](../guides/import.md) has the forms in which cells are read.

A column that a file does not bring stays as it is in records that are there. New records
get what an empty cell means.
"""

MORE = """\
## What an export has besides

These tables are restored with the others, and no file of yours brings them.
`gl_disposition` is there to be read only.
"""


def tables_reference() -> str:
    """Return docs/reference/tables.md."""
    imported = [each for each in TABLES.values() if Use.IMPORT in each.use]
    others = [each for each in TABLES.values() if Use.IMPORT not in each.use]
    kinds = [
        f"| {'several words' if kind is Kind.CHOICE else kind} | {HOLDS[kind]} |"
        for kind in HOLDS
    ]
    return "\n".join(
        [
            HEAD,
            *map(_section, imported),
            "## What the columns hold\n",
            "\n".join(["| kind | is |", "| --- | --- |", *kinds]) + "\n",
            FOOT,
            MORE,
            *map(_section, others),
        ]
    )


def _section(table: Table) -> str:
    """Return what the page says of one table."""
    is_imported = Use.IMPORT in table.use
    names = ["column", "holds", "what it is", *(["import"] if is_imported else [])]
    rows = [
        [f"`{each.name}`", _holds(each), each.doc]
        + ([_import(table, each)] if is_imported else [])
        for each in table.columns
        if each.use & table.use
    ]
    lines = [names, ["---"] * len(names), *rows]
    doc = textwrap.fill(table.doc, WIDTH)
    return "\n".join(
        [f"## {table.name}", "", doc, ""]
        + ["| " + " | ".join(cells) + " |" for cells in lines]
        + [""]
    )


def _holds(column: Column) -> str:
    if column.kind is not Kind.CHOICE:
        return column.kind.value
    return ", ".join(f"`{word}`" for word in column.choices if word)


def _import(table: Table, column: Column) -> str:
    if Use.IMPORT not in column.use:
        return "–"  # noqa: RUF001 - a dash
    if column.is_required:
        return "needed"
    is_exported = Use.EXPORT in column.use & table.use
    return "yes" if is_exported or Use.EXPORT not in table.use else "only"
