-- in   archive_entry · out  cost_entry_row  without what is archived
delete from cost_entry_row
where entry_no in (select archive_entry.entry_no from archive_entry)
