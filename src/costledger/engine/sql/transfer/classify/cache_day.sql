-- Cache what holds on the days that are not cached yet; those after $until are not
-- looked at.
--
-- in   posting_day
-- out  classified_day
insert into classified_day (
    day, is_started, is_allowed, is_month_end_allowed, is_looked_at
)
select
    day,
    is_started,
    is_allowed,
    is_month_end_allowed,
    coalesce(day <= cast($until as date), true) as is_looked_at
from posting_day
where
    not exists (
        select 1
        from classified_day
        where classified_day.day = posting_day.day
    )
order by day
