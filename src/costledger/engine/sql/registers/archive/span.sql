-- out  (entries, first_date)  what goes to an archive up to $year_ending
select
    count(*) as entries,
    min(posting_date) as first_date
from cost_entry_row
where version_id = 1 and posting_date <= cast($year_ending as date)
