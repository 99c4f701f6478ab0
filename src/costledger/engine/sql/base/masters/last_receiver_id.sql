-- out  (receiver_id)  the last key given
select max(receiver_id) as receiver_id
from receiver
having max(receiver_id) is not null
