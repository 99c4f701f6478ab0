-- out  (dimension_set_id)  the sets that entries of G/L budgets have
select dimension_set_id
from gl_budget_entry_row
group by dimension_set_id
order by dimension_set_id
