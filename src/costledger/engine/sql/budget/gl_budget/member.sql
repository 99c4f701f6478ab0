-- The entries of a G/L budget that each line of a copy stands for: one.
--
-- in   gl_budget_resolved
-- out  (entry_no, source_entry_no)
select
    entry_no,
    entry_no as source_entry_no
from gl_budget_resolved
where reason is null
