-- out  the keys that pools used, by pool and line
select
    pool_no,
    line_no,
    weight,
    fixed_amount,
    share,
    source,
    entry_no
from allocation_key
order by pool_no, line_no
