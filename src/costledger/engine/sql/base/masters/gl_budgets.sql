-- out  the G/L budgets, as they are merged
select
    name,
    description,
    is_blocked
from gl_budget
