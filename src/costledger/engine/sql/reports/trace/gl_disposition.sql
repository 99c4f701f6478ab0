-- out  one row: what has become of G/L entry $gl_entry_no
select
    disposition,
    reason,
    cost_entry_no,
    register_no
from gl_disposition
where gl_entry_no = $gl_entry_no
