-- The pools that stand behind cost entry $entry_no, level by level, back to the entries
-- that no allocation posted.
--
-- in   cost_entry_origin, relief, pool
-- out  one row a pool, the nearest first: what it took of entries of other pools, and
--      of entries that are where the cost arose
with recursive upstream (pool_no, distance) as (
    select
        origin.pool_no,
        0 as distance
    from cost_entry_origin as origin
    where origin.entry_no = $entry_no and origin.pool_no is not null
    union
    select
        origin.pool_no,
        upstream.distance + 1 as distance
    from upstream
    inner join relief on relief.pool_no = upstream.pool_no
    inner join cost_entry_origin as origin on origin.entry_no = relief.entry_no
    where origin.pool_no <> upstream.pool_no
),

nearest as (
    select
        pool_no,
        min(distance) as distance
    from upstream
    group by pool_no
)

select
    nearest.distance,
    pool.pool_no,
    pool.register_no,
    pool.level,
    pool.rule_id,
    coalesce(sender.code, '') as sender,
    pool.relieved,
    pool.allocated,
    cast(count(case when origin.pool_no is null then 1 end) as bigint)
        as primary_entries,
    cast(coalesce(
        sum(case when origin.pool_no is null then relief.amount end), 0
    ) as bigint) as primary_amount,
    cast(coalesce(sum(
        case when origin.pool_no <> pool.pool_no then relief.amount end
    ), 0) as bigint) as received
from nearest
inner join pool on pool.pool_no = nearest.pool_no
left join receiver as sender on sender.receiver_id = pool.sender_id
left join relief on relief.pool_no = pool.pool_no
left join cost_entry_origin as origin on origin.entry_no = relief.entry_no
group by
    nearest.distance, pool.pool_no, pool.register_no, pool.level, pool.rule_id,
    sender.code, pool.relieved, pool.allocated
order by nearest.distance, pool.pool_no
