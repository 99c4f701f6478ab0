-- Up to where the last transfer looked, so that the next one looks at what is new.
--
-- in   stage_transfer_marks
delete from transfer_mark;

insert into transfer_mark (import_no, clean_import_no, coding_id, fingerprint)
select
    cast(import_no as integer),
    cast(clean_import_no as integer),
    cast(coding_id as integer),
    coalesce(fingerprint, '')
from stage_transfer_marks
