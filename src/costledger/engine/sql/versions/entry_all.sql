-- out  (entry_no, is_gone)  all entries of a version, to be taken away
select
    entry_no,
    true as is_gone
from cost_entry_row
where version_id = $version_id
