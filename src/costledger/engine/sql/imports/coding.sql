-- Which account and dimension set come together in new entries.
--
-- in   import_new, dimension_set
-- out  (gl_account_no, dimension_set_id)
select distinct
    import_new.gl_account_no,
    dimension_set.dimension_set_id
from import_new
inner join dimension_set
    on dimension_set.members = import_new.members and dimension_set.assignment_no = 0
