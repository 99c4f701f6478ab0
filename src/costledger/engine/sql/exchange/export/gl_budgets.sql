-- out  the G/L budgets, by name
select
    name,
    description,
    is_blocked as blocked
from gl_budget
order by name
