-- out  the numbers that entry rows of another cost ledger had there, by ours
select
    entry_no as no,
    source_series,
    source_no
from migrated_entry
order by entry_no
