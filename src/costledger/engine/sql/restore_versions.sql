-- in   restored_versions
-- out  version
insert into version (
    version_id, code, name, kind, is_locked, base_version_id, base_cut_date,
    base_cut_entry_no
)
select
    cast(version_id as integer),
    code,
    coalesce(name, ''),
    kind,
    cast(locked as boolean),
    cast(base_version_id as integer),
    cast(base_cut_date as date),
    cast(base_cut_entry_no as bigint)
from restored_versions
