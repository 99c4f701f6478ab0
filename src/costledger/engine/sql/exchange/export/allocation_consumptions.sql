-- out  what pools took of entries, by pool and entry
select
    pool_no,
    entry_no,
    amount,
    additional_amount
from allocation_consumption
order by pool_no, entry_no
