-- out  (gl_account_no)  the accounts that a G/L budget names
select gl_account_no
from gl_budget_entry_row
where budget_name = $name
group by gl_account_no
order by gl_account_no
