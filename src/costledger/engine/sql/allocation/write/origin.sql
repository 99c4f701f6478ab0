-- Say of each entry of a level which pool it is of.
--
-- in   posting_line
-- out  cost_entry_origin  numbered as `post_entry` numbers
insert into cost_entry_origin (entry_no, pool_no)
select
    $last_entry_no + line_no as entry_no,
    pool_no
from posting_line
order by entry_no
