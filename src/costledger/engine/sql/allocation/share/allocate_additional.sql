-- What pools took in the additional reporting currency.
--
-- in   allocate_pool, relief
-- out  (rule_no, amount)
with part as (
    select
        pool.rule_no,
        cast(sum(relief.additional_amount) as bigint) as amount
    from allocate_pool as pool
    inner join relief on relief.pool_no = pool.pool_no
    where pool.relieved <> 0 and pool.relieved <> pool.balance
    group by pool.rule_no
)

select
    pool.rule_no,
    case
        when pool.relieved = 0 then 0
        when pool.relieved = pool.balance then pool.additional_balance
        else coalesce(part.amount, 0)
    end as amount
from allocate_pool as pool
left join part on part.rule_no = pool.rule_no
