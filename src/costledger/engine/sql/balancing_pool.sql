-- What each rule did in the runs of a version that still hold, run by run.
--
-- received is what entries of other pools of the same run brought; opening is the rest
-- of what was held. closing is what is open on the sender now.
--
-- in   pool, run_row, consumption, cost_entry_origin, open_entry
-- out  one row a pool of the runs dated between $first_day and $last_day
with chosen as (
    select
        pool.pool_no,
        pool.run_no,
        pool.register_no,
        pool.level,
        pool.rule_id,
        pool.receiver_id,
        pool.held,
        pool.taken,
        pool.charged,
        run_row.allocation_date
    from pool
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
        and not exists (
            select 1
            from reversed_register
            where reversed_register.register_no = pool.register_no
        )
),

received as (
    select
        chosen.pool_no,
        cast(sum(consumption.amount) as bigint) as amount
    from chosen
    inner join consumption on consumption.pool_no = chosen.pool_no
    inner join cost_entry_origin as origin on origin.entry_no = consumption.entry_no
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
    chosen.held - coalesce(received.amount, 0) as opening,
    coalesce(received.amount, 0) as received,
    chosen.held,
    chosen.charged as sent,
    chosen.held - chosen.taken as retained,
    chosen.charged - chosen.taken as over_relief,
    coalesce(closing.amount, 0) as closing
from chosen
inner join receiver on receiver.receiver_id = chosen.receiver_id
left join received on received.pool_no = chosen.pool_no
left join closing on closing.receiver_id = chosen.receiver_id
order by chosen.run_no, chosen.pool_no
