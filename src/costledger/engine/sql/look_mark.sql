-- out  one row: what the last transfer had looked at, and what there is to look at
select
    transfer_mark.import_no,
    transfer_mark.clean_import_no,
    transfer_mark.coding_id,
    transfer_mark.fingerprint as seen,
    coalesce((select max(import_row.import_no) from import_row), 0) as newest_import_no,
    coalesce((select max(gl_coding.coding_id) from gl_coding), 0) as newest_coding_id,
    cast(
        coalesce(
            (
                select sum(import_row.entries)
                from import_row
                where import_row.import_no > transfer_mark.clean_import_no
            ), 0
        ) as bigint
    ) as new_entries,
    (select count(*) from calendar_day) as days,
    (select count(*) from resolution_day) as known_days,
    (select setup.late_entry_policy from setup) as late_entry_policy
from transfer_mark
