-- out  the closings of periods
select
    seal_no,
    starting_date,
    ending_date,
    state,
    last_entry_no,
    entries,
    waiting,
    content,
    seal,
    is_reopened,
    closed_on,
    closed_at,
    closed_by
from period_seal
order by seal_no
