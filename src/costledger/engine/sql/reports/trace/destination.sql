-- Where cost entry $entry_no went: the entries of the pools that took it, each with the
-- part of it that it holds, to the minor unit.
--
-- in   relief, cost_entry_origin, cost_entry_row, live_pool
-- out  one row an entry that holds a part, the first $limit
with relieved as (
    select
        relief.pool_no,
        relief.amount,
        pool.register_no,
        pool.rule_id,
        pool.level,
        pool.allocated,
        cast((
            select sum(other.amount)
            from relief as other
            left join cost_entry_origin as source on source.entry_no = other.entry_no
            where
                other.pool_no = relief.pool_no
                and other.entry_no <= relief.entry_no
                and (source.pool_no is null or source.pool_no <> other.pool_no)
        ) as hugeint) as reached
    from relief
    inner join live_pool as pool on pool.pool_no = relief.pool_no
    left join cost_entry_origin as own on own.entry_no = relief.entry_no
    where
        relief.entry_no = $entry_no
        and (own.pool_no is null or own.pool_no <> relief.pool_no)
        and pool.allocated <> 0
),

line as (
    select
        relieved.*,
        entry.entry_no,
        entry.cost_type_id,
        entry.receiver_id,
        cast(sum(entry.amount) over (
            partition by relieved.pool_no order by entry.entry_no
        ) as hugeint) as running_size,
        cast(entry.amount as hugeint) as line_amount
    from relieved
    inner join key_snapshot as snapshot on snapshot.pool_no = relieved.pool_no
    inner join cost_entry_row as entry on entry.entry_no = snapshot.entry_no
),

corner as (
    select
        *,
        cast(abs(allocated) as hugeint) as size,
        case when allocated < 0 then -1 else 1 end as direction,
        reached * running_size as last_corner,
        (reached - amount) * running_size as above,
        reached * (running_size - line_amount) as beside,
        (reached - amount) * (running_size - line_amount) as first_corner
    from line
)

select
    corner.rule_id,
    corner.level,
    corner.register_no,
    corner.amount as relieved,
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
