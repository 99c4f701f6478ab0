-- out  one row: up to where the last transfer looked
select
    import_no,
    clean_import_no,
    coding_id,
    fingerprint
from transfer_mark
