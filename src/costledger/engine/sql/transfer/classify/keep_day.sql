-- Remember the days as a run saw them.
--
-- in   look_day
-- out  resolution_day
delete from resolution_day;

insert into resolution_day (
    day, is_started, is_allowed, is_month_end_allowed, is_looked_at
)
select
    day,
    is_started,
    is_allowed,
    is_month_end_allowed,
    is_looked_at
from look_day
order by day
