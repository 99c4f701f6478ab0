-- out  (import_no)  every import in order
select import_no
from import_row
order by import_no
