-- in   posting_line
-- out  (lines)  how many lines are to be posted
select count(*) as lines
from posting_line
