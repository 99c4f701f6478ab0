-- What live allocations of one version take of an entry is never more than the entry,
-- nor of the other sign, and entries of reversed registers are not taken.
--
-- in   consumption, live_pool, cost_entry_row, archive_register, register_row
-- out  (found)
with taken as (
    select
        consumption.entry_no,
        sum(consumption.amount) as amount
    from consumption
    inner join live_pool as pool on pool.pool_no = consumption.pool_no
    inner join run_row on run_row.run_no = pool.run_no
    group by consumption.entry_no, run_row.version_id
)

select
    'cost entry ' || cast(taken.entry_no as text) || ' of '
    || coalesce(cast(entry.amount as text), 'nothing') || ' is taken for '
    || cast(taken.amount as text) || ' (minor units)' as found
from taken
left join cost_entry_row as entry on entry.entry_no = taken.entry_no
where
    -- Archived entries are not here any more; pools keep what they took of them.
    (
        entry.entry_no is null
        and not exists (
            select 1
            from archive_register
            inner join register_row
                on register_row.register_no = archive_register.register_no
            where
                taken.entry_no
                between register_row.first_entry_no and register_row.last_entry_no
        )
    )
    or (entry.amount >= 0 and (taken.amount < 0 or taken.amount > entry.amount))
    or (entry.amount < 0 and (taken.amount > 0 or taken.amount < entry.amount))
    or (
        taken.amount <> 0
        and exists (
            select 1
            from reversed_register
            where reversed_register.register_no = entry.register_no
        )
    )
order by taken.entry_no
