-- out  dimension_sets  dimensions: the set as a JSON object
select
    dimension_set_id,
    members as dimensions
from dimension_set
order by dimension_set_id
