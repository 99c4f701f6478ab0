-- What cost entry $entry_no of an allocation is made of: the entries that its pool
-- took, each with the part that this entry got of it, to the minor unit.
--
-- Cumulative rounding in both directions: parts of one taken entry come to what was
-- taken of it, and parts of this entry to its amount, as far as the pool held it.
--
-- in   cost_entry_origin, cost_entry_row, relief
-- out  one row a taken entry, the first $limit; total_* say the same on each
with own as (
    select
        origin.pool_no,
        origin.entry_no,
        pool.allocated,
        cast(coalesce((
            select sum(before.amount)
            from cost_entry_origin as sibling
            inner join cost_entry_row as before on before.entry_no = sibling.entry_no
            where
                sibling.pool_no = origin.pool_no and before.entry_no < origin.entry_no
        ), 0) as hugeint) as before,
        cast(entry.amount as hugeint) as amount
    from cost_entry_origin as origin
    inner join pool on pool.pool_no = origin.pool_no
    inner join key_snapshot as snapshot
        on snapshot.pool_no = origin.pool_no and snapshot.entry_no = origin.entry_no
    inner join cost_entry_row as entry on entry.entry_no = origin.entry_no
    where origin.entry_no = $entry_no and pool.allocated <> 0
),

relieved as (
    select
        relief.entry_no,
        relief.amount,
        own.allocated,
        own.before,
        own.before + own.amount as running_size,
        cast(sum(relief.amount) over (order by relief.entry_no) as hugeint)
            as reached
    from own
    inner join relief on relief.pool_no = own.pool_no
    left join cost_entry_origin as origin on origin.entry_no = relief.entry_no
    where origin.pool_no is null or origin.pool_no <> own.pool_no
),

corner as (
    select
        entry_no,
        amount,
        cast(abs(allocated) as hugeint) as size,
        case when allocated < 0 then -1 else 1 end as direction,
        reached * running_size as last_corner,
        (reached - amount) * running_size as above,
        reached * before as beside,
        (reached - amount) * before as first_corner
    from relieved
),

parted as (
    select
        entry_no,
        amount,
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
)

select
    parted.entry_no,
    entry.posting_date,
    cost_type.code as cost_type_no,
    receiver.kind as receiver_kind,
    receiver.code as receiver_code,
    parted.amount as relieved,
    parted.part,
    entry.gl_entry_no,
    origin.pool_no,
    count(*) over () as total_entries,
    cast(sum(parted.part) over () as bigint) as total_part
from parted
inner join cost_entry_row as entry on entry.entry_no = parted.entry_no
inner join cost_type on cost_type.cost_type_id = entry.cost_type_id
inner join receiver on receiver.receiver_id = entry.receiver_id
left join cost_entry_origin as origin on origin.entry_no = entry.entry_no
order by parted.entry_no
limit $limit
