-- out  (import_no)  the last import there is; all of them may have been transferred
select coalesce(max(import_no), 0) as import_no
from import_row
