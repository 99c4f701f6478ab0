-- out  (entries)  how many staged numbers are those of entries that came from another
--      source, or that were numbered by us
select count(*) as entries
from stage_entry
inner join gl_entry_row as entry on entry.gl_entry_no = stage_entry.gl_entry_no
inner join import_row on import_row.import_no = entry.import_no
where import_row.source <> $source_name or entry.source_key is not null
