-- out  dimension_set_members  the sets, a row a dimension
select
    dimension_set_id,
    dimension,
    code
from dimension_set_member
order by dimension_set_id, dimension
