-- out  counters  the last number given of each series
select
    name,
    last_no
from counter
order by name
