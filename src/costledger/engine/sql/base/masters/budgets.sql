-- out  every column of version, to merge with what a file brings
select
    version_id,
    code,
    name,
    kind,
    is_locked,
    base_version_id,
    base_cut_date,
    base_cut_entry_no
from version
