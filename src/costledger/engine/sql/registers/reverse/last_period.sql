-- out  (posting_date)  the last day for which batch $batch is posted by registers that
--      stand; null without
select max(entry.posting_date) as posting_date
from register_row
inner join cost_entry_row as entry on entry.register_no = register_row.register_no
where
    register_row.kind = 'journal'
    and register_row.journal_batch = $batch
    and not exists (
        select 1
        from reversed_register
        where reversed_register.register_no = register_row.register_no
    )
