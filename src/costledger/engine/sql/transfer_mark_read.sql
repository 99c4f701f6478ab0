-- out  (import_no, newest)  the last import looked at, and the last there is
select
    transfer_mark.import_no,
    coalesce((select max(import_row.import_no) from import_row), 0) as newest
from transfer_mark
