-- out  the statistical key figures, by code
select
    driver_code,
    name,
    unit,
    kind
from driver
order by driver_code
