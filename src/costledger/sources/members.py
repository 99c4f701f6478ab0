"""The members of dimension sets, read off their JSON text for a restore."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb


def stage_members(connection: duckdb.DuckDBPyConnection) -> None:
    """Spread `stage_dimension_sets` into `stage_member` (members, dimension, code)."""
    connection.execute(
        "create or replace temp table stage_member as"
        " with keyed as (select dimensions as members,"
        " unnest(json_keys(cast(dimensions as json))) as dimension"
        " from stage_dimension_sets)"
        " select members, dimension, json_extract_string(cast(members as json),"
        " '$.\"' || dimension || '\"') as code from keyed"
    )


def stage_default_dimensions(connection: duckdb.DuckDBPyConnection) -> None:
    """Spread the accounts' defaults into `stage_default_dimension`."""
    connection.execute(
        "create or replace temp table stage_default_dimension as"
        " with keyed as (select no, default_dimensions as members,"
        " unnest(json_keys(cast(default_dimensions as json))) as dimension"
        " from stage_gl_accounts)"
        " select no, dimension, json_extract_string(cast(members as json),"
        " '$.\"' || dimension || '\"') as code from keyed"
    )
