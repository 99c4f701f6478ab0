-- out  (receiver_id, kind, code)  the cost centers and cost objects that are there
select
    receiver_id,
    kind,
    code
from receiver_by_code
