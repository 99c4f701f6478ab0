-- The entries of ACTUAL that go to an archive.
--
-- out  archive_entry  (entry_no)
select entry_no
from cost_entry_row
where version_id = 1 and posting_date <= cast($year_ending as date)
