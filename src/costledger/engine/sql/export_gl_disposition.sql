-- out  gl_disposition  what has become of every general-ledger entry (law 1)
select
    gl_entry_no,
    disposition,
    reason,
    cost_entry_no,
    register_no
from gl_disposition
order by gl_entry_no
