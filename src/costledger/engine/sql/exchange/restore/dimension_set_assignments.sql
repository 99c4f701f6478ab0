-- in   stage_dimension_set_assignments
-- out  dimension_set  assignment_no
update dimension_set
set assignment_no = cast(stage_dimension_set_assignments.assignment_no as integer)
from stage_dimension_set_assignments
where
    dimension_set.dimension_set_id
    = cast(stage_dimension_set_assignments.dimension_set_id as integer)
