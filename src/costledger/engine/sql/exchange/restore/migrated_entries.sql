-- The old numbers of an export.
-- in   stage_migrated_entries · out  migrated_entry
insert into migrated_entry (entry_no, source_series, source_no)
select
    cast(no as bigint),
    source_series,
    cast(nullif(source_no, '') as bigint)
from stage_migrated_entries
order by 1
