-- out  the members of combined groups, by G/L entry and register
select
    gl_entry_no,
    register_no,
    entry_no as cost_entry_no
from gl_transfer
order by gl_entry_no, register_no
