-- out  the registers in order, amounts in minor units
select
    register_row.register_no,
    register_row.kind,
    version.code as version,
    register_row.level,
    register_row.journal_batch,
    register_row.first_entry_no,
    register_row.last_entry_no,
    register_row.first_gl_entry_no,
    register_row.last_gl_entry_no,
    register_row.entries,
    register_row.gl_entries,
    register_row.debit,
    register_row.credit,
    register_row.additional_amount,
    register_row.posting_date,
    register_row.posted_on,
    register_row.posted_at,
    register_row.posted_by,
    register_row.reverses_register_no,
    reversed_register.reversed_by_register_no,
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
inner join version on version.version_id = register_row.version_id
left join reversed_register
    on reversed_register.register_no = register_row.register_no
where
    (
        register_row.register_no = cast($register_no as integer)
        or cast($register_no as integer) is null
    )
    and (version.code = cast($version as text) or cast($version as text) is null)
order by register_row.register_no
