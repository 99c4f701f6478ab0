-- The proof of register $register_no before it is kept: of every rule, in each
-- currency, receivers got what the sender gave; a share is within one unit of its
-- exact part; and what was taken of entries, with the credit, comes to what is charged
-- beyond it.
--
-- in   pool, key_snapshot, cost_entry_row, relief
-- out  (rule_id) of pools of which it is not so
with entry as (
    select
        origin.pool_no,
        snapshot.line_no,
        snapshot.weight,
        snapshot.fixed_amount,
        entry.amount,
        entry.additional_amount
    from cost_entry_row as entry
    inner join cost_entry_origin as origin on origin.entry_no = entry.entry_no
    left join key_snapshot as snapshot
        on snapshot.pool_no = origin.pool_no and snapshot.entry_no = entry.entry_no
    where entry.register_no = $register_no
),

posted as (
    select
        pool_no,
        sum(amount) as amount,
        sum(additional_amount) as additional_amount,
        sum(case when line_no is null then 0 else amount end) as got,
        sum(case when line_no is null then -amount else 0 end) as given
    from entry
    group by pool_no
),

relieved as (
    select
        relief.pool_no,
        sum(relief.amount) as amount,
        sum(relief.additional_amount) as additional_amount
    from relief
    inner join pool on pool.pool_no = relief.pool_no
    where pool.register_no = $register_no
    group by relief.pool_no
),

key as (
    select
        snapshot.pool_no,
        sum(snapshot.weight) as weights,
        sum(coalesce(snapshot.fixed_amount, 0)) as fixed
    from key_snapshot as snapshot
    inner join pool on pool.pool_no = snapshot.pool_no
    where pool.register_no = $register_no
    group by snapshot.pool_no
),

beyond_tolerance as (
    select entry.pool_no
    from entry
    inner join key on key.pool_no = entry.pool_no
    inner join pool on pool.pool_no = entry.pool_no
    where
        entry.line_no is not null
        and entry.fixed_amount is null
        and abs(
            cast(entry.amount as hugeint) * cast(key.weights as hugeint)
            - cast(pool.allocated - key.fixed as hugeint)
            * cast(entry.weight as hugeint)
        ) >= cast(key.weights as hugeint)
    group by entry.pool_no
)

select pool.rule_id
from pool
left join posted on posted.pool_no = pool.pool_no
left join relieved on relieved.pool_no = pool.pool_no
left join beyond_tolerance on beyond_tolerance.pool_no = pool.pool_no
where
    pool.register_no = $register_no
    and not coalesce(
        posted.amount = 0
        and posted.additional_amount = 0
        and posted.got = pool.allocated
        and posted.given = pool.allocated
        and relieved.amount = pool.relieved - pool.allocated
        and relieved.additional_amount = 0
        and beyond_tolerance.pool_no is null,
        false
    )
order by pool.pool_no
