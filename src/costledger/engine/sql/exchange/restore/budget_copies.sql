-- in   stage_budget_copies · out  budget_copy_link
insert into budget_copy_link (entry_no, source_entry_no)
select
    cast(entry_no as bigint) as entry_no,
    cast(source_entry_no as bigint) as source_entry_no
from stage_budget_copies
order by entry_no, source_entry_no
