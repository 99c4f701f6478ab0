-- out  the imports, by number
select
    import_no,
    source,
    file,
    sha256,
    imported_at,
    imported_by,
    entries
from import_row
order by import_no
