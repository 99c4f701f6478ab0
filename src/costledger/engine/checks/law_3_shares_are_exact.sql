-- A receiver is within one minor unit of its exact share of what a pool gives, and a
-- fixed amount is to the unit what was charged.
--
-- in   key_snapshot, pool, cost_entry_row
-- out  (found)
with key as (
    select
        pool_no,
        sum(weight) as weights,
        sum(coalesce(fixed_amount, 0)) as fixed
    from key_snapshot
    group by pool_no
)

select
    'cost entry ' || cast(entry.entry_no as text) || ' of pool '
    || cast(pool.pool_no as text) || ' is off its share: '
    || cast(entry.amount as text) || ' (minor units)' as found
from key_snapshot as snapshot
inner join pool on pool.pool_no = snapshot.pool_no
inner join key on key.pool_no = snapshot.pool_no
inner join cost_entry_row as entry on entry.entry_no = snapshot.entry_no
where
    entry.amount <> snapshot.fixed_amount
    or (
        snapshot.fixed_amount is null
        and abs(
            cast(entry.amount as hugeint) * cast(key.weights as hugeint)
            - cast(pool.allocated - key.fixed as hugeint)
            * cast(snapshot.weight as hugeint)
        ) >= cast(key.weights as hugeint)
    )
order by entry.entry_no
