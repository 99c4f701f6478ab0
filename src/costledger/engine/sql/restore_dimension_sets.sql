-- in   restored_dimension_sets
-- out  dimension_set
insert into dimension_set (dimension_set_id, members)
select
    cast(dimension_set_id as integer),
    dimensions
from restored_dimension_sets
