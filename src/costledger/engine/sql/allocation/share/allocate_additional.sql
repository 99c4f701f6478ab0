-- What pools took in the additional reporting currency.
--
-- in   allocate_pool, consumption
-- out  (rule_no, amount)
with part as (
    select
        pool.rule_no,
        cast(sum(consumption.additional_amount) as bigint) as amount
    from allocate_pool as pool
    inner join consumption on consumption.pool_no = pool.pool_no
    where pool.taken <> 0 and pool.taken <> pool.held
    group by pool.rule_no
)

select
    pool.rule_no,
    case
        when pool.taken = 0 then 0
        when pool.taken = pool.held then pool.additional_held
        else coalesce(part.amount, 0)
    end as amount
from allocate_pool as pool
left join part on part.rule_no = pool.rule_no
