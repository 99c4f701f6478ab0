-- out  the years that went to an archive
select
    archive_no,
    first_date,
    year_ending,
    entries,
    file,
    sha256,
    archived_on,
    archived_at,
    archived_by
from archive_row
order by archive_no
