-- out  one row: the register to reverse, and what stands against it
select
    register_row.register_no,
    register_row.kind,
    register_row.version_id,
    version.code as version,
    version.is_locked,
    register_row.journal_batch,
    reversed_register.reversed_by_register_no,
    coalesce(
        (
            select sum(archive_register.entries)
            from archive_register
            where archive_register.register_no = register_row.register_no
        ), 0
    ) > 0 as is_archived
from register_row
inner join version on version.version_id = register_row.version_id
left join reversed_register
    on reversed_register.register_no = register_row.register_no
where register_row.register_no = $register_no
