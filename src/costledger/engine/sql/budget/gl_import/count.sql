-- out  how many entries of G/L budgets are staged
select count(*) as rows
from stage_gl_budget_entries
