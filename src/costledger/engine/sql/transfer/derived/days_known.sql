-- out  (first_day, last_day)  the span of the calendar; none when it is empty
select
    min(day) as first_day,
    max(day) as last_day
from calendar_day
having min(day) is not null
