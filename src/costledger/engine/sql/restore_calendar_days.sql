-- in   restored_calendar_days
-- out  calendar_day
insert into calendar_day (day, month_start, month_end, day_text, month_text)
select
    cast(day as date),
    cast(month_start as date),
    cast(month_end as date),
    day_text,
    month_text
from restored_calendar_days
