-- out  the days, as the last transfer saw them
select
    day,
    is_started,
    is_allowed,
    is_month_end_allowed,
    is_looked_at
from resolution_day
order by day
