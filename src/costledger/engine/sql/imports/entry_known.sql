-- The staged entries whose number the ledger has already.
--
-- in   import_entry, gl_entry_row
-- out  import_known  (row_id, gl_entry_no)
select
    import_entry.row_id,
    entry.gl_entry_no
from import_entry
inner join gl_entry_row as entry on entry.gl_entry_no = import_entry.gl_entry_no
