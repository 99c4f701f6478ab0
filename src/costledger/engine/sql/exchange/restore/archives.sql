-- in   stage_archives · out  archive_row
insert into archive_row (
    archive_no, first_date, year_ending, entries, file, sha256, archived_on,
    archived_at, archived_by
)
select
    cast(archive_no as integer),
    cast(first_date as date),
    cast(year_ending as date),
    cast(entries as bigint),
    coalesce(file, ''),
    coalesce(sha256, ''),
    cast(archived_on as date),
    cast(archived_at as timestamp),
    coalesce(archived_by, '')
from stage_archives
order by 1
