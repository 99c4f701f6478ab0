-- in   restored_dimension_set_members
-- out  dimension_set_member
insert into dimension_set_member (dimension_set_id, dimension, code)
select
    cast(dimension_set_id as integer),
    dimension,
    code
from restored_dimension_set_members
