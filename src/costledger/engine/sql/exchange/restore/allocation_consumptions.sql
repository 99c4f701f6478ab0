-- What pools of an export took.
-- in   stage_allocation_consumptions · out  consumption
insert into consumption (pool_no, entry_no, amount, additional_amount)
select
    cast(pool_no as integer) as pool_no,
    cast(entry_no as bigint) as entry_no,
    cast(replace(amount, '.', '') as bigint),
    cast(replace(additional_amount, '.', '') as bigint)
from stage_allocation_consumptions
order by pool_no, entry_no
