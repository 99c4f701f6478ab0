-- What holds on days, as it is cached, where every entry is posted on its own day or
-- its month's last.
--
-- in   classified_day, calendar_day
-- out  applicable_day
select
    calendar_day.day,
    calendar_day.month_start,
    cached.is_started,
    cached.is_allowed,
    cached.is_month_end_allowed,
    cached.is_looked_at,
    calendar_day.day as posting_date,
    calendar_day.month_end as month_end_posting_date
from classified_day as cached
inner join calendar_day on calendar_day.day = cached.day
