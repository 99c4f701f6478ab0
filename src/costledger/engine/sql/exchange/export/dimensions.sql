-- out  the dimensions, by code
select
    dimension as code,
    name
from dimension
order by dimension
