-- in   deleted_register
-- out  the registers that go, in order, with what they hold
select
    register_row.register_no,
    register_row.kind,
    register_row.journal_batch,
    register_row.entries,
    register_row.first_entry_no,
    register_row.last_entry_no,
    register_row.debit,
    register_row.credit,
    register_row.posting_date,
    exists (
        select 1
        from register_seal
        where register_seal.register_no = register_row.register_no
    ) as is_closed,
    exists (
        select 1
        from archive_register
        where archive_register.register_no = register_row.register_no
    ) as is_archived
from register_row
inner join deleted_register
    on deleted_register.register_no = register_row.register_no
order by register_row.register_no
