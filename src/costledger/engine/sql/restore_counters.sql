-- in   restored_counters
-- out  counter
insert into counter (name, last_no)
select
    name,
    cast(last_no as bigint)
from restored_counters
