-- in   gl_budget_resolved
-- out  (day)  the days of the G/L budget that is copied
select posting_date as day
from gl_budget_resolved
group by posting_date
order by posting_date
