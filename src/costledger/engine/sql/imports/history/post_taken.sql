-- Entries that another cost ledger says are allocated are taken in full.
--
-- in   migrated_pool
-- out  consumption
insert into consumption (pool_no, entry_no, amount, additional_amount)
select
    pool_no,
    entry_no,
    amount,
    additional_amount
from migrated_pool
order by pool_no, entry_no
