-- The old numbers of an export.
-- in   stage_migrated_registers · out  migrated_register
insert into migrated_register (register_no, source_series, source_no)
select
    cast(no as bigint),
    source_series,
    cast(nullif(source_no, '') as bigint)
from stage_migrated_registers
order by 1
