-- out  (dimension_set_id)  the last key given to a set
select max(dimension_set_id) as dimension_set_id
from dimension_set
