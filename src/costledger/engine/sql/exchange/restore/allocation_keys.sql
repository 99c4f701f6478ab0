-- The keys that pools of an export used.
-- in   stage_allocation_keys · out  key_snapshot
insert into key_snapshot (
    pool_no, line_no, weight, fixed_amount, share, source, entry_no
)
select
    cast(pool_no as integer) as pool_no,
    cast(line_no as integer) as line_no,
    cast(weight as decimal(38, 0)),
    cast(replace(nullif(fixed_amount, ''), '.', '') as bigint),
    cast(share as decimal(38, 10)),
    coalesce(source, ''),
    cast(nullif(entry_no, '') as bigint)
from stage_allocation_keys
order by pool_no, line_no
