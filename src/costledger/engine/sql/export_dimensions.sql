-- out  dimensions
select
    dimension as code,
    name
from dimension
order by dimension
