-- The days as they are now; those after $until are not looked at.
--
-- in   posting_day
-- out  look_day
select
    day,
    month_start,
    month_end,
    is_started,
    is_allowed,
    is_month_end_allowed,
    posting_date,
    month_end_posting_date,
    coalesce(day <= cast($until as date), true) as is_looked_at
from posting_day
