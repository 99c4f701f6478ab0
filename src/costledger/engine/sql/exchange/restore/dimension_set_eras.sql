-- in   stage_dimension_set_eras
-- out  dimension_set  era
update dimension_set
set era = cast(stage_dimension_set_eras.era as integer)
from stage_dimension_set_eras
where
    dimension_set.dimension_set_id
    = cast(stage_dimension_set_eras.dimension_set_id as integer)
