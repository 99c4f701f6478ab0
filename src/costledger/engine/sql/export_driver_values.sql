-- out  the values of key figures, by figure, receiver and date
select
    driver_code as driver,
    receiver_kind,
    receiver_code,
    value_date as date,
    rtrim(rtrim(cast(value as text), '0'), '.') as value
from driver_value
order by driver_code, receiver_kind, receiver_code, value_date
