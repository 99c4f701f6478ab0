-- Every link leads from a general-ledger entry that is there to a cost entry that is
-- there.
--
-- in   gl_link, gl_entry_row, cost_entry_row, archive_register, register_row
-- out  (found)
select
    'G/L entry ' || cast(gl_link.gl_entry_no as text) || ' in register '
    || cast(gl_link.register_no as text) || ' has a link that leads nowhere' as found
from gl_link
left join gl_entry_row as source on source.gl_entry_no = gl_link.gl_entry_no
left join cost_entry_row as entry on entry.entry_no = gl_link.entry_no
where
    source.gl_entry_no is null
    or (
        gl_link.entry_no is not null
        and entry.entry_no is null
        and not exists (
            select 1
            from archive_register
            inner join register_row
                on register_row.register_no = archive_register.register_no
            where
                archive_register.register_no = gl_link.register_no
                and gl_link.entry_no
                between register_row.first_entry_no and register_row.last_entry_no
        )
    )
order by gl_link.gl_entry_no
