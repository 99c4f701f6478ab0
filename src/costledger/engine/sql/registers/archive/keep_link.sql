-- Keep the links of single entries that go: what they stand for stays transferred.
--
-- in   archive_entry, cost_entry_row · out  gl_transfer
insert into gl_transfer (gl_entry_no, register_no, entry_no)
select
    entry.gl_entry_no,
    entry.register_no,
    entry.entry_no
from cost_entry_row as entry
inner join archive_entry on archive_entry.entry_no = entry.entry_no
where entry.gl_entry_no is not null and entry.combined = ''
order by entry.gl_entry_no
