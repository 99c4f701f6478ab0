-- out  (dimension_set_id, dimensions)  the sets that entries carry, by key
select
    dimension_set_id,
    members as dimensions
from dimension_set
order by dimension_set_id
