-- in   stage_gl_codings
insert into gl_coding (coding_id, gl_account_no, dimension_set_id)
select
    cast(coding_id as integer),
    gl_account_no,
    cast(dimension_set_id as integer)
from stage_gl_codings
order by cast(coding_id as integer)
