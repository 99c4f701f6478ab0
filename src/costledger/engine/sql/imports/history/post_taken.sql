-- Entries that another cost ledger says are allocated are taken in full.
--
-- in   legacy_pool
-- out  relief
insert into relief (pool_no, entry_no, amount, additional_amount)
select
    pool_no,
    entry_no,
    amount,
    additional_amount
from legacy_pool
order by pool_no, entry_no
