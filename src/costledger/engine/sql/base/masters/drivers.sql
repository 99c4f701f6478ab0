-- out  every column of driver, to merge with what a file brings
select
    driver_code,
    name,
    unit,
    kind
from driver
