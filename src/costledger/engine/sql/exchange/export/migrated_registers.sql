-- out  the numbers that register rows of another cost ledger had there, by ours
select
    register_no as no,
    source_series,
    source_no
from migrated_register
order by register_no
