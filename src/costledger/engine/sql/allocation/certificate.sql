-- The proof of register $register_no before it is kept: of every rule, in each
-- currency, receivers got what the sender gave; a share is within one unit of its
-- exact part; and what was taken of entries, with the credit, comes to what is charged
-- beyond it.
--
-- in   pool, key_snapshot, cost_entry_row, consumption
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

eaten as (
    select
        consumption.pool_no,
        sum(consumption.amount) as amount,
        sum(consumption.additional_amount) as additional_amount
    from consumption
    inner join pool on pool.pool_no = consumption.pool_no
    where pool.register_no = $register_no
    group by consumption.pool_no
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

far as (
    select entry.pool_no
    from entry
    inner join key on key.pool_no = entry.pool_no
    inner join pool on pool.pool_no = entry.pool_no
    where
        entry.line_no is not null
        and entry.fixed_amount is null
        and abs(
            cast(entry.amount as hugeint) * cast(key.weights as hugeint)
            - cast(pool.charged - key.fixed as hugeint)
            * cast(entry.weight as hugeint)
        ) >= cast(key.weights as hugeint)
    group by entry.pool_no
)

select pool.rule_id
from pool
left join posted on posted.pool_no = pool.pool_no
left join eaten on eaten.pool_no = pool.pool_no
left join far on far.pool_no = pool.pool_no
where
    pool.register_no = $register_no
    and not coalesce(
        posted.amount = 0
        and posted.additional_amount = 0
        and posted.got = pool.charged
        and posted.given = pool.charged
        and eaten.amount = pool.taken - pool.charged
        and eaten.additional_amount = 0
        and far.pool_no is null,
        false
    )
order by pool.pool_no
