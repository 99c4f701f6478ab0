-- What holds on days now; those after $until are not looked at.
--
-- in   posting_day
-- out  applicable_day
select
    day,
    month_start,
    is_started,
    is_allowed,
    is_month_end_allowed,
    coalesce(day <= cast($until as date), true) as is_looked_at,
    posting_date,
    month_end_posting_date
from posting_day
