-- out  (first_day, last_day)  the posting dates of entries; none without entries
select
    min(posting_date) as first_day,
    max(posting_date) as last_day
from gl_entry_row
having min(posting_date) is not null
