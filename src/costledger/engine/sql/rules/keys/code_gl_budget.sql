-- out  (kind, code)  the names of G/L budgets, and the accounts that they name
select
    'gl_budget' as kind,
    budget_name as code
from gl_budget_entry_row
union
select
    'account' as kind,
    gl_account_no as code
from gl_budget_entry_row
order by kind, code
