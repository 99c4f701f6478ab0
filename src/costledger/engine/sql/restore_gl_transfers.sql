-- in   restored_gl_transfers
-- out  gl_transfer
insert into gl_transfer (gl_entry_no, register_no, entry_no)
select
    cast(gl_entry_no as bigint),
    cast(register_no as integer),
    cast(entry_no as bigint)
from restored_gl_transfers
