-- Lines whose source a G/L budget has already, on the same day and account.
--
-- in   gl_budget_target, gl_budget_entry_row
-- out  (lines)
select count(distinct line.line_no) as lines
from gl_budget_target as line
inner join gl_budget_entry_row as copy
    on copy.source_entry_no = line.source_entry_no
    and copy.posting_date = line.posting_date
    and copy.gl_account_no = line.gl_account_no
where
    line.reason is null
    and copy.is_ours
    and copy.budget_name = $name
