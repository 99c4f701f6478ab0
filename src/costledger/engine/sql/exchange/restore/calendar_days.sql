-- The days with their texts, in the language that they were written in.
--
-- in   stage_calendar_days
delete from calendar_day;

insert into calendar_day (day, month_start, month_end, day_text, month_text)
select
    cast(day as date) as day,
    cast(month_start as date),
    cast(month_end as date),
    day_text,
    month_text
from stage_calendar_days
order by day
