-- Keep the numbers that the entries of another cost ledger had there.
--
-- in   legacy_numbered
-- out  legacy_entry
insert into legacy_entry (entry_no, source_series, source_no)
select
    entry_no,
    $series,
    source_no
from legacy_numbered
order by entry_no
