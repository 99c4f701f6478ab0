-- A pool's receivers get what its sender gives, in each currency; what it takes of
-- entries is what it says, and its own credit in full.
--
-- in   pool, cost_entry_row, cost_entry_origin, relief
-- out  (found)
with posted as (
    select
        origin.pool_no,
        sum(entry.amount) as amount,
        sum(entry.additional_amount) as additional_amount
    from cost_entry_origin as origin
    inner join cost_entry_row as entry on entry.entry_no = origin.entry_no
    inner join pool
        on pool.pool_no = origin.pool_no and pool.register_no = entry.register_no
    group by origin.pool_no
),

relieved as (
    select
        pool_no,
        sum(amount) as amount
    from relief
    group by pool_no
)

select
    'pool ' || cast(pool.pool_no as text) || ' of rule ' || pool.rule_id
    || ' held ' || cast(pool.balance as text)
    || ', took ' || cast(pool.relieved as text)
    || ' and charged ' || cast(pool.allocated as text) || '; its entries come to '
    || cast(coalesce(posted.amount, 0) as text) || ' and '
    || cast(coalesce(posted.additional_amount, 0) as text)
    || ' additional, and it took ' || cast(coalesce(relieved.amount, 0) as text)
    || ' of entries (minor units)' as found
from pool
inner join run_row on run_row.run_no = pool.run_no
left join posted on posted.pool_no = pool.pool_no
left join relieved on relieved.pool_no = pool.pool_no
where
    run_row.kind = 'allocation'
    and not exists (
        select 1
        from archive_register
        where archive_register.register_no = pool.register_no
    )
    and not coalesce(
        posted.amount = 0
        and posted.additional_amount = 0
        and relieved.amount = pool.relieved - pool.allocated
        and abs(pool.relieved) <= abs(pool.balance)
        and abs(pool.relieved) <= abs(pool.allocated),
        false
    )
order by pool.pool_no
