-- out  (line_no)  the numbers of the lines of a batch
select line_no
from journal_line_row
where batch = $batch
