-- out  what copied entries of versions were copied from, by entry
select
    entry_no,
    source_entry_no
from budget_copy_link
order by entry_no, source_entry_no
