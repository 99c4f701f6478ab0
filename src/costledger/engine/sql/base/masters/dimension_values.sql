-- out  every column of dimension_value, to merge with what a file brings
select
    dimension,
    code,
    name,
    dimension_value_type,
    totaling,
    is_blocked
from dimension_value
