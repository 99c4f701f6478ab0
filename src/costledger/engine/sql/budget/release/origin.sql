-- Link the actual entries of a release to the budget entries that they come from.
--
-- in   posting_line with source_entry_no
-- out  cost_entry_origin  numbered as `post_entry` numbers
insert into cost_entry_origin (entry_no, source_entry_no)
select
    $last_entry_no + row_number() over (order by line_no) as entry_no,
    source_entry_no
from posting_line
order by entry_no
