-- Which account and dimension set come together in entries of a G/L budget, so that
-- cost entries keep all dimensions of their source.
--
-- in   gl_budget_resolved, gl_budget_entry_row
-- out  (gl_account_no, dimension_set_id)
select distinct
    entry.gl_account_no,
    entry.dimension_set_id
from gl_budget_resolved as judged
inner join gl_budget_entry_row as entry on entry.entry_no = judged.entry_no
where judged.reason is null
