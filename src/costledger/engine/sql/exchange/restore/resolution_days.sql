-- The days as the last transfer saw them.
--
-- in   stage_resolution_days
delete from resolution_day;

insert into resolution_day (
    day, is_started, is_allowed, is_month_end_allowed, is_looked_at
)
select
    cast(day as date) as day,
    cast(is_started as boolean),
    cast(is_allowed as boolean),
    cast(is_month_end_allowed as boolean),
    cast(is_looked_at as boolean)
from stage_resolution_days
order by day
