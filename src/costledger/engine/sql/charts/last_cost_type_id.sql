-- out  (last_id)  the last key given
select coalesce(max(cost_type_id), 0) as last_id
from cost_type
