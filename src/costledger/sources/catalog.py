"""The exchange tables: which columns a file of each name may bring.

They are the tables of `engine/tables`, as far as they can be imported.
"""

from __future__ import annotations

from attrs import evolve

from costledger.engine.tables import TABLES as DESCRIBED
from costledger.engine.tables import Column, Kind, Table, Use

__all__ = ["TABLES", "Column", "Kind", "Table"]


def _as_imported(table: Table) -> Table:
    """Return a table with the columns of files; its key may stand in one row only."""
    return evolve(
        table,
        columns=table.columns_for(Use.IMPORT),
        key=() if table.is_repeatable else table.key,
    )


TABLES = {
    table.name: _as_imported(table)
    for table in DESCRIBED.values()
    if Use.IMPORT in table.use
}
"""The tables that can be imported, in the order in which they are merged."""
