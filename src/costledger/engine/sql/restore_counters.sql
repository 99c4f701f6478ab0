-- The number series go on where the exported ledger's are.
delete from counter;

insert into counter (name, last_no)
select
    name,
    cast(last_no as bigint)
from stage_counters
order by name
