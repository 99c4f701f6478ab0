-- out  (run_no)  of the allocation $run_no, when there is one
select run_no
from run_row
where run_no = $run_no and kind = 'allocation'
