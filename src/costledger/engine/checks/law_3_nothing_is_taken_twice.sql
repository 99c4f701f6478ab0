-- What live allocations of one version take of an entry is never more than the entry,
-- nor of the other sign, and entries of reversed registers are not taken.
--
-- in   relief, live_pool, cost_entry_row, archive_register, register_row
-- out  (found)
with relieved as (
    select
        relief.entry_no,
        sum(relief.amount) as amount
    from relief
    inner join live_pool as pool on pool.pool_no = relief.pool_no
    inner join run_row on run_row.run_no = pool.run_no
    group by relief.entry_no, run_row.version_id
)

select
    'cost entry ' || cast(relieved.entry_no as text) || ' of '
    || coalesce(cast(entry.amount as text), 'nothing') || ' is taken for '
    || cast(relieved.amount as text) || ' (minor units)' as found
from relieved
left join cost_entry_row as entry on entry.entry_no = relieved.entry_no
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
                relieved.entry_no
                between register_row.first_entry_no and register_row.last_entry_no
        )
    )
    or (entry.amount >= 0 and (relieved.amount < 0 or relieved.amount > entry.amount))
    or (entry.amount < 0 and (relieved.amount > 0 or relieved.amount < entry.amount))
    or (
        relieved.amount <> 0
        and exists (
            select 1
            from reversed_register
            where reversed_register.register_no = entry.register_no
        )
    )
order by relieved.entry_no
