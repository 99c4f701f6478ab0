-- Whether entries carry a value that no list of values names.
--
-- in   $dimension, $code
-- out  (dimension_set_id)
select dimension_set_id
from dimension_set_member
where dimension = $dimension and code = $code
limit 1
