-- out  what the registers of copies were copied from, by register
select
    register_no,
    kind,
    source,
    first_source_no,
    last_source_no
from budget_source
order by register_no
