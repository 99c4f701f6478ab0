-- out  (last_id)  the last key given
select coalesce(max(receiver_id), 0) as last_id
from receiver
