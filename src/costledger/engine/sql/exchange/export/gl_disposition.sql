-- out  what has become of every G/L entry, by number
select
    gl_entry_no,
    disposition,
    reason,
    cost_entry_no,
    register_no
from gl_disposition
order by gl_entry_no
