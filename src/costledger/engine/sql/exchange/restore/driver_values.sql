-- The values of key figures, of an export.
-- in   stage_driver_values · out  driver_value
insert into driver_value (
    driver_code, receiver_kind, receiver_code, value_date, value, version_code
)
select
    driver,
    case when cost_center_code is null then 'object' else 'center' end
        as receiver_kind,
    coalesce(cost_center_code, cost_object_code, '') as receiver_code,
    cast("date" as date) as value_date,
    cast(value as decimal(38, 10)),
    coalesce(version, '')
from stage_driver_values
order by driver, receiver_kind, receiver_code, value_date, coalesce(version, '')
