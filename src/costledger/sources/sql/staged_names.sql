-- out  (kind, name)  what staging holds on this connection, views before their tables
select
    'view' as kind,
    view_name as name
from duckdb_views()
where temporary and regexp_matches(view_name, '^(raw|input|stage)_')
union all
select
    'table' as kind,
    table_name as name
from duckdb_tables()
where temporary and regexp_matches(table_name, '^(raw|input|stage)_')
order by kind desc, name
