-- in   journal_resolved
-- out  (version_id, version, lines, first_month)  the versions that a batch posts into
select
    line.version_id,
    version.code as version,
    count(*) as lines,
    min(line.posting_date) as first_day,
    max(line.posting_date) as last_day
from journal_resolved as line
left join version on version.version_id = line.version_id
group by line.version_id, version.code
order by line.version_id
