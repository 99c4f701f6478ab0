-- out  the archives, in order
select
    archive_no,
    first_date,
    year_ending,
    entries,
    file,
    sha256,
    archived_on,
    archived_by
from archive_row
order by archive_no
