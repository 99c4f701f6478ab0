-- out  (assignment_no, valid_from, valid_to, …)  the dimensions as they were before
select
    assignment_no,
    valid_from,
    valid_to,
    cost_center_dimension,
    cost_object_dimension
from dimension_assignment
order by assignment_no
