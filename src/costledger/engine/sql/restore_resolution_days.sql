-- in   restored_resolution_days
-- out  resolution_day
insert into resolution_day (
    day, is_started, is_allowed, is_month_end_allowed, is_looked_at
)
select
    cast(day as date),
    cast(is_started as boolean),
    cast(is_allowed as boolean),
    cast(is_month_end_allowed as boolean),
    cast(is_looked_at as boolean)
from restored_resolution_days
