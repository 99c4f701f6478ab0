-- out  the entries of G/L budgets, by number
select
    entry_no,
    budget_name,
    gl_account_no,
    date,
    amount,
    description,
    dimensions,
    is_ours,
    source_entry_no
from gl_budget_entry
order by entry_no
