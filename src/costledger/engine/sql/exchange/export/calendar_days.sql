-- out  the days that the ledger has met, with their texts
select
    day,
    month_start,
    month_end,
    day_text,
    month_text
from calendar_day
order by day
