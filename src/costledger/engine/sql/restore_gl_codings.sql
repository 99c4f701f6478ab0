-- in   restored_gl_codings
-- out  gl_coding
insert into gl_coding (coding_id, gl_account_no, dimension_set_id)
select
    cast(coding_id as integer),
    gl_account_no,
    cast(dimension_set_id as integer)
from restored_gl_codings
