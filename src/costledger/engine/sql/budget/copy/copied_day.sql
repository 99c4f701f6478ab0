-- in   budget_copied_from
-- out  (day)  the days of what is copied
select posting_date as day
from budget_copied_from
group by posting_date
order by posting_date
