-- out  one row: how many entries a version shows, and from when to when
select
    count(*) as entries,
    min(entry.posting_date) as first_day,
    max(entry.posting_date) as last_day
from balance_entry as entry
inner join version_part as part
    on part.part_version_id = entry.version_id
    and (part.cut_date is null or entry.posting_date <= part.cut_date)
    and (part.cut_entry_no is null or entry.entry_no <= part.cut_entry_no)
where part.version_id = $version_id
