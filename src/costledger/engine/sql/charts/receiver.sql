-- out  (receiver_id, kind, code)  the cost centers and cost objects that are there
select
    receiver_id,
    kind,
    code
from receiver
where not is_retired
