-- out  every column of driver_value, to merge with what a file brings
select
    driver_code,
    receiver_kind,
    receiver_code,
    value_date,
    value,
    version_code
from driver_value
