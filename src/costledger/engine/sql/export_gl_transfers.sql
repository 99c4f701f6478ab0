-- out  gl_transfers  the general-ledger entries of combined groups, and what they became;
--                    no entry_no where the group came to zero
select
    gl_entry_no,
    register_no,
    entry_no
from gl_transfer
order by register_no, gl_entry_no
