-- out  (why)  each reason why an entry of a version may not be changed
select why
from budget_entry_kept
where entry_no = $entry_no
order by place
