-- out  one row: how many entries a version shows, and from when to when
select
    count(*) as entries,
    min(entry.posting_date) as first_day,
    max(entry.posting_date) as last_day
from version_balance as entry
where entry.version_id = $version_id
