-- out  (posting_date)  the days on which register $register_no posted
select distinct posting_date
from cost_entry_row
where register_no = $register_no
order by posting_date
