-- out  (receiver_id, kind, code)  the cost centers and cost objects by code
select
    receiver_id,
    kind,
    code
from receiver
