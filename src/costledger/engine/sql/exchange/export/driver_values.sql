-- out  the values of key figures, by figure, receiver and date
select
    driver_code as driver,
    case when receiver_kind = 'center' then receiver_code else '' end
        as cost_center_code,
    case when receiver_kind = 'object' then receiver_code else '' end
        as cost_object_code,
    value_date as date,
    case
        when value = 0 then '0'
        else rtrim(rtrim(cast(value as text), '0'), '.')
    end as value,
    version_code as version
from driver_value
order by driver_code, receiver_kind, receiver_code, value_date, version_code
