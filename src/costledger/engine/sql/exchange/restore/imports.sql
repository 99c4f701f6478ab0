-- in   stage_imports
insert into import_row (
    import_no, source, file, sha256, imported_at, imported_by, entries
)
select
    cast(import_no as integer),
    coalesce(source, ''),
    coalesce(file, ''),
    coalesce(sha256, ''),
    cast(imported_at as timestamp),
    coalesce(imported_by, ''),
    cast(entries as bigint)
from stage_imports
order by cast(import_no as integer)
