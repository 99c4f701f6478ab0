-- Where cost entry $entry_no went: the entries of the pools that took it, each with the
-- part of it that it holds, to the minor unit.
--
-- in   consumption, cost_entry_origin, cost_entry_row, live_pool
-- out  one row an entry that holds a part, the first $limit
with taken as (
    select
        consumption.pool_no,
        consumption.amount,
        pool.register_no,
        pool.rule_id,
        pool.level,
        pool.charged,
        cast((
            select sum(other.amount)
            from consumption as other
            left join cost_entry_origin as source on source.entry_no = other.entry_no
            where
                other.pool_no = consumption.pool_no
                and other.entry_no <= consumption.entry_no
                and (source.pool_no is null or source.pool_no <> other.pool_no)
        ) as hugeint) as reached
    from consumption
    inner join live_pool as pool on pool.pool_no = consumption.pool_no
    left join cost_entry_origin as own on own.entry_no = consumption.entry_no
    where
        consumption.entry_no = $entry_no
        and (own.pool_no is null or own.pool_no <> consumption.pool_no)
        and pool.charged <> 0
),

line as (
    select
        taken.*,
        entry.entry_no,
        entry.cost_type_id,
        entry.receiver_id,
        cast(sum(entry.amount) over (
            partition by taken.pool_no order by entry.entry_no
        ) as hugeint) as upto,
        cast(entry.amount as hugeint) as line_amount
    from taken
    inner join key_snapshot as snapshot on snapshot.pool_no = taken.pool_no
    inner join cost_entry_row as entry on entry.entry_no = snapshot.entry_no
),

corner as (
    select
        *,
        cast(abs(charged) as hugeint) as size,
        case when charged < 0 then -1 else 1 end as direction,
        reached * upto as last_corner,
        (reached - amount) * upto as above,
        reached * (upto - line_amount) as beside,
        (reached - amount) * (upto - line_amount) as first_corner
    from line
)

select
    corner.rule_id,
    corner.level,
    corner.register_no,
    corner.amount as taken,
    corner.entry_no,
    cost_type.code as cost_type_no,
    receiver.kind as receiver_kind,
    receiver.code as receiver_code,
    direction * cast(
        case when last_corner < 0 then -1 else 1 end
        * ((2 * abs(last_corner) + size) // (2 * size))
        - case when above < 0 then -1 else 1 end
        * ((2 * abs(above) + size) // (2 * size))
        - case when beside < 0 then -1 else 1 end
        * ((2 * abs(beside) + size) // (2 * size))
        + case when first_corner < 0 then -1 else 1 end
        * ((2 * abs(first_corner) + size) // (2 * size)) as bigint
    ) as part
from corner
inner join cost_type on cost_type.cost_type_id = corner.cost_type_id
inner join receiver on receiver.receiver_id = corner.receiver_id
order by corner.entry_no
limit $limit
