-- The staged entries that the ledger knows by the key of their source $source_name: a
-- key that was given then or is given now. A number counts as a key of the same text.
--
-- in   import_entry, gl_entry_row, import_row
-- out  import_known  (row_id, gl_entry_no)
insert into import_known (row_id, gl_entry_no)
select
    import_entry.row_id,
    entry.gl_entry_no
from import_entry
inner join gl_entry_row as entry
    on entry.source_key
    = coalesce(import_entry.source_key, cast(import_entry.gl_entry_no as text))
inner join import_row on import_row.import_no = entry.import_no
where entry.source_key is not null and import_row.source = $source_name
union all
select
    import_entry.row_id,
    entry.gl_entry_no
from import_entry
inner join gl_entry_row as entry
    on cast(entry.gl_entry_no as text) = import_entry.source_key
inner join import_row on import_row.import_no = entry.import_no
where
    import_entry.source_key is not null
    and entry.source_key is null
    and import_row.source = $source_name
