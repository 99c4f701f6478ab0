-- in   restored_transfer_marks
-- out  transfer_mark
insert into transfer_mark (import_no, clean_import_no, coding_id, fingerprint)
select
    cast(import_no as integer),
    cast(clean_import_no as integer),
    cast(coding_id as integer),
    coalesce(fingerprint, '')
from restored_transfer_marks
