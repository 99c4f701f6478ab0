-- out  one row: what the last transfer had looked at
select
    transfer_mark.import_no,
    transfer_mark.clean_import_no,
    transfer_mark.coding_id,
    transfer_mark.fingerprint,
    coalesce((select max(import_row.import_no) from import_row), 0) as newest_import_no,
    coalesce((select max(gl_coding.coding_id) from gl_coding), 0) as newest_coding_id
from transfer_mark
