-- Let redated entries lie in the set of their date's era.
--
-- in   redated, dimension_set, gl_coding
-- out  gl_entry_row  coding_id
update gl_entry_row
set coding_id = placed.coding_id
from (
    select
        redated.gl_entry_no,
        gl_coding.coding_id
    from redated
    inner join dimension_set
        on dimension_set.members = redated.members
        and dimension_set.era = redated.era
    inner join gl_coding
        on gl_coding.gl_account_no = redated.gl_account_no
        and gl_coding.dimension_set_id = dimension_set.dimension_set_id
) as placed
where placed.gl_entry_no = gl_entry_row.gl_entry_no
