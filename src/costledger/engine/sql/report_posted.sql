-- out  one row: how many entries a version has, and from when to when
select
    count(*) as entries,
    min(posting_date) as first_day,
    max(posting_date) as last_day
from cost_entry_row
where version_id = $version_id
