-- out  (dimension_set_id)  of a set, by the text of its members
select dimension_set_id
from dimension_set
where members = $members
