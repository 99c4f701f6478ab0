-- Which account and dimension set come together in reassigned entries.
--
-- in   reassigned, dimension_set
-- out  (gl_account_no, dimension_set_id)
select distinct
    reassigned.gl_account_no,
    dimension_set.dimension_set_id
from reassigned
inner join dimension_set
    on dimension_set.members = reassigned.members
    and dimension_set.assignment_no = reassigned.assignment_no
