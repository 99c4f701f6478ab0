-- out  staged entries that say something else than the ledger has, with both versions
select
    file,
    source_row as row_no,
    gl_entry_no,
    our_text,
    their_text
from import_known
where not is_same
order by file, row_no
