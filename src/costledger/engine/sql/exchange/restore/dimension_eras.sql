-- in   stage_dimension_eras
insert into dimension_era (
    era, valid_from, valid_to, cost_center_dimension, cost_object_dimension
)
select
    cast(era as integer),
    cast(nullif(valid_from, '') as date),
    cast(valid_to as date),
    coalesce(cost_center_dimension, ''),
    coalesce(cost_object_dimension, '')
from stage_dimension_eras
order by cast(era as integer)
