-- What is open on the senders of a level, up to the date (its closing date is later).
--
-- in   cost_entry_row, version_part, relief, pool, register_row, allocate_rule
-- out  one row an entry that version $version_id shows and that is not relieved in full
with sender as (
    select distinct receiver_id
    from allocate_rule
    where level = $level and is_selected
),

live_register as (
    select
        register_row.register_no,
        register_row.version_id
    from register_row
    where
        register_row.reverses_register_no is null
        and not exists (
            select 1
            from reversed_register
            where reversed_register.register_no = register_row.register_no
        )
),

candidate as (
    select
        entry.entry_no,
        entry.receiver_id,
        entry.cost_type_id,
        entry.posting_date,
        entry.amount,
        entry.additional_amount
    from cost_entry_row as entry
    inner join sender on sender.receiver_id = entry.receiver_id
    inner join version_part as part
        on part.part_version_id = entry.version_id
        and part.version_id = $version_id
        and entry.posting_date <= part.cut_date
        and entry.entry_no <= part.cut_entry_no
    inner join live_register on live_register.register_no = entry.register_no
    where
        entry.posting_date < $date
        or (entry.posting_date = $date and not entry.is_closing)
),

-- What came from another cost ledger names no sender; every other pool takes entries
-- of its own.
live_pool as (
    select pool.pool_no
    from pool
    left join sender on sender.receiver_id = pool.sender_id
    inner join live_register on live_register.register_no = pool.register_no
    inner join run_row on run_row.run_no = pool.run_no
    inner join version_part as part
        on part.part_version_id = run_row.version_id
        and part.version_id = $version_id
        and coalesce(run_row.allocation_date <= part.cut_date, true)
    where pool.sender_id is null or sender.receiver_id is not null
),

relieved as (
    select
        relief.entry_no,
        cast(sum(relief.amount) as bigint) as amount,
        cast(sum(relief.additional_amount) as bigint) as additional_amount
    from relief
    inner join live_pool on live_pool.pool_no = relief.pool_no
    group by relief.entry_no
)

select
    candidate.entry_no,
    candidate.receiver_id,
    candidate.cost_type_id,
    candidate.posting_date,
    candidate.posting_date >= $period_start as is_of_period,
    candidate.amount - coalesce(relieved.amount, 0) as amount,
    candidate.additional_amount - coalesce(relieved.additional_amount, 0)
        as additional_amount
from candidate
left join relieved on relieved.entry_no = candidate.entry_no
where
    candidate.amount <> coalesce(relieved.amount, 0)
    or candidate.additional_amount <> coalesce(relieved.additional_amount, 0)
