-- Read all entries by the dimensions of today, whatever their date.
--
-- in   setup
update dimension_assignment
set
    cost_center_dimension = setup.cost_center_dimension,
    cost_object_dimension = setup.cost_object_dimension
from setup
