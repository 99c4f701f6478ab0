-- Which account and dimension set come together in redated entries.
--
-- in   redated, dimension_set
-- out  (gl_account_no, dimension_set_id)
select distinct
    redated.gl_account_no,
    dimension_set.dimension_set_id
from redated
inner join dimension_set
    on dimension_set.members = redated.members
    and dimension_set.era = redated.era
