-- Keep the numbers that the entries of another cost ledger had there.
--
-- in   migrated_numbered
-- out  migrated_entry
insert into migrated_entry (entry_no, source_series, source_no)
select
    entry_no,
    $series,
    source_no
from migrated_numbered
order by entry_no
