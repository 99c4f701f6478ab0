"""Dimensions and values read off their JSON text for a restore, a row each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def stage_members(connection: duckdb.DuckDBPyConnection) -> None:
    """Spread `stage_dimension_sets` into `stage_member` (members, dimension, code)."""
    connection.execute(
        "create or replace temp table stage_member as"
        " select members, entry.key as dimension, entry.value as code from (select"
        " dimensions as members, unnest(map_entries(cast(cast(dimensions as json)"
        " as map(varchar, varchar)))) as entry from stage_dimension_sets)"
    )


def stage_default_dimensions(connection: duckdb.DuckDBPyConnection) -> None:
    """Spread the accounts' defaults into `stage_default_dimension`."""
    connection.execute(
        "create or replace temp table stage_default_dimension as"
        " select no, entry.key as dimension, entry.value as code from (select"
        " no, unnest(map_entries(cast(cast(default_dimensions as json)"
        " as map(varchar, varchar)))) as entry from stage_gl_accounts)"
    )


def stage_budget_members(connection: duckdb.DuckDBPyConnection) -> None:
    """Spread the sets of `stage_gl_budget_entries` into `stage_member`."""
    connection.execute(
        "create or replace temp table stage_member as"
        " select members, entry.key as dimension, entry.value as code from (select"
        " members, unnest(map_entries(cast(cast(members as json)"
        " as map(varchar, varchar)))) as entry from (select distinct members"
        " from stage_gl_budget_entries))"
    )
