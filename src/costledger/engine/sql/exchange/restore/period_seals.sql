-- in   stage_period_seals · out  period_seal
insert into period_seal (
    seal_no, starting_date, ending_date, state, last_entry_no, entries, waiting,
    content, seal, is_reopened, closed_on, closed_at, closed_by
)
select
    cast(seal_no as integer),
    cast(starting_date as date),
    cast(nullif(ending_date, '') as date),
    coalesce(state, ''),
    cast(last_entry_no as bigint),
    cast(entries as bigint),
    cast(waiting as bigint),
    coalesce(content, ''),
    coalesce(seal, ''),
    cast(is_reopened as boolean),
    cast(closed_on as date),
    cast(closed_at as timestamp),
    coalesce(closed_by, '')
from stage_period_seals
order by 1
