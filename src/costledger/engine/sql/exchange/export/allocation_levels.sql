-- out  how the pools of levels see each other
select
    level,
    method
from allocation_level
order by level
