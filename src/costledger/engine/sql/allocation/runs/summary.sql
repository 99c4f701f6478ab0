-- What register $register_no of an allocation posted.
--
-- in   register_row, pool
-- out  (pools, entries, first_entry, last_entry, held, taken, amount,
--      additional_amount)
select
    count(*) as pools,
    min(register_row.entries) as entries,
    min(register_row.first_entry_no) as first_entry,
    min(register_row.last_entry_no) as last_entry,
    cast(sum(pool.held) as bigint) as held,
    cast(sum(pool.taken) as bigint) as taken,
    cast(sum(pool.charged) as bigint) as amount,
    cast(sum(pool.additional_taken) as bigint) as additional_amount
from register_row
inner join pool on pool.register_no = register_row.register_no
where register_row.register_no = $register_no
