-- in   stage_gl_transfers
insert into gl_transfer (gl_entry_no, register_no, entry_no)
select
    cast(gl_entry_no as bigint) as gl_entry_no,
    cast(register_no as integer),
    cast(nullif(cost_entry_no, '') as bigint)
from stage_gl_transfers
order by gl_entry_no
