-- out  the values of all dimensions, by code
select
    dimension,
    code,
    name,
    dimension_value_type,
    totaling,
    is_blocked as blocked
from dimension_value
order by dimension, code
