-- The days that a transfer up to $until may look at.
--
-- in   posting_day
-- out  transfer_day  (day, month_start, month_end, is_allowed, is_month_end_allowed)
select
    day,
    month_start,
    month_end,
    is_allowed,
    is_month_end_allowed
from posting_day
where is_started and (day <= $until or $until is null)
