-- The days as the last transfer saw them, when nothing changed and none is new.
--
-- in   calendar_day, resolution_day
-- out  look_day
select
    calendar_day.day,
    calendar_day.month_start,
    calendar_day.month_end,
    resolution_day.is_started,
    resolution_day.is_allowed,
    resolution_day.is_month_end_allowed,
    calendar_day.day as posting_date,
    calendar_day.month_end as month_end_posting_date,
    resolution_day.is_looked_at
from calendar_day
inner join resolution_day on resolution_day.day = calendar_day.day
