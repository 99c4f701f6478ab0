-- The days on which something else holds now than the last transfer saw.
--
-- in   look_day, resolution_day
-- out  look_day_change  (day, and what the last transfer saw)
select
    look_day.day,
    resolution_day.is_started,
    resolution_day.is_allowed,
    resolution_day.is_month_end_allowed,
    resolution_day.is_looked_at
from look_day
inner join resolution_day on resolution_day.day = look_day.day
where
    look_day.is_started <> resolution_day.is_started
    or look_day.is_allowed <> resolution_day.is_allowed
    or look_day.is_month_end_allowed <> resolution_day.is_month_end_allowed
    or look_day.is_looked_at <> resolution_day.is_looked_at
