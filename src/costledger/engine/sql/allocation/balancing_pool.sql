-- What each rule did in the runs of a version that still hold, run by run.
--
-- received is what entries of other pools of the same run brought; opening is the rest
-- of what was held. closing is what is open on the sender now.
--
-- in   live_pool, run_row, relief, cost_entry_origin, open_entry
-- out  one row a rule and run dated between $first_day and $last_day; a rule of the
--      style distribution has a pool for each cost type
with chosen as (
    select
        pool.pool_no,
        pool.run_no,
        pool.register_no,
        pool.level,
        pool.rule_id,
        pool.sender_id as receiver_id,
        pool.balance,
        pool.relieved,
        pool.allocated,
        run_row.allocation_date
    from live_pool as pool
    inner join run_row on run_row.run_no = pool.run_no
    where
        run_row.kind = 'allocation'
        and run_row.version_id = $version_id
        and (
            cast($first_day as date) is null
            or run_row.allocation_date >= cast($first_day as date)
        )
        and (
            cast($last_day as date) is null
            or run_row.allocation_date <= cast($last_day as date)
        )
),

received as (
    select
        chosen.pool_no,
        cast(sum(relief.amount) as bigint) as amount
    from chosen
    inner join relief on relief.pool_no = chosen.pool_no
    inner join cost_entry_origin as origin on origin.entry_no = relief.entry_no
    inner join pool as giver
        on giver.pool_no = origin.pool_no and giver.run_no = chosen.run_no
    where giver.pool_no <> chosen.pool_no
    group by chosen.pool_no
),

closing as (
    select
        open_entry.receiver_id,
        cast(sum(open_entry.open_amount) as bigint) as amount
    from open_entry
    where open_entry.version_id = $version_id
    group by open_entry.receiver_id
)

select
    chosen.run_no,
    chosen.allocation_date,
    chosen.level,
    chosen.rule_id,
    receiver.kind as sender_kind,
    receiver.code as sender,
    chosen.register_no,
    cast(sum(chosen.balance - coalesce(received.amount, 0)) as bigint) as opening,
    cast(sum(coalesce(received.amount, 0)) as bigint) as received,
    cast(sum(chosen.balance) as bigint) as balance,
    cast(sum(chosen.allocated) as bigint) as sent,
    cast(sum(chosen.balance - chosen.relieved) as bigint) as retained,
    cast(sum(chosen.allocated - chosen.relieved) as bigint) as over_relief,
    coalesce(closing.amount, 0) as closing
from chosen
inner join receiver on receiver.receiver_id = chosen.receiver_id
left join received on received.pool_no = chosen.pool_no
left join closing on closing.receiver_id = chosen.receiver_id
group by
    chosen.run_no,
    chosen.allocation_date,
    chosen.level,
    chosen.rule_id,
    receiver.kind,
    receiver.code,
    chosen.register_no,
    closing.amount
order by chosen.run_no, min(chosen.pool_no)
