-- What register $register_no of an allocation posted.
--
-- in   register_row, pool
-- out  (pools, entries, first_entry, last_entry, balance, relieved, amount,
--      additional_amount)
select
    count(*) as pools,
    min(register_row.entries) as entries,
    min(register_row.first_entry_no) as first_entry,
    min(register_row.last_entry_no) as last_entry,
    cast(sum(pool.balance) as bigint) as balance,
    cast(sum(pool.relieved) as bigint) as relieved,
    cast(sum(pool.allocated) as bigint) as amount,
    cast(sum(pool.additional_relieved) as bigint) as additional_amount
from register_row
inner join pool on pool.register_no = register_row.register_no
where register_row.register_no = $register_no
