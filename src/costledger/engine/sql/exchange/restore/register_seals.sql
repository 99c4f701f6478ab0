-- in   stage_register_seals · out  register_seal
insert into register_seal (
    register_no, version_id, entries, content, seal, closed_on, closed_at, closed_by
)
select
    cast(register_no as integer),
    cast(version_id as integer),
    cast(entries as bigint),
    coalesce(content, ''),
    coalesce(seal, ''),
    cast(closed_on as date),
    cast(closed_at as timestamp),
    coalesce(closed_by, '')
from stage_register_seals
order by 1
