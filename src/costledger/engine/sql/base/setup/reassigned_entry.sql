-- Let reassigned entries lie in the set of their date's assignment.
--
-- in   reassigned, dimension_set, gl_coding
-- out  gl_entry_row  coding_id
update gl_entry_row
set coding_id = placed.coding_id
from (
    select
        reassigned.gl_entry_no,
        gl_coding.coding_id
    from reassigned
    inner join dimension_set
        on dimension_set.members = reassigned.members
        and dimension_set.assignment_no = reassigned.assignment_no
    inner join gl_coding
        on gl_coding.gl_account_no = reassigned.gl_account_no
        and gl_coding.dimension_set_id = dimension_set.dimension_set_id
) as placed
where placed.gl_entry_no = gl_entry_row.gl_entry_no
