-- out  (cost_type_id)  the last key given
select max(cost_type_id) as cost_type_id
from cost_type
having max(cost_type_id) is not null
