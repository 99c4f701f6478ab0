-- out  (era, valid_from, valid_to, …)  the dimensions as they were read before
select
    era,
    valid_from,
    valid_to,
    cost_center_dimension,
    cost_object_dimension
from dimension_era
order by era
